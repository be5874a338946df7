"""Words that are written in two ways: American and British, French before and after 1990. One of the two stands for both.

Lists, not rules: -or is -our in colour and not in actor. The lexicon is written in the spelling on the right.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from translate_flow.language import Language

_OR: Final = """
armor arbor ardor behavior candor clamor color demeanor discolor dishonor endeavor favor favorite fervor flavor harbor honor
honorable humor labor laborer misdemeanor neighbor neighborhood neighboring odor parlor rancor rigor rumor savior savor splendor
tumor valor vapor vigor watercolor
"""
_ER: Final = "caliber center centimeter epicenter fiber kilometer liter luster meager millimeter reconnoiter saber scepter somber specter theater"
_OTHERS: Final = """
aging:ageing airplane:aeroplane aluminum:aluminium analog:analogue anemia:anaemia anesthesia:anaesthesia
appall:appal archeology:archaeology archeologist:archaeologist artifact:artefact ax:axe
catalog:catalogue chili:chilli cozy:cosy defense:defence dialog:dialogue
distill:distil donut:doughnut encyclopedia:encyclopaedia enroll:enrol enrollment:enrolment esthetic:aesthetic
esthetics:aesthetics fetus:foetus fulfill:fulfil fulfillment:fulfilment gray:grey gynecologist:gynaecologist
 installment:instalment instill:instil jewelry:jewellery judgment:judgement
acknowledgment:acknowledgement leukemia:leukaemia maneuver:manoeuvre marvelous:marvellous mold:mould
mollusk:mollusc mustache:moustache offense:offence orthopedic:orthopaedic paleontology:palaeontology pajamas:pyjamas
pediatric:paediatric pediatrician:paediatrician plow:plough pretense:pretence skeptic:sceptic skeptical:sceptical
skepticism:scepticism skillful:skilful smolder:smoulder sulfur:sulphur traveler:traveller counselor:counsellor
signaling:signalling modeling:modelling labeling:labelling counseling:counselling traveling:travelling traveled:travelled
labeled:labelled modeled:modelled canceled:cancelled canceling:cancelling totaled:totalled woolen:woollen willful:wilful
wellbeing:well-being nonprofit:non-profit co-operate:cooperate co-operation:cooperation co-operative:cooperative
co-ordinate:coordinate co-ordination:coordination co-ordinator:coordinator e-mail:email web-site:website on-line:online
off-line:offline e-book:ebook policymaker:policy-maker decisionmaker:decision-maker
"""
_FRENCH: Final = """
abime:abîme accroitre:accroître aout:août apparaitre:apparaître boite:boîte bruler:brûler brulure:brûlure chaine:chaîne
chainon:chaînon clef:clé comparaitre:comparaître connaitre:connaître couter:coûter cout:coût couteux:coûteux croitre:croître
cuiller:cuillère déchainer:déchaîner diner:dîner disparaitre:disparaître enchainement:enchaînement enchainer:enchaîner
entrainer:entraîner entrainement:entraînement entraineur:entraîneur évènement:événement évènementiel:événementiel
fraicheur:fraîcheur gout:goût gouter:goûter huitre:huître ile:île maitre:maître maitresse:maîtresse maitrise:maîtrise
maitriser:maîtriser méconnaitre:méconnaître naitre:naître nénufar:nénuphar ognon:oignon paraitre:paraître payement:paiement
reconnaitre:reconnaître renaitre:renaître règlementaire:réglementaire règlementation:réglementation
règlementer:réglementer traine:traîne trainer:traîner traitre:traître voute:voûte weekend:week-end
"""


def _pairs(text: str) -> dict[str, str]:
    return {one: other for one, _, other in (pair.partition(":") for pair in text.split()) if one != other}


SPELLINGS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        "fr": _pairs(_FRENCH),
        "en": {
            **{word: word.replace("or", "our", 1) if word != "favorite" else "favourite" for word in _OR.split()},
            **{word: word[:-2] + "re" for word in _ER.split()},
            **_pairs(_OTHERS),
        },
    }
)
"""From the one way of writing a word to the other, folded."""

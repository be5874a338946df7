"""Tables for words of one language inside a text of the other: which give a leak away, and which are at home there.

Our own lists. A word is *telling* when a writer of the other language would hardly ever type it in lower case, alone,
between two words of his own; it *joins* when it tells only in company. Homographs of a word of the other language (on,
a, or, but, plus, son, car, main) are in neither list: they say nothing either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from translate_flow.language import Language

_TELLING_FR: Final = """
le la les l' un une des d' cette cet ces c' celui celle ceux celles cela ça
nos notre vos votre leur leurs nous vous ils elles j' s' t' n' m' qu' lui eux
qui que quoi où lequel laquelle lesquels lesquelles duquel auquel auxquels
quel quelle quels quelles quelques plusieurs chaque aucun aucune toute tous toutes même mêmes autres
et ou mais donc puis puisque lorsque lorsqu' puisqu' quand parce afin ainsi alors aussi
dans avec entre pour vers depuis pendant dès jusque jusqu' selon après malgré lors
jamais rien très moins beaucoup assez toujours souvent ici là à
sont était étaient sera seront serait seraient être été étant sommes êtes soit soient
ont avons avez avait avaient aura auront avoir ayant faisons faites peut peuvent pouvez pouvons doit doivent faut vont
aujourd'hui notamment cependant toutefois ndlr ndt
"""

_JOINING_FR: Final = """
de du au aux en ce se ne pas il elle est par sur sous sans si peu contre chez comme tout dont avant sa ses mes
"""

_TELLING_EN: Final = """
the this that these those and with for of to in at by from into about between through because while whether
we they you it our your their its his her them is are was were be been being have has had having
will would could should which what when where who whose how why not never than then there here
more such each every other both also some any these only very
isn't aren't wasn't weren't don't doesn't didn't can't cannot won't you're we're they're it's we've let's
"""

_JOINING_EN: Final = """
so if do does did can may might must out up over off all my just most many much few yet upon within without until since
get gets got make makes need needs want us i he she like under after before during against
"""

TELLING: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {"fr": frozenset(_TELLING_FR.split()), "en": frozenset(_TELLING_EN.split())}
)
"""Function words of each language that give it away in a text of the other, folded."""

JOINING: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {
        "fr": frozenset(_JOINING_FR.split()),
        "en": frozenset(_JOINING_EN.split()),
    }
)
"""Function words of each language that count beside a telling one, folded."""

ARTICLES: Final = frozenset({"le", "la", "les", "un", "une", "the", "this", "these", "ce", "cette", "ces"})
"""Words that open a noun phrase: with another function word after the noun they make a clause, where two ``et`` do not.
After a capital and before a lower-case word they continue no name."""

OWN_AFTER: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "pour": frozenset(
            ["to", "we", "you", "they", "i", "can", "will", "would", "could", "should", "may", "must", "and", "or"]
        )
    }
)
"""Telling words that are words of the text's own language after these: to pour."""

_NOMINAL: Final = "de du des d' la le les l' et en à au aux sur pour par dans sans sous un une"
NOMINAL: Final = frozenset(_NOMINAL.split())
"""Function words that French names are made of: a stretch with any other holds a clause. English names go by
capitals."""

_EXPRESSIONS_IN_EN: Final = """
et al|et alia|et seq|et cetera|et tu|à la|a la|à la carte|a la carte|à la mode|a la mode|raison d' être|raisons d' être|coup d' état|coup d' etat
coups d' état|hors d' oeuvre|hors d' oeuvres|objet d' art|objets d' art|chef d' oeuvre|trompe l' oeil|cri de coeur|joie de vivre|je ne sais quoi
noblesse oblige|tour de force|tout le monde|c' est la vie|esprit de corps|fait accompli|femme fatale|laissez faire|nom de plume|nom de guerre
plus ça change|vis à vis|déjà vu|mot juste|le mot juste|la crème de la crème|crème de la crème|pièce de résistance|au contraire|fin de siècle|la la
prix fixe|vive la différence|mise en scène|mise en place|femme de ménage|ooh la la|oh la la|à propos|mais oui|mais non|bric à brac|tête à tête
côte d' or|côte d' azur|côte d' ivoire|d' you|c' mon|s' mores|t' other|d' oh|esprit de l' escalier|enfant terrible|table d' hôte|agent provocateur
carte blanche|pas de deux|pied à terre|sacré bleu|savoir faire|sans serif|soupe du jour|plat du jour|du jour|art nouveau|film noir|beau monde
"""

_EXPRESSIONS_IN_FR: Final = """
by design|made in|made by|work in progress|peer to peer|business to business|business to consumer|business to government|state of the art|best of
best of breed|call to action|calls to action|look and feel|drag and drop|copy and paste|cut and paste|plug and play|play to earn|proof of concept
proof of work|proof of stake|proof of history|as a service|end to end|one to one|one to many|many to many|face to face|time to market|go to market
pay as you go|pay what you want|point and click|lost in translation|do it yourself|how to|how to guide|tech for good|data for good|ai for good|for good|learning by doing
last but not least|off the record|on the record|the place to be|place to be|one man show|must have|nice to have|opt in|opt out|all in one|all inclusive
check in|check out|log in|log out|sign in|sign up|sign out|plug in|built in|in house|in app|in fine|in situ|in vivo|in vitro|in extenso|in extremis|in silico
in memoriam|in petto|in abstracto|in concreto|in octavo|in folio|in quarto|in utero|in absentia|human in the loop|in real life|just in time|right to repair
internet of things|search and rescue|up to date|ready to use|ready to wear|easy to use|back to basics|back to school|rock and roll|rhythm and blues|drum and bass
black and white|fish and chips|trick or treat|what if|what else|who's who|of course|by the way|no comment|to do|to do list|first in first out|last in first out
out of the box|point of view|point of sale|code of conduct|freedom of information|rule of law|read the docs|fear of missing out|trial and error|trust and safety|terms of service
on the go|on the fly|on the job|man in the middle|learn by doing|call for papers|call for projects|request for comments|request for proposal|quick and dirty
search and replace|find and replace|hit and run|stop and go|stop and start|has been|has beens|research and development|command and control|divide and conquer
internet of everything|software as a service|store and forward|fill in the blank|naming and shaming|name and shame|name and fame|test and learn|fail fast and learn|hub and spoke
try and buy|wait and see|cash and carry|click and collect|bed and breakfast|let's go|save the date|think out of the box|business as usual|bring your own device|is all you need
"""

EXPRESSIONS: Final[Mapping[Language, frozenset[tuple[str, ...]]]] = MappingProxyType(
    {
        "en": frozenset(tuple(p.split()) for line in _EXPRESSIONS_IN_EN.split("\n") for p in line.split("|") if p),
        "fr": frozenset(tuple(p.split()) for line in _EXPRESSIONS_IN_FR.split("\n") for p in line.split("|") if p),
    }
)
"""Expressions that a text of this language borrows whole, as folded words; up to five words."""

_INSTITUTIONS: Final = """
agence académie archives arts assemblée association banque bibliothèque bourse caisse centre chambre cité collège comité
commission compagnie confédération conseil coopérative conseils cour cours direction école fédération fondation groupe hôpital hôtel
institut laboratoire ligue maison mairie ministère mission mouvement musée métiers observatoire office ordre palais
parti presses régie réseau secours secrétariat société syndicat théâtre tribunal union université ville mutuelle fils cie
"""
INSTITUTIONS: Final = frozenset(_INSTITUTIONS.split())
"""First words of the names of French institutions, folded."""

_LOANS_IN_EN: Final = """
café cafés naïve naïveté résumé résumés cliché clichés façade façades fiancé fiancée déjà protégé protégés blasé passé touché
coöperate coöperation jalapeño piñata señor señora über doppelgänger smörgåsbord crème brûlée entrée entrées flambé purée
pâté sauté soirée soirées décor début élite élan éclair matinée mêlée métier cortège communiqué communiqués coup exposé
attaché attachés applique fête première régime régimes rôle rôles séance tête vis-à-vis risqué retroussé roué
déclassé décolletage divorcée émigré émigrés étude façon papier-mâché après-ski voilà château châteaux maté
"""
LOANS_IN_EN: Final = frozenset(_LOANS_IN_EN.split())
"""Words with accents that are English."""

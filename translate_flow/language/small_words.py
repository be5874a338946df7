"""Small words by what they say: je, moi and mon are I, me and my.

In a sentence of five words they are most of what can be compared; which of them stands is often a matter of grammar, so
they are compared by class, and weigh little. Our own table; a word may be in several classes.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translate_flow.language import Language

# A line is a class: French, then English. Elided and contracted words stand as a search for bare letters leaves them: "j" of
# j’ai, "t" of don’t.
_CLASSES: Final = """
je j moi me m mon ma mes mien mienne | i me my mine myself m
tu toi te t ton ta tes vous votre vos tien vôtre | you your yours yourself u ya
il lui le l son sa ses elle la | he him his she her hers it its
nous on notre nos nôtre | we us our ours let one
ils elles eux leur leurs les on | they them their theirs
pas ne n jamais rien aucun aucune personne non sans ni guère plus | not n t no never nothing none nobody nor without neither isn don won didn doesn couldn wouldn cannot can
qui | who whom whose that which
que qu quoi quel quelle quels quelles | what which that how
où | where
comment | how what
pourquoi | why
quand lorsque lorsqu | when while
si | if whether so yes
parce car puisque comme | because since as for like
et | and
mais | but
ou | or
avec | with
pour afin | for to
ce c cela ça ceci cet cette ces celui celle ceux | this that these those it
tout tous toute toutes | all every everything everyone whole any
plus davantage encore | more most again still another
très trop tellement si | very too so really
est suis es sommes êtes sont était étais étaient serait sera être été soit | is am are was were be been being s m re
a ai as avons avez ont avait avais avoir eu aura | has have had ve having got d
peut peux pouvez pouvons peuvent pourrait pourrais pouvait | can could may might
faut dois doit devez devons doivent devrait devrais | must should have need gotta ought
veux veut voulez voulons veulent voulais voudrais | want wanna would like
dans en à au aux | in at to into on
sur | on about over upon
rien | nothing anything
quelque quelqu quelques | some something someone any few anything
oui ouais si | yes yeah yep
là ici y voilà voici | here there
un une | a an one
"""


def _classes() -> Mapping[Language, Mapping[str, frozenset[int]]]:
    found: dict[Language, dict[str, set[int]]] = {"fr": defaultdict(set), "en": defaultdict(set)}
    for number, line in enumerate(_CLASSES.strip().splitlines()):
        french, _, english = line.partition("|")
        for word in french.split():
            found["fr"][word].add(number)
        for word in english.split():
            found["en"][word].add(number)
    return {language: {word: frozenset(held) for word, held in words.items()} for language, words in found.items()}


SMALL_WORDS: Final[Mapping[Language, Mapping[str, frozenset[int]]]] = MappingProxyType(_classes())
"""The classes of each small word, by language; words folded as `folding.fold` folds."""

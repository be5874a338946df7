"""The small words that give a language away: articles, pronouns, prepositions, conjunctions, auxiliaries.

Our own lists. Left out are words that are at home in both languages, or that look like a word of the other (but, on, a,
son, plus, an, as, or, me, no), and what is an abbreviation in capitals (AI, US, IT).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from translate_flow.language import Language

_FR: Final = """
le la les l' un une des du de d' au aux ce cet cette ces c' cela ceci ça celui celle ceux celles
mon ma mes ta tes sa ses notre nos votre vos leur leurs
je j' tu il elle nous vous ils elles se s' te t' lui eux soi moi toi m' en y
qui que qu' quoi dont où lequel laquelle lesquels lesquelles duquel auquel auxquels auxquelles
quel quelle quels quelles quelque quelques plusieurs chaque aucun aucune tout toute tous toutes même mêmes autre autres
et ou ni mais donc puis puisque puisqu' lorsque lorsqu' quand comme si car parce afin ainsi alors aussi
dans par pour avec sous sur vers chez entre depuis pendant dès jusque jusqu' envers malgré selon avant après contre
ne n' pas jamais rien point guère très trop peu moins beaucoup assez encore déjà toujours souvent ici là
est sont était étaient sera seront serait seraient être été étant suis sommes êtes soit soient
ont avons avez avait avaient aura auront aurait auraient avoir ayant eu eue
fait faire font peut peuvent pouvez pouvons pourrait doit doivent devez faut veut vont va
quelqu' aujourd'hui est-ce c'est-à-dire peut-être voici voilà lors dehors notamment cependant toutefois
"""

_EN: Final = """
the this that these those
my your his her its our their mine yours hers theirs
i you he she it we they him them us myself yourself itself ourselves themselves
who whom whose which what where when why how whatever whoever whether
and nor yet because although though while unless until since if so than then
of to in at by for from with without within into onto upon about above across after against along among around before
behind below beneath beside besides between beyond despite during except inside like near off out outside over since
through throughout till toward towards under underneath up via
not never nothing none neither either both each every any anything anyone some something someone all more most much many
few less least other another such same own only just too very also even still again once here there almost always often
is are was were be been being am isn't aren't wasn't weren't
have has had having haven't hasn't hadn't do does did doing don't doesn't didn't
will would shall should could might must can't cannot couldn't won't wouldn't shouldn't
you're we're they're i'm i've we've you've they've i'll you'll we'll they'll let's who's there's 's
get gets got make makes made need needs want
"""

_SHARED: Final = """
i y en va point mine since via car if off us it am ma ta te eu mon like here fait font
"""
"""At home in the other language too, as a word, a name or an abbreviation: car is because, if is a yew, mon a
Monday."""

_PARTICLES: Final = """
le la les l' de du des d' et au aux en the of and for to at in von van der den di da del y
"""

FUNCTION_WORDS: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {
        "fr": frozenset(_FR.split()) - frozenset(_SHARED.split()),
        "en": frozenset(_EN.split()) - frozenset(_SHARED.split()),
    }
)
"""The lists, folded as `folding.fold` folds."""

PARTICLES: Final = frozenset(_PARTICLES.split())
"""Function words that names are made of: Le Monde, Bank of England, European Commission for the Environment."""

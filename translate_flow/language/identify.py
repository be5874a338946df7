"""Which of the two languages a text is written in, or that it cannot be told.

Function words decide, which on real articles were never wrong and stay silent on titles made of content words alone;
those go to py3langid, restricted to the two languages. What is left (names, addresses, numbers) is undetermined: wrong
would be a false finding, None is silence.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from translate_flow.language import LANGUAGES, Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS, PARTICLES
from translate_flow.language.tokens import WORD

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CERTAIN: Final = 0.75
"""What py3langid must be sure of. On 37 hard fragments: 0.5 is wrong 3 times, 0.6 never with 6 left open, 0.9 with
15."""

ENOUGH: Final = 400
"""Words read of a long text. A language does not change its mind after that, and a page of a million characters is read
once."""

GLANCE: Final = 500
"""Characters that the first look takes in."""

PLENTY: Final = 5
"""Function words of one language that settle it at the first look."""

_LEAD: Final = 3  # how many times more function words of one language than of the other decide alone
_NOT_LANGUAGE: Final = re.compile(
    r"\S*(?:://|www\.|@|\(at\))\S*|\S+\.(?:org|com|net|eu|fr|ca|info|io)\b\S*|\ufffc", re.IGNORECASE
)


def identify(text: str) -> Language | None:
    """Return the language of a text of any length without markup, None where nothing tells it."""
    return _at_a_glance(text) or _identify(text[: ENOUGH * 10])


def _at_a_glance(text: str) -> Language | None:
    """Return the language of running text, which its first lines give away without looking closely.

    Nine blocks in ten of real articles are settled here, in a tenth of the time.
    """
    found = text[:GLANCE].lower().replace("’", "'").replace("'", "' ").split()
    french, english = (sum(map(FUNCTION_WORDS[language].__contains__, found)) for language in LANGUAGES)
    if french >= PLENTY and french > 2 * _LEAD * english:
        return "fr"
    if english >= PLENTY and english > 2 * _LEAD * french:
        return "en"
    return None


@lru_cache(maxsize=4096)
def _identify(text: str) -> Language | None:
    if "@" in text or "." in text or "\ufffc" in text or "(at)" in text:
        text = _NOT_LANGUAGE.sub(" ", text)
    found = WORD.findall(text)[:ENOUGH]
    if not _is_language(found):
        return None
    folded = _plain(found)
    french, english = (sum(map(FUNCTION_WORDS[language].__contains__, folded)) for language in LANGUAGES)
    if french > _LEAD * english:
        return "fr"
    if english > _LEAD * french:
        return "en"
    return _by_letters(text)


def _is_language(found: list[str]) -> bool:
    """Whether there is a word that no name is made of: a lower-case one that is no particle, or capitals throughout."""
    letters = [word for word in found if len(word) > 1 and not any(map(str.isdigit, word))]
    if any(word[0].islower() and fold(word) not in PARTICLES and not word.startswith(("'", "’")) for word in letters):
        return True
    return len(letters) > 3 and all(map(str.isupper, letters))


def _plain(found: list[str]) -> list[str]:
    """Fold words; capitals in a text that is not all capitals are abbreviations (UN, EST, IT) and tell nothing."""
    shouting = all(map(str.isupper, found))
    return [fold(word) for word in found if shouting or len(word) == 1 or not word.isupper()]


def _by_letters(text: str) -> Language | None:
    language, probability = _classifier().classify(text)
    return language if probability >= CERTAIN else None


@cache
def _classifier() -> LanguageIdentifier:
    """Load py3langid's model, once: its import and the model cost half a second.

    Of its hundred languages two are kept, made into a classifier of their own: restricted, it would hold on to the 70
    MB of all others.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - see above

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(list(LANGUAGES))
    return LanguageIdentifier(
        whole.nb_ptc,
        whole.nb_pc,
        whole.nb_classes,
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )

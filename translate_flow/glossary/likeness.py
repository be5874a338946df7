"""Whether a written word is a form's word, in any inflection: by spelling first, by the dictionaries where that leaves it open."""

from __future__ import annotations

from translate_flow.glossary.patterns import FormWord
from translate_flow.glossary.pieces import Piece
from translate_flow.language import Language
from translate_flow.language.folding import unaccented
from translate_flow.language.lemmas import may_inflect, regular, same_word


class Likeness:
    """Compares the words of one language, and remembers what it had to look up."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._same: dict[tuple[str, FormWord], bool] = {}

    def forget(self) -> None:
        """Empty the memory, which grows with the words of the texts."""
        self._same.clear()

    def may_be(self, piece: Piece, word: FormWord) -> bool:
        """Whether a piece may be a form's word, by spelling alone: says yes too often."""
        if piece.key == word.key or (not word.exact and may_inflect(piece.key, word.key, self._language)):
            return True
        return piece.text[0].isupper() and self._without_accents(piece, word)

    def seems(self, piece: Piece, word: FormWord) -> bool:
        """As `may_be`, remembered."""
        known = self._same.get((piece.text, word))
        if known is None:
            known = self.may_be(piece, word)
            if not known:
                self._same[piece.text, word] = False
        return known

    def is_word(self, piece: Piece, word: FormWord) -> bool:
        """Whether a piece is a form's word, asked of any piece."""
        return self.may_be(piece, word) and self.confirms(piece, word)

    def confirms(self, piece: Piece, word: FormWord) -> bool:
        """Whether a piece that may be a form's word is one, dictionaries and all."""
        if piece.key == word.key:
            return True
        question = (piece.text, word)
        if question not in self._same:
            self._same[question] = (not word.exact and same_word(piece.key, word.key, self._language)) or (
                piece.text[0].isupper() and self._without_accents(piece, word)
            )
        return self._same[question]

    def _without_accents(self, piece: Piece, word: FormWord) -> bool:
        """Whether the two differ by accents that capitals often go without: ECONOMIE SOCIALE, Economie sociale."""
        if word.key.isascii():
            return False
        if piece.text.isupper():
            ours, theirs = unaccented(piece.key), unaccented(word.key)
            return ours == theirs or (not word.exact and regular(ours, theirs, self._language))
        return piece.key[1:] == word.key[1:] and unaccented(piece.key) == unaccented(word.key)

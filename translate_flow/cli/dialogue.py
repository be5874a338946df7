"""The conversation of ``review``: one paragraph, one answer, the next. Plain lines only: it is read aloud, and piped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import PROSE
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.checks.finding import Finding
from translate_flow.cli.session import Session, complain, emit
from translate_flow.drafts.draft import Draft
from translate_flow.errors import TranslateFlowError
from translate_flow.language import LANGUAGES, Language, name
from translate_flow.messages import Message, msg, plural, put
from translate_flow.project.direction import translation
from translate_flow.project.workspace import Workspace
from translate_flow.reports.as_text import SEVERITIES
from translate_flow.reports.display import display, one_line, percent

SETTLED = frozenset({ReviewState.REVIEWED, ReviewState.INTENDED})


class Dialogue:
    """Goes through the paragraphs of an article that nobody has reviewed, or through all of them."""

    def __init__(
        self, workspace: Workspace, article: str, session: Session, *, engine: str | None, everything: bool
    ) -> None:
        self.workspace = workspace
        self.article = article
        self.session = session
        self.engine = engine
        self.everything = everything
        self.accepted = 0

    def say(self, message: Message) -> None:
        """Print one line."""
        emit(one_line(put(message, self.session.speech)) + "\n")

    def run(self, answers: TextIO) -> None:
        """Ask about one paragraph after the other until there is none, or the answers end.

        Raises what the workspace raises when the article cannot be read; a write that fails is said, and asked again.
        """
        cursor = 0
        while (unit := self.next_open(cursor)) is not None:
            cursor = unit
            draft = self.show(unit)
            self.say(msg("[a] accept, [e] edit, [s] skip, [q] quit"))
            answer = answers.readline()
            if not answer or answer.strip().casefold() == "q":
                break
            try:
                cursor = self.act(answer.strip().casefold(), unit, draft, answers)
            except TranslateFlowError as error:
                complain(error, self.session)
        self.say(plural("{count} paragraph accepted.", "{count} paragraphs accepted.", self.accepted))

    def next_open(self, start: int) -> int | None:
        """Return the next unit that is to be looked at, from `start` on."""
        bitext, reviews = self.workspace.bitext(self.article), self.workspace.reviews(self.article)
        for number in range(start, len(bitext.units)):
            unit = bitext.units[number]
            prose = any(block.kind in PROSE for side in LANGUAGES for block in bitext.blocks(unit, side))
            settled = number in reviews and reviews[number].state in SETTLED
            if prose and (self.everything or not settled):
                return number
        return None

    def act(self, answer: str, unit: int, draft: Draft | None, answers: TextIO) -> int:
        """Do what was answered; return the unit to go on from."""
        if answer == "s":
            return unit + 1
        if answer == "a":
            return self.accept(unit, draft)
        if answer == "e":
            return self.edit(unit, answers)
        self.say(msg("Type a, e, s or q, then Enter."))
        return unit

    def accept(self, unit: int, draft: Draft | None) -> int:
        """Record that a person finds the translation good; a missing one is written as drafted."""
        if not self.workspace.bitext(self.article).units[unit].tied:
            if draft is None:
                self.say(msg("There is nothing to accept: edit, or skip."))
                return unit
            unit = self.workspace.insert(self.article, unit, draft.text)
        self.workspace.record(self.article, unit, UnitReview(ReviewState.REVIEWED))
        self.accepted += 1
        return unit + 1

    def edit(self, unit: int, answers: TextIO) -> int:
        """Take a new text for the translation, one line a paragraph; an empty line leaves one as it is."""
        bitext = self.workspace.bitext(self.article)
        here = bitext.units[unit]
        language = translation(bitext, here, self.workspace.article(self.article).original)
        blocks = bitext.blocks(here, language)
        if not blocks:
            text = self.ask(msg("{language}, in one line:", language=name(language)), answers)
            if not text:
                return unit
            unit = self.workspace.insert(self.article, unit, text)
        for block in blocks:
            question = msg("Line {line}, {language}, in one line:", line=block.line, language=name(language))
            text = self.ask(question, answers)
            if text:
                self.workspace.edit(self.article, language, block.index, text, was=block.text)
        if blocks:
            held = self.workspace.bitext(self.article).units
            unit = next(i for i, other in enumerate(held) if blocks[0].index in other.side(language))
        self.workspace.record(self.article, unit, UnitReview(ReviewState.REVIEWED))
        self.accepted += 1
        return unit + 1

    def ask(self, question: Message, answers: TextIO) -> str:
        """Ask for one line."""
        self.say(question)
        return answers.readline().strip()

    def show(self, number: int) -> Draft | None:
        """Print both sides of a unit, what the checks say of it, and a draft where one is missing; return the draft."""
        bitext = self.workspace.bitext(self.article)
        unit = bitext.units[number]
        emit("\n")
        self.say(msg("{number} of {total}", number=number + 1, total=len(bitext.units)))
        for language in LANGUAGES:
            blocks = bitext.blocks(unit, language)
            if not blocks:
                self.say(msg("{language}: missing", language=name(language)))
            for block in blocks:
                where = f"{bitext.document(language).path}:{block.line}"
                self.say(msg("{language}, {place}:", language=name(language), place=where))
                emit(display(block.text) + "\n")
        for finding in self.findings(bitext, unit):
            self.say(
                msg("{severity} {check}: {message}", severity=SEVERITIES[finding.severity], check=finding.check,
                    message=finding.message)
            )  # fmt: skip
        return None if unit.tied else self.draft(number)

    def draft(self, number: int) -> Draft | None:
        """Print the best draft for a missing side, and return it."""
        found = self.workspace.suggestions(self.article, number, engine=self.engine)
        if not found:
            return None
        best = found[0]
        origin = msg("{origin}, {percent}%", origin=best.origin, percent=percent(best.score))
        self.say(msg("Draft ({origin}): {text}", origin=origin if best.score else best.origin, text=best.text))
        for problem in best.problems:
            self.say(problem)
        return best

    def findings(self, bitext: Bitext, unit: Unit) -> Sequence[Finding]:
        """Return the findings that stand on a unit."""
        lines: dict[Language, list[tuple[int, int]]] = {
            side: [(block.line, block.end_line) for block in bitext.blocks(unit, side)] for side in LANGUAGES
        }
        return [
            finding
            for finding in self.workspace.check([self.article]).findings
            if any(
                start <= finding.place.end_line and finding.place.line <= end
                for start, end in lines[finding.place.language]
            )
        ]

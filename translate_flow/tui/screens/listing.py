"""A list to look something up in, a line each: all findings, or the glossary. Choosing one goes there, or shows all of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from translate_flow.checks.finding import Finding
from translate_flow.glossary.term import Glossary, Name, Term, Wording
from translate_flow.language import LANGUAGES, name
from translate_flow.language.folding import fold, unaccented
from translate_flow.messages import Message, msg, plural, put
from translate_flow.tui.actions import Context, bindings
from translate_flow.tui.filters import Filter
from translate_flow.tui.screens.dialogs import Page
from translate_flow.tui.session import Room, Session
from translate_flow.tui.widgets.bars import FilterBar, KeyBar, TitleBar
from translate_flow.tui.widgets.detail import SEVERITIES, finding_line, sorted_findings

MOST: Final = 2_000
"""Lines that are shown at once; a filter finds the others. The widget takes 0.15 s for so many."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """Something to choose: how it is shown, and what a filter looks at: its words, names of checks, states."""

    thing: T
    shown: Content
    words: str
    checks: Collection[str] = ()
    states: Collection[str] = ()


class Lines(OptionList, inherit_bindings=False):
    """The list; its keys are those of the screen."""

    DEFAULT_CSS = """
    Lines { height: 1fr; border: none; padding: 0; background: $background; text-wrap: nowrap; text-overflow: ellipsis; }
    Lines:focus { border: none; }
    Lines > .option-list--option-highlighted, Lines:focus > .option-list--option-highlighted { text-style: bold reverse; }
    """


class Listing(Room, Generic[T]):
    """A screen with a list and a filter."""

    BINDINGS = bindings(Context.LIST)

    def __init__(self, session: Session, title: Message, empty: Message) -> None:
        super().__init__(session)
        self.about = title
        self.empty = empty
        self.all: Sequence[Line[T]] = ()
        self.kept: list[Line[T]] = []
        self.title_bar = TitleBar(self.look)
        self.list = Lines(markup=False, compact=True)
        self.filter_bar = FilterBar(msg("words, status:error, rule:TF201"), self.look.speech)
        self.key_bar = KeyBar(Context.LIST, self.look.speech)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self.title_bar
        yield self.list
        yield self.filter_bar
        yield self.key_bar

    @abstractmethod
    def lines(self) -> Sequence[Line[T]]:
        """Return all there is to choose from."""

    @abstractmethod
    def choose(self, thing: T) -> None:
        """Do what choosing is for."""

    def on_mount(self) -> None:
        """Show the list."""
        self.all = self.lines()
        self.fill(Filter())
        self.list.focus()

    def fill(self, wanted: Filter) -> None:
        """Show what the filter keeps."""
        self.kept = [line for line in self.all if wanted.keeps(line.words, line.checks, line.states)]
        self.list.clear_options()
        self.list.add_options([Option(line.shown) for line in self.kept[:MOST]])
        if self.kept:
            self.list.highlighted = 0
        counts = [plural("{count} line", "{count} lines", len(self.kept))]
        if len(self.kept) > MOST:
            counts.append(msg("the first {count} are shown", count=MOST))
        self.title_bar.say(self.put(self.about if self.all else self.empty), "  ".join(map(self.put, counts)))

    # Keys

    def action_open(self) -> None:
        """Choose the line under the cursor."""
        if self.kept and self.list.highlighted is not None:
            self.choose(self.kept[self.list.highlighted].thing)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a line that was clicked."""
        event.stop()
        self.action_open()

    def action_move(self, direction: int) -> None:
        """Go a line on or back."""
        if self.kept:
            last = min(len(self.kept), MOST) - 1
            self.list.highlighted = min(max((self.list.highlighted or 0) + direction, 0), last)

    def action_page(self, direction: int) -> None:
        """Go a page on or back."""
        self.action_move(direction * max(1, self.list.size.height - 1))

    def action_first(self) -> None:
        """Go to the first line."""
        self.action_move(-MOST)

    def action_last(self) -> None:
        """Go to the last line."""
        self.action_move(MOST)

    def action_filter(self) -> None:
        """Open the line in which a filter is typed."""
        self.filter_bar.display = True
        self.filter_bar.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while it is typed."""
        self.fill(Filter.parse(event.value))

    def on_filter_bar_closed(self, event: FilterBar.Closed) -> None:
        """Go back to the list."""
        if not event.keep:
            self.filter_bar.value = ""
        self.filter_bar.display = bool(self.filter_bar.value)
        self.list.focus()

    def clear_filter(self) -> bool:
        """Show everything again; tell whether a filter was on."""
        was = bool(self.filter_bar.value)
        self.filter_bar.value = ""
        self.filter_bar.display = False
        return was


class FindingsScreen(Listing[Finding]):
    """All findings of one article, or of all; the worst first."""

    def __init__(
        self,
        session: Session,
        title: Message,
        found: Sequence[Finding],
        chosen: Callable[[Finding], None],
        *,
        one_article: bool,
    ) -> None:
        super().__init__(session, title, msg("The checks have nothing to say."))
        self.found = found
        self.one_article = one_article
        self.chosen = chosen

    def lines(self) -> Sequence[Line[Finding]]:
        """Return the findings."""
        return [self._line(finding) for finding in sorted_findings(self.found)]

    def _line(self, finding: Finding) -> Line[Finding]:
        place = self.look.safe(f"{finding.article} {finding.place.language.upper()} {finding.place.line}")
        if self.one_article:
            place = f"{finding.place.language.upper()} {finding.place.line}"
        sentence, weight = put(finding.message, self.look.speech), self.put(SEVERITIES[finding.severity])
        return Line(
            finding,
            Content.assemble((f"{place}  ", "$text-muted"), finding_line(finding, self.look)),
            f"{finding.place.path}\n{sentence}",
            (finding.code.casefold(), finding.check),
            (finding.severity.value, weight.casefold()),
        )

    def choose(self, thing: Finding) -> None:
        """Go to a finding."""
        self.app.pop_screen()
        self.chosen(thing)


class GlossaryScreen(Listing["Term | Name"]):
    """The glossary's terms and names."""

    def __init__(self, session: Session, glossary: Glossary) -> None:
        super().__init__(session, msg("Glossary"), msg("The glossary is empty."))
        self.glossary = glossary

    def lines(self) -> Sequence[Line[Term | Name]]:
        """Return the terms, then the names."""
        arrow = self.look.glyphs.arrow
        lines: list[Line[Term | Name]] = [
            Line(
                term,
                Content(self.look.safe(f"{term.fr.approved} {arrow} {term.en.approved}")),
                "\n".join([*_forms(term.fr), *_forms(term.en), term.note]),
            )
            for term in sorted(self.glossary.terms, key=lambda term: unaccented(fold(term.fr.approved)))
        ]
        for held in self.glossary.names:
            words = "\n".join([held.name, *held.accepted, *held.forbidden, held.note])
            lines.append(Line(held, Content(self.look.safe(held.name)), words))
        return lines

    def choose(self, thing: Term | Name) -> None:
        """Show all of a term."""
        lines = self._of_term(thing) if isinstance(thing, Term) else self._of_name(thing)
        if thing.note:
            lines.append(Content(self.look.safe(thing.note)))
        self.app.push_screen(Page(msg("Glossary"), lines, self.look))

    def _of_term(self, term: Term) -> list[Content]:
        lines = []
        for language in LANGUAGES:
            words = term.wording(language)
            lines.append(
                Content.assemble(
                    (self.put(name(language)), "$text-muted"), " ", (self.look.safe(words.approved), "bold")
                )
            )
            forbidden = [form.form for form in words.forbidden if not form.drafts]
            lines += self._also(msg("as good:"), (*words.accepted, *words.loose)) + self._also(msg("not:"), forbidden)
            lines.append(Content(""))
        return lines

    def _of_name(self, held: Name) -> list[Content]:
        lines = [
            Content.styled(self.look.safe(held.name), "bold"),
            Content(self.put(msg("A name: it is not translated."))),
        ]
        return [*lines, *self._also(msg("as good:"), held.accepted), *self._also(msg("not:"), held.forbidden)]

    def _also(self, label: Message, forms: Sequence[str]) -> list[Content]:
        words = self.look.safe("; ".join(forms))
        return [Content.assemble((f"  {self.put(label)} ", "$text-muted"), words)] if forms else []


def _forms(words: Wording) -> list[str]:
    return [words.approved, *words.accepted, *words.loose, *(form.form for form in words.forbidden)]

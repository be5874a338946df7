"""What is known of the row under the cursor, in words: its state, where it stands, what the checks say, its terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets import Static

from translate_flow.articles.document import Kind
from translate_flow.checks.finding import Finding, Severity
from translate_flow.language import LANGUAGES
from translate_flow.messages import Message, msg, put
from translate_flow.tui.state import Mark, Row, words_of
from translate_flow.tui.terms import Hint
from translate_flow.tui.widgets.cells import Look

KINDS: dict[Kind, Message] = {
    Kind.HEADING: msg("heading"),
    Kind.PARAGRAPH: msg("paragraph"),
    Kind.ITEM: msg("list item"),
    Kind.TABLE_ROW: msg("table row"),
    Kind.CODE: msg("code"),
    Kind.QUOTE: msg("quotation"),
    Kind.HTML: msg("HTML"),
    Kind.TAG: msg("template tag"),
    Kind.LINKDEF: msg("link definition"),
    Kind.FOOTNOTE: msg("footnote"),
    Kind.IMAGE: msg("picture"),
    Kind.FIELD: msg("field of the front matter"),
}

SEVERITIES: dict[Severity, Message] = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("information"),
}

STYLES = {Severity.ERROR: "$text-error", Severity.WARNING: "$text-warning", Severity.INFO: "$text-muted"}


def headline(row: Row, look: Look, *, unsaved: bool = False) -> Content:
    """Say the state of a row, with its glyph, what kind of block it is, and its lines on both sides."""
    mark = Mark.UNSAVED if unsaved else row.mark
    words = look.say(msg("unsaved") if unsaved else words_of(row))
    where = (f"{language.upper()} {blocks[0].line}" for language in LANGUAGES if (blocks := row.side(language)))
    parts = [put(KINDS[row.kind], look.speech), put(msg("line"), look.speech) + " " + ", ".join(where)]
    rest = "".join(f" {look.glyphs.bar} {part}" for part in parts)
    return Content.assemble((f"{look.glyphs.marks[mark]} {words}", "bold"), (rest, "$text-muted"))


def finding_line(finding: Finding, look: Look) -> Content:
    """Say one finding: how bad, which check, and its sentence with the words of both sides."""
    severity = put(SEVERITIES[finding.severity], look.speech)
    text = " ".join(look.say(finding.message).split("\n"))
    return Content.assemble((f"{severity} {finding.code}", STYLES[finding.severity]), f" {text}")


def sorted_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, the worst first."""
    return sorted(findings, key=lambda finding: (-finding.severity.rank, finding.code))


class Detail(Static):
    """The panel below the list. Its height depends on the screen alone, so that going about never moves the rows."""

    DEFAULT_CSS = """
    Detail { height: 5; padding: 0 1; background: $surface; border-top: solid $primary; }
    """

    def __init__(self, look: Look) -> None:
        super().__init__("", markup=False)
        self.look = look
        self.terms: Sequence[Hint] = ()

    def height_for(self, screen: int) -> None:
        """Take a share of the lines of the screen: nothing of a very low one."""
        self.display = screen >= LOW
        self.styles.height = max(3, min(9, screen // 5 + 1))

    def tell(self, row: Row | None, terms: Sequence[Hint], *, unsaved: bool = False, nothing: str = "") -> None:
        """Show what is known of a row; `nothing` when there is none."""
        self.terms = terms
        lines = [Content(nothing)] if row is None else self.lines(row, terms, unsaved=unsaved)
        width, height = self.content_size.width, self.content_size.height
        if width and height:
            wrapped = [piece for line in lines for piece in line.wrap(width)]
            if len(wrapped) > height:
                more = put(msg("more: press i"), self.look.speech)
                wrapped[height - 1 :] = [Content.styled(f"{self.look.glyphs.more} {more}", "$text-muted")]
            lines = wrapped
        self.update(Content("\n").join(lines), layout=False)

    def lines(self, row: Row, terms: Sequence[Hint], *, unsaved: bool = False) -> list[Content]:
        """Return all that is known of a row."""
        lines = [headline(row, self.look, unsaved=unsaved)]
        lines += [finding_line(finding, self.look) for finding in sorted_findings(row.findings)]
        if terms:
            lines.append(terms_line(terms, self.look))
        return lines


LOW = 12
"""A screen with fewer lines has no room for details; `i` shows them."""


def terms_line(terms: Sequence[Hint], look: Look) -> Content:
    """Show the glossary's words for what stands in the source."""
    return Content.assemble(
        (put(msg("terms"), look.speech), "$text-accent"),
        " ",
        look.safe("; ".join(f"{hint.source} {look.glyphs.arrow} {hint.target}" for hint in terms)),
    )

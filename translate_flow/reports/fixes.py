"""What `fix` did, or would do: a line a fix, or the words before and after with both sides of what a term is about."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from translate_flow.messages import Message, msg, plural, put
from translate_flow.project.fixing import Mended
from translate_flow.reports.as_text import Style, lines_of
from translate_flow.reports.display import display, one_line, wrap
from translate_flow.reports.paint import Paint


def made(mended: Sequence[Mended], style: Style) -> str:
    """Return how much was mended in each file, and in all."""
    lines = []
    total: Counter[str] = Counter()
    for one in mended:
        counts = Counter(f"{finding.code} {finding.check}" for finding in one.made)
        total += counts
        if counts:
            what = ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))
            lines += wrap(f"{one_line(one.after.path)}: {what}", style.width, rest="    ")
    lines.append(put(_total(sum(total.values()), sum(bool(one.made) for one in mended)), style.speech))
    return "".join(f"{line}\n" for line in lines)


def _total(count: int, files: int) -> Message:
    if not count:
        return msg("Nothing to mend.")
    return plural(
        "{count} place mended in {files}.",
        "{count} places mended in {files}.",
        count,
        files=plural("{count} file", "{count} files", files),
    )


def diff(mended: Sequence[Mended], style: Style) -> str:
    """Return what would change, as a unified diff; before it, what the other side says where that is the reason.

    Line ends and invisible characters are shown, not obeyed, so that it is for reading: `fix` is what applies it.
    """
    return "".join(f"{line}\n" for line in _diff(mended, style))


def _diff(mended: Sequence[Mended], style: Style) -> Iterator[str]:
    paint = Paint(on=style.colour)
    for one in mended:
        for finding in one.made:
            if finding.counterpart is not None:
                yield f"# {one_line(finding.place.path)}:{lines_of(finding.place)}: {finding.code}"
                yield from wrap(one_line(put(finding.message, style.speech)), style.width, first="#   ", rest="#   ")
        before, after = (_lines(text) for text in (one.before.text, one.after.text))
        path = one_line(one.before.path)
        for line in difflib.unified_diff(before, after, path, path, n=0, lineterm=""):
            colour = {"-": "red", "+": "green"}.get(line[:1])
            shown = display(line.replace("\u00a0", "⍽").replace("\u202f", "⍽")) if line[:1] in "-+" else display(line)
            yield paint(shown, colour) if colour and not line.startswith(("---", "+++")) else shown


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

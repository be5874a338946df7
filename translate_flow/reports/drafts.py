"""What `draft` did, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate_flow.language import name, other
from translate_flow.messages import Message, msg, plural, put
from translate_flow.project.values import DraftResult
from translate_flow.reports.as_text import Style
from translate_flow.reports.display import cut, one_line, percent, wrap
from translate_flow.reports.paint import Paint


def drafts(results: Sequence[DraftResult], style: Style, *, dry_run: bool) -> str:
    """Return each gap with its draft, and one line of totals."""
    return "".join(f"{line}\n" for line in _lines(results, style, dry_run=dry_run))


def _lines(results: Sequence[DraftResult], style: Style, *, dry_run: bool) -> Iterator[str]:
    for result in results:
        yield from _result(result, style)
    made = sum(result.text is not None for result in results)
    parts = [plural("{count} gap", "{count} gaps", len(results)), plural("{count} draft", "{count} drafts", made)]
    if gone := sum(bool(result.would_go_to) for result in results):
        parts.append(plural("{count} text would be sent away", "{count} texts would be sent away", gone))
    if dry_run:
        parts.append(msg("nothing was written"))
    elif written := sum(result.written for result in results):
        parts.append(plural("{count} written into its article", "{count} written into their articles", written))
    yield from wrap(", ".join(put(part, style.speech) for part in parts) + ".", style.width)


def _result(result: DraftResult, style: Style) -> Iterator[str]:
    def say(message: Message) -> str:
        return one_line(put(message, style.speech))

    yield Paint(on=style.colour)(f"{one_line(result.path)}:{result.line}", "bold")
    source = msg("{language}: {text}", language=name(other(result.language)), text=result.source)
    yield cut(f"    {say(source)}", style.width)
    if result.text is None:
        unsent = msg("Would be sent to {engine}.", engine=result.would_go_to)
        yield "    " + say(unsent if result.would_go_to else msg("No draft."))
        return
    origin = msg("{origin}, {percent}%", origin=result.origin, percent=percent(result.score))
    draft = msg(
        "{language} ({origin}): {text}",
        language=name(result.language),
        origin=origin if result.score else result.origin,
        text=result.text,
    )
    yield from wrap(say(draft), style.width, first="    ")
    for problem in result.problems:
        yield from wrap(say(problem), style.width, first="    ! ")

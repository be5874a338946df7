"""What is typed, on its way to the journal and, after a crash, back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from translate_flow.messages import Message, msg, plural
from translate_flow.project.journal import Typing
from translate_flow.tui.state import Handle, Spot, Typed

ANSWERS: Final = (msg("Give it back: it is marked as not saved"), msg("Throw it away"))
THROWN_AWAY: Final = 1
"""The number of the one answer that loses something; Esc is the other."""

SHOWN: Final = 4
"""So many paragraphs are quoted in the question, each by its beginning."""

BEGINNING: Final = 60


def question(found: Sequence[Typing]) -> Message:
    """Ask what is to become of what was typed, and quote it."""
    quoted = [f"{one.article} ({one.language.upper()}): {_beginning(one.text)}" for one in found[:SHOWN]]
    if len(found) > SHOWN:
        quoted.append("…")
    return plural(
        "translate-flow ended without warning.\n{count} paragraph was typed and not saved:\n{paragraphs}",
        "translate-flow ended without warning.\n{count} paragraphs were typed and not saved:\n{paragraphs}",
        len(found),
        paragraphs="\n".join(quoted),
    )


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= BEGINNING else line[: BEGINNING - 1] + "…"


def typings(
    unsaved: Mapping[str, Mapping[Spot, Typed]], open_now: Iterable[tuple[str, Spot, Typed]]
) -> tuple[Typing, ...]:
    """Return all that is typed and not saved, by article; `open_now` is what stands in an editor at this moment."""
    held = {(article, spot): typed for article, spots in unsaved.items() for spot, typed in spots.items()}
    held.update({(article, spot): typed for article, spot, typed in open_now})
    return tuple(
        Typing(
            article,
            spot.handle.fr,
            spot.handle.en,
            spot.handle.nth,
            spot.language,
            spot.position,
            typed.text,
            typed.origin,
        )
        for (article, spot), typed in held.items()
    )


def given_back(found: Iterable[Typing]) -> dict[str, dict[Spot, Typed]]:
    """Return what a journal held as the interface holds it."""
    unsaved: dict[str, dict[Spot, Typed]] = {}
    for one in found:
        spot = Spot(Handle(one.fr, one.en, one.nth), one.language, one.position)
        unsaved.setdefault(one.article, {})[spot] = Typed(one.text, one.origin)
    return unsaved

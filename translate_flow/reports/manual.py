"""What checks say of themselves, for ``rules`` and ``explain``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate_flow.checks.rule import About, Example
from translate_flow.language import LANGUAGES, name
from translate_flow.messages import Speech, msg, put
from translate_flow.reports.as_text import SEVERITIES
from translate_flow.reports.display import WIDTH, cells, display, one_line, wrap


def rules(abouts: Sequence[About], speech: Speech) -> str:
    """Return the table of checks."""
    widest = max((len(about.name) for about in abouts), default=0)
    weights = {about: put(SEVERITIES[about.severity], speech) for about in abouts}
    weight = max((cells(word) for word in weights.values()), default=0)
    lines = []
    for about in abouts:
        start = f"{about.code}  {about.name:<{widest}}  {weights[about]:<{weight}}  "
        lines += wrap(one_line(put(about.summary, speech)), WIDTH, first=start)
    return "".join(f"{line}\n" for line in lines)


def explain(about: About, speech: Speech) -> str:
    """Return all that a check says of itself."""
    return "".join(f"{line}\n" for line in _explain(about, speech))


def _explain(about: About, speech: Speech) -> Iterator[str]:
    yield f"{about.code} {about.name} ({put(SEVERITIES[about.severity], speech)})"
    yield ""
    yield from wrap(one_line(put(about.summary, speech)), WIDTH)
    yield ""
    yield from wrap(one_line(put(about.reason, speech)), WIDTH)
    for speaks, title in ((True, msg("It speaks here:")), (False, msg("It is silent here:"))):
        example = next((example for example in about.examples if example.speaks is speaks), None)
        if example is not None:
            yield ""
            yield put(title, speech)
            yield from _example(example, speech)
    yield ""
    silence = msg(
        "To leave one out: <!-- translate-flow: ignore {name}: reason --> before the paragraph. To leave out all: "
        '--ignore {name}, or ignore = ["{name}"] in translate-flow.toml.',
        name=about.name,
    )
    yield from wrap(put(silence, speech), WIDTH)
    if about.fixable:
        yield from wrap(
            put(msg("It has a safe fix: translate-flow fix --select {name}.", name=about.name), speech), WIDTH
        )


def _example(example: Example, speech: Speech) -> Iterator[str]:
    for language in LANGUAGES:
        text = example.fr if language == "fr" else example.en
        yield f"  {put(name(language), speech)}"
        if not text.strip():
            yield "    " + put(msg("(no file)"), speech)
        for line in display(text).strip("\n").split("\n"):
            yield from wrap(line, WIDTH, first="    ")

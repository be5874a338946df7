"""`status` and `align` as a person reads them: tables that fit a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.language import LANGUAGES, Language, name
from translate_flow.messages import Message, msg, plural, put
from translate_flow.project.values import ArticleStatus, coverage
from translate_flow.reports.as_text import Style, status_word
from translate_flow.reports.display import cells, cut, one_line, percent, wrap
from translate_flow.reports.paint import Paint
from translate_flow.review.progress import Verdict

VERDICTS: Final = {
    Verdict.COMPLETE: msg("complete"),
    Verdict.INCOMPLETE: msg("incomplete"),
    Verdict.UNTRANSLATED: msg("untranslated"),
    Verdict.MISSING: msg("missing"),
}
COLOURS: Final = {
    Verdict.COMPLETE: "green",
    Verdict.INCOMPLETE: "yellow",
    Verdict.UNTRANSLATED: "red",
    Verdict.MISSING: "red",
}
RELATIONS: Final = {
    Relation.TRANSLATED: "=",
    Relation.UNTRANSLATED: "!",
    Relation.MOVED: "~",
    Relation.FR_ONLY: "<",
    Relation.EN_ONLY: ">",
}


def status(statuses: Sequence[ArticleStatus], style: Style) -> str:
    """Return one line an article: what is covered, the verdict, what is to do; and one line of totals."""
    paint = Paint(on=style.colour)
    widest = min(max((cells(one_line(one.id)) for one in statuses), default=0), style.width // 2)
    covered = {one.id: put(msg("{percent}%", percent=percent(one.coverage)), style.speech) for one in statuses}
    room = len(put(msg("{percent}%", percent=100), style.speech))
    lines = []
    for one in statuses:
        verdict = put(VERDICTS[one.verdict], style.speech)
        start = f"{_fill(one_line(one.id), widest)}  {covered[one.id]:>{room}}  "
        to_do = ", ".join(put(part, style.speech) for part in _to_do(one))
        first, *rest = wrap(to_do, style.width, first=f"{start}{_fill(verdict, 12)}  ")
        lines += [start + paint(verdict, COLOURS[one.verdict]) + first[len(start + verdict) :], *rest]
    parts = [plural("{count} article", "{count} articles", len(statuses))]
    parts += [
        msg("{count} {verdict}", count=count, verdict=word)
        for verdict, word in VERDICTS.items()
        if (count := sum(one.verdict == verdict for one in statuses))
    ]
    parts.append(msg("{percent}% covered", percent=percent(coverage(statuses))))
    lines.append(", ".join(put(part, style.speech) for part in parts) + ".")
    return "".join(f"{line}\n" for line in lines)


def _to_do(one: ArticleStatus) -> Iterator[Message]:
    known = one.progress
    for language in LANGUAGES:
        if one.side(language) is None:
            yield msg("no {language} text", language=name(language))
            continue
        if count := known.missing.side(language):
            yield plural(
                "{count} missing in {language}", "{count} missing in {language}", count, language=name(language)
            )
        if count := known.untranslated.side(language):
            yield plural(
                "{count} untranslated in {language}",
                "{count} untranslated in {language}",
                count,
                language=name(language),
            )
    if known.outdated:
        yield plural("{count} outdated", "{count} outdated", known.outdated)
    if known.drafts:
        yield plural("{count} draft", "{count} drafts", known.drafts)
    if one.status != "published":
        yield status_word(one.status)


def align(bitext: Bitext, style: Style) -> str:
    """Return the two texts side by side, a line a unit, and what the marks between them mean."""
    number = max(2, *(len(str(document.blocks[-1].line)) for document in (bitext.fr, bitext.en) if document.blocks), 2)
    column = (style.width - 3) // 2
    lines = []
    for unit in bitext.units:
        fr, en = (_side(bitext, unit, language, number, column) for language in LANGUAGES)
        lines.append(f"{_fill(fr, column)} {RELATIONS[unit.relation]} {en}".rstrip())
    legend = msg("= translated, ! in the wrong language, ~ moved, < French only, > English only")
    counts = plural("{count} unit", "{count} units", len(bitext.units))
    lines += ["", *wrap(put(legend, style.speech), style.width), put(counts, style.speech) + "."]
    return "".join(f"{line}\n" for line in lines)


def _side(bitext: Bitext, unit: Unit, language: Language, number: int, width: int) -> str:
    blocks = bitext.blocks(unit, language)
    if not blocks:
        return ""
    text = one_line(" / ".join(block.prose or block.text for block in blocks))
    return cut(f"{blocks[0].line:>{number}} {text}", width)


def _fill(text: str, width: int) -> str:
    short = cut(text, width)
    return short + " " * (width - cells(short))

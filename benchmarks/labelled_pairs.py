"""Sentence pairs that people labelled: five lines each (number, English, French, two annotations), subtitles cut into tokens."""

import re
from typing import NamedTuple

LABELS = ("sure", "unperfect", "partial", "not corresponding")


class Pair(NamedTuple):
    """A pair, and the label that both annotators gave it; None where they differ or could not tell."""

    fr: str
    en: str
    label: str | None


def as_written(text, language):
    """Undo the cutting into tokens: "do n't" was "don't", "j' ai" was "j'ai"."""
    if language == "en":
        return re.sub(r" (n't|'s|'m|'re|'ll|'ve|'d)\b", r"\1", text.strip())
    return re.sub(r" -(\w)", r"-\1", re.sub(r"(\w)' ", r"\1'", text.strip()))


def read_labelled(path):
    lines = path.read_text("utf-8").split("\n")
    for number in range(0, len(lines) - 4, 5):
        _, english, french, *annotations = lines[number : number + 5]
        labels = {note.partition(": ")[2].partition(";")[0].strip() for note in annotations}
        agreed = labels.pop() if len(labels) == 1 else None
        yield Pair(as_written(french, "fr"), as_written(english, "en"), agreed if agreed in LABELS else None)


def area_under_curve(scores, marks):
    """How often a marked pair scores above an unmarked one, ties counting half (Mann and Whitney 1947)."""
    above = [score for score, mark in zip(scores, marks, strict=True) if mark]
    below = [score for score, mark in zip(scores, marks, strict=True) if not mark]
    if not above or not below:
        return float("nan")
    won = sum((one > other) + 0.5 * (one == other) for one in above for other in below)
    return won / (len(above) * len(below))

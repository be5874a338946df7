"""Fit the coefficients of `translate_flow.alignment.support` and say how well they do on what they were not fitted on.

    python benchmarks/support_fit.py LABELLED... --sites FOLDER...

Two kinds of examples. Labelled pairs of sentences: sure against partial or not corresponding. Faithful sites (each folder
holds one folder an article with fr.md and en.md): a unit of one block a side tied with a confidence above .9, against its
French with another English block of the article that is about as long. A pair of sites weighs a fifth of a labelled one, for
there are more of them and they are easier. Logistic regression, ridge of 2 on standardised values, by Newton's method.

Held-out figures: each file of labelled pairs by what was fitted without it, each site likewise.
"""

import argparse
import random
from pathlib import Path

import numpy as np
from labelled_pairs import area_under_curve, read_labelled

from translate_flow.alignment.align import align
from translate_flow.alignment.support import Evidence, evidence, read
from translate_flow.articles.document import PROSE
from translate_flow.articles.reading import read_document

SITE_WEIGHT = 0.2
RIDGE = 2.0
NEAR = (0.6, 1.6)  # lengths of a block that stands in for another


def values(fr, en):
    return evidence(read(fr, "fr"), read(en, "en"))


def labelled(path):
    """Return the values of a file's pairs, whether they correspond, and their labels."""
    pairs = [pair for pair in read_labelled(path) if pair.label in {"sure", "partial", "not corresponding"}]
    rows = np.array([values(pair.fr, pair.en) for pair in pairs])
    return rows, np.array([pair.label == "sure" for pair in pairs], dtype=float), [pair.label for pair in pairs]


def site(folder, chance):
    rows, marks = [], []
    for article in sorted(path.parent for path in folder.glob("*/fr.md")):
        fr, en = (read_document((article / f"{side}.md").read_bytes(), f"{side}.md", side) for side in ("fr", "en"))
        bitext = align(fr, en)
        tied = [
            (fr.blocks[unit.fr[0]].prose, en.blocks[unit.en[0]].prose)
            for unit in bitext.units
            if len(unit.fr) == len(unit.en) == 1
            and unit.confidence > 0.9
            and fr.blocks[unit.fr[0]].kind in PROSE
            and bitext.spoken_fr[unit.fr[0]] == "fr"
            and bitext.spoken_en[unit.en[0]] == "en"
        ]
        for french, english in tied:
            rows.append(values(french, english))
            marks.append(1.0)
            others = [t for _, t in tied if t != english and NEAR[0] < len(t) / len(english) < NEAR[1]]
            if others:
                rows.append(values(french, chance.choice(others)))
                marks.append(0.0)
    return np.array(rows), np.array(marks)


def fit(rows, marks, weights):
    mean, deviation = rows.mean(0), rows.std(0) + 1e-9
    table = np.column_stack((np.ones(len(rows)), (rows - mean) / deviation))
    ridge = RIDGE * np.diag([0.0] + [1.0] * rows.shape[1])
    found = np.zeros(table.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (weights * (likely - marks)) + ridge @ found
        bend = (table * (weights * likely * (1 - likely))[:, None]).T @ table + ridge
        step = np.linalg.solve(bend, slope)
        found -= step
        if abs(step).max() < 1e-9:
            break
    each = found[1:] / deviation
    return found[0] - each @ mean, each


def together(sets):
    rows, marks, weights = zip(*sets, strict=True)
    return fit(np.concatenate(rows), np.concatenate(marks), np.concatenate(weights))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("labelled", nargs="+", type=Path)
    arguments.add_argument("--sites", nargs="*", type=Path, default=[])
    asked = arguments.parse_args()
    chance = random.Random(5)
    files = {path.name: labelled(path) for path in asked.labelled}
    sites = {str(path): site(path, chance) for path in asked.sites}
    weighted = {name: (rows, marks, np.ones(len(rows))) for name, (rows, marks, _) in files.items()}
    weighted |= {name: (rows, marks, np.full(len(rows), SITE_WEIGHT)) for name, (rows, marks) in sites.items()}
    for held, (rows, marks, _) in weighted.items():
        rest = [part for name, part in weighted.items() if name != held]
        if not rest:
            continue
        start, each = together(rest)
        score = (start + rows @ each).tolist()
        line = f"{held}, held out: {len(rows)} pairs, area {area_under_curve(score, marks):.3f}"
        if held in files:
            labels = files[held][2]
            sure = [(s, label == "sure") for s, label in zip(score, labels, strict=True) if label != "partial"]
            line += f", without partial {area_under_curve(*zip(*sure, strict=True)):.3f}"
        print(line)
        for low, high in ((-99.0, -2.0), (-2.0, -0.85), (-0.85, 0.0), (0.0, 0.85), (0.85, 2.0), (2.0, 99.0)):
            here = [mark for s, mark in zip(score, marks, strict=True) if low <= s < high]
            if here:
                print(f"  odds {low:6} to {high:5}: {len(here):5} pairs, {sum(here) / len(here):.3f} correspond")
    start, each = together(list(weighted.values()))
    print(f"START = {start:.2f}")
    print("WEIGHTS =", ", ".join(f"{name}={value:.2f}" for name, value in zip(Evidence._fields, each, strict=True)))


if __name__ == "__main__":
    main()

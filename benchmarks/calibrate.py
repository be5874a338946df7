"""How the numbers in `alignment/` are chosen: each on all texts but one, and judged on the one that was left out.

    python benchmarks/calibrate.py BENCH_FOLDER                  the constants that matter, then confidence
    python benchmarks/calibrate.py BENCH_FOLDER --only path.ALONE

A value is chosen by the mean of three figures: edge F1 and missing F1 of articles, strict F1 of novels. Confidence is fitted by
logistic regression on the tied units of all texts but one and moved down until 99.5 in 100 of those above .9 are right.
"""

import argparse
import importlib
import math
import sys
from collections import Counter
from pathlib import Path

import align as benchmark
import numpy as np

from translate_flow.alignment import align as aligner
from translate_flow.alignment.confidence import NEIGHBOURS, SCORES, weakest_neighbours

GRID = {
    "coverage.DEPENDENCE": (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8),
    "path.ALONE": tuple(math.log(p) for p in (0.01, 0.02, 0.03, 0.04, 0.06)),
    "path.ALONE_AGAIN": tuple(math.log(p) for p in (0.1, 0.14, 0.18, 0.25)),
    "path.ACROSS": tuple(math.log(p) for p in (0.01, 0.02, 0.03, 0.06)),
    "scores.MERGED": tuple(math.log(p) for p in (0.015, 0.025, 0.035, 0.05)),
    "scores.MERGED_MORE": tuple(math.log(p) for p in (0.2, 0.35, 0.5)),
    "scores.SPREAD": (0.11, 0.14, 0.17),
    "links.LEXICON": (0.5, 0.6, 0.7),
    "links.COGNATE": (0.4, 0.5, 0.6),
}
MODULES = ("agreement", "align", "coverage", "diagonal", "links", "path", "relink", "scores")


def put(name, value):
    """Give a constant another value wherever it was imported; return the value it had."""
    module, constant = name.split(".")
    before = getattr(importlib.import_module(f"translate_flow.alignment.{module}"), constant)
    for other in MODULES:
        holder = importlib.import_module(f"translate_flow.alignment.{other}")
        if hasattr(holder, constant):
            setattr(holder, constant, value)
    return before


def f1(right, found, gold):
    return 2 * right / (found + gold) if found + gold else 1.0


def objective(results):
    articles, novels = Counter(), Counter()
    for (kind, _), result in results:
        (articles if kind == "blocks" else novels).update(result)
    return (
        f1(articles["tp"], articles["found"], articles["gold"])
        + f1(articles["ntp"], articles["nfound"], articles["ngold"])
        + f1(novels["stp"], novels["sfound"], novels["sgold"])
    ) / 3


def score_all(module, texts):
    score = {
        "blocks": lambda place: module.score_blocks(place, "auto"),
        "lines": lambda place: module.score_lines(place, "line"),
    }
    return {key: Counter(score[key[0]](place)) for key, place in texts.items()}


def vary(module, texts, name):
    """Print what each value of one constant gives, and what is chosen when each text in turn is left out."""
    table = {}
    for value in GRID[name]:
        before = put(name, value)
        table[value] = score_all(module, texts)
        put(name, before)
    for value, results in table.items():
        mark = " <- as it is" if math.isclose(value, before) else ""
        shown = f"{value:.3f}" if value > 0 else f"log {math.exp(value):.3f}"
        print(f"{name:22} {shown:>10}  {objective(results.items()):.4f}{mark}")
    held_out, choices = [], Counter()
    for left_out in texts:
        best = max(table, key=lambda value: objective((k, r) for k, r in table[value].items() if k != left_out))
        choices[best] += 1
        held_out.append((left_out, table[best][left_out]))
    picks = ", ".join(f"{v:.3f} x{n}" if v > 0 else f"log {math.exp(v):.3f} x{n}" for v, n in choices.most_common())
    print(f"{name:22} chosen: {picks}; judged on what was left out: {objective(held_out):.4f}\n", flush=True)


def observed(module, texts):
    """Return, for the tied units of each text, what confidence is made of, and whether they hold nothing but right pairs."""
    rows = {}
    for (kind, name), place in texts.items():
        seen = {}

        def remember(steps, seen=seen):
            for step, weakest in zip(steps, weakest_neighbours(steps), strict=True):
                joined = min(step.bottom - step.top + step.right - step.left - 2, 3)
                score = min(max(step.score, SCORES[0]), SCORES[1])
                seen[tuple(range(step.top, step.bottom)), tuple(range(step.left, step.right))] = (
                    1.0, score, min(max(weakest, NEIGHBOURS[0]), NEIGHBOURS[1]), joined,
                )  # fmt: skip
            return [0.5] * len(steps)

        before, aligner.confidences = aligner.confidences, remember
        gold, places, units = benchmark.truth(module, kind, place)
        aligner.confidences = before
        rows[kind, name] = []
        for unit in units:
            pairs = {(f, e) for i in unit["fr"] for j in unit["en"] for f in places["fr"][i] for e in places["en"][j]}
            if pairs:
                rows[kind, name].append((*seen[unit["fr"], unit["en"]], float(pairs <= gold)))
    return {key: np.array(found) for key, found in rows.items()}


def fit(rows):
    """Fit a logistic regression, then move it down until 99.5 in 100 of what it holds for surer than .9 are right."""
    x, y = rows[:, :-1], rows[:, -1]
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x.T * (p * (1 - p))) @ x + 0.5 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, x.T @ (y - p) - 0.5 * weights)
    while True:
        sure = 1 / (1 + np.exp(-x @ weights)) >= 0.9
        if not sure.any() or y[sure].mean() >= 0.995:
            return weights
        weights[0] -= 0.05


def confidence(module, texts):
    rows = observed(module, texts)
    tally = Counter()
    for left_out in texts:
        weights = fit(np.concatenate([found for key, found in rows.items() if key != left_out]))
        judged = rows[left_out]
        sure = 1 / (1 + np.exp(-judged[:, :-1] @ weights)) >= 0.9
        tally[left_out[0], "right"] += int(judged[sure, -1].sum())
        tally[left_out[0], "sure"] += int(sure.sum())
        tally[left_out[0], "all"] += len(judged)
    for kind in ("blocks", "lines"):
        right, sure, units = (tally[kind, what] for what in ("right", "sure", "all"))
        print(
            f"confidence, {kind}: each text left out of the fit, {right} of {sure} surer than .9 are right, of {units} tied"
        )
    names = ("START", "PER_SCORE", "PER_NEIGHBOUR", "PER_BLOCK")
    weights = fit(np.concatenate(list(rows.values())))
    print("fitted on all:", ", ".join(f"{name} {weight:.2f}" for name, weight in zip(names, weights, strict=True)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("bench", type=Path, help="the bench folder")
    arguments.add_argument("--only", choices=[*GRID, "confidence"], help="one constant, or confidence")
    options = arguments.parse_args()
    if not (options.bench / "score_align.py").is_file():
        sys.exit(f"{options.bench}: no bench here, nothing measured.")
    module = benchmark.scorer(options.bench)
    texts = {
        (kind, path.parent.name): path.parent
        for kind, mark in (("blocks", "gold.tsv"), ("lines", "gold.txt"))
        for path in sorted((options.bench / kind).glob(f"*/{mark}"))
    }
    for name in GRID:
        if options.only in {None, name}:
            vary(module, texts, name)
    if options.only in {None, "confidence"}:
        confidence(module, texts)


if __name__ == "__main__":
    main()

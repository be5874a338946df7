"""Score the aligner on the hand-aligned texts of a bench folder, in this process: blocks of articles, lines of novels.

    python benchmarks/align.py BENCH_FOLDER

The folder is not part of the project; what it holds and how it counts is said in its own README and in `README.md` here.
"""

import argparse
import importlib.util
import re
import sys
import time
from ast import literal_eval
from itertools import pairwise
from pathlib import Path

from translate_flow.alignment.align import align
from translate_flow.articles.reading import read_document


def side(path, language, segment):
    return read_document(path.read_bytes(), path.name, language, segment=segment)


def aligned(fr_path, en_path, segment):
    """Return what `align --format json` prints, as values, and the seconds it took."""
    fr, en = side(fr_path, "fr", segment), side(en_path, "en", segment)
    start = time.perf_counter()
    bitext = align(fr, en)
    seconds = time.perf_counter() - start
    blocks = {
        document.language: {
            "blocks": [{"index": b.index, "line": b.line, "end_line": b.end_line} for b in document.blocks]
        }
        for document in (fr, en)
    }
    units = [{"fr": u.fr, "en": u.en, "confidence": u.confidence} for u in bitext.units]
    return {**blocks, "units": units}, seconds


def scorer(folder):
    """Load the bench's own scoring program, with our aligner called in this process instead of through a command."""
    spec = importlib.util.spec_from_file_location("score_align", folder / "score_align.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.run = lambda segment, fr, en: aligned(fr, en, segment)
    return module


def table(module, name, sets, segment):
    score = module.score_blocks if name == "blocks" else module.score_lines
    total = {}
    for folder in sets:
        result = score(folder, segment)
        module.show(folder.name, result)
        for key, value in result.items():
            total[key] = total.get(key, 0) + value
    module.show(f"ALL {len(sets)} {name}", total)


BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 1.01)


def reliability(module, folders):
    """Say how many of the tied units of each band of confidence hold nothing but right pairs, articles and lines apart."""
    print("\nconfidence     articles: right / units          lines: right / units")
    tally = {(name, low): [0, 0] for name in folders for low in BANDS[:-1]}
    for name, sets in folders.items():
        for folder in sets:
            gold, places, units = truth(module, name, folder)
            for unit in units:
                pairs = {
                    (f, e) for i in unit["fr"] for j in unit["en"] for f in places["fr"][i] for e in places["en"][j]
                }
                if pairs:
                    low = max(b for b in BANDS if b <= unit["confidence"])
                    tally[name, low][0] += pairs <= gold
                    tally[name, low][1] += 1
    for low, high in pairwise(BANDS):
        cells = [f"{right / max(1, n):.3f} {right:4}/{n:4}" for name in folders for right, n in (tally[name, low],)]
        print(f"{low:.2f} to {min(high, 1):.2f}   " + "                ".join(cells))


def truth(module, name, folder):
    """Return the gold's pairs, which of the gold's blocks each of our blocks is, and our units."""
    if name == "lines":
        got, _ = aligned(folder / "fr.txt", folder / "en.txt", "line")
        rows = [re.findall(r"\[[^\]]*\]", row) for row in (folder / "gold.txt").read_text("utf-8").splitlines()]
        gold = {(f, e) for row in rows if row for f in literal_eval(row[0]) for e in literal_eval(row[1])}
        places = {side: {b["index"]: [b["line"] - 1] for b in got[side]["blocks"]} for side in ("fr", "en")}
        return gold, places, got["units"]
    ext = "md" if (folder / "fr.md").exists() else "txt"
    got, _ = aligned(folder / f"fr.{ext}", folder / f"en.{ext}", "auto")
    rows = [row.split("\t") for row in (folder / "gold.tsv").read_text("utf-8").splitlines()[1:]]
    gold = {(f, e) for row in rows for f in module.ints(row[0]) for e in module.ints(row[1])}
    places = {}
    for side in ("fr", "en"):
        references = module.reference(folder / f"{side}.blocks.jsonl", folder / f"{side}.{ext}")
        places[side] = {b["index"]: module.cover(b, references) for b in got[side]["blocks"]}
    return gold, places, got["units"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("bench", type=Path, help="the bench folder")
    folder = arguments.parse_args().bench
    if not (folder / "score_align.py").is_file():
        sys.exit(f"{folder}: no bench here, nothing measured.")
    module = scorer(folder)
    folders = {}
    for name, mark, segment in (("blocks", "gold.tsv", "auto"), ("lines", "gold.txt", "line")):
        folders[name] = sorted(path.parent for path in (folder / name).glob(f"*/{mark}"))
        table(module, name, folders[name], segment)
    reliability(module, folders)


if __name__ == "__main__":
    main()

"""Score the aligner on the hand-aligned texts of a bench folder, in this process: blocks of articles, lines of novels.

    python benchmarks/align.py BENCH_FOLDER

The folder is not part of the project; what it holds and how it counts is said in its own README and in `README.md` here.
"""

import argparse
import importlib.util
import sys
import time
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
    return {**blocks, "units": [{"fr": u.fr, "en": u.en} for u in bitext.units]}, seconds


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


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("bench", type=Path, help="the bench folder")
    folder = arguments.parse_args().bench
    if not (folder / "score_align.py").is_file():
        sys.exit(f"{folder}: no bench here, nothing measured.")
    module = scorer(folder)
    for name, mark, segment in (("blocks", "gold.tsv", "auto"), ("lines", "gold.txt", "line")):
        table(module, name, sorted(path.parent for path in (folder / name).glob(f"*/{mark}")), segment)


if __name__ == "__main__":
    main()

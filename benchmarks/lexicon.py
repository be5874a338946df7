"""What the lexicon is worth: alignment with and without it, how much of running text it knows, and a sample to read.

    python benchmarks/lexicon.py BENCH_FOLDER [TEXT_FOLDER ...]     alignment and coverage
    python benchmarks/lexicon.py --sample 300 [--seed 300]          pairs to read with fresh eyes

A TEXT_FOLDER holds fr.txt and en.txt, counted beside the pairs of the bench.
"""

import argparse
import csv
import importlib.util
import random
import sys
from collections import Counter
from pathlib import Path

from translate_flow.alignment import align as aligner
from translate_flow.articles.document import PROSE
from translate_flow.articles.reading import read_document
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lexicon import Lexicon, shipped_lexicon, shipped_pairs
from translate_flow.language.tokens import words

SHORTEST = 3


def known(key, language):
    """Whether the lexicon has a folded word, as the aligner looks it up."""
    lexicon = shipped_lexicon()
    table = lexicon.from_fr if language == "fr" else lexicon.from_en
    return any(form in table for form in lexicon.keys(language, key))


def content(document):
    """Yield the words that carry sense: no function words, abbreviations, numbers, or words of fewer than three letters."""
    for block in document.blocks:
        if block.kind not in PROSE:
            continue
        for word in words(block.prose):
            key = fold(word.text)
            if len(key) < SHORTEST or not key.isalpha() or any(key in FUNCTION_WORDS[side] for side in ("fr", "en")):
                continue
            if not (word.text[0].isupper() and not word.text[1:3].islower()):
                yield key


def texts(folder, more):
    """Yield what each text is called, and its two sides."""
    for site in sorted(path for path in (folder / "pairs").iterdir() if path.is_dir()):
        rows = csv.DictReader((site / "pairs.tsv").read_text("utf-8").splitlines(), delimiter="\t")
        for row in rows:
            yield site.name, {side: site / "files" / row[side] for side in ("fr", "en")}
    for place in more:
        yield place.name, {side: place / f"{side}.txt" for side in ("fr", "en")}


def coverage(folder, more):
    """Say what share of running content words has at least one entry, a site and a side, and what is missed most."""
    tokens, hits, missed = Counter(), Counter(), {"fr": Counter(), "en": Counter()}
    for name, paths in texts(folder, more):
        for side, path in paths.items():
            for key in content(read_document(path.read_bytes(), path.name, side)):
                tokens[name, side] += 1
                if known(key, side):
                    hits[name, side] += 1
                else:
                    missed[side][key] += 1
    names = sorted({name for name, _ in tokens})
    print(f"{'content words with an entry':30}      fr      en")
    for name in [*names, None]:
        shares = []
        for side in ("fr", "en"):
            of = [n for n in names if name in {n, None}]
            shares.append(sum(hits[n, side] for n in of) / max(1, sum(tokens[n, side] for n in of)))
        print(f"{name or 'ALL':30}    {shares[0]:.3f}   {shares[1]:.3f}")
    for side in ("fr", "en"):
        print(f"missed most, {side}:", ", ".join(word for word, _ in missed[side].most_common(40)))


def alignment(folder):
    """Score the aligner on the bench with our lexicon and with an empty one."""
    spec = importlib.util.spec_from_file_location("align_benchmark", Path(__file__).with_name("align.py"))
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    empty = Lexicon({}, {})
    for title, lexicon in (("with the lexicon", None), ("without it", empty)):
        benchmark.align = lambda fr, en, use=lexicon: aligner.align(fr, en, use)
        module = benchmark.scorer(folder)
        module.show_one, module.show = module.show, lambda *_: None
        for name, mark, segment in (("blocks", "gold.tsv", "auto"), ("lines", "gold.txt", "line")):
            sets = sorted(path.parent for path in (folder / name).glob(f"*/{mark}"))
            score = module.score_blocks if name == "blocks" else module.score_lines
            total = Counter()
            for place in sets:
                total.update(score(place, segment))
            module.show_one(f"{title}, {name}", total)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("bench", type=Path, nargs="?", help="the bench folder")
    arguments.add_argument("texts", type=Path, nargs="*", help="folders with fr.txt and en.txt")
    arguments.add_argument("--sample", type=int, help="print this many pairs, drawn at random")
    arguments.add_argument("--seed", type=int, default=300)
    options = arguments.parse_args()
    if options.sample:
        for pair in sorted(random.Random(options.seed).sample(shipped_pairs(), options.sample), key=str):
            print(f"{pair.fr}\t{pair.en}\t{pair.part}\t{pair.weight:g}")
        return
    if options.bench is None or not (options.bench / "score_align.py").is_file():
        sys.exit(f"{options.bench}: no bench here, nothing measured.")
    alignment(options.bench)
    coverage(options.bench, options.texts)


if __name__ == "__main__":
    main()

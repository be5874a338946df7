"""Measure what alignment costs against size, on texts made up here: processor time and peak memory of one alignment.

    python benchmarks/align_cost.py [SIZE ...]

Each size runs in a process of its own, so that peaks do not mix. One block in twenty is missing on either side, so that
every text needs the whole table twice. The first time, most words are new to the lemmatiser; the least of five more times is
what a process pays that has met the words of the site before.
"""

import argparse
import random
import resource
import subprocess
import sys
import time

from translate_flow.alignment.align import align
from translate_flow.articles.reading import read_document

SIZES = (45, 100, 300, 1_000, 2_000, 5_000)
ONSETS, VOWELS, ENDINGS = "bcdfgjlmnprstv", "aeiou", ("tion", "ment", "r", "s", "que", "l", "")


def word(rng):
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.randint(1, 4))) + rng.choice(ENDINGS)


def sides(size, seed=1):
    """Return two texts of `size` blocks: words of an invented French with Zipf's law, and their invented English."""
    rng = random.Random(seed)
    vocabulary = [word(rng) for _ in range(4_000)]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    # one word in four is spelt alike in both languages, as names and learned words are
    other = {w: w if rng.random() < 0.25 else word(rng) for w in vocabulary}
    french, english = [], []
    for _ in range(size):
        chosen = rng.choices(vocabulary, weights, k=rng.randint(5, 60))
        number = [str(rng.randint(2, 9_999))] if rng.random() < 0.2 else []
        if rng.random() > 0.05:
            french.append("Le " + " ".join(["la", *chosen, "est pour les", *number]) + ".")
        if rng.random() > 0.05:
            english.append("The " + " ".join(["of", *map(other.get, chosen), "is for those", *number]) + ".")
    return "\n\n".join(french), "\n\n".join(english)


def measure(size):
    warm = [
        read_document(text.encode(), "x.md", language)
        for text, language in zip(sides(45, 2), ("fr", "en"), strict=True)
    ]
    align(*warm)  # imports, the lexicon and the language model are paid once a process, not once a pair
    pair = [
        read_document(text.encode(), "x.md", language) for text, language in zip(sides(size), ("fr", "en"), strict=True)
    ]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(6 if size <= 1_000 else 2):
        start = time.process_time()
        bitext = align(*pair)
        times.append(1000 * (time.process_time() - start))
    first, again = times[0], min(times[1:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    blocks = " x ".join(str(len(document.blocks)) for document in pair)
    print(
        f"{blocks:>13} | {first:9.1f} | {again:9.1f} | {peak / 1024:7.0f} | {(peak - before) / 1024:7.0f} | {len(bitext.units):6}"
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("sizes", nargs="*", type=int, default=SIZES)
    arguments.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.one:
        measure(options.one)
        return
    print(f"{'blocks':>13} | {'first, ms':>9} | {'again, ms':>9} | {'peak MB':>7} | {'more MB':>7} | {'units':>6}")
    for size in options.sizes:
        sys.stdout.flush()
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()

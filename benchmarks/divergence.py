"""How well the support of two sentences for each other tells what corresponds from what does not.

    python benchmarks/divergence.py FILE...

The files hold sentence pairs labelled by two annotators, five lines a pair; pairs on whose label both agree are counted. Printed is
the area under the curve for sure against not corresponding, and for sure against partial or not corresponding.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from labelled_pairs import LABELS, area_under_curve, read_labelled

from translate_flow.alignment.support import read, support


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="+", type=Path, metavar="FILE")
    pairs = [pair for path in arguments.parse_args().files for pair in read_labelled(path) if pair.label]
    if not pairs:
        sys.exit("No labelled pair in these files.")
    counts = Counter(pair.label for pair in pairs)
    print(f"{len(pairs)} pairs:", ", ".join(f"{counts[label]} {label}" for label in LABELS))
    scored = [(support(read(pair.fr, "fr"), read(pair.en, "en")), pair.label) for pair in pairs]
    for against in (("not corresponding",), ("partial", "not corresponding")):
        kept = [(score, label == "sure") for score, label in scored if label == "sure" or label in against]
        print(f"sure against {' or '.join(against)}: {area_under_curve(*zip(*kept, strict=True)):.3f}")


if __name__ == "__main__":
    main()

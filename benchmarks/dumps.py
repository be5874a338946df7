"""Measure where `import --dump` finds the borders of articles, on dumps made of pairs of files.

    python benchmarks/dumps.py FOLDER_OF_PAIRS [DUMPS_A_KIND]

The folder holds sites, each with `pairs.tsv` (columns `fr` and `en`: paths below `files`). A dump is six pairs of one site one
after the other, the plain text of a block a line. It is made in several ways, as page scrapers do: titles printed once or twice
on the French side, the same signature below every article, an article without its English, English titles lost.
A side of an article is right when its first and last line are. Of front matter the title is in a dump, and blocks with code in
their sentences are not: scrapers have no such holes.
"""

import csv
import random
import sys
from pathlib import Path

from translate_flow.alignment.segmenting import propose
from translate_flow.articles.document import HOLE, PROSE, Kind
from translate_flow.articles.reading import read_document

ARTICLES = 6
SIGNATURE = ["Un article écrit par", "Camille Duret", "camille(at)exemple.org"]
KINDS = {
    "titles once, nothing else": {},
    "titles twice": {"titles": 2},
    "signatures": {"signature": SIGNATURE},
    "titles twice, no English titles": {"titles": 2, "en_titles": False},
    "titles twice, one article in French only": {"titles": 2, "lost": 2},
    "signatures, one article in French only": {"signature": SIGNATURE, "lost": 3},
}


def lines_of(path, language):
    document = read_document(path.read_bytes(), path.name, language)
    kept = [block for block in document.blocks if block.kind in PROSE - {Kind.FIELD} and HOLE not in block.prose]
    texts = [" ".join(block.prose.split()) for block in kept]
    title = document.metadata.get("title", "")
    return [title] * (texts[:1] != [title]) + [text for text in texts if any(map(str.isalpha, text))]


def pairs_of(site):
    with (site / "pairs.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = []
    for row in rows:
        paths = [site / "files" / row[language] for language in ("fr", "en")]
        if all(path.exists() for path in paths):
            fr, en = lines_of(paths[0], "fr"), lines_of(paths[1], "en")
            if min(len(fr), len(en)) > 5 and len(fr) < 150 and fr[0] and en[0]:
                found.append((fr, en))
    return found


def dump(pairs, *, titles=1, signature=(), en_titles=True, lost=None):
    fr, en, expected = [], [], []
    for number, (french, english) in enumerate(pairs):
        start = len(fr), len(en)
        fr += [french[0]] * (titles - 1) + french
        en += [] if number == lost else english[0 if en_titles else 1 :]
        expected.append((range(start[0], len(fr)), range(start[1], len(en))))
        fr += signature
    sides = (read_document("\n".join(lines).encode(), "dump.txt", language, segment="line")
             for lines, language in ((fr, "fr"), (en, "en")))  # fmt: skip
    return *sides, expected


def main(folder, count):
    sites = [pairs for site in sorted(folder.iterdir()) if len(pairs := pairs_of(site)) >= ARTICLES]
    for name, how in KINDS.items():
        draw = random.Random(7)
        right = sides = extra = 0
        for _ in range(count):
            for pairs in sites:
                fr, en, expected = dump(draw.sample(pairs, ARTICLES), **how)
                pieces = propose(fr, en).pieces
                got = {piece.fr for piece in pieces if piece.fr}, {piece.en for piece in pieces if piece.en}
                alone = {piece.fr for piece in pieces if not piece.en}
                right += sum(french in got[0] for french, _ in expected)
                # A side that does not exist is right when its article is found, and nothing is tied to it.
                right += sum(english in got[1] if english else french in alone for french, english in expected)
                sides += 2 * len(expected)
                extra += max(0, len(pieces) - ARTICLES)
        print(f"{name:44} {right}/{sides} sides right ({right / sides:.2f}), {extra} articles too many")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2)

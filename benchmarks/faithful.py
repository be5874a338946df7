"""What `check` says of faithful pairs, per 1,000 pairs of blocks, and a draw of it to read.

    python benchmarks/faithful.py BENCH_FOLDER [--draw 50 --seed 1] [--sites] [--typography]

From the sites in BENCH_FOLDER/pairs, BENCH_FOLDER/plant.py makes copies of the pairs whose two sides have the same kinds of blocks in
the same order: translations that nobody has altered. The planted copies that it makes beside them are not looked at. Counted are
errors and warnings, typography apart. `--sites` takes whole sites as they are instead, also their stale pages; `--typography` draws
from TF4 of every severity. What is drawn is printed with the text of both sides around it, for a person to judge.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

LOUD = {"error", "warning"}
AROUND = 2  # lines printed on either side of a finding
WIDEST = 900  # characters of a line that are printed


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("bench", type=Path, metavar="BENCH_FOLDER")
    arguments.add_argument("--draw", type=int, default=0, metavar="N")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--sites", action="store_true")
    arguments.add_argument("--typography", action="store_true")
    given = arguments.parse_args()
    if not (given.bench / "plant.py").is_file():
        sys.exit(f"{given.bench} has no plant.py: nothing is measured.")
    with tempfile.TemporaryDirectory() as scratch:
        findings, blocks = [], 0
        for site in sorted(path for path in (given.bench / "pairs").iterdir() if path.is_dir()):
            root = Path(scratch, site.name)
            if given.sites:
                # A copy that can be written to, so that `check` may keep what it remembers.
                shutil.copytree(site / "files", root, copy_function=shutil.copyfile)
                root.chmod(0o755)
            else:
                blocks += faithful_copies(given.bench / "plant.py", site, root)
                root /= "clean"
            findings += [(root, one) for one in checked(root)]
        typography = [(root, one) for root, one in findings if one["code"].startswith("TF4")]
        loud = [(root, one) for root, one in findings if one["severity"] in LOUD and not one["code"].startswith("TF4")]
        kept = typography if given.typography else loud
        count(kept, blocks)
        drawn = random.Random(given.seed).sample(kept, min(given.draw, len(kept)))
        for number, (root, finding) in enumerate(
            sorted(drawn, key=lambda one: (one[1]["code"], one[1]["path"], one[1]["line"])), 1
        ):
            show(number, root, finding)


def faithful_copies(program, site, root):
    """Write the faithful copies of a site below `root`/clean; returns how many pairs of blocks they hold."""
    command = [
        sys.executable,
        program,
        "plant",
        site / "pairs.tsv",
        site / "files",
        root,
        "--seed",
        "1",
        "--pairs",
        "200",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads((root / "meta.json").read_text(encoding="utf-8"))["blocks"]


def checked(root):
    """Return the findings of `check` as it comes, in the shape of its JSON."""
    package = str(Path(__file__).resolve().parent.parent)
    command = [sys.executable, "-m", "translate_flow", "check", ".", "--format", "json"]
    answer = subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": package}, capture_output=True, text=True, check=False
    )
    if answer.returncode not in (0, 1):
        sys.exit(answer.stderr)
    return json.loads(answer.stdout)["findings"]


def count(findings, blocks):
    per_thousand = f", {1000 * len(findings) / blocks:.1f} per 1,000 of {blocks} pairs of blocks" if blocks else ""
    print(f"{len(findings)} findings{per_thousand}")
    for (code, check), times in sorted(Counter((one["code"], one["check"]) for _, one in findings).items()):
        print(f"  {code} {check:20} {times:5}" + (f" {1000 * times / blocks:6.1f}" if blocks else ""))


def show(number, root, finding):
    print(f"\n=== {number}. {finding['code']} {finding['check']} {finding['severity']}: {finding['message']}")
    for place in (finding, finding.get("counterpart")):
        if place and place.get("path") and place.get("line"):
            print(
                f"--- {root.parent.name if root.name == 'clean' else root.name}: {place['path']}:{place['line']}:{place.get('column') or 1}"
            )
            lines = (root / place["path"]).read_text(encoding="utf-8-sig").splitlines()
            first, last = (
                place["line"] - AROUND,
                min(place.get("end_line") or place["line"], place["line"] + 3) + AROUND,
            )
            for line in range(max(1, first), min(len(lines), last) + 1):
                print(f"{line:5} {lines[line - 1][:WIDEST]}")


if __name__ == "__main__":
    main()

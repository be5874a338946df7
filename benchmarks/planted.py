"""How many of the faults that are planted in faithful pairs `check` names for what they are, by kind.

    python benchmarks/planted.py BENCH_FOLDER [--seeds 3]

BENCH_FOLDER/plant.py plants 16 kinds of faults in copies of the faithful pairs of each site, from a seed, and says which checks
name a kind; the sites are pooled. The mean over the kinds weighs each alike, however often it was planted.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

COMMAND = Path(sys.executable).with_name("translate-flow")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("bench", type=Path, metavar="BENCH_FOLDER")
    arguments.add_argument("--seeds", type=int, default=3)
    given = arguments.parse_args()
    program = given.bench / "plant.py"
    if not program.is_file():
        sys.exit(f"{given.bench} has no plant.py: nothing is measured.")
    planted, named = Counter(), Counter()
    for site in sorted(path for path in (given.bench / "pairs").iterdir() if path.is_dir()):
        for seed in range(1, given.seeds + 1):
            with tempfile.TemporaryDirectory() as scratch:
                score = measured(program, site, Path(scratch), seed)
            planted.update(score["n"])
            named.update({kind: round(share * score["n"][kind]) for kind, share in score["recall"].items()})
    print("| planted | named |\n|---|---|")
    for kind in sorted(planted, key=lambda kind: named[kind] / planted[kind]):
        print(f"| {kind.replace('_', ' ')} | {named[kind]} of {planted[kind]} |")
    print(f"| mean over {len(planted)} kinds | {sum(named[k] / planted[k] for k in planted) / len(planted):.3f} |")


def measured(program, site, scratch, seed):
    """Plant, check both copies, and return what the program makes of it: numbers and recall by kind."""
    run(program, "plant", site / "pairs.tsv", site / "files", scratch, "--seed", str(seed), "--pairs", "200")
    reports = [scratch / f"{copy}.json" for copy in ("clean", "planted")]
    for report in reports:
        articles = scratch / report.stem / "articles"
        subprocess.run([COMMAND, "check", articles, "--format", "json", "-o", report, "--no-cache"], check=False)
    return json.loads(run(program, "score", scratch, *reports))


def run(*command):
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()

"""Measure what the command line costs: processor time and peak memory, on copies of the project's own articles.

    python benchmarks/speed.py [ARTICLES]

Processor time, not the time on the wall: the machine may have other things to do. Every copy has a paragraph of its own, so
that no two articles are the same text.
"""

import os
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

OURS = Path(__file__).resolve().parent.parent / "articles"
COMMAND = Path(sys.executable).with_name("translate-flow")
CHANGED = 10


def make(site, count):
    """Make a site of `count` articles; return how many words its French side holds."""
    pairs = [folder for folder in sorted(OURS.iterdir()) if (folder / "en.md").is_file()]
    words = 0
    for number, folder in enumerate(islice(cycle(pairs), count)):
        place = site / "articles" / f"a{number:05}"
        place.mkdir(parents=True)
        for language, sentence in (("fr", "Ceci est l’article numéro {}."), ("en", "This is article number {}.")):
            text = (folder / f"{language}.md").read_text("utf-8")
            (place / f"{language}.md").write_text(f"{text}\n{sentence.format(number)}\n", "utf-8")
            words += len(text.split()) if language == "fr" else 0
    return words


def cost(site, *command):
    """Run a command in a site, its cache beside it; return seconds of processor time and peak memory in MB."""
    home = {name: str(site.parent / name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    process = subprocess.Popen(command, cwd=site, env={**os.environ, **home}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    """Measure a few commands in turn, each in the state that the one before left."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        words = make(site, count)
        first = site / "articles" / "a00000"

        def tell(what, *command):
            seconds, peak = cost(site, *command)
            print(f"| {what} | {seconds:.2f} | {peak:.0f} |", flush=True)

        print(f"{count:,} articles of {words // count:,} French words and their English\n")
        print("| | seconds of processor time | peak memory, MB |\n|---|---|---|")
        for _ in range(2):  # the first time, compiled modules may have to be written
            python, version = (cost(site, *command) for command in ((sys.executable, "-c", ""), (COMMAND, "--version")))
        print(f"| Python’s own start | {python[0]:.2f} | {python[1]:.0f} |")
        print(f"| `--version` | {version[0]:.2f} | {version[1]:.0f} |")
        tell("`check` of one article, cold", COMMAND, "check", first)
        tell("the same, warm", COMMAND, "check", first)
        tell("`check` of all, cold", COMMAND, "check")
        tell("the same, warm", COMMAND, "check")
        for number in range(CHANGED):
            with (site / "articles" / f"a{number:05}" / "fr.md").open("a", encoding="utf-8") as file:
                file.write("\nUne phrase de plus.\n")
        tell(f"the same, {CHANGED} articles changed", COMMAND, "check")
        tell("`status` of all, warm", COMMAND, "status")


main()

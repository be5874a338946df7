"""Apertium, a free rule-based engine on this machine: no network, no key, no consent.

There is no French-English pair; both languages have a good one with Catalan, and the two are chained. Measured against
human translations of a site's paragraphs: chrF 57 to 62, where the French left as it is has 35.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from translate_flow.errors import EngineError
from translate_flow.language import Language
from translate_flow.messages import msg

PACKAGES: Final = "apertium apertium-fra-cat apertium-eng-cat"
_WAY: Final[dict[Language, tuple[str, str]]] = {"fr": ("fra-cat", "cat-eng"), "en": ("eng-cat", "cat-fra")}
_BETWEEN: Final = "\n\n"
_BLANKS: Final = re.compile(r"\s+")
_SIGNS: Final = "#@*"
"""What its stages set at words that they could not finish; -u hides only the asterisks of the last."""


class Apertium:
    """The engine. Paragraphs are sent together, a blank line between them, and come back in the same order."""

    name = "apertium"
    leaves_machine = False

    def __init__(self, *, program: str = "apertium", timeout: float = 60.0) -> None:
        self._program = program
        self._timeout = timeout

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        """Translate paragraphs, in order.

        Raises `EngineError` when Apertium or a language pair is not installed, fails or takes too long.
        """
        if source == target or not texts:
            return list(texts)
        program = shutil.which(self._program)
        if program is None or not Path(program).is_absolute():  # "." in PATH would run what a repository brings
            raise EngineError(
                msg("Apertium is not installed."), hint=msg("apt-get install {packages}", packages=PACKAGES)
            )
        lines = [_BLANKS.sub(" ", text).strip() for text in texts]
        found = self._paragraphs(program, lines, source)
        if len(found) != len(lines):  # a paragraph of its own making, or one swallowed: ask for each alone
            found = [" ".join(self._paragraphs(program, [line], source)) for line in lines]
        return [_finished(new, old) for new, old in zip(found, lines, strict=True)]

    def _paragraphs(self, program: str, lines: Sequence[str], source: Language) -> list[str]:
        # An empty paragraph would be lost between blank lines.
        kept = [number for number, line in enumerate(lines) if line]
        text = _BETWEEN.join(lines[number] for number in kept) + "\n"
        for pair in _WAY[source] if kept else ():
            text = self._run([program, "-u", pair], text)
        parts = [_BLANKS.sub(" ", part).strip() for part in re.split(r"\n\s*\n", text.strip())] if kept else []
        if len(parts) != len(kept):
            return parts
        placed = dict(zip(kept, parts, strict=True))
        return [placed.get(number, "") for number in range(len(lines))]

    def _run(self, command: list[str], text: str) -> str:
        """Run one stage. The text goes in as input, never into the command."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        ) as process:
            try:
                out, _ = process.communicate(text.encode("utf-8", "replace"), self._timeout)
            except subprocess.TimeoutExpired as error:
                # apertium is a script: its children hold the pipe, and would keep us waiting.
                os.killpg(process.pid, signal.SIGKILL)
                seconds = f"{self._timeout:g}"
                raise EngineError(msg("Apertium did not answer within {seconds} s.", seconds=seconds)) from error
        if process.returncode != 0:
            raise EngineError(
                msg("Apertium cannot translate with {pair}.", pair=command[-1]),
                hint=msg("apt-get install {packages}", packages=PACKAGES),
            )
        return out.decode("utf-8", "replace")


def _finished(text: str, source: str) -> str:
    """Take out the signs that Apertium left on words, but for those that the text had itself."""
    for sign in _SIGNS:
        if sign not in source:
            text = text.replace(sign, "")
    return text

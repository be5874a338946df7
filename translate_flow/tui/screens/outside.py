"""An article: the paragraph under the cursor in the user's own editor, at its line; its terms into the glossary."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from textual import work
from textual.app import SuspendNotSupported

from translate_flow.errors import TranslateFlowError
from translate_flow.language import other
from translate_flow.messages import msg
from translate_flow.tui.screens.dialogs import Words
from translate_flow.tui.screens.hands import Hands

BY_COLON: Final = {"code": "--goto", "codium": "--goto", "zed": "", "hx": "", "helix": "", "subl": ""}
"""Editors that take the line after the name of the file, and the option that they want before it; others take
``+12``."""


def editor_command(path: Path, line: int, environment: Mapping[str, str]) -> Sequence[str] | None:
    """Return the command that opens a file at a line, by VISUAL or EDITOR; None where the user has named no editor."""
    words = shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "")
    if not words:
        return None
    name = Path(words[0]).stem
    if name in BY_COLON:
        return [*words, *filter(None, [BY_COLON[name]]), f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]


class Outside(Hands):
    """Reaches beyond the article: into other programs, and into the glossary."""

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_add_term(self) -> None:
        """Add a term of the row to the glossary: asks for its French and its English."""
        question = msg("The term in French, in the form that a dictionary gives:")
        fr = await self.app.push_screen_wait(Words(question, self.look))
        if not fr:
            return
        en = await self.app.push_screen_wait(Words(msg("“{fr}” in English:", fr=fr), self.look))
        if not en:
            return
        try:
            path = await self.session.desk.write(partial(self.session.workspace.add_term, fr, en))
        except TranslateFlowError as error:
            self.failed(error)
            return
        self.say(msg("“{fr}” = “{en}” is in {path}.", fr=fr, en=en, path=path))
        self.read()

    def action_open_outside(self) -> None:
        """Open the translation of the row, or what it has, in the user's editor."""
        row, opened = self.pairs.current, self.opened
        if row is None or opened is None:
            return
        language = row.target if row.side(row.target) else other(row.target)
        document = opened.article.side(language)
        if document is None:
            return
        path = self.session.workspace.root / document.path
        command = editor_command(path, row.side(language)[0].line, os.environ)
        if command is None:
            self.say(msg("No editor is named: set EDITOR, and start again."), "warning")
            return
        try:
            with self.app.suspend():
                # The user's own program on the user's own terminal: it may take as long as it likes.
                subprocess.run(command, check=False)
        except (OSError, SuspendNotSupported):
            self.say(msg("{editor} cannot be started here.", editor=command[0]), "error")
        self.app.refresh()
        self.read()

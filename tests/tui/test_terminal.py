"""The interface in a real pseudo-terminal: what an article plants in it never comes out raw."""

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import translate_flow

PLANTED = ("\x1b]52;c;cm0gLXJm\x07", "\x1b]0;owned\x07", "\x1b[5n", "\x9b5n", "\x1bPq#0\x1b\\")
RUN = """
import sys
from pathlib import Path
from translate_flow.project.workspace import Workspace
from translate_flow.tui.app import run_app
run_app(Workspace.open([Path(sys.argv[1])]), "en")
"""


class Terminal:
    """A program in a pseudo-terminal of 80 by 24, and all that it has written."""

    def __init__(self, *arguments: str) -> None:
        package = str(Path(translate_flow.__file__).parent.parent)
        self.written = b""
        self.process, self.end = pty.fork()
        if not self.process:
            os.environ.update(PYTHONPATH=package, TERM="xterm-256color", TEXTUAL_ANIMATIONS="none")
            os.execv(sys.executable, [sys.executable, "-c", RUN, *arguments])
        ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def press(self, keys: str) -> None:
        os.write(self.end, keys.encode())

    def wait(self, wanted: str, seconds: float = 20.0) -> bool:
        """Read until something is written that holds these words, cursor movements aside."""
        seen, until = b"", time.monotonic() + seconds
        while time.monotonic() < until:
            if select.select([self.end], [], [], 0.1)[0]:
                try:
                    data = os.read(self.end, 65536)
                except OSError:  # the program has ended
                    return wanted == ""
                seen += data
                self.written += data
            plain = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen).decode("utf-8", "replace")
            if wanted and wanted in plain:
                return True
        return False

    def close(self) -> None:
        os.close(self.end)
        try:
            os.kill(self.process, signal.SIGKILL)
        except ProcessLookupError:
            return
        os.waitpid(self.process, 0)


def test_a_terminal_never_gets_what_an_article_plants(tmp_path):
    folder = tmp_path / "articles" / "evil\x1b]0;owned\x07"
    folder.mkdir(parents=True)
    evil = " ".join(PLANTED)
    (folder / "fr.md").write_text(
        f"---\noriginal: fr\n---\n# Titre {evil}\n\nUn {evil} mot en 2019.\n\nDeux {evil} mots.\n"
    )
    (folder / "en.md").write_text(f"---\noriginal: fr\n---\n# Title {evil}\n\nA {evil} word in 2019.\n")
    terminal = Terminal(str(tmp_path))
    try:
        assert terminal.wait("article")
        for keys, shown in (
            ("\r", "FR"),
            ("j", "word"),
            ("i", "Details"),
            ("q", "Enter"),
            ("e", "Editing"),
            ("\x14", "draft"),
        ):
            time.sleep(0.3)
            terminal.press(keys)
            assert terminal.wait(shown), f"{keys!r} did not show {shown!r}"
        terminal.wait("nothing more", 0.5)
    finally:
        terminal.close()
    for planted in PLANTED:
        assert planted.encode() not in terminal.written
    assert b"\xc2\x9b" not in terminal.written
    assert "␛]52;c;".encode() in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", terminal.written)

"""The French catalogue: every literal message of the source, merged into the PO file and compiled.

python tests/architecture/catalogue.py      after adding a message; then fill in what it lists, and run it again
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parents[2] / "translate_flow"
CATALOGUE = PACKAGE / "locale" / "fr" / "LC_MESSAGES" / "translate_flow.po"
METADATA = {
    "Project-Id-Version": "translate-flow",
    "Language": "fr",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}


@dataclass(frozen=True)
class Template:
    """One literal message of the source: its plural, if it has one, and the module that says it."""

    one: str
    many: str | None
    module: str


def templates() -> Iterator[Template]:
    """Yield the literal messages of the source, in order of module and line; each literal once."""
    seen = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        imports = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module == "translate_flow.messages"]
        makers = {alias.name for node in imports for alias in node.names} & {"msg", "plural"}
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name not in makers:
                continue
            wanted = 1 if name == "msg" else 2
            literals = [a.value for a in call.args[:wanted] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(literals) != wanted:
                raise SystemExit(f"{path}:{call.lineno}: {name}() takes a literal template")
            if literals[0] not in seen:
                seen.add(literals[0])
                yield Template(literals[0], literals[1] if wanted == 2 else None, module)


def load() -> polib.POFile:
    """Read the catalogue as it is, an empty one where there is none."""
    return polib.pofile(str(CATALOGUE), wrapwidth=0) if CATALOGUE.exists() else polib.POFile(wrapwidth=0)


def update() -> list[str]:
    """Bring the catalogue in step with the source and compile it; return what lacks French."""
    old = {entry.msgid: entry for entry in load()}
    new = polib.POFile(wrapwidth=0)
    new.metadata = METADATA
    for template in templates():
        kept = old.get(template.one)
        entry = polib.POEntry(msgid=template.one, comment=template.module)
        if template.many is None:
            entry.msgstr = kept.msgstr if kept else ""
        else:
            entry.msgid_plural = template.many
            entry.msgstr_plural = kept.msgstr_plural if kept and kept.msgstr_plural else {0: "", 1: ""}
        new.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(f"{new}\n", "utf-8")
    CATALOGUE.with_suffix(".mo").write_bytes(new.to_binary())
    return [entry.msgid for entry in new if not entry.translated()]


if __name__ == "__main__":
    lacking = update()
    for line in lacking:
        print(line)
    sys.exit(bool(lacking))

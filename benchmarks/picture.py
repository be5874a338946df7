"""A picture of the interface, for the README: made without a terminal from the project's own articles.

    python benchmarks/picture.py docs/interface.svg

The size is fixed and nothing on the screen depends on the clock or on the machine: the same articles and the same versions
of translate-flow and Textual give the same bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from pathlib import Path

from translate_flow.project.workspace import Workspace
from translate_flow.tui.app import TranslateFlow
from translate_flow.tui.glyphs import UNICODE

SIZE = (120, 34)
ARTICLE = "articles/mediation-numerique"
ROOT = Path(__file__).resolve().parent.parent


async def draw(speech: str) -> str:
    """Open the article, go to the first paragraph that is missing, and take the screen as SVG."""
    os.chdir(ROOT)
    app = TranslateFlow(
        Workspace.open([Path("articles")]), "fr" if speech == "fr" else "en", article=ARTICLE, marks=UNICODE
    )
    app.session.engine = None
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(1_000):
            await pilot.pause(0.02)
            if getattr(app.screen, "settled", False):
                break
        await pilot.press("u")
        await pilot.pause(0.5)
        picture = app.export_screenshot(title="translate-flow tui")
    # Textual numbers its styles anew in each picture, and has the reader's browser fetch a font from somebody's server.
    picture = re.sub(r"terminal-\d+", "terminal", picture)
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", default="en", choices=["en", "fr"])
    asked = parser.parse_args()
    out = asked.out.resolve()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TRANSLATE_FLOW_STATE=folder, TRANSLATE_FLOW_CACHE=folder)
        picture = asyncio.run(draw(asked.lang))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(picture, encoding="utf-8")
    print(f"{out}: {len(picture.encode()):,} bytes")


if __name__ == "__main__":
    main()

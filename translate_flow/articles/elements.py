"""What the inline reader knows of HTML elements: which part words, which hold no language, and their attributes."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from translate_flow.articles.document import Span

BREAKING: Final = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
    "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
"""Elements that part the words on either side of their tags."""

OPAQUE: Final = frozenset({"script", "style", "svg", "code", "pre", "kbd", "samp"})
"""Elements whose content is not language."""

SILENT: Final = frozenset({"script", "style", "svg"})
"""Those of them that leave nothing to see in the text."""

PICTURES: Final = frozenset({"img", "iframe", "video", "audio", "source", "embed"})
"""Elements that point to something shown in their place."""

_ATTRIBUTE: Final = re.compile(r"""([A-Za-z_:@][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")


def attribute(tag: re.Match[str], name: str) -> tuple[str, Span] | None:
    """Return the value of a tag's attribute, entities decoded, and where it stands in the text searched; or None."""
    for match in _ATTRIBUTE.finditer(tag.string, tag.start(), tag.end()):
        if match.group(1).lower() == name:
            group = next(g for g in (2, 3, 4) if match.group(g) is not None)
            return unescape(match.group(group)), Span(*match.span(group))
    return None

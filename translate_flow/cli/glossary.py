"""``glossary``: look after the terms."""

from __future__ import annotations

import click

from translate_flow.cli.commands import Group
from translate_flow.messages import msg

COMMANDS = {
    "check": ("translate_flow.cli.glossary_check", msg("Say where articles do not keep to the glossary.")),
    "list": ("translate_flow.cli.glossary_list", msg("Look up terms and names.")),
    "add": ("translate_flow.cli.glossary_add", msg("Add a term or a name to the site's glossary.")),
    "validate": ("translate_flow.cli.glossary_validate", msg("Say whether a glossary can be used.")),
    "extract": ("translate_flow.cli.glossary_extract", msg("Find terms in the articles, with their translations.")),
    "import": ("translate_flow.cli.glossary_import", msg("Take over the glossary of another tool.")),
    "export": ("translate_flow.cli.glossary_export", msg("Write the glossary for another tool.")),
}


@click.group("glossary", cls=Group, table=COMMANDS, about=msg("Look after the glossary."))
def command() -> None:
    """Hold the commands of the glossary."""

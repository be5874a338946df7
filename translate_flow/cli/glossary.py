"""``glossary``: look after the terms."""

from __future__ import annotations

import click

from translate_flow.cli.commands import Group
from translate_flow.messages import msg

COMMANDS = {
    "validate": ("translate_flow.cli.glossary_validate", msg("Say whether a glossary can be used.")),
}


@click.group("glossary", cls=Group, table=COMMANDS, about=msg("Look after the glossary."))
def command() -> None:
    """Hold the commands of the glossary."""

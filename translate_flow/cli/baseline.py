"""``baseline``: start with a clean gate on a site full of old faults."""

from __future__ import annotations

from typing import Final

from translate_flow.cli.commands import Group
from translate_flow.messages import msg

COMMANDS: Final = {
    "write": ("translate_flow.cli.baseline_write", msg("Write down all that is found today.")),
    "prune": ("translate_flow.cli.baseline_prune", msg("Remove what has been mended.")),
}

command = Group(
    "baseline",
    table=COMMANDS,
    about=msg(
        "Look after the list of known findings: check leaves them out, and fails for new ones only.\n\n"
        "It lies in translate-flow-baseline.json at the root of the content, or where “baseline” in the project file says. "
        "It is a ratchet: what is mended leaves it, and nothing enters it unless you say so."
    ),
)

"""To which engines text may be sent: asked once, and kept in the user's own configuration.

No file of a repository is looked at: whoever opens a pull request cannot send texts anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from translate_flow.errors import InputError, StorageError
from translate_flow.messages import msg
from translate_flow.project.folders import config_folder
from translate_flow.project.reading import read_file
from translate_flow.project.writing import write_file

FILE: Final = "consent.json"


def agreed(engine: str) -> bool:
    """Whether the user has agreed that text is sent to an engine. What cannot be read is no agreement."""
    return _consents().get(engine) is True


def agree(engine: str) -> None:
    """Remember that the user agrees that text is sent to an engine.

    Raises `StorageError` when it cannot be written down.
    """
    path = config_folder() / FILE
    consents = {**_consents(), engine: True}
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(msg("The folder may not be written."), path=path.parent.as_posix()) from error
    write_file(path.resolve(), (json.dumps(consents, indent=1, sort_keys=True) + "\n").encode(), path.as_posix())


def _consents() -> Mapping[str, Any]:
    path = config_folder() / FILE
    try:
        held = json.loads(read_file(path, limit=100_000))
    except (InputError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}

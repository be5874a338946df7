"""``python -m translate_flow`` is ``translate-flow``."""

from translate_flow.cli.main import run

run()

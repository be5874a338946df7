"""Lets the tests of this folder import `catalogue`, which is also a command."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

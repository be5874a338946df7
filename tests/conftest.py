"""What holds for every test: nothing is kept in the home of whoever runs them, and the gate gives the same answer twice."""

import os

import pytest
from hypothesis import settings

# A change must not fail for a case that chance found elsewhere; whoever runs the tests by hand goes on looking for such.
settings.register_profile("gate", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("gate")


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory, monkeypatch):
    """Give each test a state folder of its own: older versions of files, and what was typed and not saved."""
    monkeypatch.setenv("TRANSLATE_FLOW_STATE", str(tmp_path_factory.mktemp("state")))

"""What holds for every test: nothing is kept in the home of whoever runs them."""

import pytest


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory, monkeypatch):
    """Give each test a state folder of its own: older versions of files, and what was typed and not saved."""
    monkeypatch.setenv("TRANSLATE_FLOW_STATE", str(tmp_path_factory.mktemp("state")))

"""The test driver of Textual looks for a quiet moment in steps of 20 ms, three times for each key; shorter steps do as well."""

import pytest


@pytest.fixture(autouse=True)
def quick_driver(monkeypatch):
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.002)

import sqlite3

import pytest

from translate_flow.project import cache
from translate_flow.project.cache import FLUSH, cache_folder, code_digest, digest, open_cache


def test_what_is_put_is_found_again(tmp_path):
    with open_cache(tmp_path) as held:
        held.put("kind", "name", "stamp", "text é \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
        assert held.get("kind", "name", "stamp").startswith("text é")
    with open_cache(tmp_path) as held:
        assert held.has("kind", "name", "stamp")
        assert held.get("kind", "name", "stamp").startswith("text é")
        assert held.get("kind", "name", "other stamp") is None
        assert held.get("kind", "other name", "stamp") is None
        assert not held.has("other kind", "name", "stamp")


def test_a_name_holds_one_text(tmp_path):
    with open_cache(tmp_path) as held:
        held.put("kind", "name", "old", "1")
    with open_cache(tmp_path) as held:
        held.put("kind", "name", "new", "2")
        assert held.get("kind", "name", "old") is None
    with open_cache(tmp_path) as held:
        assert held.get("kind", "name", "new") == "2"
        assert held.get("kind", "name", "old") is None


def test_many_are_written_as_they_come(tmp_path):
    with open_cache(tmp_path) as held:
        for number in range(FLUSH + 1):
            held.put("kind", str(number), "stamp", "text")
        with open_cache(tmp_path) as other:
            assert other.has("kind", "0", "stamp")


def test_roots_do_not_share(tmp_path):
    with open_cache(tmp_path / "a") as held:
        held.put("kind", "name", "stamp", "text")
    with open_cache(tmp_path / "b") as held:
        assert not held.has("kind", "name", "stamp")


def test_without_a_cache_nothing_is_remembered_or_written(tmp_path):
    with open_cache(tmp_path, enabled=False) as held:
        held.put("kind", "name", "stamp", "text")
    with open_cache(tmp_path, enabled=False) as held:
        assert held.get("kind", "name", "stamp") is None
    assert list(cache_folder().iterdir()) == []


def test_a_corrupt_cache_is_made_anew(tmp_path):
    with open_cache(tmp_path) as held:
        held.put("kind", "name", "stamp", "text")
    (file,) = cache_folder().glob("*.sqlite")
    file.write_bytes(b"this is no database, whatever its name says" * 100)
    with open_cache(tmp_path) as held:
        assert held.get("kind", "name", "stamp") is None
        held.put("kind", "name", "stamp", "text")
    with open_cache(tmp_path) as held:
        assert held.get("kind", "name", "stamp") == "text"


def test_a_cache_cut_in_the_middle_is_passed_over(tmp_path):
    with open_cache(tmp_path) as held:
        for number in range(500):
            held.put("kind", str(number), "stamp", "text" * 100)
    (file,) = cache_folder().glob("*.sqlite")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with open_cache(tmp_path) as held:
        answers = {held.get("kind", str(number), "stamp") for number in range(500)}
    assert answers <= {None, "text" * 100}


def test_a_locked_cache_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "WAIT", 0.05)
    with open_cache(tmp_path) as held:
        held.put("kind", "name", "stamp", "text")
    (file,) = cache_folder().glob("*.sqlite")
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with open_cache(tmp_path) as held:
            assert held.get("kind", "name", "stamp") is None
            held.put("kind", "name", "stamp", "text 2")
    finally:
        other.close()


@pytest.mark.parametrize("kind", ["file", "missing parent of a file"])
def test_a_folder_that_cannot_be_is_passed_over(tmp_path, monkeypatch, kind):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file stands here")
    monkeypatch.setenv("TRANSLATE_FLOW_CACHE", str(blocked if kind == "file" else blocked / "cache"))
    with open_cache(tmp_path) as held:
        held.put("kind", "name", "stamp", "text")
        assert held.get("kind", "name", "stamp") == "text"
    assert blocked.read_text() == "a file stands here"


def test_the_cache_lies_outside_the_site(tmp_path):
    with open_cache(tmp_path) as held:
        held.put("kind", "name", "stamp", "text")
    assert list(tmp_path.iterdir()) == []


def test_digests_know_the_borders_of_their_parts():
    parts = [("ab", "c"), ("a", "bc"), ("abc", ""), ("abc", None), ("abc",), (b"abc", None, None)]
    assert len({digest(*each) for each in parts}) == len(parts)


def test_the_digest_of_the_code_changes_with_it(tmp_path, monkeypatch):
    package = tmp_path / "package"
    (package / "checks").mkdir(parents=True)
    (package / "tui").mkdir()
    (package / "checks/numbers.py").write_text("1")
    monkeypatch.setattr(cache, "PACKAGE", package)
    first = code_digest.__wrapped__()
    (package / "tui/screen.py").write_text("2")
    assert code_digest.__wrapped__() == first
    (package / "checks/numbers.py").write_text("22")
    assert code_digest.__wrapped__() != first

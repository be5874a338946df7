import os
import time

import pytest

from translate_flow.errors import InputError
from translate_flow.project.reading import MAX_BYTES, read_file


def refusal(path, **options):
    with pytest.raises(InputError) as caught:
        read_file(path, "name.md", **options)
    assert caught.value.path == "name.md"
    return str(caught.value)


def test_bytes_come_back_as_they_are(tmp_path):
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfa\r\n\x00\xff")
    assert read_file(tmp_path / "a") == b"\xef\xbb\xbfa\r\n\x00\xff"


def test_missing(tmp_path):
    assert "no such file" in refusal(tmp_path / "a")
    (tmp_path / "b").write_text("x")
    assert "no such file" in refusal(tmp_path / "b" / "c")


def test_a_folder(tmp_path):
    assert "folder" in refusal(tmp_path)


def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    start = time.monotonic()
    assert "regular file" in refusal(tmp_path / "pipe")
    assert time.monotonic() - start < 1


def test_a_device():
    assert "regular file" in refusal(os.devnull)


def test_too_large_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "big").open("wb") as file:
        file.truncate(60_000_000)
    start = time.monotonic()
    assert "60 MB" in refusal(tmp_path / "big")
    assert time.monotonic() - start < 0.05


def test_the_limit_itself_is_read(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 10)
    assert len(read_file(tmp_path / "a", limit=10)) == 10
    assert "too large" in refusal(tmp_path / "a", limit=9)
    assert MAX_BYTES == 8_000_000


def test_a_link_in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "circle" in refusal(tmp_path / "a")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_names_that_no_file_can_have(tmp_path, name):
    assert "name" in refusal(f"{tmp_path}/{name}")


def test_permission_denied(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "open", refuse)
    assert "permission denied" in refusal(tmp_path / "a")

import errno
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from translate_flow.errors import StorageError
from translate_flow.project import writing
from translate_flow.project.writing import write_file


def test_a_new_file_takes_the_umask(tmp_path):
    old = os.umask(0o027)
    try:
        write_file(tmp_path / "folder/new.md", b"text")
    finally:
        os.umask(old)
    assert (tmp_path / "folder/new.md").read_bytes() == b"text"
    assert (tmp_path / "folder/new.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_the_mode_is_kept(tmp_path, mode):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(mode)
    write_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("call", ["open", "fsync", "fchmod", "replace"])
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "permission"),
        (errno.EROFS, "only be read"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_a_failing_disk_leaves_the_file_as_it_was(tmp_path, monkeypatch, call, code, words):
    (tmp_path / "a").write_bytes(b"old")
    real = getattr(os, call)

    def fail(*args, **kwargs):
        monkeypatch.setattr(os, call, real)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(StorageError, match=words) as caught:
        write_file(tmp_path / "a", b"new", "a")
    assert caught.value.path == "a"
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_interrupt_leaves_nothing_behind(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_full_disk_met_while_writing(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(writing, "_write_new", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(StorageError, match="full"):
        write_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


WRITER = """
import sys
from pathlib import Path
from translate_flow.project.writing import write_file
print("ready", flush=True)
n = 0
while True:
    n += 1
    write_file(Path(sys.argv[1]), bytes([65 + n % 26]) * 200_000)
"""


def test_a_kill_at_any_instant_leaves_a_whole_file(tmp_path):
    target = tmp_path / "a"
    target.write_bytes(b"@" * 200_000)
    chance = random.Random(1)
    for _ in range(8):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        held = target.read_bytes()
        assert len(held) == 200_000
        assert len(set(held)) == 1


def test_a_read_only_file_is_left_alone(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(StorageError, match="permission denied"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]

"""What can only be seen from outside: streams, locales, signals, and what is imported."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments, **options):
    values = {"capture_output": True, "timeout": 60, "env": {**os.environ, **options.pop("env", {})}}
    return subprocess.run([sys.executable, "-m", "translate_flow", *arguments], **values | options, check=False)


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    import translate_flow

    monkeypatch.setenv("PYTHONPATH", str(Path(translate_flow.__file__).parents[1]))


def test_output_is_utf8_whatever_the_locale(site):
    for env in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "tr_TR.UTF-8"}):
        ran = run("check", env=env)
        assert "Neuchâtel" in ran.stdout.decode("utf-8")
        assert ran.returncode == 1


def test_a_reader_that_went_away_is_no_error(site):
    (site / "articles/lac/fr.md").write_text("\n\n".join(f"Le paragraphe {n} manque." for n in range(500)), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "translate_flow", "check", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in (0, 1)


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence(site):
    with FULL.open("w") as full:
        ran = run("check", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 2
    assert ran.stderr.decode() == "translate-flow: The output cannot be written: No space left on device.\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_report_goes_through_a_pipe_and_does_not_replace_it(site):
    pipe = site / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert run("check", "-o", str(pipe)).returncode == 1
        assert reader.stdout.read() == run("check").stdout
    assert pipe.is_fifo()


def imported(*arguments, cwd):
    code = (
        "import sys, json\nfrom translate_flow.cli.main import main\n"
        f"code = main({list(arguments)!r})\n"
        "sys.stderr.write(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=cwd, check=True, timeout=60)
    return set(json.loads(ran.stderr))


def test_what_a_check_imports(site):
    cold = imported("check", cwd=site)
    assert "numpy" in cold
    assert not cold & {"textual", "rich", "deep_translator", "requests"}
    warm = imported("check", cwd=site)
    assert not warm & {"textual", "deep_translator", "numpy", "py3langid", "markdown_it", "yaml", "polib", "rapidfuzz"}


def test_status_warm_is_as_light(site):
    imported("check", cwd=site)
    assert not imported("status", cwd=site) & {"numpy", "yaml", "markdown_it"}


def test_the_whole_is_ascii_free_of_colour_in_a_pipe(site):
    assert b"\x1b" not in run("check").stdout
    assert b"\r" not in run("check").stderr


def test_a_terminal_sees_colour_and_no_control_byte_of_an_article(site):
    pty = pytest.importorskip("pty")
    (site / "articles/lac/fr.md").write_text(
        "# Titre\n\nLe réseau \x1b]0;title\x07\x9b5n compte les 40 coopératives.\n", "utf-8"
    )

    def seen(**env):
        main, child = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "translate_flow", "check"], stdin=child, stdout=child, stderr=child, cwd=site,
            env={**os.environ, "TERM": "xterm", **env},
        )  # fmt: skip
        os.close(child)
        data = b""
        try:
            while part := os.read(main, 65536):
                data += part
        except OSError:  # the other end is closed: Linux says so with EIO
            pass
        os.close(main)
        process.wait()
        return data.decode("utf-8")

    coloured = seen()
    assert "\x1b[31merror\x1b[0m" in coloured
    rest = coloured
    for ours in ("\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[34m"):
        rest = rest.replace(ours, "")
    assert not {char for char in rest if ord(char) < 32 or 127 <= ord(char) < 160} - {"\r", "\n"}
    assert "\x1b" not in seen(NO_COLOR="1")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_command_as_an_error_does(site, number, code):
    # A shell that runs tests in the background has its children ignore Ctrl-C.
    program = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import translate_flow.__main__"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "review", "articles/lac/fr.md"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline()
    process.send_signal(number)
    _, complaints = process.communicate(timeout=20)
    assert process.returncode == code
    assert complaints.strip() == b""

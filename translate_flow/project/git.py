"""git, asked for what a commit holds and for nothing else.

Four commands are run: ``rev-parse``, ``merge-base``, ``ls-tree``, and ``cat-file`` for what files held. None of them
looks at the working copy or writes anything, so that no filter, hook, monitor or diff program that a repository
names is run, however hostile it is; what stands on the disk is hashed here. Nothing is fetched.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from translate_flow.errors import InputError, UsageError
from translate_flow.messages import Message, msg
from translate_flow.project.reading import read_file

SECONDS: Final = 60
"""After which git is given up: it answers within one, unless its folder lies on a network that is gone."""

SAFE: Final = (
    "--no-optional-locks",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "safe.bareRepository=explicit",
)  # fmt: skip
ENVIRONMENT: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # the same for git before 2.44: a clone that left out blobs is not completed
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",  # one of its errors is told from the others by its words
}
OF_ANOTHER_PLACE: Final = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE"),
    }
)
"""What git sets for its hooks: it speaks of the repository that the hook runs for, seen from another folder than
ours."""

_HASH: Final = re.compile(r"[0-9a-f]{40,64}\Z")
LIMIT: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a commit. `top` is the folder of the repository, resolved; `files` are hashes by path from there."""

    git: str
    top: Path
    commit: str
    files: Mapping[str, str]

    def differs(self, place: Path) -> bool:
        """Whether a file is not what it was: changed, new, gone, or not to be read; line ends alone change nothing.

        One outside the repository is new: nothing says what it was. So is a symbolic link, of which git knows the
        target only.
        """
        known = self.files.get(self._name(place))
        try:
            data = read_file(place, limit=LIMIT)
        except InputError:
            return known is not None or os.path.lexists(place)
        if known is None or _hash(data, known) == known:
            return known is None
        return b"\r\n" not in data or _hash(data.replace(b"\r\n", b"\n"), known) != known

    def read(self, place: Path) -> bytes | None:
        """Return what a file held, None where there was none."""
        return self.read_all([place])[0] if self._name(place) in self.files else None

    def read_all(self, places: Sequence[Path]) -> list[bytes]:
        """Return what files held, nothing of one that was not there."""
        known = [self.files.get(self._name(place), "") for place in places]
        asked = [name for name in known if name]
        if not asked:
            return [b"" for _ in known]
        said = _run(self.git, self.top, "cat-file", "--batch", given="".join(f"{name}\n" for name in asked)).stdout
        contents = dict(zip(asked, _contents(said), strict=False))
        return [contents.get(name, b"") for name in known]

    def below(self, folder: Path) -> list[str]:
        """Return the files that lay below a folder, as paths from there, with slashes."""
        prefix = f"{self._name(folder)}/".removeprefix("./")
        return [path.removeprefix(prefix) for path in self.files if path.startswith(prefix)]

    def _name(self, place: Path) -> str:
        plain = Path(os.path.normpath(place))
        return plain.relative_to(self.top).as_posix() if plain.is_relative_to(self.top) else ""


def snapshot(folder: Path, ref: str, others: Sequence[Path] = ()) -> Snapshot:
    """Return what a folder (resolved) and some files elsewhere held at `ref`, or where this branch has left it.

    On a branch that `ref` has gone on without, what others did meanwhile is no change of ours. Where the clone is too
    shallow to know the place, it is `ref` itself: more files differ then, and none fewer.

    Raises `UsageError` where there is no git, no repository or no such commit.
    """
    git = _program(folder)
    found = _run(git, folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        raise _no_repository(found.stderr, folder)
    top = Path(os.fsdecode(found.stdout.removesuffix(b"\n"))).resolve()
    commit = _commit(git, folder, ref)
    base = _run(git, folder, "merge-base", commit, "HEAD")
    commit = _hash_in(base) or commit
    wanted = [place.relative_to(top).as_posix() for place in (folder, *others) if place.is_relative_to(top)]
    paths = [] if "." in wanted else wanted
    listed = _run(git, top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths)
    if listed.returncode:
        raise UsageError(
            msg("git cannot list the files of “{ref}”: part of it is not in this clone.", ref=ref), hint=_FETCH
        )
    return Snapshot(git, top, commit, dict(_entries(listed.stdout)))


def _entries(listing: bytes) -> list[tuple[str, str]]:
    """Read a listing: ``mode type hash<TAB>path``, each ended by NUL."""
    heads = (entry.partition(b"\t") for entry in listing.split(b"\0") if entry)
    return [(os.fsdecode(path), head.rpartition(b" ")[2].decode("ascii")) for head, _, path in heads]


def _contents(batch: bytes) -> Iterator[bytes]:
    """Read what ``cat-file --batch`` says: ``hash type size``, a line end, so many bytes, and a line end."""
    at = 0
    while (end := batch.find(b"\n", at)) >= 0:
        size = batch[at:end].rpartition(b" ")[2]
        if not size.isdigit():  # missing: a clone without it
            at = end + 1
            yield b""
            continue
        at = end + 1 + int(size)
        yield batch[end + 1 : at]
        at += 1


_FETCH: Final = msg(
    "A workflow of GitHub gets all of them by “fetch-depth: 0” under actions/checkout; elsewhere: git fetch --unshallow."
)


def _commit(git: str, folder: Path, ref: str) -> str:
    """Return the hash of the commit that is meant."""
    # What begins with a dash would be an option to git, whatever else it was meant to be.
    usable = bool(ref) and not ref.startswith("-") and "\0" not in ref
    commit = _hash_in(_run(git, folder, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")) if usable else None
    if commit is not None:
        return commit
    shallow = _run(git, folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    message = msg("git knows no commit “{ref}” here.", ref=ref)
    if shallow:
        message = msg("git knows no commit “{ref}” here: this clone holds the latest commits only.", ref=ref)
    raise UsageError(message, hint=_FETCH if shallow else None)


def _hash_in(ran: subprocess.CompletedProcess[bytes]) -> str | None:
    said = ran.stdout.decode("ascii", "replace").strip()
    return said if ran.returncode == 0 and _HASH.match(said) else None


def _no_repository(said: bytes, folder: Path) -> UsageError:
    if b"dubious ownership" in said:
        return UsageError(
            msg("git does not trust this folder, because it belongs to another user."),
            path=folder.as_posix(),
            hint=msg("If you do: git config --global --add safe.directory {folder}", folder=folder.as_posix()),
        )
    return UsageError(
        msg("This is no working copy of git: nothing says what has changed."),
        path=folder.as_posix(),
        hint=msg("Without --changed-since, everything is checked."),
    )


def _program(folder: Path) -> str:
    """Find git, but not in the folder that is checked, where Windows would look first."""
    found = shutil.which("git")
    if found is None or Path(found).resolve().is_relative_to(folder):
        raise UsageError(msg("git is not installed, and nothing else says what has changed."))
    return found


def _run(git: str, folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER_PLACE} | ENVIRONMENT
    command = [git, *SAFE, "-C", str(folder), *arguments]
    try:
        return subprocess.run(
            command, input=given.encode(), capture_output=True, env=environment, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(msg("git did not answer within {seconds} s.", seconds=SECONDS)) from error
    except OSError as error:
        raise UsageError(_cannot_run(error)) from error


def _cannot_run(error: OSError) -> Message:
    return msg("git cannot be run: {reason}.", reason=error.strerror or str(error))


def _hash(data: bytes, like: str) -> str:
    """Return the name that git gives to the contents of a file, by the method that made another such name."""
    made = hashlib.sha256() if len(like) == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()

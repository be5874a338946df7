"""A ledger as a PO file: strict when read, the same bytes whenever the same ledger is written.

polib does the reading and writing. What it forgives is checked before it sees the text: it takes a file that was cut
short, a second entry for the same text, and a text that happens to name a file (which it would open).

The state of an entry is kept so that it survives other PO programs: the flag ``fuzzy``, which they all know and toggle,
and one comment line ``# translate-flow {…}`` with the rest; flags of our own would be dropped by gettext. Where flag
and comment disagree, a person toggled the flag, and the flag wins. References, extracted comments and other flags are
not kept. The file ends in an obsolete entry of our own, which other programs keep last: without it, the file was cut
short. (A count in the header would do as well, but two branches that each add one entry would merge into a wrong
count.)
"""

from __future__ import annotations

import json
import re
from typing import Any, Final, get_args

import polib

from translate_flow.alignment.manual import Manual
from translate_flow.checks.context import ReviewState
from translate_flow.errors import LedgerError
from translate_flow.language import Language, other
from translate_flow.messages import Message, msg
from translate_flow.review.entry import Dismissal, Entry, Ledger, clean, clean_line
from translate_flow.review.links import is_link, read_link, write_link

_MARK: Final = "translate-flow "
_FORMAT: Final = "1"
_UNREVIEWED: Final = "unreviewed"
_KEYS: Final = frozenset({"state", "origin", "reason", "side"})
_DISMISSED: Final = "dismissed"
_HEADER: Final = (
    "What has been reviewed of one article. The two documents are the truth; this file remembers.\n"
    "Written by translate-flow; other PO programs may edit it."
)
_END: Final = ("translate-flow", "end of the ledger", "fin du registre")
_NO_WRAP: Final = 0  # polib's default of 78 re-flows a whole paragraph in the diff of one changed word

_FUZZY: Final = frozenset({ReviewState.DRAFT, ReviewState.NEEDS_WORK, ReviewState.OUTDATED})
_CONTEXT: Final = re.compile(r"(?:only (?P<only>fr|en))?(?:(?:^|, )repeat [1-9][0-9]*)?")

_FIELD: Final = re.compile(r'(?:#~ )?(?P<word>msgctxt|msgid|msgstr) "(?P<text>(?:[^"\\]|\\.)*)"')
_CONTINUED: Final = re.compile(r'(?:#~ )?"(?:[^"\\]|\\.)*"')
_PREVIOUS: Final = re.compile(r'#~?\| (?:(?:msgctxt|msgid) )?"(?:[^"\\]|\\.)*"')
_CONFLICT: Final = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_FOLLOWS: Final = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr",),
    "msgstr": ("msgctxt", "msgid"),
}


def parse_ledger(data: bytes, path: str) -> Ledger:
    """Read a ledger. `path` is only named in errors.

    Raises `LedgerError`, with the line, for whatever is not a whole and sound ledger; nothing is repaired.
    """
    text = _decode(data, path)
    lines = _entry_lines(text, path)
    try:
        # The NUL makes it certain that polib does not take the text for the path of a file.
        catalogue = polib.pofile("# \0\n" + text, encoding="utf-8", wrapwidth=_NO_WRAP)
    except OSError as error:
        found = re.search(r"\(line (\d+)\)", str(error))
        raise LedgerError(
            msg("This is not a PO file that can be read."), path=path, line=int(found[1]) - 1 if found else None
        ) from error
    source = _read_header(catalogue, path)
    live: list[Entry] = []
    gone: list[Entry] = []
    links: list[Manual] = []
    seen: set[tuple[str, str]] = set()
    for line, item in zip(lines[1:-1], catalogue[:-1], strict=True):
        key = (item.msgctxt or "", item.msgid)
        if key in seen:
            raise LedgerError(
                msg("Two entries are about the same text: “{text}”.", text=item.msgid), path=path, line=line
            )
        seen.add(key)
        if is_link(item):
            links.append(read_link(item, source, path, line))
        else:
            (gone if item.obsolete else live).append(_read_entry(item, source, path, line))
    return Ledger(tuple(live), tuple(gone), source, tuple(links))


def serialise_ledger(ledger: Ledger) -> bytes:
    """Write a ledger as UTF-8: entries in order, no line numbers, no dates, no wrapping."""
    catalogue = polib.POFile(wrapwidth=_NO_WRAP)
    catalogue.header = _HEADER
    catalogue.metadata = {
        "Project-Id-Version": "translate-flow",
        "PO-Revision-Date": "2000-01-01 00:00+0000",  # msgfmt -c asks for one; a true one would conflict in every merge
        "Last-Translator": "translate-flow",
        "Language-Team": "none",
        "Language": ledger.target,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": ledger.source,
        "X-Translate-Flow-Ledger": _FORMAT,
    }
    repeats: dict[tuple[bool, str], int] = {}
    for entries, obsolete in ((ledger.entries, False), (ledger.gone, True)):
        for entry in entries:
            key = (entry.extra, clean(entry.source))
            repeats[key] = repeats.get(key, 0) + 1
            catalogue.append(_write_entry(entry, ledger, repeats[key], obsolete=obsolete))
    written: dict[tuple[str, str], int] = {}
    for value in ledger.links:
        catalogue.append(write_link(value, ledger.source, written))
    context, end, translated = _END
    catalogue.append(polib.POEntry(msgctxt=context, msgid=end, msgstr=translated, obsolete=True))
    return str(catalogue).encode("utf-8")


def _decode(data: bytes, path: str) -> str:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LedgerError(msg("The ledger is not UTF-8 text."), path=path, line=line) from error
    if found := _UNREADABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise LedgerError(msg("A control character stands in the ledger."), path=path, line=line)
    return text


def _entry_lines(text: str, path: str) -> list[int]:
    """Check the grammar line by line and return the line of each entry's msgid, the header's first, the end mark's last."""
    starts: list[int] = []
    last = ""  # the keyword whose string may go on
    fields: list[str] = []  # keyword and string of the last two fields, to know the end mark by
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line):
            raise LedgerError(msg("The ledger holds a merge conflict: settle it first."), path=path, line=number)
        if field := _FIELD.fullmatch(line):
            word = field["word"]
            if word not in _FOLLOWS[last]:
                raise LedgerError(msg("“{word}” does not belong here.", word=word), path=path, line=number)
            if word == "msgid":
                starts.append(number)
            last = word
            fields = [*fields[-2:], f"{word} {field['text']}"]
        elif _CONTINUED.fullmatch(line):
            if not last:
                raise LedgerError(msg("This line belongs to no entry."), path=path, line=number)
        elif not line or line == "#" or line.startswith(("# ", "#,", "#:", "#.", "#=")) or _PREVIOUS.fullmatch(line):
            if last not in ("", "msgstr"):
                raise LedgerError(msg("An entry breaks off here."), path=path, line=number)
            last = ""
        else:
            raise LedgerError(msg("This line is not of a PO file."), path=path, line=number)
    context, end, translated = _END
    if fields != [f"msgctxt {context}", f"msgid {end}", f"msgstr {translated}"] or last not in ("", "msgstr"):
        hint = msg("Take it back from version control; what it held is not guessed.")
        raise LedgerError(msg("The ledger is cut short: its end mark is missing."), path=path, line=number, hint=hint)
    if len(starts) < 2:  # the header and the end mark
        raise LedgerError(msg("The ledger has no header."), path=path, line=1)
    return starts


def _read_header(catalogue: polib.POFile, path: str) -> Language:
    """Return the language of the originals."""
    metadata = catalogue.metadata
    version = metadata.get("X-Translate-Flow-Ledger")
    if version is None:
        raise LedgerError(msg("This PO file is not a ledger of translate-flow."), path=path, line=1)
    if version != _FORMAT:
        raise LedgerError(
            msg("A newer translate-flow wrote this ledger (format {version}).", version=version), path=path
        )
    for language in get_args(Language):
        if metadata.get("X-Source-Language") == language and metadata.get("Language") == other(language):
            return language  # type: ignore[no-any-return]
    raise LedgerError(msg("The header does not name the two languages, French and English."), path=path, line=1)


def _read_entry(item: polib.POEntry, source: Language, path: str, line: int) -> Entry:
    text = clean(item.msgid)  # an escape such as \f names what is dropped when it is written again
    if not text:
        raise LedgerError(msg("An entry has no text."), path=path, line=line)
    context = _CONTEXT.fullmatch(item.msgctxt or "")
    if context is None or context["only"] == source:
        raise LedgerError(
            msg("The context “{text}” is not one of ours.", text=item.msgctxt or ""), path=path, line=line
        )
    comments = item.tcomment.split("\n") if item.tcomment else []
    marked = [comment for comment in comments if comment.startswith(_MARK)]
    data, dismissed = _read_mark(marked, path, line)
    state = _read_state(data.get("state"), item, path, line)
    return Entry(
        source=text,
        target=clean(item.msgstr),
        state=state,
        origin=data.get("origin", ""),
        reason=data.get("reason", ""),
        previous=(clean(item.previous_msgid or "") or None) if state not in (None, ReviewState.REVIEWED) else None,
        extra=context["only"] is not None,
        backward=data.get("side") == source and state is ReviewState.DRAFT,
        note="\n".join(comment for comment in comments if not comment.startswith(_MARK)),
        dismissed=dismissed,
    )


def _read_mark(marked: list[str], path: str, line: int) -> tuple[dict[str, str], tuple[Dismissal, ...]]:
    def refuse(message: Message) -> LedgerError:
        return LedgerError(message, path=path, line=line)

    if not marked:
        return {}, ()
    if len(marked) > 1:
        raise refuse(msg("The entry has two lines of state."))
    try:
        data: Any = json.loads(marked[0].removeprefix(_MARK))
    except (ValueError, RecursionError) as error:
        raise refuse(msg("The entry's state cannot be read.")) from error
    said = data.pop(_DISMISSED, []) if isinstance(data, dict) else []
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()) or not _are_said(said):
        raise refuse(msg("The entry's state cannot be read."))
    if unknown := sorted(data.keys() - _KEYS):
        raise refuse(msg("The entry's state has the unknown key “{key}”.", key=unknown[0]))
    return data, tuple(Dismissal(*one) for one in said)


def _are_said(said: Any) -> bool:
    """Whether these are dismissals: check, fingerprint and reason of each."""
    return isinstance(said, list) and all(
        isinstance(one, list) and len(one) == 3 and all(isinstance(part, str) for part in one) for one in said
    )


def _read_state(word: str | None, item: polib.POEntry, path: str, line: int) -> ReviewState | None:
    try:
        state = None if word in (None, _UNREVIEWED) else ReviewState(word)
    except ValueError as error:
        raise LedgerError(msg("“{word}” is not a state.", word=word or ""), path=path, line=line) from error
    if not item.fuzzy:
        if state is ReviewState.INTENDED:
            return state
        return ReviewState.REVIEWED if item.msgstr else None  # whoever took the flag away, approved the translation
    if state in _FUZZY:
        return state
    if state is None and (word or not item.msgstr):
        return None
    return ReviewState.NEEDS_WORK  # whoever set the flag, was not content


def _write_entry(entry: Entry, ledger: Ledger, repeat: int, *, obsolete: bool) -> polib.POEntry:
    context = [f"only {ledger.target}"] if entry.extra else []
    if repeat > 1:
        context.append(f"repeat {repeat}")
    unreviewed = entry.state is None and bool(entry.target)
    word = _UNREVIEWED if unreviewed else entry.state or ""
    data = {"state": "" if word is ReviewState.REVIEWED else word, "origin": entry.origin, "reason": entry.reason}
    if entry.backward and entry.state is ReviewState.DRAFT:
        data["side"] = ledger.source
    said: dict[str, Any] = {key: clean_line(value) for key, value in sorted(data.items()) if value}
    if entry.dismissed:
        said[_DISMISSED] = [[one.check, one.fingerprint, clean_line(one.reason)] for one in entry.dismissed]
    comments = [clean_line(line) for line in entry.note.split("\n")] if entry.note else []
    if said:
        comments.append(_MARK + json.dumps(said, ensure_ascii=False))
    return polib.POEntry(
        msgctxt=", ".join(context) or None,
        msgid=clean(entry.source),
        msgstr=clean(entry.target),
        tcomment="\n".join(comments),
        flags=["fuzzy"] if unreviewed or entry.state in _FUZZY else [],
        # polib drops the previous text of obsolete entries when it reads them.
        previous_msgid=clean(entry.previous) if entry.previous is not None and not obsolete else None,
        obsolete=obsolete,
    )

"""Google Translate through deep-translator, behind a guard.

deep-translator reads the public web page, not the paid service. Left alone it waits for ever (it sets no timeout),
mixes answers when one translator serves two threads, returns None or the text itself for no answer, and prints text and
address in its errors. So: one translator a call, our own object in place of its `requests`, and errors of our own,
which hold neither.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final
from urllib.parse import quote_plus, urlsplit

from translate_flow.errors import ConsentError, EngineError
from translate_flow.language import Language
from translate_flow.language.folding import normalise
from translate_flow.language.sentences import sentences
from translate_flow.messages import msg

if TYPE_CHECKING:
    import requests

LONGEST: Final = 4_500
"""Bytes of one text once written into an address; servers refuse addresses of 8 kB, and an é takes six bytes."""

_CONNECT: Final = 5.0
_CHUNK: Final = 16
"""Bytes to read at once: a read waits until it is full, and a server may send a byte a second. 30 kB take 12 ms."""
_LARGEST: Final = 2_000_000
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_PIECE: Final = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class _Answer:
    """As much of an answer as deep-translator looks at."""

    status_code: int
    text: str

    def close(self) -> None:
        """Nothing is open any more."""


class _Guarded:
    """Stands in deep-translator's module for `requests`: a deadline, no redirects, no endless answers, typed errors."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout

    def get(self, url: str, params: Mapping[str, str], proxies: Mapping[str, str] | None = None) -> _Answer:
        """Get an address as deep-translator asks for it."""
        import requests  # noqa: PLC0415 - a command without drafts must not pay for it

        deadline = time.monotonic() + self._timeout
        try:
            with requests.get(
                url,
                params=params,
                proxies=dict(proxies) if proxies else None,
                timeout=(min(_CONNECT, self._timeout), self._timeout),
                allow_redirects=False,
                stream=True,
            ) as response:
                _refuse(response.status_code)
                return _Answer(response.status_code, _read(response, deadline))
        # Their texts hold the address, and the address holds what was to be translated: none may be shown or chained.
        except requests.exceptions.Timeout:
            raise EngineError(msg("Google Translate did not answer in time.")) from None
        except requests.exceptions.RequestException:
            raise EngineError(msg("Google Translate cannot be reached.")) from None


class Google:
    """The engine. `base_url` is for tests with a server on this machine; elsewhere only https is spoken."""

    name = "google"
    leaves_machine = True

    def __init__(self, *, consent: bool, timeout: float = 30.0, base_url: str | None = None) -> None:
        if base_url is not None:
            address = urlsplit(base_url)
            if address.scheme != "https" and address.hostname not in _LOOPBACK:
                raise EngineError(msg("Text is only sent over https."))
        self._consent = consent
        self._timeout = timeout
        self._base_url = base_url

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        """Translate paragraphs, in order; an empty string where there is no answer of use.

        Raises `ConsentError` when nobody agreed to send text to Google, before anything is sent, and `EngineError` when
        Google refuses, fails, cannot be reached or takes too long.
        """
        if not self._consent:
            raise ConsentError(
                msg("This would send the text to Google, and nobody has agreed to that."),
                hint=msg("Agree once, or draft on this machine with {engine}.", engine="apertium"),
            )
        return [self._paragraph(text, source, target) for text in texts]

    def _paragraph(self, text: str, source: Language, target: Language) -> str:
        found = []
        for piece in _pieces(text, source):
            fits = piece.strip() and _size(piece) <= LONGEST
            answer = self._ask(piece.strip(), source, target) if fits else ""
            if not answer:
                return ""
            found.append(answer)
        whole = " ".join(found)
        return "" if normalise(whole) == normalise(text) else whole

    def _ask(self, text: str, source: Language, target: Language) -> str:
        # By name, and only here: it takes .4 s, and no path of static imports may lead from `check` to it.
        google = import_module("deep_translator.google")
        google.requests = _Guarded(self._timeout)  # type: ignore[attr-defined]
        translator = google.GoogleTranslator(source=source, target=target)
        if self._base_url is not None:
            translator._base_url = self._base_url  # noqa: SLF001 - deep-translator leaves no other way
        try:
            answer = translator.translate(text)
        except EngineError:
            raise
        except google.TranslationNotFound:
            return ""
        except Exception as error:  # noqa: BLE001 - its errors have no common root, and quote the text
            kind = type(error).__name__
            raise EngineError(msg("Google Translate could not be used ({kind}).", kind=kind)) from None
        return answer if isinstance(answer, str) else ""


def _refuse(status: int) -> None:
    """Raise what an answer without a translation means."""
    if status == 429:
        hint = msg("Wait an hour, or draft on this machine with {engine}.", engine="apertium")
        raise EngineError(msg("Google Translate takes no more requests for now."), hint=hint)
    if not 200 <= status < 300:
        raise EngineError(msg("Google Translate refused the request (HTTP {status}).", status=status))


def _read(response: requests.Response, deadline: float) -> str:
    """Read an answer until the deadline; the timeout of `requests` is only the time between two bytes."""
    data = bytearray()
    for chunk in response.iter_content(_CHUNK):
        data += chunk
        if len(data) > _LARGEST or time.monotonic() > deadline:
            raise EngineError(msg("Google Translate did not answer in time."))
    return data.decode("utf-8", "replace")


def _pieces(text: str, language: Language) -> Iterator[str]:
    """Cut a text so that each piece fits into an address: at sentences, and within one that is too long at words."""
    if _size(text) <= LONGEST:
        yield text
        return
    ends = [*(sentence.start for sentence in sentences(text, language)[1:]), len(text)]
    parts: list[str] = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        part = text[start:end]
        parts += [part] if _size(part) <= LONGEST else _PIECE.findall(part)
    piece = ""
    for part in parts:
        if piece and _size(piece + part) > LONGEST:
            yield piece
            piece = ""
        piece += part
    if piece:
        yield piece


def _size(text: str) -> int:
    return len(quote_plus(text))

"""Google through deep-translator, against a server on this machine that speaks as the web page does."""

import html
import http.server
import threading
import time
from urllib.parse import parse_qs, urlsplit

import pytest

from translate_flow.drafts.draft import Engine
from translate_flow.drafts.engines import EngineSettings, engine
from translate_flow.drafts.engines.google import LONGEST, Google, _pieces, _size
from translate_flow.errors import ConsentError, EngineError

CLOSED = "http://127.0.0.1:9/m"
SECRET = "Un texte que personne ne doit voir"


class Page(http.server.BaseHTTPRequestHandler):
    """Answers `q` in capitals; the first word of `q` may ask for something else."""

    asked: list[dict[str, list[str]]]

    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        self.asked.append(query)
        order, _, text = query["q"][0].partition(" ")
        if order in ("302", "429", "500", "503"):
            self.send_response(int(order))
            self.send_header("Location", "https://example.org/")
            self.end_headers()
            self.wfile.write(text.encode())
            return
        if order == "HANG":
            time.sleep(3)
        answer = {"ECHO": query["q"][0], "NOTHING": "", "MARKS": "…"}.get(order, query["q"][0].upper())
        page = f'<html><div class="result-container">{html.escape(answer)}</div></html>'
        if order == "STRANGE":
            page = "<html>"
        self.send_response(200)
        self.end_headers()
        try:
            for byte in page.encode() if order == "DRIP" else [page.encode()]:
                self.wfile.write(bytes([byte]) if order == "DRIP" else byte)
                self.wfile.flush()
                if order == "DRIP":
                    time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def server():
    page = type("Asked", (Page,), {"asked": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), page) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        running.address = f"http://127.0.0.1:{running.server_port}/m"
        running.asked = page.asked
        yield running
        running.shutdown()


def google(server, **options):
    return Google(consent=True, base_url=server.address, **options)


def test_paragraphs_come_back_in_order(server):
    assert google(server).translate(["un é", "deux & trois"], "fr", "en") == ["UN É", "DEUX & TROIS"]
    assert [(q["sl"], q["tl"], q["q"]) for q in server.asked] == [
        (["fr"], ["en"], ["un é"]),
        (["fr"], ["en"], ["deux & trois"]),
    ]


def test_nothing_is_sent_without_consent(server):
    with pytest.raises(ConsentError, match="nobody has agreed"):
        Google(consent=False, base_url=server.address).translate([SECRET], "fr", "en")
    assert server.asked == []
    with pytest.raises(ConsentError):
        engine("google", EngineSettings()).translate([SECRET], "fr", "en")


@pytest.mark.parametrize("text", ["", "  ", "ECHO rien", "ECHO", "NOTHING x", "STRANGE x", "12", "…"])
def test_no_answer_of_use_is_no_draft(server, text):
    assert google(server).translate([text], "fr", "en") == [""]


@pytest.mark.parametrize(
    ("order", "says"), [("429", "no more requests"), ("500", "HTTP 500"), ("503", "HTTP 503"), ("302", "HTTP 302")]
)
def test_a_refusal_is_said_and_nothing_else(server, order, says):
    with pytest.raises(EngineError, match=says) as raised:
        google(server).translate([f"{order} {SECRET}"], "fr", "en")
    assert leaks(raised.value) == []


def test_a_server_that_does_not_answer_is_left_in_time(server):
    start = time.monotonic()
    with pytest.raises(EngineError, match="in time") as raised:
        google(server, timeout=0.5).translate([f"HANG {SECRET}"], "fr", "en")
    assert time.monotonic() - start < 2
    assert leaks(raised.value) == []


def test_a_server_that_sends_a_byte_at_a_time_is_left_too(server):
    start = time.monotonic()
    with pytest.raises(EngineError, match="in time"):
        google(server, timeout=0.5).translate(["DRIP " + "x" * 200], "fr", "en")
    assert time.monotonic() - start < 3


def test_a_closed_door_is_an_error_without_the_text():
    with pytest.raises(EngineError, match="cannot be reached") as raised:
        Google(consent=True, base_url=CLOSED, timeout=2).translate([SECRET], "fr", "en")
    assert leaks(raised.value) == []


def leaks(error):
    """Return whatever of an error, its causes and their texts shows the text or an address."""
    import traceback

    told = "".join(traceback.format_exception(error)) + repr(error.args)
    return [word for word in ("personne", "127.0.0.1", "q=") if word in told]


def test_a_long_text_goes_in_pieces_cut_at_sentences(server):
    sentence = (
        "Chaque sociétaire dispose d’une voix à l’assemblée générale, où l’on décide à égalité de l’année à venir. "
    )
    text = (sentence * 60).strip()
    assert google(server).translate([text], "fr", "en") == [text.upper()]
    assert len(server.asked) > 1
    assert all(q["q"][0].endswith("venir.") for q in server.asked)


@pytest.mark.parametrize("text", ["été " * 5000, "é" * 3000 + " fin", "Une. " * 3000, "court"])
def test_pieces_make_up_the_text_and_fit_where_they_can(text):
    pieces = list(_pieces(text, "fr"))
    assert "".join(pieces) == text
    assert all(_size(piece) <= LONGEST for piece in pieces if len(piece.split()) > 1)


def test_a_word_too_long_for_any_address_is_not_sent(server):
    assert google(server).translate(["é" * 3000], "fr", "en") == [""]
    assert server.asked == []


def test_threads_do_not_mix_their_answers(server):
    wrong = []

    def ask(number):
        texts = [f"texte {number} {n}" for n in range(10)]
        if google(server).translate(texts, "fr", "en") != [text.upper() for text in texts]:
            wrong.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("address", ["http://example.org/m", "ftp://127.0.0.2/", "http://127.0.0.1.example.org/"])
def test_only_https_leaves_this_machine(address):
    with pytest.raises(EngineError, match="https"):
        Google(consent=True, base_url=address)


def test_it_is_an_engine_that_says_that_text_leaves():
    made: Engine = engine("google", EngineSettings(consent=True))
    assert (made.name, made.leaves_machine) == ("google", True)

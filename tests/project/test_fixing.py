"""Fixes on files: idempotent, nothing outside the spans moves, kinds are kept, one step of undo."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate_flow.articles.document import Span
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import apply_fixes
from translate_flow.checks.context import Context
from translate_flow.checks.run import check_document
from translate_flow.project.fixing import disjoint
from translate_flow.project.workspace import Options, Workspace

WORDS = [
    "Que",
    "faire",
    "coeur",
    "l'eau",
    "l’air",
    "2ème",
    '"mot"',
    "“mot”",
    "«mot»",
    "« mot »",
    "`a ? b`",
    "**fort**",
    "[lien](u/v)",
]
# Each block begins with words that are surely French: of the others the language is a guess that a space may change.
FRENCH = "Nous sommes dans la rue. "
SIGNS = [" ?", "?", " :", " ;", " !", ".", ",", "  ", "\n", "\r\n"]
SIGNS += [block + FRENCH for block in ("\n\n", "\n- ", "\n\n> ", "\n\n# ")]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), min_size=1, max_size=25).map(
    lambda pairs: FRENCH + "".join(word + sign + " " for word, sign in pairs) + "fin.\n"
)


def fixes(document):
    found = check_document(document, Context("a"))
    return [finding for finding in found if finding.fix]


def mended(document, order=lambda found: found):
    for _ in range(10):
        chosen = disjoint(order(fixes(document)))
        if not chosen:
            return document
        document = apply_fixes(document, [edit for finding in chosen for edit in finding.fix.edits])
    raise AssertionError("no end to it")


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_idempotent_and_kinds_are_kept(language, text):
    document = read_document(text.encode(), f"{language}.md", language)
    after = mended(document)
    assert fixes(after) == []
    assert [block.kind for block in after.blocks] == [block.kind for block in document.blocks]


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, seed=st.randoms(use_true_random=False))
def test_any_order_gives_the_same_end(text, seed):
    document = read_document(text.encode(), "fr.md", "fr")

    def shuffled(found):
        found = list(found)
        seed.shuffle(found)
        return found[: max(1, len(found) // 2)]  # some now, the others in a later round

    whole = mended(document).text
    for _ in range(40):
        chosen = disjoint(shuffled(fixes(document)))
        if not chosen:
            break
        document = apply_fixes(document, [edit for finding in chosen for edit in finding.fix.edits])
    assert document.text == whole


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_outside_the_spans_every_byte_is_as_it_was(text):
    document = read_document(text.encode(), "fr.md", "fr")
    edits = sorted((edit for f in disjoint(fixes(document)) for edit in f.fix.edits), key=lambda edit: edit[0].start)
    after = apply_fixes(document, edits).text
    kept, at = [], 0
    for span, _ in edits:
        kept.append(document.text[at : span.start])
        at = span.end
    rebuilt = "".join(part + replacement for part, (_, replacement) in zip(kept, edits, strict=True))
    assert after == rebuilt + document.text[at:]


PIECES = [
    "# Que faire ?",
    "Un coeur  et l'eau, l’air : « mot »",
    'Il dit "oui" à 50% ; non!',
    "Une e\u0301cole (ou deux) ? *Oui !*",
    "- Un : deux\n- Trois ; « quatre »",
    "> Que faire ?\n> Agir : « oui »",
    "| Quoi ? | 10 % |\n|---|---|\n| « a » | b ; |",
    "<div>\n<p title='Quoi ?'>Que faire ?</p>\n</div>",
    "Voir [le « lien » : ici](u/v?a=1;b=2 'Un titre : oui') et `a ? b : c`  ici",
    "{% include x.html titre='Quoi ?' %}",
    "Une ligne : \nune autre ?  \nla fin",
    "[^1]: Une note : « ici »",
]
CODE = '```js\nlet a = b ? "c" : d ;  // coeur : « x »\n```'
HEADS = ["", "---\ntitle: Que faire ?\nurl: /a : b\n---\n\n", '---\ntitle: "Le « mot » : ici"\n---\n\n']
MENDED = str.maketrans({"œ": "oe", "’": "'", **dict.fromkeys(" \u00a0\u202f", ""), **dict.fromkeys("«»“”", '"')})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.sampled_from(HEADS),
    pieces=st.lists(st.sampled_from([*PIECES, CODE]), min_size=1, max_size=6),
    form=st.tuples(st.booleans(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n", "\n\n"])),
)
def test_whatever_the_file_is_only_its_typography_changes(site, head, pieces, form):
    bom, line_end, ending = form
    text = head + "\n\n".join(pieces) + ending
    data = ("\ufeff" * bom + text.replace("\n", line_end)).encode()
    path = site / "articles" / "seul" / "fr.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    made = Workspace.open([path], options=Options(cache=False)).fix(write=True).mended
    assert all(one.problem is None for one in made)
    after = path.read_bytes()
    assert after.decode().translate(MENDED) == data.decode().translate(MENDED)
    assert [after.count(sign) for sign in (b"\xef\xbb\xbf", b"\r\n", b"\n", b"e\xcc\x81")] == [
        data.count(sign) for sign in (b"\xef\xbb\xbf", b"\r\n", b"\n", b"e\xcc\x81")
    ]
    for verbatim in (
        CODE.replace("\n", line_end),
        "u/v?a=1;b=2",
        "`a ? b : c`",
        "titre='Quoi ?' %}",
        "url: /a : b",
        "?  \nla",
    ):
        assert after.count(verbatim.encode()) == data.count(verbatim.encode())
    assert Workspace.open([path], options=Options(cache=False)).fix(write=True).mended == ()


@pytest.fixture
def faulty(site):
    path = site / "articles" / "communs" / "fr.md"
    path.write_bytes(path.read_bytes().replace(b"depuis 1215.", b"depuis 1215 ?").replace(b"\n", b"\r\n"))
    return path


def test_fix_writes_shows_and_is_undone_as_one_step(site, faulty):
    before = faulty.read_bytes()
    workspace = Workspace.open([site])
    (shown,) = workspace.fix(write=False).mended
    assert faulty.read_bytes() == before
    assert [finding.code for finding in shown.made] == ["TF401"]
    workspace.fix(write=True)
    assert faulty.read_bytes() == before.replace(b" ?", "\u202f?".encode())
    assert workspace.fix(write=True).mended == ()
    assert workspace.undo() == "articles/communs"
    assert faulty.read_bytes() == before


def test_select_narrows_and_policy_switches_off(site, faulty):
    assert Workspace.open([site], options=Options(select=frozenset({"TF402"}))).fix(write=True).mended == ()
    (site / "translate-flow.toml").write_text('severity = { fr-spaces = "off" }\n')
    assert Workspace.open([site]).fix(write=True).mended == ()


def test_an_ignored_finding_is_not_mended(site, faulty):
    faulty.write_bytes(b"<!-- translate-flow: ignore-file fr-spaces: so -->\r\n\r\n" + faulty.read_bytes())
    assert Workspace.open([site]).fix(write=True).mended == ()


def test_an_article_with_one_side_is_mended(site):
    path = site / "articles" / "seul" / "fr.md"
    path.parent.mkdir()
    path.write_text("Que faire ?\n", "utf-8")
    (done,) = Workspace.open([site]).fix(write=True).mended
    assert done.after.text == path.read_text("utf-8") == "Que faire\u202f?\n"


def test_what_would_change_the_structure_is_left_and_said(site, monkeypatch):
    from translate_flow.checks.finding import Fix
    from translate_flow.project import fixing

    path = site / "articles" / "communs" / "fr.md"
    before = path.read_bytes()
    path.write_bytes(before.replace("Les règles".encode(), "Que faire ? Les règles".encode()))
    changed = path.read_bytes()
    real = fixing.check_bitext

    def hostile(*arguments):
        from dataclasses import replace

        return [
            replace(f, fix=Fix(f.fix.path, Span(f.fix.span.start, f.fix.span.end), "\n\n# "))
            for f in real(*arguments)
            if f.fix
        ]

    monkeypatch.setattr(fixing, "check_bitext", hostile)
    (left,) = Workspace.open([site]).fix(write=True).mended
    assert "would change what is a paragraph" in str(left.problem)
    assert path.read_bytes() == changed

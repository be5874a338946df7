import re

import pytest

from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.drafts import engines
from translate_flow.errors import ConsentError, EngineError, StaleEditError, UsageError
from translate_flow.project import consent
from translate_flow.project.workspace import Workspace

LAC, COMMUNS = "articles/lac", "articles/communs"
ENGLISH = "On Lake Neuchâtel, 40 families of fishers share nets and catches in this way."
FRENCH = "Au bord du lac de Neuchâtel, 40 familles de pêcheurs se partagent ainsi les filets et les prises."


SAYS = {
    "en": "This is what the machine has to say in English, and it keeps {} of the numbers that it was given.",
    "fr": "Voici ce que la machine sait dire en français, et elle garde {} des nombres qu’on lui a donnés.",
}


KNOWS = {
    "Les communs": "The commons",
    "Un commun est une ressource que ses usagers gèrent ensemble depuis 1215.":
        "A commons is a resource that its users manage together since 1215.",
    FRENCH: ENGLISH,
    "Les règles viennent de celles et ceux qui les suivent.": "The rules come from those who follow them.",
}  # fmt: skip


class Machine:
    """An engine that knows some sentences, and of others keeps the numbers and nothing else."""

    def __init__(self, name, *, leaves_machine):
        self.name = name
        self.leaves_machine = leaves_machine
        self.asked = []

    def translate(self, texts, source, target):
        self.asked.append((tuple(texts), source, target))
        return [KNOWS.get(text, SAYS[target].format(" and ".join(re.findall(r"\d+", text)))) for text in texts]


@pytest.fixture
def machine(monkeypatch):
    made = {name: Machine(name, leaves_machine=name == "google") for name in ("apertium", "google")}
    monkeypatch.setattr(engines, "engine", lambda name, _settings: made[name])
    return made


@pytest.fixture
def reviewed(site):
    """The whole article is reviewed, so that the memory knows the paragraph that the other one lacks."""
    workspace = Workspace.open()
    for unit in range(len(workspace.bitext(COMMUNS).units)):
        workspace.record(COMMUNS, unit, UnitReview(ReviewState.REVIEWED))
    return Workspace.open()


def missing_unit(workspace):
    return next(i for i, unit in enumerate(workspace.bitext(LAC).units) if not unit.tied)


def test_the_memory_of_other_articles_suggests(reviewed):
    (draft,) = reviewed.suggestions(LAC, missing_unit(reviewed))
    assert (draft.text, draft.origin, draft.score) == (ENGLISH, "memory", 1)


def test_the_memory_hears_of_new_reviews(site):
    workspace = Workspace.open()
    unit = missing_unit(workspace)
    assert workspace.suggestions(LAC, unit) == ()
    for number in range(len(workspace.bitext(COMMUNS).units)):
        workspace.record(COMMUNS, number, UnitReview(ReviewState.REVIEWED))
    assert workspace.suggestions(LAC, unit)[0].text == ENGLISH


def test_a_broken_ledger_elsewhere_does_not_stop_suggestions(reviewed, site):
    (site / "articles/lac/fr-en.po").write_text("broken", "utf-8")
    assert len(reviewed.suggestions(LAC, missing_unit(reviewed))) == 1


def test_a_dry_run_writes_nothing_and_asks_no_engine(reviewed, site, machine):
    before = sorted(site.rglob("*"))
    (result,) = reviewed.draft([LAC], engine="google", dry_run=True, write=True)
    assert (result.article, result.language, result.path, result.line) == (LAC, "en", "articles/lac/fr.md", 5)
    assert (result.source, result.text, result.written) == (FRENCH, ENGLISH, False)
    assert sorted(site.rglob("*")) == before
    assert machine["google"].asked == []


def test_a_dry_run_says_what_would_be_sent_and_lets_a_machine_of_ours_speak(site, machine):
    workspace = Workspace.open()
    (result,) = workspace.draft([LAC], engine="google", dry_run=True)
    assert (result.text, result.would_go_to) == (None, "google")
    assert machine["google"].asked == []
    (result,) = workspace.draft([LAC], engine="apertium", dry_run=True, write=True)
    assert (result.text, result.origin, result.written) == (ENGLISH, "apertium", False)
    assert not (site / LAC / "fr-en.po").exists()


def test_drafts_go_into_the_ledger(reviewed, site):
    before = (site / "articles/lac/en.md").read_bytes()
    (result,) = reviewed.draft([LAC])
    assert not result.written
    assert (site / "articles/lac/en.md").read_bytes() == before
    held = reviewed.reviews(LAC)[missing_unit(reviewed)]
    assert (held.state, held.origin, held.translation) == (ReviewState.DRAFT, "memory", ENGLISH)
    assert [f.check for f in reviewed.check([LAC]).findings] == ["missing-paragraph"]


def test_drafts_are_written_where_they_belong_and_are_known_for_drafts(reviewed, site):
    (result,) = reviewed.draft([LAC], write=True)
    assert result.written
    assert (site / "articles/lac/en.md").read_bytes() == (site / "articles/communs/en.md").read_bytes()
    assert [f.check for f in reviewed.check([LAC]).findings] == ["draft"]
    assert reviewed.status([LAC])[0].progress.drafts == 1
    assert reviewed.draft([LAC], write=True) == ()
    assert reviewed.undo() == LAC
    assert ENGLISH not in (site / "articles/lac/en.md").read_text("utf-8")
    assert not (site / "articles/lac/fr-en.po").exists()


def test_several_in_a_row_keep_their_order(site, machine):
    fr = "# Un\n\nLe premier paragraphe parle des 12 coopératives.\n\n" + "".join(
        f"Le paragraphe numéro {n} manque encore en anglais, et le réseau des associations l’attend.\n\n"
        for n in (27, 38, 49)
    )
    (site / "articles/lac/fr.md").write_text(fr + "La fin dit merci aux 300 membres.\n", "utf-8")
    en = "# One\n\nThe first paragraph is about the 12 cooperatives.\n\nThe end thanks the 300 members.\n"
    (site / "articles/lac/en.md").write_text(en, "utf-8")
    results = Workspace.open().draft([LAC], engine="apertium", write=True)
    assert [result.written for result in results] == [True, True, True]
    held = (site / "articles/lac/en.md").read_text("utf-8")
    places = [held.index(f"keeps {n}") for n in (27, 38, 49)]
    assert held.index("12 coop") < places[0] < places[1] < places[2] < held.index("300 members")
    assert {f.check for f in Workspace.open().check([LAC]).findings} == {"draft"}


def test_what_is_in_the_wrong_language_is_replaced(site, machine):
    (site / "articles/lac/en.md").write_text(
        (site / "articles/communs/en.md").read_text("utf-8").replace(ENGLISH, FRENCH), "utf-8"
    )
    (result,) = Workspace.open().draft([LAC], engine="apertium", write=True)
    assert result.written
    held = (site / "articles/lac/en.md").read_text("utf-8")
    assert FRENCH not in held
    assert held.count(ENGLISH) == 1


def test_a_missing_file_is_drafted_in_the_shape_of_the_other(site, machine):
    (site / "articles/lac/en.md").unlink()
    before = sorted(site.rglob("*"))
    assert len(Workspace.open().draft([LAC], engine="apertium")) == 4
    assert sorted(site.rglob("*")) == before
    results = Workspace.open().draft([LAC], engine="apertium", write=True)
    assert all(result.written for result in results)
    held = (site / "articles/lac/en.md").read_text("utf-8")
    assert held == (site / "articles/communs/en.md").read_text("utf-8")
    workspace = Workspace.open()
    assert workspace.status([LAC])[0].progress.drafts == 4
    assert {f.check for f in workspace.check([LAC]).findings} == {"draft"}


def test_nothing_to_offer_makes_no_file(site):
    (site / "articles/lac/en.md").unlink()
    results = Workspace.open().draft([LAC], write=True)
    assert {result.text for result in results} == {None}
    assert not (site / "articles/lac/en.md").exists()


@pytest.mark.parametrize(
    ("there", "lacking"),
    [
        ("texte.fr.md", "texte.en.md"), ("content/fr/a/b.md", "content/en/a/b.md"),
        ("lang/en/texts/x.txt", "lang/fr/texts/x.txt"), ("a b/fr.md", "a b/en.md"),
    ],
)  # fmt: skip
def test_the_missing_file_goes_where_the_layout_says(site, machine, there, lacking):
    (site / there).parent.mkdir(parents=True, exist_ok=True)
    (site / there).write_text("Un commun est une ressource que ses usagers gèrent ensemble depuis 1215.\n", "utf-8")
    workspace = Workspace.open([site / there])
    workspace.draft(engine="apertium", write=True)
    assert (site / lacking).is_file()
    assert Workspace.open([site / there]).articles[0].id == workspace.articles[0].id


def test_a_layout_that_does_not_say_where_is_refused(site, machine):
    (site / "z").mkdir()
    for path in ("z/a.md", "z/b.md", "z/fr/a.md"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("A commons is a resource that its users manage together since 1215.\n", "utf-8")
    with pytest.raises(UsageError, match="does not say where"):
        Workspace.open([site / "z/b.md"]).draft(engine="apertium", write=True)


def test_nothing_is_sent_without_consent(site, machine):
    workspace = Workspace.open()
    for ask in (
        lambda: workspace.draft(engine="google"),
        lambda: workspace.suggestions(LAC, missing_unit(workspace), engine="google"),
    ):
        with pytest.raises(ConsentError):
            ask()
    assert machine["google"].asked == []
    assert workspace.draft([LAC], engine="google", agreed=True)[0].origin == "google"
    with pytest.raises(ConsentError):
        Workspace.open().suggestions(LAC, missing_unit(workspace), engine="google")
    workspace.agree("google")
    assert Workspace.open().suggestions(LAC, missing_unit(workspace), engine="google")[-1].origin == "google"


def test_consent_is_the_users_and_for_one_engine(site, monkeypatch):
    assert not consent.agreed("google")
    (consent.config_folder() / "consent.json").write_text("[broken", "utf-8")
    assert not consent.agreed("google")
    consent.agree("google")
    assert consent.agreed("google")
    assert not consent.agreed("deepl")
    monkeypatch.setenv("TRANSLATE_FLOW_CONFIG", str(site))
    assert not consent.agreed("google")


def test_an_article_that_changes_while_it_is_drafted_is_not_written(reviewed, site, machine):
    workspace = Workspace.open()

    def meddle(texts, source, target):
        (site / "articles/lac/en.md").write_text("# Other\n\nOther text.\n", "utf-8")
        return ["Draft"] * len(texts)

    machine["apertium"].translate = meddle
    (site / "articles/lac/fr.md").write_text(
        (site / "articles/lac/fr.md").read_text("utf-8").replace("40 familles", "55 villages de pêcheurs et leurs"),
        "utf-8",
    )
    with pytest.raises(StaleEditError):
        workspace.draft([LAC], engine="apertium", write=True)
    assert (site / "articles/lac/en.md").read_text("utf-8") == "# Other\n\nOther text.\n"


def test_an_engine_that_is_not_there_is_said(site, monkeypatch):
    def missing(name, _settings):
        raise EngineError(consent.msg("not there"))

    monkeypatch.setattr(engines, "engine", missing)
    with pytest.raises(EngineError):
        Workspace.open().draft(engine="apertium")

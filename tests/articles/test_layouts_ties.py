"""Sites that tie their pages by front matter, by folders called differently, by dates and numbers."""

import pytest

from translate_flow.articles.layouts import pair_files, survey
from translate_flow.articles.layouts_address import segments
from translate_flow.articles.layouts_ties import Broken

Heads = dict[str, dict[str, str]]


def pairs(site: Heads) -> set[tuple[str | None, str | None]]:
    return {(article.fr, article.en) for article in pair_files(list(site), site)}


SITES: dict[str, tuple[Heads, set[tuple[str | None, str | None]]]] = {
    "Hugo, a shared key": (
        {
            "content/fr/blog/le pain partagé.md": {"translationKey": "bread"},
            "content/en/blog/sharing-bread.md": {"translationKey": "bread"},
            "content/fr/blog/_index.md": {},
            "content/en/blog/_index.md": {},
            "content/fr/blog/« Où aller : été ».md": {"translationKey": "summer"},
            "content/en/blog/where-to-go.md": {"translationKey": "summer"},
        },
        {
            ("content/fr/blog/le pain partagé.md", "content/en/blog/sharing-bread.md"),
            ("content/fr/blog/_index.md", "content/en/blog/_index.md"),
            ("content/fr/blog/« Où aller : été ».md", "content/en/blog/where-to-go.md"),
        },
    ),
    "Jekyll, one folder, language and key in front matter": (
        {
            "_posts/2021-01-02-bonjour.md": {"lang": "fr", "ref": "hello"},
            "_posts/2021-01-03-hello.md": {"lang": "en", "ref": "hello"},
            "_posts/2021-02-02-seul.md": {"lang": "fr", "ref": "alone"},
            "_posts/2021-01-03-hola.md": {"lang": "es", "ref": "hello"},
        },
        {("_posts/2021-01-02-bonjour.md", "_posts/2021-01-03-hello.md"), ("_posts/2021-02-02-seul.md", None)},
    ),
    "Jekyll, pointers by URL": (
        {
            "fr/_posts/2020-05-04-le-pain.md": {"altLangPage": "/2020/05/04/bread.html"},
            "en/_posts/2020-05-04-bread.md": {"altLangPage": "/2020/05/04/le-pain"},
            "fr/_posts/2020-06-04-le-sel.md": {"altLangPage": "https://example.org/en/2020/06/04/salt/?a=1#b"},
            "en/_posts/2020-06-04-salt.md": {"altLangPage": "https://example.org/fr/2020/06/04/le-sel/"},
            "fr/nous-joindre.md": {"altLangPage": "/contact"},
            "en/contact.md": {"altLangPage": "/nous-joindre"},
            "fr/404.md": {"altLangPage": "/404"},
            "en/404.md": {"altLangPage": "/404"},
            "fr/index.md": {"altLangPage": "/"},
            "en/index.md": {"altLangPage": "/"},
        },
        {
            ("fr/_posts/2020-05-04-le-pain.md", "en/_posts/2020-05-04-bread.md"),
            ("fr/_posts/2020-06-04-le-sel.md", "en/_posts/2020-06-04-salt.md"),
            ("fr/nous-joindre.md", "en/contact.md"),
            ("fr/404.md", "en/404.md"),
            ("fr/index.md", "en/index.md"),
        },
    ),
    "translations that name their original, folders called differently, other languages beside": (
        {
            "fr/lecons/compter-les-mots.md": {"original": "counting-words"},
            "en/lessons/counting-words.md": {},
            "es/lecciones/contar-palabras.md": {"original": "counting-words"},
            "fr/lecons/nouvelle.md": {},
            "en/lessons/from-french.md": {"original": "nouvelle"},
            "fr/lecons/venue-d-ailleurs.md": {"original": "lo-nuestro"},
            "en/lessons/ours.md": {"original": "lo-nuestro"},
            "es/lecciones/lo-nuestro.md": {},
            "fr/lecons/sparql.md": {},
            "en/lessons/sparql.md": {},
            "fr/apropos.md": {"original": "about"},
            "en/about.md": {"original": "en"},
            "pt/sobre.md": {"original": "about"},
        },
        {
            ("fr/lecons/compter-les-mots.md", "en/lessons/counting-words.md"),
            ("fr/lecons/nouvelle.md", "en/lessons/from-french.md"),
            ("fr/lecons/venue-d-ailleurs.md", "en/lessons/ours.md"),
            ("fr/lecons/sparql.md", "en/lessons/sparql.md"),
            ("fr/apropos.md", "en/about.md"),
        },
    ),
    "Docusaurus": (
        {
            "docs/intro.md": {},
            "docs/guide/start.mdx": {},
            "i18n/fr/docusaurus-plugin-content-docs/current/intro.md": {},
            "i18n/fr/docusaurus-plugin-content-docs/current/guide/start.mdx": {},
            "i18n/de/docusaurus-plugin-content-docs/current/intro.md": {},
            "i18n/fr/docusaurus-plugin-content-docs/version-1.0/intro.md": {},
            "versioned_docs/version-1.0/intro.md": {},
            "blog/2020-01-01-hello.md": {},
            "i18n/fr/docusaurus-plugin-content-blog/2020-01-01-hello.md": {},
            "src/pages/about.md": {},
            "i18n/fr/docusaurus-plugin-content-pages/about.md": {},
            "README.md": {},
        },
        {
            ("i18n/fr/docusaurus-plugin-content-docs/current/intro.md", "docs/intro.md"),
            ("i18n/fr/docusaurus-plugin-content-docs/current/guide/start.mdx", "docs/guide/start.mdx"),
            ("i18n/fr/docusaurus-plugin-content-docs/version-1.0/intro.md", "versioned_docs/version-1.0/intro.md"),
            ("i18n/fr/docusaurus-plugin-content-blog/2020-01-01-hello.md", "blog/2020-01-01-hello.md"),
            ("i18n/fr/docusaurus-plugin-content-pages/about.md", "src/pages/about.md"),
        },
    ),
    "a default language without a folder, others beside": (
        {
            "_articles/start.md": {"lang": "en"},
            "_articles/fr/start.md": {"lang": "fr"},
            "_articles/de/start.md": {"lang": "de"},
            "_articles/zh-hant/start.md": {"lang": "zh-hant"},
            "_articles/legal.md": {"lang": "en"},
        },
        {("_articles/fr/start.md", "_articles/start.md"), (None, "_articles/legal.md")},
    ),
    "MkDocs, suffixes, others beside": (
        {"docs/a.md": {}, "docs/a.fr.md": {}, "docs/a.es.md": {}, "docs/b.md": {}, "docs/c.ja.md": {}},
        {("docs/a.fr.md", "docs/a.md"), (None, "docs/b.md")},
    ),
    "folders called by the language's name": (
        {"content/french/a.md": {}, "content/english/a.md": {}, "content/french/b.md": {}},
        {("content/french/a.md", "content/english/a.md"), ("content/french/b.md", None)},
    ),
    "a tree beside another": (
        {"docs/a.md": {}, "docs/b/c.md": {}, "docs-fr/a.md": {}, "docs-fr/b/c.md": {}},
        {("docs-fr/a.md", "docs/a.md"), ("docs-fr/b/c.md", "docs/b/c.md")},
    ),
    "names that lead with the language": (
        {"fr-accueil.md": {}, "fr_menu.md": {}, "en_menu.md": {}, "en-cours.md": {}, "cours.md": {}},
        {("fr_menu.md", "en_menu.md")},
    ),
    "folders learnt from names": (
        {
            "src/fr/nouvelles/linux.md": {},
            "src/fr/nouvelles/wikipedia.md": {},
            "src/fr/nouvelles/budget.md": {},
            "src/en/news/linux.md": {},
            "src/en/news/wikipedia.md": {},
            "src/en/news/covid.md": {},
        },
        {
            ("src/fr/nouvelles/linux.md", "src/en/news/linux.md"),
            ("src/fr/nouvelles/wikipedia.md", "src/en/news/wikipedia.md"),
            ("src/fr/nouvelles/budget.md", None),
            (None, "src/en/news/covid.md"),
        },
    ),
    "numbered chapters": (
        {
            "fr/01-les-bases.md": {},
            "fr/02-le-jardin.md": {},
            "fr/03-la-recolte.md": {},
            "en/1_basics.md": {},
            "en/2_the-garden.md": {},
            "en/04-winter.md": {},
        },
        {
            ("fr/01-les-bases.md", "en/1_basics.md"),
            ("fr/02-le-jardin.md", "en/2_the-garden.md"),
            ("fr/03-la-recolte.md", None),
            (None, "en/04-winter.md"),
        },
    ),
    "posts of a day": (
        {
            "fr/news/2021-05-06-la-fete.md": {},
            "en/news/2021-05-06-the-feast.md": {},
            "fr/news/2021-05-07-un.md": {},
            "fr/news/2021-05-07-deux.md": {},
            "en/news/2021-05-07-one.md": {},
        },
        {
            ("fr/news/2021-05-06-la-fete.md", "en/news/2021-05-06-the-feast.md"),
            ("fr/news/2021-05-07-un.md", None),
            ("fr/news/2021-05-07-deux.md", None),
            (None, "en/news/2021-05-07-one.md"),
        },
    ),
    "one address for both languages": (
        {
            "pages/a-propos.md": {"lang": "fr", "permalink": "/fr/about/"},
            "pages/about.md": {"lang": "en", "permalink": "/about/"},
        },
        {("pages/a-propos.md", "pages/about.md")},
    ),
    "an original without a mark": (
        {"posts/hello.md": {}, "posts/bonjour.md": {"lang": "fr", "translation_of": "posts/hello.md"}},
        {("posts/bonjour.md", "posts/hello.md")},
    ),
    "Liquid and accents in a pointer": (
        {
            "fr/été.md": {"lang_ref": "{{ site.baseurl }}/en/summer/"},
            "en/summer.md": {"lang_ref": "/fr/%C3%A9te\u0301"},
            "fr/b.md": {"alternate": "{% link en/bee.md %}"},
            "en/bee.md": {},
        },
        {("fr/été.md", "en/summer.md"), ("fr/b.md", "en/bee.md")},
    ),
    "a pointer is trusted before the path": (
        {"fr/a.md": {"altLangPage": "/b"}, "en/a.md": {}, "en/b.md": {"altLangPage": "/a"}},
        {("fr/a.md", "en/b.md"), (None, "en/a.md")},
    ),
    "templates are no articles": (
        {"fr/a.md": {}, "a.md": {}, "base.html": {}, "page.html": {"title": "Page"}},
        {("fr/a.md", "a.md"), (None, "page.html")},
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_a_site(name: str) -> None:
    site, expected = SITES[name]
    assert pairs(site) == expected


@pytest.mark.parametrize("name", SITES)
def test_every_site_in_any_order_gives_the_same(name: str) -> None:
    site = SITES[name][0]
    backwards = dict(reversed(site.items()))
    found = survey(list(backwards), backwards)
    assert found == survey(list(site), site)
    ids = [article.id for article in found.articles]
    assert len(ids) == len(set(ids))


def test_no_good_site_has_a_broken_tie() -> None:
    for name, (site, _) in SITES.items():
        found = {tie.path for tie in survey(list(site), site).broken}
        assert not found or name.startswith("Jekyll, one folder"), (name, found)


POSTS: Heads = {
    "fr/_posts/2020-05-04-le-pain.md": {"altLangPage": "/2020/05/04/bread"},
    "en/_posts/2020-05-04-bread.md": {"altLangPage": "/2020/05/04/le-pain"},
    "fr/_posts/2020-06-04-le-sel.md": {"altLangPage": "/2020/06/04/salt"},
    "en/_posts/2020-06-04-salt.md": {"altLangPage": "/2020/06/04/le-sel"},
}


def broken(more: Heads) -> list[tuple[str, str, Broken, str | None, str | None]]:
    site = POSTS | more
    return [(t.path, t.key, t.reason, t.other, t.likely) for t in survey(list(site), site).broken]


def test_a_pointer_to_nowhere_and_the_file_that_is_meant() -> None:
    assert broken(
        {
            "fr/_posts/2020-07-04-le-jardin.md": {"altLangPage": "/2020/07/04/the-gardn"},
            "en/_posts/2020-07-04-the-garden.md": {},
            "en/_posts/2020-08-04-the-river.md": {},
        }
    ) == [
        (
            "fr/_posts/2020-07-04-le-jardin.md",
            "altLangPage",
            Broken.NOWHERE,
            None,
            "en/_posts/2020-07-04-the-garden.md",
        )
    ]


def test_words_of_the_titles_tell_the_partner() -> None:
    found = broken(
        {
            "fr/a.md": {"altLangPage": "/gone", "title": "Les communs numériques et la coopération"},
            "en/b.md": {"title": "Digital commons and cooperation"},
            "en/c.md": {"title": "Winter in the harbour"},
        }
    )
    assert found == [("fr/a.md", "altLangPage", Broken.NOWHERE, None, "en/b.md")]


def test_a_pointer_with_another_date_leads_nowhere() -> None:
    found = broken({"fr/_posts/2020-09-01-a.md": {"altLangPage": "/2019/01/01/bee"}, "en/_posts/2020-09-01-bee.md": {}})
    assert [(path, reason, likely) for path, _, reason, _, likely in found] == [
        ("fr/_posts/2020-09-01-a.md", Broken.NOWHERE, "en/_posts/2020-09-01-bee.md")
    ]


def test_a_pointer_that_is_not_answered() -> None:
    assert broken({"fr/x.md": {"altLangPage": "/y"}, "en/y.md": {}}) == [
        ("fr/x.md", "altLangPage", Broken.ONE_WAY, "en/y.md", None)
    ]


def test_a_pointer_to_a_page_that_belongs_to_another() -> None:
    assert broken({"fr/x.md": {"altLangPage": "/2020/06/04/salt"}}) == [
        ("fr/x.md", "altLangPage", Broken.TAKEN, "fr/_posts/2020-06-04-le-sel.md", None)
    ]


def test_a_key_that_nobody_shares_and_the_file_that_is_meant() -> None:
    site = {
        "fr/un.md": {"translationKey": "one"},
        "en/one.md": {"translationKey": "one"},
        "fr/le-jardin-partage.md": {"translationKey": "garden"},
        "en/the-shared-garden.md": {"translationKey": "gardn"},
    }
    found = [(t.path, t.reason, t.likely) for t in survey(list(site), site).broken]
    assert found == [
        ("en/the-shared-garden.md", Broken.UNSHARED, "fr/le-jardin-partage.md"),
        ("fr/le-jardin-partage.md", Broken.UNSHARED, "en/the-shared-garden.md"),
    ]


def test_a_key_that_is_used_twice() -> None:
    site = {
        "fr/un.md": {"translationKey": "one"},
        "en/one.md": {"translationKey": "one"},
        "fr/deux.md": {"translationKey": "two"},
        "fr/trois.md": {"translationKey": "two"},
        "en/two.md": {"translationKey": "two"},
    }
    found = [(t.path, t.reason, t.other) for t in survey(list(site), site).broken]
    assert ("fr/deux.md", Broken.TWICE, "fr/trois.md") in found
    assert all(reason is Broken.TWICE for _, reason, _ in found)


def test_a_word_that_the_site_uses_for_something_else_promises_nothing() -> None:
    assert (
        broken({"fr/x.md": {"translation": "Jean Dupont", "en": "A title"}, "fr/y.md": {"original": "Le Monde"}}) == []
    )


def test_an_address_on_another_site_promises_nothing() -> None:
    assert broken({"fr/x.md": {"original": "https://elsewhere.org/blog/hello"}}) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("/2020/05/04/le-pain.html", ("2020", "05", "04", "le-pain")),
        ("2020-05-04-le-pain.md", ("2020", "05", "04", "le-pain")),
        ("https://x.org/fr/Été à la mer/", ("ete-a-la-mer",)),
        ("/en/", ()),
        ("fr", None),
        ("true", None),
        ("", None),
    ],
)
def test_what_an_address_is_compared_by(value: str, words: tuple[str, ...] | None) -> None:
    assert segments(value) == words

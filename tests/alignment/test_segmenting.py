"""Dumps of several articles, made of our own texts the way page scrapers leave them."""

import pytest

from translate_flow.alignment.segmenting import propose
from translate_flow.alignment.segmenting_side import Furniture, alike
from translate_flow.articles.reading import read_document

ARTICLES = [
    (
        "Une buanderie pour tout un quartier",
        "A laundry for a whole neighbourhood",
        [
            ("Depuis 2016, trente foyers lavent leur linge dans un ancien garage de Brest, rue Traverse.",
             "Since 2016, thirty households have washed their clothes in a former garage in Brest, rue Traverse."),
            ("Qui répare les machines ?", "Who repairs the machines?"),
            ("Un ancien mécanicien, Yann Kerbrat, forme deux voisins chaque année et tient le carnet d’entretien.",
             "A former mechanic, Yann Kerbrat, trains two neighbours every year and keeps the maintenance book."),
            ("La cotisation est de 6 euros par mois, lessive comprise, et personne n’est refusé.",
             "The fee is 6 euros a month, detergent included, and nobody is turned away."),
        ],
    ),
    (
        "Les jardins sur les toits de Namur",
        "Gardens on the roofs of Namur",
        [
            ("À Namur, 14 toits plats portent aujourd’hui des tomates, des courges et trois ruches.",
             "In Namur, 14 flat roofs now carry tomatoes, squash and three beehives."),
            ("Les ingénieurs de la ville ont d’abord mesuré ce que chaque dalle pouvait porter.",
             "The city’s engineers first measured what each slab could bear."),
            ("La récolte va pour moitié à la cantine de l’école, qui sert 220 repas par jour.",
             "Half of the harvest goes to the school canteen, which serves 220 meals a day."),
        ],
    ),
    (
        "Un café tenu par ses clients",
        "A café run by its customers",
        [
            ("Le café de la gare de Mende appartient à 87 personnes, qui y travaillent à tour de rôle.",
             "The station café in Mende belongs to 87 people, who take turns working there."),
            ("Le menu change chaque mardi, selon ce que les fermes voisines apportent.",
             "The menu changes every Tuesday, depending on what the neighbouring farms bring."),
            ("En 2022, la coopérative a embauché Lucie Vidal pour tenir les comptes et les stocks.",
             "In 2022, the co-operative hired Lucie Vidal to look after the accounts and the stock."),
        ],
    ),
]  # fmt: skip
SIGNATURE = ["Un texte de", "Nadia Ferrand", "nadia(at)exemple.org"]
COOKIES = [
    "Gérer le consentement",
    "Nous utilisons des cookies pour stocker des informations.",
    "Toujours activé",
    "Statistiques",
    "Accepter",
]


def document(lines, language):
    return read_document("\n".join(lines).encode(), f"{language}.txt", language, segment="line")


def dumps(*, titles=2, signature=(), english=(0, 1, 2), en_titles=True, banner=()):
    """Return both dumps and, article by article, the lines that are its own."""
    fr, en, expected = [], [], []
    for number, (title, english_title, texts) in enumerate(ARTICLES):
        start = len(fr) + 1, len(en) + 1
        fr += [title] * titles + [text for text, _ in texts]
        if number in english:
            en += [english_title] * en_titles + [text for _, text in texts]
        expected.append(((start[0], len(fr)), (start[1], len(en)) if number in english else None))
        fr += signature
    return document(fr, "fr"), document([*en, *banner], "en"), expected


def found(proposal):
    def lines(language, blocks):
        document = proposal.fr if language == "fr" else proposal.en
        return (document.blocks[blocks[0]].line, document.blocks[blocks[-1]].end_line) if blocks else None

    return [(lines("fr", piece.fr), lines("en", piece.en)) for piece in proposal.pieces]


@pytest.mark.parametrize(
    "how",
    [
        {"titles": 2},
        {"titles": 3},
        {"titles": 1, "signature": SIGNATURE},
        {"titles": 2, "signature": SIGNATURE},
        {"titles": 2, "en_titles": False},
        {"titles": 2, "english": (0, 2)},
        {"titles": 2, "english": (0, 1)},
        {"titles": 1, "signature": ["(suite…)"]},
        {"titles": 2, "signature": SIGNATURE, "banner": COOKIES},
    ],
    ids=str,
)
def test_articles_are_found_on_both_sides(how):
    fr, en, expected = dumps(**how)
    assert found(propose(fr, en)) == expected


def test_what_is_no_text_is_named():
    fr, en, _ = dumps(signature=SIGNATURE, banner=COOKIES)
    left = propose(fr, en).left
    assert [part.what for part in left] == [Furniture.SIGNATURE] * 3 + [Furniture.CONSENT]


def test_titles_are_told_by_language():
    fr, en, _ = dumps()
    piece = propose(fr, en).pieces[1]
    assert (piece.title("fr"), piece.title("en")) == (ARTICLES[1][0], ARTICLES[1][1])


def test_an_english_title_on_the_french_side_is_the_english_title():
    fr, en, _ = dumps(english=(0, 2), signature=SIGNATURE)
    lines = [block.text for block in fr.blocks]
    lines.insert(lines.index(ARTICLES[1][0]), "Gardens growing on the roofs of Namur, Belgium")
    assert propose(document(lines, "fr"), en).pieces[1].title("en").startswith("Gardens growing")


def test_every_block_is_in_one_piece_or_left_out():
    fr, en, _ = dumps(signature=SIGNATURE, banner=COOKIES, english=(1,))
    proposal = propose(fr, en)
    for side in (fr, en):
        held = [block for piece in proposal.pieces for block in piece.side(side.language)]
        held += [b for part in proposal.left if part.language == side.language for b in range(part.start, part.stop)]
        assert sorted(held) == list(range(len(side.blocks)))


@pytest.mark.parametrize(("fr", "en"), [([], []), (["Un mot."], []), ([], ["One word."]), (COOKIES, COOKIES)])
def test_odd_dumps_are_no_trouble(fr, en):
    proposal = propose(document(fr, "fr"), document(en, "en"))
    assert sum(len(piece.fr) + len(piece.en) for piece in proposal.pieces) <= len(fr) + len(en)


def test_titles_in_two_languages_are_alike_by_their_cousins():
    assert alike("La Mutualité, une structure solidaire", "The Mutuality, a structure of solidarity") > 0.4
    assert alike("Un café tenu par ses clients", "Gardens on the roofs of Namur") == 0

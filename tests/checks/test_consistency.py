"""TF209: the same words translated in two ways."""

from tied import tie

from translate_flow.checks.context import Context
from translate_flow.checks.run import check_bitext


def found(pairs, **context):
    bitext = tie(
        "\n\n".join(fr for fr, _ in pairs) + "\n",
        "\n\n".join(en for _, en in pairs) + "\n",
        *((i, i) for i in range(len(pairs))),
    )
    return check_bitext(bitext, Context("x", **context), {"inconsistent"})


MORE = ("## Pour aller plus loin", "## Further reading")
OTHER = ("## Pour aller plus loin", "## To go further")


def test_the_unusual_translation_is_named_beside_the_usual_one():
    (finding,) = found([MORE, OTHER, MORE])
    assert (finding.severity.value, finding.place.line, finding.counterpart.line) == ("info", 3, 3)
    assert str(finding.message) == (
        "“Pour aller plus loin” is “To go further” in English here and “Further reading” in line 1."
    )


def test_of_two_the_first_is_usual():
    (finding,) = found([OTHER, MORE])
    assert finding.place.line == 3


def test_the_reverse_where_no_original_is_declared():
    pairs = [("## Lectures complémentaires", "## Further reading"), MORE]
    assert [f.place.language for f in found(pairs)] == ["fr"]
    assert found(pairs, original="fr") == []
    assert [f.place.language for f in found(pairs, original="en")] == ["fr"]


def test_capitals_punctuation_and_anchors_are_no_difference():
    assert found([MORE, ("## Pour aller plus loin", "## Further Reading:")]) == []
    assert found([MORE, ("## Pour aller plus loin", "## Further reading[[further-reading]]")]) == []


def test_short_words_have_their_reasons():
    assert found([("## Oui", "## Yes"), ("## Oui", "## Indeed")]) == []

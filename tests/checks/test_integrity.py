from dataclasses import replace

from tied import tie

from translate_flow.checks.context import Context
from translate_flow.checks.run import check_bitext

BITEXT = tie("Un texte.\n\nUn autre texte.\n", "A text.\n\nAnother text.\n", (0, 0), (1, 1))


def test_a_document_read_to_its_last_character_has_nothing_to_say():
    assert check_bitext(BITEXT, Context("x"), {"uncovered"}) == []


def test_text_that_no_block_holds_is_an_error_at_its_place():
    dropped = replace(BITEXT, en=replace(BITEXT.en, blocks=BITEXT.en.blocks[:1]))
    (finding,) = check_bitext(dropped, Context("x"), {"uncovered"})
    assert (finding.code, finding.severity.value, finding.excerpt) == ("TF902", "error", "Another text.")
    assert (finding.place.path, finding.place.line, finding.place.end_column) == ("x/en.md", 3, 14)

"""Every check there is, in the order of their codes. A rule that is not in this table does not exist."""

from __future__ import annotations

from rapidfuzz.process import extractOne

from translate_flow.checks import (
    acronym_pairs,
    acronyms,
    anchors,
    articles,
    code,
    completeness,
    consistency,
    coverage,
    dates,
    divergence,
    false_friends,
    fields,
    freshness,
    images,
    integrity,
    leftovers,
    lengths,
    links,
    lists,
    markup,
    mixed,
    names,
    names_recased,
    negation,
    numbers,
    sentences,
    structure,
    tables,
    tags,
    terms,
    terms_reverse,
    ties,
    typography,
    untranslated,
    unused,
)
from translate_flow.checks.rule import DocumentRule, ProjectRule, Rule
from translate_flow.errors import UsageError
from translate_flow.messages import msg

RULES: tuple[Rule | DocumentRule, ...] = (
    *completeness.RULES,  # TF102 to TF106
    *untranslated.RULES,  # TF107
    *mixed.RULES,  # TF108
    *sentences.RULES,  # TF109, TF110
    *leftovers.RULES,  # TF111, TF112
    *numbers.RULES,  # TF201
    *dates.RULES,  # TF202
    *names.RULES,  # TF203
    *links.RULES,  # TF204
    *negation.RULES,  # TF205
    *lengths.RULES,  # TF206
    *divergence.RULES,  # TF207
    *acronym_pairs.RULES,  # TF208
    *consistency.RULES,  # TF209
    *false_friends.RULES,  # TF210
    *terms.RULES,  # TF301, TF302
    *names_recased.RULES,  # TF303
    *terms_reverse.RULES,  # TF304
    *acronyms.RULES,  # TF305
    *typography.RULES,  # TF401 to TF413
    *structure.RULES,  # TF501
    *markup.RULES,  # TF502
    *code.RULES,  # TF503
    *lists.RULES,  # TF504
    *tables.RULES,  # TF505
    *images.RULES,  # TF506
    *tags.RULES,  # TF507
    *anchors.RULES,  # TF508
    *fields.RULES,  # TF509
    *freshness.RULES,  # TF601 to TF604
    *unused.RULES,  # TF901
    *integrity.RULES,  # TF902
)
"""The checks of one article."""

PROJECT_RULES: tuple[ProjectRule, ...] = (
    *articles.RULES,  # TF101
    *ties.RULES,  # TF510
    *coverage.RULES,  # TF605
)
"""The checks of a whole project."""


def find_rule(name: str) -> Rule | DocumentRule | ProjectRule:
    """Return the rule of this name (``number-mismatch``) or code (``TF201``, in any case).

    Raises `UsageError` naming the nearest name when there is none.
    """
    wanted = name.strip().casefold()
    rules: tuple[Rule | DocumentRule | ProjectRule, ...] = (*RULES, *PROJECT_RULES)
    for rule in rules:
        if wanted in {rule.about.name, rule.about.code.casefold()}:
            return rule
    nearest = extractOne(wanted, [rule.about.name for rule in rules])
    raise UsageError(
        msg("There is no check called “{name}”.", name=name),
        hint=msg("Did you mean {nearest}?", nearest=nearest[0]) if nearest else None,
    )

"""Numbers that stand together: fractions in words (un sur trois), ranges that write their unit once, short years."""

from __future__ import annotations

from dataclasses import replace

from translate_flow.language.number_marks import OF, RANGE, SHORT_YEAR
from translate_flow.language.quantity import Measure, Quantity


def joined(found: list[Quantity], text: str) -> tuple[Quantity, ...]:
    """Tie numbers that stand together: un sur trois, 3/4, and ranges whose unit is written once (10 à 15 %)."""
    out: list[Quantity] = []
    for quantity in reversed(found):
        after = out[-1] if out else None
        gap = text[quantity.end : after.start] if after is not None and after.start - quantity.end <= 12 else ""
        if after is None or not gap:
            out.append(quantity)
        elif _is_fraction(quantity, after, gap):
            out[-1] = replace(
                quantity, value=quantity.value / after.value, end=after.end, text=text[quantity.start : after.end],
                firm=False, readings=(), parts=(quantity, after),
            )  # fmt: skip
        elif RANGE.fullmatch(gap) or gap == "/":
            if _is_short_year(quantity, after, gap):
                century = quantity.value // 100 * 100
                out[-1] = replace(after, value=century + after.value, readings=(after.value,), firm=True)
            out.append(_as_in_range(quantity, out[-1]))
        else:
            out.append(quantity)
    return tuple(reversed(out))


def _is_fraction(over: Quantity, under: Quantity, gap: str) -> bool:
    plain = over.measure is under.measure is Measure.NONE and not over.parts and not under.parts
    if not plain or not over.value < under.value:
        return False
    return OF.fullmatch(gap) is not None or (gap == "/" and under.value <= 10)


def _is_short_year(quantity: Quantity, after: Quantity, gap: str) -> bool:
    """Whether `after` is the 27 of 2026-27."""
    whole = 1800 <= quantity.value < 2100 and quantity.value.denominator == 1
    tight = SHORT_YEAR.fullmatch(gap) is not None and after.end - after.start == 2
    return whole and tight and after.measure is Measure.NONE and after.value == quantity.value % 100 + 1


def _as_in_range(quantity: Quantity, after: Quantity) -> Quantity:
    """Let the first number of a range share the measure and the magnitude that are written after the second."""
    if quantity.measure is not Measure.NONE or quantity.parts:
        return quantity
    readings = quantity.readings
    if after.measure is Measure.HOUR:
        if quantity.value <= 12:
            readings += (quantity.value * 60, quantity.value * 60 + 720, quantity.value + 12)
        return replace(quantity, readings=readings)
    for scale in (10**3, 10**6, 10**9):
        if quantity.value < 1000 <= scale <= after.value and (after.value / scale).denominator in {1, 2, 4, 5, 10}:
            readings += (quantity.value * scale,)
    measure = after.measure if after.measure not in {Measure.ORDINAL, Measure.VERSION, Measure.PHONE} else Measure.NONE
    return replace(quantity, readings=readings, measure=measure)

"""How two numbers relate. Each rule is one function; the first of `NUMBER_RULES` that fits decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from helpers.comparison.bearing import Bearing
from helpers.comparison.precision import Amount
from helpers.comparison.relations import (
    CLOSE,
    ONE_THING,
    Verdict,
    difference,
    name_of,
    same_amount,
    within_precision,
)

_OTHERS: Final = 2
"""And how many words besides the counted thing they must share: “140 people” and “610 people” is not enough."""

_WIDE: Final = 10  # a range whose ends lie further apart than this times says too little


def other_currency(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Two amounts of money in different currencies."""
    if a.figure.kind != "money" or _head(a) == _head(b):
        return None
    return Verdict(
        "not comparable",
        f"“{a.figure.text}” and “{b.figure.text}” are in different currencies, and the texts give no rate.",
        other_currency.__name__,
        look_up="The rate of exchange on the day, and which currency the sum was first given in.",
    )


def other_rate(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """One is per day, hour or head and the other is not, or is per something else."""
    per_a, per_b = (it.figure.unit.partition(" per ")[2] for it in (a, b))
    if per_a == per_b or (a.amount and b.amount and same_amount(a.amount, b.amount) and "" in (per_a, per_b)):
        return None
    shown = [f"“{it.figure.text}” ({'per ' + per if per else 'in all'})" for it, per in ((a, per_a), (b, per_b))]
    return Verdict(
        "not comparable",
        f"{shown[0]} and {shown[1]} are not reckoned in the same way.",
        other_rate.__name__,
        look_up="For how long, or for how many, each of the two holds.",
    )


def _head(it: Bearing) -> str:
    return it.figure.unit.partition(" per ")[0]


def left_open(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Two numbers left open, such as ``dozens`` and ``hundreds``."""
    if not (a.amount and b.amount and a.amount.plural and b.amount.plural) or same_amount(a.amount, b.amount):
        return None
    return Verdict(
        "not comparable",
        f"“{a.figure.text}” and “{b.figure.text}” leave the number open, though they sound unlike.",
        left_open.__name__,
        look_up="Whether anybody counted, and what they counted.",
    )


def of_other_time(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Both say of when they are, and the two times have no day in common."""
    if a.is_date or not a.when or not b.when or a.when.meets(b.when):
        return None
    if a.amount and b.amount and same_amount(a.amount, b.amount) and min(a.when.days, b.when.days) < 28:
        return None
    apart = difference(a, b)
    return Verdict(
        "different period",
        f"“{a.figure.text}” is of {a.when} and “{b.figure.text}” of {b.when}: both can be right.",
        of_other_time.__name__,
        f"{apart}, but of different {_times(a, b)}" if apart else "",
        f"The numbers for both {_times(a, b)} from one and the same source.",
    )


def _times(a: Bearing, b: Bearing) -> str:
    return "years" if a.when and b.when and min(a.when.days, b.when.days) > 300 else "times"


def over_other_time(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Both say within how long: ``5.8 inches in 24 hours``, ``20 cm in three days``."""
    if not a.over or not b.over or a.over.unit + str(a.over.value) == b.over.unit + str(b.over.value):
        return None
    return Verdict(
        "different period",
        f"“{a.figure.text}” is the sum of {a.over.text}, “{b.figure.text}” of {b.over.text}: both can be right.",
        over_other_time.__name__,
        look_up="The numbers for one and the same stretch of time.",
    )


def same_number(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """The same value, perhaps in words, in another unit, or with a hedge in one of the two."""
    if not a.amount or not b.amount or not same_amount(a.amount, b.amount):
        return None
    hedges = [f"“{it.figure.hedge}” in {name_of(it)}" for it in (a, b) if it.figure.hedge]
    if len(hedges) == 1:
        reason = f"The same number; only {hedges[0]} makes it less exact."
    elif a.figure.text.casefold() == b.figure.text.casefold():
        reason = "The same number in the same form."
    else:
        reason = f"“{a.figure.text}” and “{b.figure.text}” are the same number, written in two ways."
    return Verdict("same", reason, same_number.__name__, look_up=_one_source(a, b))


def _one_source(a: Bearing, b: Bearing) -> str:
    if a.figure.source and b.figure.source:
        return ""
    return "Where the number comes from: two articles with one number may have it from one source."


def rounded_number(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Two values no further apart than the less exact one's last digit, its hedge, or its range allows."""
    if not a.amount or not b.amount or not within_precision(a.amount, b.amount):
        return None
    coarse, fine = (a, b) if _coarseness(a.amount) >= _coarseness(b.amount) else (b, a)
    return Verdict(
        "rounded",
        f"“{_with_hedge(coarse)}” is a less exact form of “{_with_hedge(fine)}”: it leaves room for it.",
        rounded_number.__name__,
        difference(a, b),
        "The exact number, if a text or its source gives one.",
    )


def _coarseness(amount: Amount) -> tuple[bool, float, float, bool]:
    return amount.plural, amount.high - amount.low, amount.step, bool(amount.hedge)


def _with_hedge(it: Bearing) -> str:
    return f"{it.figure.hedge} {it.figure.text}" if it.figure.hedge else it.figure.text


def of_other_scope(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Each names a place, party or group that the other's sentence does not have."""
    if a.is_date:
        return None
    ours, theirs = a.names - names_around(b), b.names - names_around(a)
    if not ours or not theirs:
        return None
    return Verdict(
        "different scope",
        f"{name_of(a)} speaks of {_named(ours, a)}, {name_of(b)} of {_named(theirs, b)}: not quite the same thing was"
        " measured.",
        of_other_scope.__name__,
        look_up="Exactly what, where and who was counted in each.",
    )


def names_around(it: Bearing) -> frozenset[str]:
    """All terms and names of a figure's sentence, in lower case too."""
    return it.names | frozenset(it.terms) | frozenset(word.casefold() for word in it.shown.values())


def _named(names: frozenset[str], it: Bearing) -> str:
    text = it.sentence.text
    return ", ".join(sorted((name for name in names), key=lambda name: text.casefold().find(name.casefold()))[:3])


def time_untold(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """Only one of the two says of when it is."""
    if a.is_date or bool(a.when or a.period) == bool(b.when or b.period):
        return None
    dated, undated = (a, b) if a.when or a.period else (b, a)
    apart = difference(a, b)
    return Verdict(
        "not comparable",
        f"{name_of(dated)} says of when its number is ({dated.period}), {name_of(undated)} does not.",
        time_untold.__name__,
        f"{apart}, perhaps of different times" if apart else "",
        f"Of when “{undated.figure.text}” is.",
    )


def limit_only(a: Bearing, b: Bearing, _score: float) -> Verdict | None:
    """One gives only a limit (``at least 20``), and the other's number keeps to it."""
    for one, two in ((a, b), (b, a)):
        if one.amount and two.amount and one.amount.hedge in ("more", "less"):
            keeps = (
                two.amount.low >= one.amount.low if one.amount.hedge == "more" else two.amount.high <= one.amount.high
            )
            if keeps:
                return Verdict(
                    "not comparable",
                    f"{name_of(one)} gives only a limit (“{_with_hedge(one)}”), and “{two.figure.text}” keeps to it.",
                    limit_only.__name__,
                    look_up="The number itself.",
                )
    return None


def numbers_disagree(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The same thing by its words, no other time or scope named, and further apart than their digits allow."""
    if not a.amount or not b.amount or score < ONE_THING or others_shared(a, b) < _OTHERS:
        return None
    if a.figure.kind != b.figure.kind or any(_WIDE * abs(it.low) < abs(it.high) for it in (a.amount, b.amount)):
        return None
    return Verdict(
        "conflict",
        f"Both seem to measure the same thing, of the same time, yet “{_with_hedge(a)}” and “{_with_hedge(b)}” are"
        " further apart than rounding explains.",
        numbers_disagree.__name__,
        difference(a, b),
        _who_counted(a, b),
    )


def others_shared(a: Bearing, b: Bearing) -> int:
    """How many words both have around them besides the thing that is counted."""
    return len((a.terms.keys() & b.terms.keys()) - (a.counted & b.counted))


def not_enough_told(a: Bearing, b: Bearing, score: float) -> Verdict | None:
    """The words are somewhat alike, but do not show that one and the same thing was measured."""
    if score < CLOSE:
        return None
    return Verdict(
        "not comparable",
        f"The words around “{a.figure.text}” and “{b.figure.text}” do not show whether the same thing was measured.",
        not_enough_told.__name__,
        look_up="Exactly what was counted or measured in each.",
    )


def _who_counted(a: Bearing, b: Bearing) -> str:
    sources = [f"{it.figure.source} ({name_of(it)})" for it in (a, b) if it.figure.source]
    asked = f" Ask the sources named: {' and '.join(sources)}." if sources else ""
    return f"Who counted, when, and whether one text was corrected later.{asked}"


NUMBER_RULES: Final[tuple[Callable[[Bearing, Bearing, float], Verdict | None], ...]] = (
    other_currency, other_rate, left_open, of_other_time, same_number, rounded_number, over_other_time, of_other_scope,
    time_untold, limit_only, numbers_disagree, not_enough_told,
)  # fmt: skip

"""All rules on one line, and the one step that settles which of their findings stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from helpers.figures import (
    ages,
    clock,
    counts,
    dates,
    money,
    names,
    ordinals,
    pointing,
    quantities,
    shares,
    vague,
    years,
)  # fmt: skip
from helpers.figures.attributed import attribute
from helpers.figures.found import Found
from helpers.figures.hedges import hedge, hedge_of_the_bracket
from helpers.figures.lexemes import Line
from helpers.figures.measures import measures
from helpers.figures.numbers import Number, find_numbers, words
from helpers.figures.periods import reference_periods
from helpers.figures.ranges import join_ranges

NumberRule = Callable[[Line, Number], Found | None]
PlaceRule = Callable[[Line, int], Found | None]
Filed = dict[str, tuple[PlaceRule, ...]]

NUMBER_RULES: Final[tuple[NumberRule, ...]] = (
    money.money_before, money.pounds, quantities.measured, quantities.magnitude, quantities.interval, ages.age,
    shares.share, clock.clock, years.year, years.decade, dates.numeric_date, names.glued_name, names.numbered_thing,
    names.capital_before, names.capital_number, names.fixed_phrase, names.pronoun, vague.several_hundred, names.address,
    names.long_number, counts.count,
)  # fmt: skip


def _place_rules(*, vague_too: bool) -> Filed:
    """The rules that begin at a word, filed under that word."""
    filed: dict[str, list[PlaceRule]] = {}

    def file(names: Iterable[str], *rules: PlaceRule) -> None:
        for name in names:
            filed.setdefault(name, []).extend(rules)

    file(dates.MONTHS, dates.month)
    file(dates.WEEKDAYS, pointing.weekday)
    file(("today", "yesterday", "tomorrow", "tonight", "this", "last", "next"), pointing.pointing)
    file(("a", "an"), pointing.article_interval, shares.part_of)
    file(("half",), shares.half)
    file(("noon", "midday", "midnight"), clock.clock_word)
    file(ordinals.ordinal_words(), ordinals.ordinal)
    file(words().tens, ordinals.ordinal)
    file(shares.MULTIPLES, shares.multiple)
    if vague_too:
        file(vague.vague_phrases(), vague.vague_quantity)
        file(("both",), vague.both)
    return {name: tuple(rules) for name, rules in filed.items()}


def find_in_line(line: Line, *, vague: bool = False) -> list[Found]:
    """What stands in a line: ordered and disjoint findings, names taken out."""
    candidates = list(_candidates(line, VAGUE_RULES if vague else PLACE_RULES))
    if not candidates:
        return []
    left_out = ("name",) if vague else ("name", "vague")
    found = [here for here in join_ranges(line, settle(candidates)) if here.kind not in left_out]
    for here in found:
        hedge(line, here)
        shares.with_noun(line, here)
    hedge_of_the_bracket(line, found)
    reference_periods(line, found)
    measures(line, found)
    attribute(line, found)
    return found


def _candidates(line: Line, rules: Filed) -> Iterator[Found]:
    numbers = find_numbers(line)
    for at, number in enumerate(numbers):
        for rule in NUMBER_RULES:
            if found := rule(line, number):
                yield found
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        if found := years.year_in_words(number, following):
            yield found
    for place, lexeme in enumerate(line.lexemes):
        if lexeme.low in rules:
            for place_rule in rules[lexeme.low]:
                if found := place_rule(line, place):
                    yield found
        elif lexeme.kind == "number" and (found := ordinals.ordinal(line, place)):
            yield found


def settle(candidates: list[Found]) -> list[Found]:
    """Of findings that overlap the longest stands; of equally long ones the one with the lower priority number."""
    taken: set[int] = set()
    stands: list[Found] = []
    for here in sorted(candidates, key=lambda found: (found.first - found.last, found.priority, found.first)):
        places = range(here.first, here.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            stands.append(here)
    return sorted(stands, key=lambda found: found.first)


PLACE_RULES: Final = _place_rules(vague_too=False)
VAGUE_RULES: Final = _place_rules(vague_too=True)

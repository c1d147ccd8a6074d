"""An answer beside the key: whether they are the same, and how near they are where they are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from helpers.lessons.evidence import covers, place, places_of, same_sentence
from helpers.lessons.numbers import Number, parse_number, same_unit, written
from helpers.lessons.questions import Answer, Question, Quote
from helpers.lessons.wording import alike
from helpers.model import Story


def same(question: Question, value: Any, answer: Answer, story: Story) -> bool:
    """Whether an answer that makes sense is this one of the key's."""
    return _SAME[question.kind](question, value, answer, story)


def nearness(question: Question, value: Any, story: Story) -> str:
    """What is right about an answer that is not the key's, without giving the key away; may be empty."""
    return _NEAR[question.kind](question, value, story)


def _same_choice(_question: Question, value: Any, answer: Answer, _story: Story) -> bool:
    return isinstance(answer, str) and alike(value, answer)


def _same_choices(_question: Question, value: Any, answer: Answer, _story: Story) -> bool:
    return isinstance(answer, tuple) and set(value) == set(answer)


def _same_number(question: Question, value: Any, answer: Answer, _story: Story) -> bool:
    given, key = parse_number(written(value)), parse_number(str(answer))
    unit = _unit_of(question)
    if given is None or key is None:
        return False
    fits = same_unit(given.unit, unit.unit or key.unit)
    return fits and _equal(given, key, unit, Decimal(str(question.tolerance)))


def _same_place(_question: Question, value: Any, answer: Answer, story: Story) -> bool:
    found = place(story, answer) if isinstance(answer, Quote) else None
    if found is None:
        return False
    return any(article.id == found[0] and covers(article, span, found[1]) for article, span in places_of(story, value))


_SAME: Final[Mapping[str, Callable[[Question, Any, Answer, Story], bool]]] = {
    "choice": _same_choice,
    "choices": _same_choices,
    "number": _same_number,
    "span": _same_place,
}


def _unit_of(question: Question) -> Number:
    """The unit of a question, read like a number: ``billion dollars`` has a size and a currency."""
    return parse_number(f"1 {question.unit}") or Number(Decimal(1))


def _equal(given: Number, key: Number, unit: Number, tolerance: Decimal) -> bool:
    """Whether two numbers are one; a number without a size word may be in the question's unit or written out."""
    wanted = key.whole if key.size else key.value.scaleb(unit.size)
    room = tolerance.scaleb(key.size or unit.size)
    read = {given.whole} if given.size else {given.value, given.value.scaleb(unit.size or key.size)}
    return any(abs(it - wanted) <= room for it in read)


def _near_choice(_question: Question, _value: Any, _story: Story) -> str:
    return ""


def _near_choices(question: Question, value: Any, _story: Story) -> str:
    """How many of the chosen are the key's, without saying which."""
    answer = question.answers[0]
    key, chosen = set(answer if isinstance(answer, tuple) else ()), set(value)
    shared, missing = len(key & chosen), len(key - chosen)
    if shared == len(chosen):
        right = "What you chose is in the key."
    elif shared:
        right = f"Of the {len(chosen)} that you chose, {shared} {'is' if shared == 1 else 'are'} in the key."
    else:
        right = "The key has other answers than those you chose."
    return f"{right} {missing} more {'is' if missing == 1 else 'are'} to be found." if missing and shared else right


def _near_number(question: Question, value: Any, _story: Story) -> str:
    given, unit = parse_number(written(value)), _unit_of(question)
    bare = given and Number(given.value, given.size)
    fits = bare and any(
        _equal(bare, key, unit, Decimal(str(question.tolerance)))
        for it in question.answers
        if (key := parse_number(str(it)))
    )
    if fits:
        return f"The number fits; look at what it counts. The question asks for {question.unit or 'another unit'}."
    return "The key has another number."


def _near_span(question: Question, value: Any, story: Story) -> str:
    given = places_of(story, value)
    for it in question.answers:
        found = place(story, it) if isinstance(it, Quote) else None
        for article, span in given if found else ():
            if found and article.id == found[0] and same_sentence(article, span, found[1]):
                return "You are at the right place. Take exactly the words that show it."
    return "These words stand in the article. The key has another place."


_NEAR: Final[Mapping[str, Callable[[Question, Any, Story], str]]] = {
    "choice": _near_choice,
    "choices": _near_choices,
    "number": _near_number,
    "span": _near_span,
}

"""What a student said of pairs of sentences, and of sentences without a pair, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from helpers.lessons.pairs import ALONE, PAIR, judged

if TYPE_CHECKING:
    from helpers.coding import State

Judgement = Mapping[str, Any]
"""What a journal keeps of one pair or sentence. A partner's file may hold anything there."""


def judgements_of(states: Iterable[State]) -> dict[str, Judgement]:
    """All that was said of pairs of sentences and of sentences without a pair, by the question's id.

    Example:
        >>> from helpers.coding import State
        >>> answers = {"pair:A 1 + B 2": {"verdict": "the same fact", "differs": ["when"]}, "q1": "A"}
        >>> list(judgements_of([State(answers=answers)]))
        ['pair:A 1 + B 2']
    """
    return {
        question: value
        for state in states
        for question in state.answers
        if question.startswith((PAIR, ALONE)) and (value := judged(state, question))
    }


def place_of(question: str) -> str:
    """The sentences that a judgement is about.

    Example:
        >>> place_of("pair:A 1 + B 2"), place_of("alone:A 3 – B")
        ('A 1 + B 2', 'A 3: not found in B')
    """
    if question.startswith(PAIR):
        return question.removeprefix(PAIR)
    sentence, _, other = question.removeprefix(ALONE).rpartition(" – ")
    return f"{sentence}: not found in {other}"


def parts_of(value: Judgement) -> tuple[str, frozenset[str]]:
    """The judgement itself, and what was ticked with it.

    Example:
        >>> parts_of({"matter": "yes", "reasons": ["length"], "note": ""})
        ('yes', frozenset({'length'}))
    """
    main = value.get("verdict") or value.get("matter") or ""
    ticked = value.get("differs") or value.get("reasons") or ()
    return str(main), frozenset(map(str, ticked if isinstance(ticked, list | tuple) else ()))


def in_words(value: Judgement) -> str:
    """A judgement as a line of text.

    Example:
        >>> in_words({"verdict": "the same fact", "differs": ["which words", "when"]})
        'the same fact; differ in: when, which words'
        >>> in_words({"matter": "yes", "reasons": ["length"], "note": "It is long."})
        'could it matter: yes; what else could explain it: length. “It is long.”'
    """
    main, ticked = parts_of(value)
    is_pair = "verdict" in value
    lead = "" if is_pair else "could it matter: "
    asked = "differ in" if is_pair else "what else could explain it"
    more = f"; {asked}: {', '.join(sorted(ticked))}" if ticked else ""
    note = f". “{value['note']}”" if value.get("note") else ""
    return f"{lead}{main}{more}{note}"

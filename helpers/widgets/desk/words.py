"""Small texts of the desk: what a piece of work holds, and what stands where it is not alive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers.layers.confirming import PREFIX
from helpers.markup import escape, style

if TYPE_CHECKING:
    from helpers.coding import State


def holds(states: Iterable[State]) -> str:
    """What some work holds: ``12 codes, 2 links and 9 answers``; empty where there is nothing.

    Example:
        >>> from helpers.coding import State
        >>> holds([State(answers={"q1": "A"}, predictions={"q2": "B"})])
        '2 answers'
        >>> holds([State(answers={"q1": "A", "key:quotations:A-1-9": {"verdict": "yes"}})])
        '1 answer and 1 checked finding'
        >>> holds([State()])
        ''
    """
    every = tuple(states)
    decided = sum(name.startswith(PREFIX) for state in every for name in state.answers)
    numbers = {
        "code": sum(len(state.annotations) for state in every),
        "link": sum(len(state.connections) for state in every),
        "answer": sum(len({*state.answers, *state.predictions}) for state in every) - decided,
        "checked finding": decided,
    }
    return listed([plural(number, noun) for noun, number in numbers.items() if number])


def plural(number: int, noun: str) -> str:
    """``1 code`` or ``2 codes``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(parts: list[str]) -> str:
    """Parts of a sentence: ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def still(*lines: str) -> str:
    """Lines of text as a static stand-in."""
    inner = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'

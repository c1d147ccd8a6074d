"""The machine's rules for figures as switches: what it marks with some of them on and the others off."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from helpers.figures import find_figures
from helpers.figures.eager import EAGER, find_eagerly
from helpers.layers.machine import MACHINE
from helpers.layers.rules import explain_rule
from helpers.model import Annotation, Layer, Span, Story

_RULES_FOR_TEACHING: Final = frozenset(rule.__name__ for rule in EAGER)
_TOO_MUCH: Final = "a_as_one"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with all that it marks in a story.

    Attributes:
        name: the rule's name.
        about: what it says of itself.
        eager: whether it is one of those made for teaching, which the machine leaves off.
        marks: what it marks, in reading order.
    """

    name: str
    about: str
    eager: bool
    marks: tuple[Annotation, ...]


class Switchboard:
    """The rules that mark something in a story, and what stands marked for any choice of them.

    Args:
        story: the articles.

    Attributes:
        rules: those of the machine, the busiest first, then the eager ones.

    Note:
        A rule that is off takes its marks with it. No other rule gets another try at the same words, as it might in a
        program that was written without it.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("In 2022, 900 doctors and many nurses, all on time, came.", id="A")
        >>> story = Story("s", "a bridge", (article,))
        >>> [(rule.name, len(rule.marks)) for rule in Switchboard(story).rules]
        [('count', 1), ('vague_quantity', 1), ('year', 1), ('quantity_word', 1)]
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        filed: dict[str, list[Annotation]] = {}
        for number, (article, span, rule, code) in enumerate(_all(story), start=1):
            one = Annotation(span.start, span.end, span.text, f"m{number}", article, code, rule)
            filed.setdefault(rule, []).append(one)
        rules = (
            Rule(name, explain_rule(name, "figures"), name in _RULES_FOR_TEACHING, tuple(marks))
            for name, marks in filed.items()
        )
        self.rules = tuple(sorted(rules, key=lambda it: (it.eager, -len(it.marks), it.name)))

    def as_it_is(self) -> frozenset[str]:
        """The rules that the machine works with."""
        return frozenset(rule.name for rule in self.rules if not rule.eager)

    def less(self) -> frozenset[str]:
        """Only rules whose every mark in this story holds a digit."""
        digits = (it for it in self.rules if all(any(map(str.isdecimal, one.text)) for one in it.marks))
        return frozenset(rule.name for rule in digits if not rule.eager)

    def more(self) -> frozenset[str]:
        """All rules but the most eager one."""
        return frozenset(rule.name for rule in self.rules if rule.name != _TOO_MUCH)

    def layer(self, on: Collection[str]) -> Layer:
        """What stands marked if these rules are on; the note of a mark is its rule."""
        marks = tuple(one for rule in self.rules if rule.name in on for one in rule.marks)
        return Layer(MACHINE, "machine", self.story.id, marks)


def _all(story: Story) -> Iterator[tuple[str, Span, str, str]]:
    for article in story.articles:
        for figure in find_figures(article, vague=True):
            yield article.id, figure, figure.rule, figure.kind
        for span, rule in find_eagerly(article):
            yield article.id, span, rule, "eager"

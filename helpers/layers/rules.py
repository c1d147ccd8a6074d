"""Why the machine marked something: the rule that found it, and what that rule says of itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from helpers.figures import find_figures
from helpers.labels import find_mentions
from helpers.quotes import find_quoted
from helpers.sources import find_voices

if TYPE_CHECKING:
    from helpers.model import Annotation, Article, Span, Story

Spot = tuple[str, int, int]
"""An article's id and the offsets of a stretch."""

_HOMES: Final = {"figures": "helpers.figures", "figure codes": "helpers.figures", "labels": "helpers.labels"}
_PART_OF: Final = {"anniversary": "ordinal", "money_behind": "measured"}
"""Findings that go by another name than the function that makes them."""
_CODE: Final = re.compile(r"``(.+?)``")


def spot(one: Annotation) -> Spot:
    """Where an annotation stands, as `machine_rules` files it."""
    return one.article, one.start, one.end


def machine_rules(story: Story, what: str) -> dict[Spot, str]:
    """The rule behind each mark of `helpers.layers.machine_layer`, by the place of the mark.

    Args:
        story: the articles.
        what: as for `helpers.layers.machine_layer`. Of ``sources`` no rule is kept.

    Example:
        >>> from helpers import load_story
        >>> rules = machine_rules(load_story("putin-vietnam-2024"), "figures")
        >>> sorted(set(rules.values()))[:3]
        ['anniversary', 'article_interval', 'both']
    """
    return {
        (article.id, span.start, span.end): rule
        for article in story.articles
        for span, rule in _found(article, story, what)
    }


def _found(article: Article, story: Story, what: str) -> Iterator[tuple[Span, str]]:
    if what in ("figures", "figure codes"):
        yield from ((it, it.rule) for it in find_figures(article, vague=True))
    elif what in ("quotations", "speakers"):
        yield from ((it, it.rule) for it in find_quoted(article))
    elif what == "labels":
        yield from ((it, it.rule) for it in find_mentions(article, story.actors))
    elif what == "indirect":
        for voice in find_voices(article, story.actors, story.speakers):
            longest = max(voice.attribution.content, key=lambda span: span.end - span.start)
            yield longest, voice.attribution.rule


def explain_rule(rule: str, what: str) -> str:
    """What a rule of the machine says of itself: the first paragraph of its docstring, as plain text.

    Args:
        rule: the name that stands with a finding.
        what: what was found, as for `machine_rules`.

    Returns:
        The words; empty where no rule of that name is known.

    Example:
        >>> explain_rule("clock_word", "figures")
        '‘noon’ and ‘midnight’.'
    """
    return _explained(_HOMES.get(what, "helpers.quotes")).get(_PART_OF.get(rule, rule), "")


@cache
def _explained(home: str) -> dict[str, str]:
    """By its name what each function below a package says of itself."""
    found: dict[str, str] = {}
    package = import_module(home)
    paths = getattr(package, "__path__", ())
    for module in (package, *(import_module(f"{package.__name__}.{it.name}") for it in iter_modules(paths))):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__.startswith(package.__name__) and function.__doc__:
                found[name] = as_text(function.__doc__)
    return found


def as_text(docstring: str) -> str:
    r"""The first paragraph of a docstring without its markup.

    Example:
        >>> as_text("A ``year`` or two.\n\nMore.")
        'A ‘year’ or two.'
    """
    first = " ".join(inspect.cleandoc(docstring).partition("\n\n")[0].split())
    return _CODE.sub(r"‘\1’", first)

"""Suggestions: what might be a name of somebody or something, put together where the words are the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.alignment.stems import headword
from helpers.labels.candidates import Kind, find_candidates
from helpers.model import Article, Candidate, Group, Story
from helpers.tokens import find_tokens


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that a text offers, with all places where it stands: a person says whether it is one, and of what.

    Attributes:
        label: the name as it stands first, without ``the`` or ``a``.
        kind: ``actor`` or ``event``.
        found: where it stands, each with its article's id, in reading order.
    """

    label: str
    kind: Kind
    found: tuple[tuple[str, Candidate], ...]

    @property
    def count(self) -> int:
        """How often it stands in the articles."""
        return len(self.found)

    @property
    def quoted(self) -> int:
        """How often of these inside quotation marks, so that it is somebody else’s word."""
        return sum(it.inside_quotation for _, it in self.found)

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that have it."""
        return tuple(dict.fromkeys(article for article, _ in self.found))

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules that found it."""
        return tuple(dict.fromkeys(it.rule for _, it in self.found))


def suggest_labels(
    where: Article | Story, kind: Kind | None = None, known: Iterable[Group] = ()
) -> tuple[Suggestion, ...]:
    """Names that an article or a story offers for what it is about, the most frequent first.

    Args:
        where: one article, or all of a story.
        kind: ``actor`` or ``event``; both if None.
        known: groups whose labels are left out, since somebody has put them in already.

    Note:
        String matching cannot tell that *pact* and *deal* are one thing: a person puts suggestions into groups
        (`helpers.Group`), in ``story.toml`` or in the notebook. Most suggestions are no rival names of anything.

    Example:
        >>> from helpers import plain_article
        >>> article = plain_article("The pact was signed. Critics of the pact spoke of a “shameful deal”.")
        >>> [(one.label, one.count, one.quoted) for one in suggest_labels(article, "event")]
        [('pact', 2, 0), ('shameful deal', 1, 1)]
    """
    articles = where.articles if isinstance(where, Story) else (where,)
    left_out = {_key(label) for group in known for label in group.labels}
    found: dict[tuple[str, str], list[tuple[str, Candidate]]] = {}
    for article in articles:
        for it in find_candidates(article):
            key = _key(it.label)
            if key and key not in left_out and kind in (None, it.kind):
                found.setdefault((key, it.kind), []).append((article.id, it))
    made = [Suggestion(places[0][1].label, places[0][1].kind, tuple(places)) for places in found.values()]
    return tuple(sorted(made, key=lambda it: -it.count))


def _key(label: str) -> str:
    """A label in one form: singular, one spelling, no capitals."""
    return " ".join(headword(token.text.casefold()) for token in find_tokens(label) if token.kind != "mark")

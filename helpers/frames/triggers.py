"""Words that often go with a frame: counted as a prompt to read their sentences, never as a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from helpers.model import Article, Span
from helpers.terms import head_of, read_tokens, word_of_a_list
from helpers.tokens import find_tokens
from helpers.vocabulary import entries

LISTS: Final = {
    "conflict": "frame_conflict",
    "human interest": "frame_human_interest",
    "economic consequences": "frame_economic",
    "morality": "frame_morality",
    "responsibility": "frame_responsibility",
}
"""The word list of each frame in ``helpers/vocabulary``."""

Names = dict[str, list[tuple[tuple[str, ...], str, str]]]


@dataclass(frozen=True, slots=True)
class Trigger(Span):
    """A word that often goes with a frame, where it stands.

    Attributes:
        frame: the name of the frame.
        entry: the entry of the word list that it is a form of.
        rule: the name of the rule that found it.
    """

    frame: str
    entry: str
    rule: str


def find_triggers(article: Article) -> tuple[Trigger, ...]:
    """The words of an article that often go with a generic frame, in reading order.

    Headline, standfirst, body and captions are searched. Capitals, plural, the endings of verbs and British or
    American spelling make no difference. A word on two lists is found for both frames; where several entries of one
    list begin at one word, the longest counts.

    Note:
        A word is no frame. *War* can be the topic of a text that tells of no conflict today, and a conflict can be
        told without any word of the list. Use the counts to find sentences, and code the frame by reading.

    Example:
        >>> from helpers import plain_article
        >>> found = find_triggers(plain_article("Critics accused the town; the bill is 3 million dollars.", id="A"))
        >>> [(word.text, word.frame) for word in found][:2]
        [('Critics', 'conflict'), ('accused', 'conflict')]
    """
    words = [token for token in read_tokens(article) if token.kind != "mark"]
    heads = [head_of(token) for token in words]
    found: list[Trigger] = []
    free = dict.fromkeys(LISTS, 0)
    for place, head in enumerate(heads):
        for name, frame, entry in _names().get(head, ()):
            after = place + len(name)
            if free[frame] <= place and word_of_a_list(article, words[place:after], heads[place:after], name):
                start, end = words[place].start, words[after - 1].end
                found.append(Trigger(start, end, article.text[start:end], frame, entry, word_of_a_list.__name__))
                free[frame] = after
    return tuple(found)


@cache
def _names() -> Names:
    """The entries as headwords, filed under their first, the longest first."""
    names: Names = {}
    for frame, source in LISTS.items():
        for entry in entries(source):
            words = tuple(head_of(token) for token in find_tokens(entry) if token.kind != "mark")
            names.setdefault(words[0], []).append((words, frame, entry))
    return {first: sorted(found, key=lambda name: -len(name[0])) for first, found in names.items()}

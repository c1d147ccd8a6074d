"""What is said about texts that somebody brings: remarks that stop nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at before a story is used; the story can be used all the same.

    Attributes:
        rule: the name of the rule that says so.
        where: the file or the articles it concerns.
        what: what was seen, without a full stop.
        cure: what to do about it, without a full stop.

    Example:
        >>> str(Note("few_words", "a.txt", "there are only 40 words", "Look whether the whole article is there"))
        'a.txt: there are only 40 words. Look whether the whole article is there.'
    """

    rule: str
    where: str
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.cure}."

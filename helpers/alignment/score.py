"""How alike two sentences are."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Final

from helpers.alignment.profile import Profile, profile_of

LETTERS: Final = 0.6
"""The share of the score that comes from runs of letters; the rest comes from word stems."""


def similarity(sentence_a: str, sentence_b: str) -> float:
    """How alike two sentences are, 0 to 1.

    The score is ``0.4 × words + 0.6 × letters``. ``words`` is the weight of the stems that both sentences have,
    divided by the geometric mean of the weights of all stems of each. ``letters`` is the same for runs of four
    letters, each counted once. A number weighs 1.5, a word 1, a small word such as ``the`` 0.25. British and American
    spelling count as one.

    Note:
        The score says how much wording is shared, not whether two sentences mean the same: a sentence and its denial
        are very much alike. Compare scores only with other scores of this function.

    Example:
        >>> a = "The organisers cancelled nine flights to Karsk."
        >>> similarity(a, "Nine flights were canceled by the organizers.") > similarity(a, "It rained in Karsk.") > 0
        True
        >>> similarity(a, a)
        1.0
        >>> similarity(a, "")
        0.0
    """
    if sentence_a.strip() == sentence_b.strip():
        return float(bool(sentence_a.strip()))
    return score(profile_of(sentence_a), profile_of(sentence_b))


def score(a: Profile, b: Profile, rarity: Mapping[str, float] | None = None) -> float:
    """The same for two profiles; `rarity`, if given, multiplies the weight of each stem."""
    shared = a.weights.keys() & b.weights.keys()
    if rarity is None:
        common, total_a, total_b = sum([a.weights[key] for key in shared]), a.total, b.total
    else:
        common = sum([a.weights[key] * rarity[key] for key in shared])
        total_a, total_b = weighted(a, rarity), weighted(b, rarity)
    by_words = common / sqrt(total_a * total_b) if common else 0.0
    runs = len(a.grams & b.grams)
    by_letters = runs / sqrt(len(a.grams) * len(b.grams)) if runs else 0.0
    return min(1.0, (1 - LETTERS) * by_words + LETTERS * by_letters)


def weighted(profile: Profile, rarity: Mapping[str, float]) -> float:
    """The weights of a profile's stems, each multiplied by its rarity, added up."""
    return sum([weight * rarity[key] for key, weight in profile.weights.items()])

"""How alike two sentences are."""

from __future__ import annotations

from math import fsum, sqrt
from typing import Final

from helpers.alignment.profile import Profile, profile_of

LETTERS: Final = 0.35
"""The share of the score that comes from runs of letters; the rest comes from words."""

FEW_WORDS, FEW_RUNS = 4.0, 30.0
"""How much short sentences are held back: one word of three that is shared shows less than ten of thirty."""


def similarity(sentence_a: str, sentence_b: str) -> float:
    """How alike two sentences are, 0 to 1.

    The score is ``0.65 × words + 0.35 × letters``.

    For ``words`` the weights of the terms that both sentences have are added up and divided by *n*, the geometric mean
    of the weights of all terms of each. A term is a word without its endings; British and American spelling are one
    term, and so are a state, its people and its capital (``states.txt``) and words that mean much the same
    (``much_the_same.txt``). A number weighs 1.5, a small word such as ``the`` 0.15, any other 1. The quotient *c*
    becomes ``c·n / (n + 4·(1 − c))``, which holds short sentences back.

    ``letters`` is the same for runs of four letters, with 30 in place of 4.

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


def score(a: Profile, b: Profile) -> float:
    """How alike two profiles are, 0 to 1, by the formula of `similarity`."""
    words = _shared(a.terms, b.terms, sqrt(a.all_terms * b.all_terms), FEW_WORDS)
    letters = _shared(a.runs, b.runs, sqrt(a.all_runs * b.all_runs), FEW_RUNS)
    return min(1.0, (1 - LETTERS) * words + LETTERS * letters)


def _shared(a: dict[str, float], b: dict[str, float], mean: float, few: float) -> float:
    """The share of the weights that both have; the fewer there are, the more it is held back."""
    both = fsum(map(a.__getitem__, a.keys() & b.keys()))  # exact in whatever order a set gives its terms
    if not both:
        return 0.0
    share = min(1.0, both / mean)
    return share * mean / (mean + few * (1 - share))

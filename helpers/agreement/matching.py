"""Precision, recall and F1: how many of one layer's annotations stand in another, each matched to one at most."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from typing import Literal

from helpers.agreement.ratings import Agreement, check_layers, overlap
from helpers.model import Annotation, Layer

By = Literal["exact", "overlap"]
Pair = tuple[Annotation, Annotation]


def match(found: Layer, against: Layer, by: By = "exact", *, same_code: bool = True) -> tuple[Pair, ...]:
    """The annotations of two layers that mean the same words, one to one.

    Args:
        found: a layer.
        against: the layer to compare it with.
        by: ``exact`` for the same first and last character, ``overlap`` for at least one character in common.
        same_code: whether the codes must be equal too.

    Returns:
        As many pairs as there can be, and among those rather the ones that cover each other well, in reading order.

    Raises:
        ParallaxError: the layers are of different stories.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> len(match(reference_layer(story, "quotations"), second_layer(story, "quotations")))
        20
    """
    check_layers([found, against], found.story)
    ours, theirs = _sorted(found), _sorted(against)
    near = _candidates(ours, theirs, by, same_code=same_code)
    taken = _most_pairs(near, _by_cover(ours, theirs, near))
    return tuple((ours[a], theirs[b]) for b, a in sorted(taken.items(), key=lambda pair: pair[1]))


def precision(found: Layer, against: Layer, by: By = "exact", *, same_code: bool = True) -> Agreement:
    """The share of a layer's annotations that the other layer has too, 0 to 1; n is how many it has.

    How to read it: low precision means that the layer marks much which the other does not. See `scores`.

    Example:
        >>> layer = Layer("Amina", "student", "karsk", (Annotation(0, 2, "No", "a1", "A", "who"),))
        >>> precision(layer, layer).value
        1.0
    """
    return scores(found, against, by, same_code=same_code)[0]


def recall(found: Layer, against: Layer, by: By = "exact", *, same_code: bool = True) -> Agreement:
    """The share of the other layer's annotations that this one has too, 0 to 1; n is how many the other has.

    How to read it: low recall means that the layer lacks much which the other marks. See `scores`.

    Example:
        >>> layer = Layer("Amina", "student", "karsk", (Annotation(0, 2, "No", "a1", "A", "who"),))
        >>> recall(Layer("Ben", "student", "karsk", ()), layer).value
        0.0
    """
    return scores(found, against, by, same_code=same_code)[1]


def f1(found: Layer, against: Layer, by: By = "exact", *, same_code: bool = True) -> Agreement:
    """The harmonic mean of precision and recall, 0 to 1; n is how many annotations both layers have together.

    How to read it: the same whichever layer comes first; near 1 only if neither marks much alone. See `scores`.

    Example:
        >>> layer = Layer("Amina", "student", "karsk", (Annotation(0, 2, "No", "a1", "A", "who"),))
        >>> f1(layer, layer).n
        2
    """
    return scores(found, against, by, same_code=same_code)[2]


def scores(
    found: Layer, against: Layer, by: By = "exact", *, same_code: bool = True
) -> tuple[Agreement, Agreement, Agreement]:
    """Precision, recall and F1 of a layer against another.

    How to read them: they say how far the first layer is like the second, whoever made either. If the second is a
    reference coding, that is one careful reading and not the truth.

    Returns:
        Precision, recall and F1. A share of nothing is undefined. There is no interval: the annotations of a text
        are all there are, and no sample.

    Note:
        They do not allow for chance. Do not compare exact with overlapping matches, nor layers made with different
        codebooks; and a matched annotation says nothing of the words that neither layer marked.

    Reference:
        Artstein & Poesio (2008); Hripcsak & Rothschild (2005), Agreement, the F-measure, and reliability in
        information retrieval, on why F1 is used where nobody can count the units left unmarked.

    Raises:
        ParallaxError: the layers are of different stories.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> first, second = (find(story, "figures") for find in (reference_layer, second_layer))
        >>> [round(score.value, 2) for score in scores(second, first, "overlap", same_code=False)]
        [0.81, 0.98, 0.89]
    """
    pairs = len(match(found, against, by, same_code=same_code))
    ours, theirs = len(found.annotations), len(against.annotations)
    of = f"{found.coder} against {against.coder}, {by}" + ("" if same_code else ", any code")
    return (
        _share("precision", of, pairs, ours, f"undefined: {found.coder} marked nothing"),
        _share("recall", of, pairs, theirs, f"undefined: {against.coder} marked nothing"),
        _share("F1", of, 2 * pairs, ours + theirs, "undefined: nobody marked anything"),
    )


def _share(measure: str, of: str, part: int, whole: int, reason: str) -> Agreement:
    return Agreement(measure, of, part / whole if whole else None, None, None, whole, "" if whole else reason)


def _sorted(layer: Layer) -> list[Annotation]:
    return sorted(layer.annotations, key=lambda one: (one.article, one.start, one.end, one.code, one.id))


def _candidates(ours: list[Annotation], theirs: list[Annotation], by: By, *, same_code: bool) -> list[list[int]]:
    """For each of ours the places of theirs that it could be matched with."""
    starts = [(one.article, one.start) for one in theirs]
    longest = max((one.end - one.start for one in theirs), default=0)

    def fits(a: Annotation, b: Annotation) -> bool:
        if same_code and a.code != b.code:
            return False
        return (a.start, a.end) == (b.start, b.end) if by == "exact" else overlap(a, b) > 0

    def around(a: Annotation) -> Iterator[int]:
        yield from range(bisect_left(starts, (a.article, a.start - longest)), bisect_left(starts, (a.article, a.end)))

    return [[b for b in around(a) if fits(a, theirs[b])] for a in ours]


def _by_cover(ours: list[Annotation], theirs: list[Annotation], near: list[list[int]]) -> list[tuple[int, int]]:
    """All possible pairs, those that cover each other best first."""
    pairs = [(a, b) for a, found in enumerate(near) for b in found]
    return sorted(pairs, key=lambda pair: (-overlap(ours[pair[0]], theirs[pair[1]]), pair))


def _most_pairs(near: list[list[int]], best_first: list[tuple[int, int]]) -> dict[int, int]:
    """Theirs to ours: pair greedily, then make room for those left over by moving others on (augmenting paths)."""
    taken: dict[int, int] = {}
    paired: set[int] = set()
    for a, b in best_first:
        if a not in paired and b not in taken:
            taken[b] = a
            paired.add(a)
    for a in range(len(near)):
        if a not in paired:
            _make_room(a, near, taken)
    return taken


def _make_room(start: int, near: list[list[int]], taken: dict[int, int]) -> None:
    """Find a chain of re-pairings that frees one of theirs for `start`, breadth first, and carry it out."""
    came_from: dict[int, int] = {}
    queue = deque([start])
    while queue:
        a = queue.popleft()
        for b in near[a]:
            if b in came_from:
                continue
            came_from[b] = a
            if b in taken:
                queue.append(taken[b])
                continue
            pairs = {owner: other for other, owner in taken.items()}
            free: int | None = b
            while free is not None:
                owner = came_from[free]
                taken[free], free = owner, pairs.get(owner)
            return

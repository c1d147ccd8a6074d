"""The measures of a whole codebook at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from helpers.agreement.measures import cohen_kappa, krippendorff_alpha, percent_agreement
from helpers.agreement.ratings import Agreement, Ratings, code_ratings, pool
from helpers.model import Layer, Story


def agreement_by_code(
    story: Story,
    layers: Sequence[Layer],
    codes: Sequence[str] = (),
    covered: Mapping[str, Collection[str]] | None = None,
    *,
    rounds: int = 1000,
) -> tuple[Agreement, ...]:
    """Per cent agreement, Cohen's kappa (for two coders) and Krippendorff's alpha of each code, and of all pooled.

    The unit is the sentence. How to read each measure stands with `percent_agreement`, `cohen_kappa` and
    `krippendorff_alpha`.

    Args:
        story: the articles.
        layers: what the coders marked.
        codes: the codes, in this order; all that were given if there is none.
        covered: as in `sentence_ratings`.
        rounds: how many resamples make alpha's interval; 0 for none, which is much faster.

    Raises:
        ParallaxError: there are fewer than two layers, or one is of another story.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers import reference_layer, second_layer
        >>> story = load_story("putin-vietnam-2024")
        >>> found = agreement_by_code(story, [find(story, "event labels") for find in (reference_layer, second_layer)])
        >>> [(it.measure, round(it.value, 2), it.n) for it in found]
        [('per cent agreement', 0.98, 56), ('Cohen’s kappa', 0.93, 56), ('Krippendorff’s alpha', 0.93, 56)]
    """
    chosen = list(codes) or list(dict.fromkeys(one.code for layer in layers for one in layer.annotations))
    every = list(code_ratings(story, layers, chosen, covered))
    if len(every) > 1:
        every.append(pool(every))
    return tuple(found for ratings in every for found in _measured(ratings, rounds))


def _measured(ratings: Ratings, rounds: int) -> list[Agreement]:
    kappa = [cohen_kappa(ratings)] if len(ratings.coders) == 2 else []
    return [percent_agreement(ratings), *kappa, krippendorff_alpha(ratings, rounds=rounds)]

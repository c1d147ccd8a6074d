"""The four functions of a frame (Entman, 1993) as the rows of a reference coding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

FUNCTIONS: Final[Mapping[str, str]] = {
    "problem_definition": "problem",
    "causal_interpretation": "cause",
    "moral_evaluation": "judgement",
    "treatment_recommendation": "remedy",
}
"""The four functions of a frame as the codebook ``entman`` calls them."""


def function_rows(framing: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], str, str, str]]:
    """Every passage for one of the four functions: article, place, code, no id, and how the coder reads it.

    Example:
        >>> place = {"start": 0, "end": 4}
        >>> coded = {"A": {"entman": {"moral_evaluation": {"reading": "a shame", "evidence": [place]}}}}
        >>> [(article, code, note) for article, _, code, _, note in function_rows(coded)]
        [('A', 'judgement', 'a shame')]
    """
    for article, found in framing.items():
        if isinstance(found, dict) and "entman" in found:
            for function, row in found["entman"].items():
                for place in row["evidence"]:
                    yield article, place, FUNCTIONS[function], "", row.get("reading", "")

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from helpers import Figure, find_figures, plain_article

CASES = Path(__file__).parent / "cases" / "figures.txt"


class Case(NamedTuple):
    sentence: str
    figures: list[dict[str, str]]


def read_cases() -> list[Case]:
    """The sentences of tests/cases/figures.txt with what is expected in them."""
    cases: list[Case] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            cases[-1].figures.append(read_figure(line.strip()))
        elif line and not line.startswith("#"):
            cases.append(Case(line, []))
    return cases


def read_figure(line: str) -> dict[str, str]:
    text, _, rest = line.partition(" = ")
    first, *more = rest.split("; ")
    kind, *values = first.split(" ")
    found = {"text": text, "kind": kind}
    if kind in ("date", "time"):
        found["iso"] = values[0] if values else ""
    else:
        found |= {"value": values[0], "unit": " ".join(values[1:])}
    return found | {name: value for name, _, value in (part.partition(" ") for part in more)}


def described(figure: Figure, wanted: dict[str, str]) -> dict[str, str]:
    """A figure in the words of a case, with the fields that the case names."""
    value = "" if figure.value is None else f"{figure.value:.17g}"
    if figure.value_high is not None:
        value += f"..{figure.value_high:.17g}"
    fields = {"value": value} | {name: getattr(figure, name) for name in wanted if name != "value"}
    return {name: fields[name] or "none" for name in wanted}


def normal(wanted: dict[str, str]) -> dict[str, str]:
    if "value" not in wanted:
        return {name: value or "none" for name, value in wanted.items()}
    value = "..".join(f"{float(part):.17g}" for part in wanted["value"].split(".."))
    return {name: text or "none" for name, text in {**wanted, "value": value}.items()}


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.sentence[:60])
def test_the_figures_of_a_sentence(case: Case) -> None:
    found = find_figures(plain_article(case.sentence))
    assert [figure.text for figure in found] == [wanted["text"] for wanted in case.figures]
    assert [described(figure, wanted) for figure, wanted in zip(found, case.figures, strict=True)] == [
        normal(wanted) for wanted in case.figures
    ]

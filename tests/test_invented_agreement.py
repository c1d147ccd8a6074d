"""The agreement that the READMEs of the invented stories report is the agreement of their two codings."""

from typing import Any

import pytest

from helpers.seeds.stories import reference_key, second_key, story_folder

Row = dict[str, Any]


def place(row: Row) -> tuple[str, int, int]:
    return row["article"], row["start"], row["end"]


def edges(span: Row | None) -> tuple[int, int] | None:
    return (span["start"], span["end"]) if span else None


def overlap(one: Row, other: Row) -> bool:
    return one["article"] == other["article"] and one["start"] < other["end"] and other["start"] < one["end"]


def met(rows: list[Row], others: list[Row]) -> str:
    return f"{sum(any(overlap(row, other) for other in others) for row in rows)} of {len(rows)}"


def quotations(first: Row, second: Row) -> str:
    one, two = ({place(row): row for row in key["quotations"]} for key in (first, second))
    both = [(one[where], two[where]) for where in one.keys() & two.keys()]
    return (
        f"{len(both)} of {len(one | two)} boundaries, {sum(a['role'] == b['role'] for a, b in both)} roles, "
        f"{sum(edges(a['speaker']) == edges(b['speaker']) for a, b in both)} speaker spans, "
        f"{sum(edges(a['cue']) == edges(b['cue']) for a, b in both)} cue spans, "
        f"{sum(a['complete_sentence'] == b['complete'] for a, b in both)} complete/partial"
    )


def indirect(first: Row, second: Row) -> str:
    one = [{**row["content"], "article": row["article"]} for row in first["indirect"] if row["content"]]
    two = second["indirect"]
    same = len({place(row) for row in one} & {place(row) for row in two})
    return f"{met(one, two)} and {met(two, one)} overlap, {same} with the same edges"


def figures(first: Row, second: Row) -> str:
    one, two = first["figures"], second["figures"]
    same = len({place(row) for row in one} & {place(row) for row in two})
    return f"{met(one, two)} and {met(two, one)} overlap, {same} with the same edges"


def pairs(first: Row, second: Row) -> str:
    by_id = {row["id"]: row for row in first["figures"]}
    one = [(by_id[row["A_id"]], by_id[row["B_id"]], row["relation"]) for row in first["figure_pairs"]]
    two = [(row["A"], row["B"], row["relation"]) for row in second["figure_pairs"]]
    both = [(a, b) for a in one for b in two if overlap(a[0], b[0]) and overlap(a[1], b[1])]
    first_met, second_met = (len({id(match[side]) for match in both}) for side in (0, 1))
    return (
        f"{first_met} of {len(one)} and {second_met} of {len(two)} paired by both, "
        f"{sum(a[2] == b[2] for a, b in both)} of {len(both)} with the same relation"
    )


def facts(first: Row, second: Row) -> str:
    one, two = (
        {(a["start"], b["start"]) for row in key["shared_facts"] for a in row["A"] for b in row["B"]}
        for key in (first, second)
    )
    return f"{len(one & two)} of {len(one)} and {len(one & two)} of {len(two)} linked sentence pairs"


@pytest.mark.parametrize("name", ["council-vote", "river-flood"])
@pytest.mark.parametrize("measure", [quotations, indirect, figures, pairs, facts])
def test_the_readme_reports_what_the_codings_give(name: str, measure: Any) -> None:
    told = measure(reference_key(name), second_key(name))
    readme = (story_folder(name) / "key" / "README.md").read_text(encoding="utf-8")
    assert told in readme, told

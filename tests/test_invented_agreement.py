"""The agreement that the READMEs of the invented stories report is the agreement of their two codings."""

import json

import pytest
from second_coding import MENDED, Row, made_before, one_to_one, table

from helpers.seeds.stories import reference_key, second_key, story_folder

each = pytest.mark.parametrize("name", ["council-vote", "river-flood"])


def readme(name: str) -> str:
    return (story_folder(name) / "key" / "README.md").read_text(encoding="utf-8")


@each
def test_the_readme_reports_what_the_codings_give(name: str) -> None:
    told = [line for line in readme(name).splitlines() if line.startswith("| ")]
    assert told[1:] == table(name)


@each
def test_what_was_added_later_is_told_and_does_not_count(name: str) -> None:
    key = reference_key(name)
    assert json.dumps(key).count(MENDED) == (2 if name == "council-vote" else 0)
    assert (MENDED in readme(name)) == (name == "council-vote")
    assert len(made_before(key["indirect"])) == len(key["indirect"]) - (name == "council-vote")


@each
def test_the_second_coder_answered_every_question_on_frames(name: str) -> None:
    key = second_key(name)
    assert key["frames"].keys() == key["articles"].keys()
    for answers in key["frames"].values():
        assert len(answers) == 19
        assert all(row["evidence"] for row in answers.values() if row["answer"] == "yes")


@each
def test_pairs_of_the_second_coding_join_its_figures(name: str) -> None:
    key = second_key(name)
    figures = {row["id"]: row for row in key["figures"]}
    for pair in key["figure_pairs"]:
        for article in "ABC":
            if article in pair:
                assert pair[article].items() <= figures[pair[article]["id"]].items()


def fact(at: tuple[int, int], name: str) -> Row:
    place = [{"start": at[0], "end": at[1]}]
    return {"articles": "AB", "at": (place, place), "fact": name, "relation": "same"}


def test_facts_of_one_passage_are_matched_by_their_names() -> None:
    """One sentence holds two facts; each is matched once, to the one that is named more like it."""
    ours = [fact((0, 9), "The vote"), fact((0, 9), "The cost")]
    theirs = [fact((0, 9), "What the cost is"), fact((0, 9), "How the vote fell"), fact((20, 29), "The cost")]
    assert [(a["fact"], b["fact"]) for a, b in one_to_one(ours, theirs)] == [
        ("The vote", "How the vote fell"),
        ("The cost", "What the cost is"),
    ]

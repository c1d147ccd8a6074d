"""How far the two codings of an invented story agree, as the tables in the READMEs of their keys have it.

python tests/second_coding.py council-vote
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from helpers import load_story
from helpers.agreement import (
    Agreement,
    Ratings,
    cohen_kappa,
    krippendorff_alpha,
    match,
    percent_agreement,
    scores,
    sentence_ratings,
)
from helpers.agreement.matching import Pair
from helpers.layers import REFERENCE, SECOND, frame_codings
from helpers.layers.machine import FIGURE_CODES
from helpers.model import Annotation, Layer, Story
from helpers.seeds.stories import reference_key, second_key
from helpers.tables.frames import item_ratings, load_frames

Row = dict[str, Any]
Pairing = tuple[Row, Row, str]
"""Two figures and how they relate."""

ONE_NAME = {
    "Tarrant Oake report": "report by Tarrant Oake",
    "state inspectors’ report of 2022": "state inspection report of 2022",
}
"""Names that the second coding has for what the first calls otherwise, though both mean one document."""

MENDED = "added_after_second_coding"
"""A row of the first coding that was added once the second was known: it does not count."""


def made_before(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row.get(MENDED)]


def layer(coder: str, rows: Iterable[Row], code: Callable[[Row], str]) -> Layer:
    found = [
        Annotation(row["start"], row["end"], row["surface"], f"k{number}", row["article"], code(row))
        for number, row in enumerate(rows)
    ]
    return Layer(coder, "key", "", tuple(found))


def of_kind(row: Row) -> str:
    kind = "vague" if row.get("vague") else row["kind"]
    return FIGURE_CODES.get(kind, kind)


def of_type(row: Row) -> str:
    return "mixed" if row.get("type", row.get("kind")) == "mixed" else "indirect"


def indirect(key: Row) -> list[Row]:
    """What is reported: the first coding has it in a field; the second has the words outside the marks, and `full`."""
    rows = made_before(key["indirect"])
    whole = [{**row, **(row.get("full") or row.get("content") or {})} for row in rows]
    return [row for row in whole if "start" in row]


def labels(key: Row) -> list[Row]:
    if "event_labels" in key:
        return list(key["event_labels"])
    told = key["framing"]
    own = [{**row, "article": name} for name in "ABC" for row in told.get(name, {}).get("event_labels", [])]
    return made_before([*own, *(row for row in told["event_labels_other"] if "article" in row)])


def pair_key(key: Row) -> list[Pairing]:
    figures = {row["id"]: row for row in key["figures"]}
    found = []
    for row in [*key["figure_pairs"], *key.get("figure_pairs_other", [])]:
        ids = [row[f"{name}_id"] for name in "ABC" if f"{name}_id" in row]
        first, second = [figures[one] for one in ids] or [row[name] for name in "ABC" if name in row]
        found.append((first, second, row["relation"]))
    return found


def overlap(one: Row, other: Row) -> bool:
    same = one.get("article") == other.get("article")
    return bool(same and one["start"] < other["end"] and other["start"] < one["end"])


def fact_pairs(key: Row) -> list[Row]:
    """Every two articles that a fact joins: its passages there, and whether they tell the same."""
    rows = [*key["shared_facts"], *key.get("shared_facts_other", [])]
    pairs = [(row, a, b) for row in rows for a, b in ("AB", "AC", "BC") if a in row and b in row]
    relation = {True: "same", False: "differs"}
    return [
        {
            "articles": a + b,
            "at": (row[a], row[b]),
            "fact": row["fact"],
            "relation": relation[row["relation"] == "same"],
        }
        for row, a, b in pairs
    ]


def nearness(one: Row, other: Row) -> tuple[int, int]:
    """How many passages two facts share, on the side that has fewer, and how many words of their names; 0 for none."""
    shared = [sum(passage_met(a, two) for a in first) for first, two in zip(one["at"], other["at"], strict=True)]
    if one["articles"] != other["articles"] or not all(shared):
        return 0, 0
    return min(shared), len(words(one) & words(other))


def words(fact: Row) -> set[str]:
    return {word.strip(".,:“”").lower() for word in fact["fact"].split()} - {"the", "a", "of", "was", "is", "in"}


def passage_met(one: Row, others: list[Row]) -> bool:
    return any(one["start"] < it["end"] and it["start"] < one["end"] for it in others)


def one_to_one(one: list[Row], two: list[Row]) -> list[tuple[Row, Row]]:
    """Each fact with the nearest that is left: one passage may hold several facts."""
    near = [(nearness(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(two)]
    found: dict[int, int] = {}
    for (passages, _), i, j in sorted(near, key=lambda it: (-it[0][1], -it[0][0], it[1:])):
        if passages and i not in found and j not in found.values():
            found[i] = j
    return [(one[i], two[j]) for i, j in sorted(found.items())]


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    what: str
    ours: int
    theirs: int
    found: tuple[Agreement | float | None, ...]
    rated: str = ""

    def __str__(self) -> str:
        values = [it.value if isinstance(it, Agreement) else it for it in self.found]
        told = " | ".join("" if it is None else f"{it:.2f}" for it in values)
        return f"| {self.what} | {self.ours} | {self.theirs} | {told} | {self.rated} |"


def spans(what: str, first: Layer, second: Layer, rated: str = "") -> list[Line]:
    sizes = len(first.annotations), len(second.annotations)
    exact = scores(second, first, "exact", same_code=False)
    rough = scores(second, first, "overlap", same_code=False)
    return [Line(f"{what}, same edges", *sizes, exact), Line(f"{what}, overlapping", *sizes, rough, rated)]


def rated(of: str, pairs: list[tuple[str, str]]) -> str:
    ratings = Ratings(of, (REFERENCE, SECOND), tuple(map(str, range(len(pairs)))), tuple(pairs))
    return told(of, ratings)


def told(of: str, ratings: Ratings) -> str:
    share, alpha, kappa = percent_agreement(ratings), krippendorff_alpha(ratings), cohen_kappa(ratings)
    low = "" if alpha.low is None else f" ({alpha.low:.2f} to {alpha.high:.2f})"
    chance = "alpha undefined" if alpha.value is None else f"alpha {alpha.value:.2f}{low}, kappa {kappa.value:.2f}"
    return f"{of}: {100 * (share.value or 0):.0f} %, {chance}, n = {share.n}"


def codes(pairs: Iterable[Pair]) -> list[tuple[str, str]]:
    """The codes of marks that were matched, the first coder's first."""
    return [(theirs.code, ours.code) for ours, theirs in pairs]


def marks(first: Row, second: Row, story: Story) -> list[Line]:
    """The quotations, indirect attributions, figures and labels."""
    one, two = (key["quotations"] for key in (first, second))
    a, b = layer(REFERENCE, one, lambda row: row["role"]), layer(SECOND, two, lambda row: row["role"])
    who = [layer(who, rows, name) for who, rows in ((REFERENCE, one), (SECOND, two))]
    both = match(b, a, same_code=False)
    lines = spans("quotations", a, b, rated("role", codes(both)))
    speakers = match(who[1], who[0], same_code=False)
    lines.append(Line("whose quotation", len(speakers), len(speakers), (None,) * 3, rated("speaker", codes(speakers))))
    for what, rows, code in (
        ("indirect and mixed", indirect, of_type),
        ("figures", _figures, of_kind),
        ("labels of events", labels, _event),
    ):
        a, b = layer(REFERENCE, rows(first), code), layer(SECOND, rows(second), code)
        both = match(b, a, "overlap", same_code=False)
        lines += spans(what, a, b, "" if code is _event else rated("kind", codes(both)))
        lines.append(_sentences(story, what, a, b))
    return lines


def _figures(key: Row) -> list[Row]:
    return list(key["figures"])


def _event(row: Row) -> str:
    return "event"


def name(row: Row) -> str:
    """Who is quoted, without what stands in brackets; what nobody says is the same for both."""
    told = str(row.get("speaker_normalised") or row.get("speaker_resolved") or "nobody").partition(" (")[0]
    return ONE_NAME.get(told, told)


def _sentences(story: Story, what: str, a: Layer, b: Layer) -> Line:
    """Whether a sentence has any such mark: also the sentences in which nobody found one count here."""
    both = [
        replace(it, story=story.id, annotations=tuple(replace(one, code="any") for one in it.annotations))
        for it in (a, b)
    ]
    ratings = sentence_ratings(story, both, "any")
    return Line(
        f"{what}: sentences with one",
        *(sum(row[at] for row in ratings.values) for at in (0, 1)),
        (None,) * 3,
        told("sentence", ratings),
    )  # type: ignore[arg-type, misc]


def joined(what: str, one: list[Pairing], two: list[Pairing]) -> Line:
    """Pairs of figures that both codings have."""
    met = [(a, b) for a in one for b in two if overlap(a[0], b[0]) and overlap(a[1], b[1])]
    found = shares(len({id(a) for a, _ in met}), len(one), len({id(b) for _, b in met}), len(two))
    return Line(what, len(one), len(two), found, rated("relation", [(a[2], b[2]) for a, b in met]))


def facts(one: list[Row], two: list[Row]) -> Line:
    """Facts that both have; the relation is compared for A with B, since the first has one relation for all three."""
    met = one_to_one(one, two)
    relations = [(a["relation"], b["relation"]) for a, b in met if a["articles"] == "AB"]
    found = shares(len(met), len(one), len(met), len(two))
    return Line("shared facts of two articles", len(one), len(two), found, rated("same or differs, A and B", relations))


def shares(met: int, ours: int, back: int, theirs: int) -> tuple[float, float, float]:
    precision, recall = back / theirs, met / ours
    return precision, recall, 2 * precision * recall / (precision + recall)


def frames(story: Story) -> Line:
    codings = frame_codings(story)
    ids = tuple(article.id for article in story.articles)
    rows = [row for frame in load_frames() for item in item_ratings(codings, ids, frame).values() for row in item]
    ratings = Ratings("answer", (REFERENCE, SECOND), tuple(map(str, range(len(rows)))), tuple(rows))
    return Line("19 questions on frames, each article", len(rows), len(rows), (None,) * 3, told("answer", ratings))


def table(story_name: str) -> list[str]:
    """The rows of the table in the README of a key."""
    story, first, second = load_story(story_name), reference_key(story_name), second_key(story_name)
    lines = marks(first, second, story)
    lines.append(joined("pairs of figures", pair_key(first), pair_key(second)))
    lines.append(facts(fact_pairs(first), fact_pairs(second)))
    return [str(line) for line in [*lines, frames(story)]]


if __name__ == "__main__":
    for chosen in sys.argv[1:] or ["council-vote", "river-flood"]:
        head = "| what | first | second | precision | recall | F1 | codes |\n|---|---|---|---|---|---|---|"
        sys.stdout.write("\n".join([f"\n{chosen}\n", head, *table(chosen)]) + "\n")

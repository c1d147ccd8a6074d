"""Are the numbers of headline and article told rightly as the same or as rounded?

    python benchmarks/figure_pairs.py GOLD_FOLDER [--part dev] [--misses N]

GOLD_FOLDER holds ``figures/numhg_pairs_<part>.jsonl``: a headline, its article, and the number of the article that a
person found the headline's number to come from, with what was done to it (copied, written otherwise, rounded, derived).
Figures are found in both, headline and article are compared as two articles, and the pair of the headline's number is
looked at. It counts as told right if its relation is the person's, and its partner is the number the person chose or an
equal one elsewhere in the article.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpers import compare_figures, plain_article
from helpers.comparison.bearing import Bearing
from helpers.comparison.candidates import relate
from helpers.comparison.likeness import Weighed, likeness, weighed
from helpers.comparison.relations import nearness


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD_FOLDER")
    parser.add_argument("--part", default="dev")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses")
    options = parser.parse_args()
    path = options.gold / "figures" / f"numhg_pairs_{options.part}.jsonl"
    if not path.is_file():
        print(f"There is no {path}.", file=sys.stderr)
        return 1
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        counts.update(judged(json.loads(line), options, counts))
    seconds = time.perf_counter() - start
    for relation in ("same", "rounded"):
        n = counts[f"{relation} found"]
        print(
            f"{relation:8} pairs {counts[relation]:5}  both found {n:5}"
            f"  right when given the pair {counts[f'{relation} given']:5} ({share(counts[f'{relation} given'], n)})"
            f"  right when compared {counts[f'{relation} told']:5} ({share(counts[f'{relation} told'], n)})"
        )
    print(f"conflict told: {counts['conflict']}  in {seconds:.1f} s")
    return 0


def share(part: int, whole: int) -> str:
    """A share in per cent."""
    return f"{100 * part / whole:.1f} %" if whole else "none"


def judged(row: dict[str, Any], options: argparse.Namespace, counts: Counter[str]) -> Iterator[str]:
    """What is counted of one pair."""
    relation = row["relation"]
    if relation not in ("same", "rounded") or row.get("article_start") is None:
        return
    yield relation
    headline, article = plain_article(row["headline"], id="headline"), plain_article(row["article"], id="article")
    here, there = weighed(headline, article)
    one = at(here, row["headline_start"], row["headline_end"])
    two = at(there, row["article_start"], row["article_end"])
    if not one or not two or (is_time(two.bearing) and not is_time(one.bearing)):
        return
    yield f"{relation} found"
    ours, theirs = one.bearing, two.bearing
    score = likeness(one, two, nearness(ours.amount, theirs.amount))
    verdict = relate(ours, theirs, score)
    given = verdict.relation if verdict else "none"
    if given == relation:
        yield f"{relation} given"
    pairs = [pair for pair in compare_figures(headline, article) if pair.a[0] == ours.figure]
    told = pairs[0].relation if pairs else "none"
    right_one = pairs and (pairs[0].b[0] == theirs.figure or pairs[0].figure_b.value == theirs.figure.value)
    if told == relation and right_one:
        yield f"{relation} told"
    elif counts["shown"] < options.misses:
        counts["shown"] += 1
        partner = pairs[0].b[0].text if pairs else ""
        print(f"{row['headline']} | {ours.figure.text} | {theirs.figure.text} | given {given} | told {told} {partner}")
        print(
            "      ",
            around(row["article"], theirs),
            "|",
            ours.figure.kind,
            ours.figure.unit,
            "|",
            theirs.figure.kind,
            theirs.figure.unit,
            score,
        )
    if "conflict" in (told, given):
        yield "conflict"


def is_time(it: Bearing) -> bool:
    """Whether a figure is a date or clock time: then a digit in it is not the number that was meant."""
    return it.is_date or it.figure.kind == "time"


def at(items: tuple[Weighed, ...], start: int, end: int) -> Weighed | None:
    """The figure that stands at a place."""
    return next((it for it in items if it.bearing.figure.start < end and start < it.bearing.figure.end), None)


def around(text: str, it: Bearing) -> str:
    """A figure with the words beside it."""
    return text[max(0, it.figure.start - 30) : it.figure.end + 30].replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())

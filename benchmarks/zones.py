"""How well the kit tells the parts of a page apart, on the hand-marked pages of tests/cases/zones.

Programs that take the furniture off web pages read HTML, where the tags say most of what has to be known; none of
them takes plain text, and a pasted page is plain text. So the peers are two rules that anybody might write:

- everything: all of the page is body;
- full stops: a line that ends in a full stop, question or exclamation mark (and a closing quotation mark) is body.

Characters: the share of the characters, white space aside, that got the kind that a person gave them (for the two
rules: body or not body, which is easier). Precision, recall and F1: of the words that were taken for body.

The pages were written and marked for this kit by somebody who had not seen the rules, but the rules were mended with
the pages in view. Nothing was held out.

    python benchmarks/zones.py [--pages]
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator

import texts
from texts import Coded

from helpers.zones import find_zones

Parts = list[tuple[int, int, str]]

_FULL_STOP = re.compile(r"[.!?][\"”’')]*$")
_WORD = re.compile(r"\S+")


def kit(text: str) -> Parts:
    return [(zone.start, zone.end, zone.kind) for zone in find_zones(text)]


def everything(text: str) -> Parts:
    return [(0, len(text), "body")]


def full_stops(text: str) -> Parts:
    return list(_lines(text))


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    for line in re.finditer(r"[^\n]+", text):
        yield line.start(), line.end(), "body" if _FULL_STOP.search(line[0].rstrip()) else "other"


def kinds(parts: Parts, text: str) -> list[str]:
    """The kind of every character."""
    found = [""] * len(text)
    for start, end, kind in parts:
        found[start:end] = [kind] * (end - start)
    return found


def equal_characters(page: Coded, parts: Parts, *, only_body: bool) -> tuple[int, int]:
    given, wanted = kinds(parts, page.text), kinds(list(page.zones), page.text)
    places = [place for place, char in enumerate(page.text) if not char.isspace()]
    right = sum(
        (given[place] == "body") == (wanted[place] == "body") if only_body else given[place] == wanted[place]
        for place in places
    )
    return right, len(places)


def words_of_body(page: Coded, parts: Parts) -> set[int]:
    given = kinds(parts, page.text)
    return {word.start() for word in _WORD.finditer(page.text) if given[word.start()] == "body"}


def scores(pages: list[Coded], judge: Callable[[str], Parts]) -> tuple[float, float, float, float, float]:
    right = right_body = total = hit = taken = wanted = 0
    for page in pages:
        parts = judge(page.text)
        right += equal_characters(page, parts, only_body=False)[0]
        equal, characters = equal_characters(page, parts, only_body=True)
        right_body, total = right_body + equal, total + characters
        body, marked = words_of_body(page, parts), words_of_body(page, list(page.zones))
        hit, taken, wanted = hit + len(body & marked), taken + len(body), wanted + len(marked)
    precision, recall = hit / max(1, taken), hit / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return right / total, right_body / total, precision, recall, f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", action="store_true", help="print the kit's figures page by page")
    options = parser.parse_args()
    groups = {"pages": texts.pages(), "articles": texts.seeds()}
    columns = ("all kinds", "body or not", "precision", "recall", "F1")
    for name, pages in groups.items():
        print(f"{name + ' (' + str(len(pages)) + ')':22}", *(f"{column:>11}" for column in columns))
        for judge in (kit, everything, full_stops):
            got = [f"{score:11.3f}" for score in scores(pages, judge)]
            print(f"{judge.__name__:22}", got[0] if judge is kit else " " * 10 + "-", *got[1:])
        for page in pages if options.pages else ():
            print(f"  {page.name:20}", *(f"{score:11.3f}" for score in scores([page], kit)))


if __name__ == "__main__":
    main()

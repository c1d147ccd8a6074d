"""How long layers take: finding marks again, saving and loading, comparing.

    python benchmarks/layers.py

Two made-up coders have 2,000 annotations each on the first story, a made-up class 30 coders with 60 each. Times are by
a stop-watch, median of five.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from helpers import layers, load_story
from helpers.agreement import agreement_by_code, scores, split_sentences
from helpers.anchoring import anchor, selector
from helpers.model import Annotation, Layer, Story


def made_up(story: Story, coder: str, size: int, seed: int) -> Layer:
    """A layer of stretches of one to five tokens anywhere, with one of five codes."""
    dice = random.Random(seed)
    found = []
    for number in range(size):
        article = dice.choice(story.articles)
        first = dice.randrange(len(article.tokens) - 5)
        start, end = article.tokens[first].start, article.tokens[first + dice.randrange(5)].end
        words = article.text[start:end]
        found.append(Annotation(start, end, words, f"a{number}", article.id, dice.choice("abcde")))
    return Layer(coder, "student", story.id, tuple(found))


def tell(name: str, action: Callable[[], Any]) -> None:
    """Print how long an action takes."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    print(f"{name:66} {median(times) * 1000:8.0f} ms")


def tell_anchoring(story: Story) -> None:
    """3,000 marks in 30,000 characters of running text, after changes of three kinds."""
    dice = random.Random(1)
    words = [token.text for article in story.articles for token in article.tokens]
    text = " ".join(dice.choice(words) for _ in range(7_000))[:30_000]
    places = [dice.randrange(100, 29_800) for _ in range(3_000)]
    stored = [selector(text, place, place + dice.randrange(1, 100)) for place in places]
    changes = {
        "unchanged": text,
        "one letter more at the beginning": "x" + text,
        "every comma gone": text.replace(",", ""),
        "every space doubled": text.replace(" ", "  "),
    }
    for name, changed in changes.items():
        lost = sum(anchor(changed, one) is None for one in stored)
        tell(f"3,000 marks found again, {name} ({lost} lost)", lambda new=changed: [anchor(new, one) for one in stored])


def main() -> None:
    """Print one table."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    story = load_story("putin-vietnam-2024")
    one, two = made_up(story, "Amina", 2_000, 1), made_up(story, "Ben", 2_000, 2)
    klass = [made_up(story, f"coder {number}", 60, number) for number in range(30)]
    tell_anchoring(story)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("layer", "jsonld", "csv"):
            path = Path(folder) / name
            tell(f"2,000 annotations saved, {name}", lambda p=path, n=name: getattr(layers, f"save_{n}")(one, story, p))
            tell(f"2,000 annotations loaded, {name}", lambda p=path, n=name: getattr(layers, f"load_{n}")(p, story))
    tell("precision, recall, F1 of 2,000 against 2,000, exact", lambda: scores(one, two))
    tell("the same, overlapping, any code", lambda: scores(one, two, "overlap", same_code=False))
    tell("agreement of a class of 30 on five codes, with intervals", lambda: agreement_by_code(story, klass))
    tell("the same without intervals", lambda: agreement_by_code(story, klass, rounds=0))
    tell("which sentence split the class", lambda: split_sentences(story, klass))


if __name__ == "__main__":
    main()

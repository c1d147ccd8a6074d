"""How long a story of one's own takes: folder to first chart, and ten long articles with all ledgers.

Wall-clock seconds and CPU seconds, each in a fresh process, without and with its imports. The articles are the bodies
of the kit's invented stories and of tests/cases/pages, shuffled by paragraph to the wanted length.

    python benchmarks/own_pair.py [--articles 10] [--words 3000] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HOME = Path(__file__).parent.parent
DEMANDS = {"first chart": 2.0, "all ledgers": 3.0}


def paragraphs() -> list[str]:
    pages = sorted((HOME / "tests" / "cases" / "pages").glob("*.body"))
    lines = [line for path in pages for line in path.read_text(encoding="utf-8").splitlines()]
    return [text for kind, _, text in (line.partition(" | ") for line in lines) if kind == "body"]


def make_story(folder: Path, articles: int, words: int) -> Path:
    """A story whose articles share about half of their paragraphs, so that there is something to match."""
    from helpers.intake import new_story

    texts, source = [], paragraphs()
    for number in range(articles):
        order = random.Random(number % 3).sample(source, len(source)) + random.Random(number).sample(
            source, len(source)
        )
        text, count = [f"Article number {number} on the same event"], 0
        for index, paragraph in enumerate(order * 20):
            text.append(f"{paragraph} This was said on day {index % 28 + 1} by Ann Lee.")
            count += len(text[-1].split())
            if count >= words:
                break
        texts.append("\n\n".join(text))
    return new_story("long", texts, to=folder)


def first_chart(folder: str) -> None:
    """What `parallax lab` has to do before a student sees a chart of the first notebook."""
    from helpers import load_story
    from helpers.views import page_words

    repr(page_words(load_story(folder)))


def all_ledgers(folder: str) -> None:
    """Everything analysed in every article; quote and figure ledgers and charts, mentions, shared passages."""
    from itertools import combinations

    from helpers import align, find_mentions, find_terms, load_story, shared_passages, views

    story = load_story(folder)
    for article in story.articles:
        find_mentions(article, story.actors)
        find_terms(article)
    for name in LEDGERS:
        getattr(views, name)(story)
    for a, b in list(combinations(story.articles, 2))[:1]:
        align(a, b)
        shared_passages(a, b)


LEDGERS = ("ledger", "echoes", "sources", "quote_shares", "figures_ledger")
TASKS: dict[str, Callable[[str], None]] = {"first chart": first_chart, "all ledgers": all_ledgers}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10)
    parser.add_argument("--words", type=int, default=3000)
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        one_task(options)
        return
    with tempfile.TemporaryDirectory() as folder:
        stories = {"first chart": str(HOME / "seeds" / "council-vote")}
        stories["all ledgers"] = str(make_story(Path(folder), options.articles, options.words))
        for task, story in stories.items():
            command = [sys.executable, __file__, "--task", task, "--folder", story, *(["--profile"] * options.profile)]
            start = time.perf_counter()
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            wall = time.perf_counter() - start
            print(f"{task}: {wall:.2f} s for the process (demand: under {DEMANDS[task]} s); inside: {told}")


def one_task(options: argparse.Namespace) -> None:
    from helpers import views

    for name in LEDGERS if options.task == "all ledgers" else ("page_words",):
        getattr(views, name)  # which loads its module: that is no part of the work

    profile = cProfile.Profile()
    cpu, wall = time.process_time(), time.perf_counter()
    if options.profile:
        profile.enable()
    TASKS[options.task](options.folder)
    profile.disable()
    print(json.dumps({"cpu": round(time.process_time() - cpu, 2), "wall": round(time.perf_counter() - wall, 2)}))
    if options.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()

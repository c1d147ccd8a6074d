"""Whether the journal loses anything when its process is killed, and how fast it is when it has grown long.

Kills: processes stream random actions into a journal and are killed (SIGKILL) after a random number of them was
acknowledged. Everything acknowledged must stand there, with at most one action more; 20 processes share a journal.
Speed: a journal of 10,000 lines with 2,000 codes on the first story. Times are by the clock, with fsync, and of CPU.

    python benchmarks/journal.py [--kills 500] [--folder FOLDER] [--only kills speed]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import texts

sys.path.insert(0, str(texts.HOME / "tests"))

from killing import LESSON, STORY, check, kill_after

from helpers import load_story, plain_article
from helpers.anchoring import selector
from helpers.coding import replay
from helpers.journal import Journal, open_journal
from helpers.model import Story

LINES, CODES, OPENINGS, ACTIONS = 10_000, 2_000, 15, 300
SHARE = 20


def kills(folder: Path, count: int) -> None:
    """Processes killed at random moments."""
    dice = random.Random(500)
    acknowledged = more = unreadable = torn = 0
    found: list[dict[str, Any]] = []
    for number in range(count):
        below = folder / str(number // SHARE)
        if number % SHARE == 0:
            found = []
        told = kill_after(below, f"{number}", count=dice.randrange(1, 80))
        before = len(found)
        try:
            found = check(below, found, told)
        except AssertionError:
            unreadable += 1
            print(f"round {number}: something is missing")
            continue
        torn += len(open_journal(STORY, LESSON, folder=below).problems)
        acknowledged += len(told)
        more += len(found) - before - len(told)
    print(f"{count} kills, {acknowledged} actions acknowledged, {more} more were written before their acknowledgement")
    print(f"journals unreadable or with something missing: {unreadable}; torn or unreadable lines: {torn}")


def actions(story: Story, dice: random.Random) -> list[dict[str, Any]]:
    """2,000 codes, then changes, notes, answers, removals and undoing."""
    codes = []
    for number in range(CODES):
        article = dice.choice(story.articles)
        first = dice.randrange(len(article.tokens) - 6)
        place = selector(article.text, article.tokens[first].start, article.tokens[first + dice.randrange(6)].end)
        codes.append({"do": "code", "id": f"{number}", "article": article.id, "code": "source", **place})
    others: list[dict[str, Any]] = []
    while len(others) < LINES - CODES - 1:
        name = str(dice.randrange(CODES))
        kind = dice.randrange(4)
        if kind == 0:
            others.append({"do": "recode", "id": name, "code": "figure"})
        elif kind == 1:
            others.append({"do": "note", "id": name, "note": "Who says so?"})
        elif kind == 2:
            others.append({"do": "answer", "question": f"q{dice.randrange(20)}", "value": ["a", name]})
        else:
            others += [{"do": "remove", "id": name}, {"do": "undo"}]
    return codes + others[: LINES - CODES - 1]


Times = list[tuple[float, float]]


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock, and of this process's CPU."""
    begin, cpu = time.perf_counter(), time.process_time()
    run()
    return (time.perf_counter() - begin) * 1000, (time.process_time() - cpu) * 1000


def row(what: str, times: Times, demand: str) -> None:
    clock = [of_clock for of_clock, _ in times]
    late = quantiles(clock, n=20)[-1] if len(clock) >= 20 else max(clock)
    cpu = median(of_cpu for _, of_cpu in times)
    print(f"{what:<48}{median(clock):>9.1f}{late:>9.1f}{max(clock):>9.1f}{cpu:>9.1f}   {demand}")


def speed(folder: Path, _: int) -> None:
    """Opening a long journal, and one more action."""
    story = load_story("putin-vietnam-2024")
    dice = random.Random(2000)
    grown = open_journal(story, "long", "Ada", folder)
    done = actions(story, dice)
    growing = [timed(lambda action=action: grown.do(action)) for action in done]  # type: ignore[misc]
    lines = grown.path.read_bytes().count(b"\n")
    print(
        f"{lines} lines, {grown.path.stat().st_size / 1e6:.1f} MB, {len(grown.state.annotations)} codes; milliseconds"
    )
    print(f"{'':<48}{'median':>9}{'95 %':>9}{'most':>9}{'CPU':>9}   demand of the median")
    row("every action while it grew", growing, "")
    row("open again", [timed(lambda: open_journal(story, "long", folder=folder)) for _ in range(OPENINGS)], "< 1000")
    first = story.articles[0]
    corrected = plain_article(first.text.replace("Putin said", "Mr Putin said"), id=first.id)
    other = replace(story, articles=(corrected, *story.articles[1:]))
    again = [timed(lambda: open_journal(other, "long", folder=folder)) for _ in range(OPENINGS // 3)]
    row("open again after a correction of an article", again, "")
    journal = open_journal(story, "long", folder=folder)
    row("one more action", [timed(lambda n=n: one_more(journal, n)) for n in range(ACTIONS)], "< 20")  # type: ignore[misc]
    left, right = (open_journal(story, "long", folder=folder) for _ in "ab")
    turns = [timed(lambda n=n: one_more((left, right)[n % 2], n)) for n in range(ACTIONS)]  # type: ignore[misc]
    row("one more action, two tabs in turn", turns, "")
    assert open_journal(story, "long", folder=folder).state.annotations == right.state.annotations
    print(f"replay alone: {timed(lambda: replay(done))[1]:.0f} ms of CPU")


def one_more(journal: Journal, number: int) -> None:
    journal.do({"do": "recode", "id": journal.state.annotations[number].id, "code": "label"})


PARTS = {"kills": kills, "speed": speed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500, help="how many processes to kill")
    parser.add_argument("--folder", type=Path, help="measure the disk of this folder")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="some of the tables")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for name in options.only:
            print(f"\n{name}: {PARTS[name].__doc__}")
            PARTS[name](Path(folder) / name, options.kills)


if __name__ == "__main__":
    main()

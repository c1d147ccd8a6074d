"""A process that streams actions into a journal, to be killed while it does; for the test and for the benchmark."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpers import ParallaxError, plain_article
from helpers.anchoring import selector
from helpers.coding import replay
from helpers.journal import Journal, open_journal
from helpers.model import Story

TEXT = "The minister said the bridge was safe. " * 20
STORY = Story("stream", "a bridge", (plain_article(TEXT, id="A"), plain_article(TEXT, id="B")))
LESSON = "01"


def actions(seed: str) -> Iterator[dict[str, Any]]:
    """Actions without end; some make no sense."""
    dice = random.Random(seed)
    for number in range(1_000_000):
        name = f"{seed}-{number - dice.randrange(5)}"
        start = dice.randrange(len(TEXT) - 9)
        place = {"article": dice.choice("AB"), **selector(TEXT, start, start + 8)}
        yield dice.choice(
            [
                {"do": "code", "id": name, "code": "source", **place},
                {"do": "connect", "id": name, "passages": [place, place]},
                {"do": "recode", "id": name, "code": "figure"},
                {"do": "note", "id": name, "note": "é" * dice.randrange(400)},
                {"do": "remove", "id": name},
                {"do": "undo"},
                {"do": "redo"},
                {"do": "answer", "question": f"q{number % 9}", "value": [number, name]},
            ]
        )


def stream(folder: str, seed: str, most: int) -> None:
    """Do actions, and say after each that it is done. Where there is an end, wait for others before the start."""
    journal = open_journal(STORY, LESSON, folder=Path(folder))
    if most >= 0:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
    done = 0
    for action in actions(seed):
        if done == most:
            break
        try:
            journal.do(action)
        except ParallaxError:
            continue
        done += 1
        sys.stdout.write(json.dumps(action) + "\n")
        sys.stdout.flush()


def started(folder: Path, seed: str, most: int = -1) -> subprocess.Popen[bytes]:
    """The same in a process of its own."""
    script = (
        f"import sys; sys.path[:0] = {sys.path!r}; import killing; killing.stream({str(folder)!r}, {seed!r}, {most})"
    )
    return subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def together(folder: Path, most: int) -> list[list[dict[str, Any]]]:
    """Two processes do so many actions each at once; gives what each did."""
    processes = [started(folder, seed, most) for seed in ("left", "right")]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    outputs = [process.communicate()[0] for process in processes]
    return [[json.loads(line) for line in output.splitlines()] for output in outputs]


def kill_after(folder: Path, seed: str, count: int) -> list[dict[str, Any]]:
    """Start a process, kill it after so many acknowledged actions, and give all it acknowledged."""
    with started(folder, seed) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(count)]
        process.kill()
        told += process.stdout.readlines()
    return [json.loads(line) for line in told if line.endswith(b"\n")]


def written(journal: Journal) -> list[dict[str, Any]]:
    """The actions that a journal has."""
    lines = [json.loads(line) for line in journal.download().splitlines()[1:]]
    return [line["action"] for line in lines]


def check(folder: Path, before: list[dict[str, Any]], told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All that stood before and all that was told stands now, and at most one action more; gives what stands."""
    journal = open_journal(STORY, LESSON, folder=folder)
    found = written(journal)
    assert found[: len(before) + len(told)] == before + told
    assert len(found) <= len(before) + len(told) + 1
    assert journal.state == replay(found)
    assert all("cut short" in problem for problem in journal.problems), journal.problems
    return found

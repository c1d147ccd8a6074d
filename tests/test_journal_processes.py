"""Journals of processes that are killed, and of two that write at once."""

import random
from pathlib import Path
from typing import Any

from killing import LESSON, STORY, check, kill_after, together, written

from helpers.coding import replay
from helpers.journal import open_journal

ROUNDS = 25


def test_a_killed_process_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    dice, found = random.Random(4), list[dict[str, Any]]()
    for number in range(ROUNDS):
        told = kill_after(tmp_path, f"{number}", count=dice.randrange(1, 60))
        found = check(tmp_path, found, told)
    assert len(found) > ROUNDS


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    told = together(tmp_path, most=150)
    journal = open_journal(STORY, LESSON, folder=tmp_path)
    found = written(journal)
    for mine in told:
        assert len(mine) == 150
        rest = iter(found)
        assert all(action in rest for action in mine)  # all of them, in this order
    assert len(found) == 300
    assert journal.problems == ()
    assert journal.state == replay(found)


def test_two_processes_make_the_file_at_the_same_moment(tmp_path: Path) -> None:
    for number in range(5):
        folder = tmp_path / str(number)
        assert [len(mine) for mine in together(folder, most=1)] == [1, 1]
        (path,) = (folder / "stream").iterdir()
        assert path.read_bytes().count(b'"parallax"') == 1
        assert len(written(open_journal(STORY, LESSON, folder=folder))) == 2

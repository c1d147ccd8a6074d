"""Classes that were made up: plausible students with their errors, and files that no student should hand in.

For the tests and the benchmark of `parallax collect`. The students are those of the kit's example class.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers.classroom.invented import half, hand_in, invented_name, journal, student
from helpers.journal.records import VERSION
from helpers.model import Story

__all__ = ["broken", "hand_in", "journal", "student", "write_class", "zipped"]


def broken(story: Story, whole: bytes) -> dict[str, tuple[bytes, str]]:
    """Files that cannot be counted: by name their bytes, and a word of the reason."""
    about, _, rest = whole.partition(b"\n")
    said = json.loads(about)

    def changed(**fields: Any) -> bytes:
        return json.dumps(said | fields).encode() + b"\n" + rest

    return {
        "empty.jsonl": (b"", "empty"),
        "blank.txt": (b" \n\n", "empty"),
        "essay.docx.jsonl": (b"\x00\x01\x02\xff" * 99, "not a hand-in"),
        "homework.txt": ("Sorry, I forgot.\n".encode("utf-16"), "not a hand-in"),
        "report.html": (b"<!DOCTYPE html><p>My report</p>", "not a hand-in"),
        "brackets.jsonl": (b"[" * 100_000, "not a hand-in"),
        "torn.jsonl": (whole[: len(whole) * 2 // 3], "not whole"),
        "without-end.jsonl": (whole[:-1], "not whole"),
        "other-story.jsonl": (changed(story="the-harbour"), "another story"),
        "newer.jsonl": (changed(version=VERSION + 1), "newer version"),
        "no-version.jsonl": (changed(version="1"), "newer version"),
        "nothing-in-it.jsonl": (json.dumps(said | {"lines": 0}).encode() + b"\n", "no work"),
        "damaged.zip": (b"PK\x03\x04 and then nothing", "damaged"),
        "empty.zip": (zipped({}), "archive is empty"),
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def write_class(folder: Path, story: Story, size: int, seed: int = 9) -> dict[str, int]:
    """A class of some students in a folder: plain files, some in an archive, some handed in twice, some files broken.

    Returns:
        How many files count, are older, and are refused.
    """
    dice = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {}
    older = 0
    for number in range(size):
        name, work = invented_name(number), student(story, dice)
        files[f"submission_{number:03} ({number}).jsonl"] = hand_in(story, name, work)
        if number % 15 == 0:
            files[f"draft_{number:03}.jsonl"] = hand_in(story, name, half(work))
            older += 1
    whole = next(iter(files.values()))
    spoilt = {name: data for name, (data, _) in broken(story, whole).items()}
    names = sorted(files)
    packed = {name: files.pop(name) for name in names[: max(1, len(names) // 5)]}
    for name, data in {**files, **spoilt, "platform.zip": zipped(packed)}.items():
        (folder / name).write_bytes(data)
    return {"counted": size, "older": older, "refused": len(spoilt)}

"""Classes that were made up: plausible students with their errors, and files that no student should hand in.

For the tests and the benchmark of `parallax collect`. A file is what `parallax export` writes, made without a disk.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from helpers.anchoring import selector
from helpers.codebook import load_codebook
from helpers.comparison import FIGURE_RELATIONS, figure_ledger
from helpers.frames import ANSWERS, load_frames
from helpers.journal.records import VERSION, Header, Record, line, text_hashes
from helpers.lessons import Question, for_story, load_questions
from helpers.lessons.pairs import NOTHING, PAIR, VERDICTS
from helpers.model import Story

Action = dict[str, Any]
LESSONS = (
    "00-start-here", "01-two-texts-one-event", "02-who-speaks", "03-words", "04-frames", "05-figures",
    "06-what-is-not-there", "07-reader-and-machine",
)  # fmt: skip
_BOOKS = {"01-two-texts-one-event": "differences", "02-who-speaks": "sources", "05-figures": "figures"}
FIRST = ("Amina", "Ben", "Cleo", "Dan", "Elif", "Farid", "Grace", "Hana", "Ivo", "Jun", "Kofi", "Léa", "Milan", "Žofie")
LAST = ("Adler", "Brandt", "Chen", "Duarte", "Eze", "Fischer", "Gül", "Horváth", "Ito", "Jansen", "Kaya", "Lindqvist")


def hand_in(story: Story, name: str, lessons: Mapping[str, Sequence[Action]], session: str = "") -> bytes:
    """A hand-in file with these actions by lesson."""
    journals = b"".join(journal(story, name, lesson, actions, session) for lesson, actions in lessons.items())
    about = {"parallax": "hand-in", "version": VERSION, "story": story.id, "name": name, "lines": journals.count(b"\n")}
    return json.dumps(about).encode() + b"\n" + journals


def journal(story: Story, name: str, lesson: str, actions: Iterable[Action], session: str = "") -> bytes:
    """One journal."""
    head = Header(VERSION, story.id, lesson, name, text_hashes(story))
    of = f"{session or name}-{lesson}"
    records = (Record(of, number, "action", action) for number, action in enumerate(actions, start=1))
    return line(head) + b"".join(map(line, records))


# ---- a plausible student


def student(story: Story, dice: random.Random) -> dict[str, list[Action]]:
    """The work of one student: most of the lessons and questions, many codes, errors, second thoughts."""
    skill = dice.uniform(0.4, 0.95)
    done = [lesson for lesson in LESSONS if dice.random() < 0.85] or [LESSONS[0]]
    return {lesson: [*_work(story, lesson, skill, dice)] for lesson in done}


def _work(story: Story, lesson: str, skill: float, dice: random.Random) -> Iterator[Action]:
    for question in _questions(lesson, story.id):
        if dice.random() < 0.92:
            word = "predict" if question.predict else "answer"
            for _ in range(dice.choice((1, 1, 2))):  # some think again
                yield {"do": word, "question": question.id, "value": _value(question, story, skill, dice)}
    yield from _codes(story, lesson, dice)
    if lesson == "04-frames":
        yield from _frames(story, dice)
    if lesson == "05-figures":
        yield from _verdicts(story, skill, dice)
    if lesson == "06-what-is-not-there":
        yield from _pairs(story, dice)


@cache
def _questions(lesson: str, story: str) -> tuple[Question, ...]:
    return for_story(load_questions(lesson), story)


def _value(question: Question, story: Story, skill: float, dice: random.Random) -> Any:
    key: Any = question.answers[0] if question.answers and dice.random() < skill else None
    if question.kind == "span":
        return {"article": key.article, "text": key.quote} if key else _place(story, dice)
    if key is not None:
        return list(key) if isinstance(key, tuple) else key
    words = ("the", "text", "says", "that", "nobody", "asked", "“said”", "=why?")
    makers: dict[str, Callable[[], Any]] = {
        "choice": lambda: dice.choice(question.options),
        "choices": lambda: [it for it in question.options if dice.random() < 0.4] or [question.options[0]],
        "scale": lambda: dice.randint(*question.scale),
        "number": lambda: dice.choice(("3", "12", "47", "many", "about 20")),
        "text": lambda: " ".join(dice.choices(words, k=25)),
    }
    return makers[question.kind]()


def _place(story: Story, dice: random.Random) -> dict[str, Any]:
    article = dice.choice(story.articles)
    first = min(int(abs(dice.gauss(0, 0.35)) * len(article.tokens)), len(article.tokens) - 8)
    last = first + dice.randrange(7)
    return {"article": article.id, **selector(article.text, article.tokens[first].start, article.tokens[last].end)}


def _codes(story: Story, lesson: str, dice: random.Random) -> Iterator[Action]:
    codes = [code.name for code in load_codebook(_BOOKS.get(lesson, "voice")).codes]
    for number in range(dice.randrange(10, 45)):
        yield {"do": "code", "id": f"c{number}", "code": dice.choice(codes), **_place(story, dice)}
        if dice.random() < 0.15:
            yield {"do": "note", "id": f"c{number}", "note": "+Who says so?"}
        if dice.random() < 0.1:
            yield {"do": "remove", "id": f"c{number}"}
    ends = [_place(story, dice), _place(story, dice)]
    yield {"do": "connect", "id": "k", "passages": ends}


def _frames(story: Story, dice: random.Random) -> Iterator[Action]:
    for frame in load_frames():
        lean = dice.random()
        for article in story.articles:
            for item in frame.items:
                said = ANSWERS[0] if dice.random() < lean else dice.choice(ANSWERS[1:])
                value: dict[str, Any] = {"answer": said}
                if said == ANSWERS[0]:
                    token = dice.choice(article.tokens)
                    value["words"] = {"article": article.id, **selector(article.text, token.start, token.end)}
                yield {"do": "answer", "question": f"frames:{article.id}:{item.id}", "value": value}


@cache
def _rows(name: str) -> tuple[tuple[str, str], ...]:
    from helpers import load_story

    return tuple((row.id, row.relation) for row in figure_ledger(load_story(name), alone=False))


def _verdicts(story: Story, skill: float, dice: random.Random) -> Iterator[Action]:
    for row, relation in _rows(story.id)[:8]:
        first, last = (relation if dice.random() < skill else dice.choice(list(FIGURE_RELATIONS)) for _ in "ab")
        yield {"do": "predict", "question": f"figures:{row}", "value": first}
        yield {"do": "answer", "question": f"figures:{row}", "value": last}


def _pairs(story: Story, dice: random.Random) -> Iterator[Action]:
    from helpers.comparison.sides import named_sentences

    ours, theirs = (named_sentences(article) for article in story.articles[:2])
    for number in range(6):
        ends = (ours[number], theirs[(number * 2) % len(theirs)])
        passages = [
            {"article": it.article.id, **selector(it.article.text, it.sentence.start, it.sentence.end)} for it in ends
        ]
        value = {"verdict": dice.choice(VERDICTS), "differs": [NOTHING], "passages": passages}
        yield {"do": "answer", "question": f"{PAIR}{ends[0].name} – {ends[1].name}", "value": value}


# ---- a whole class, with what goes wrong


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
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {number // 168 or ''}".strip()
        work = student(story, dice)
        files[f"submission_{number:03} ({number}).jsonl"] = hand_in(story, name, work)
        if number % 15 == 0:
            early = {lesson: actions[: len(actions) // 2] for lesson, actions in work.items()}
            files[f"draft_{number:03}.jsonl"] = hand_in(story, name, early)
            older += 1
    whole = next(iter(files.values()))
    spoilt = {name: data for name, (data, _) in broken(story, whole).items()}
    names = sorted(files)
    packed = {name: files.pop(name) for name in names[: max(1, len(names) // 5)]}
    for name, data in {**files, **spoilt, "platform.zip": zipped(packed)}.items():
        (folder / name).write_bytes(data)
    return {"counted": size, "older": older, "refused": len(spoilt)}

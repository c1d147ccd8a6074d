"""A class that was made up: plausible students with their errors and second thoughts.

What an invented student hands in is what `parallax export` writes, made without a disk. No student ever did this work.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle, islice
from typing import Any, Final

from helpers.anchoring import selector
from helpers.classroom.invented_codes import Action, coded, somewhere, words
from helpers.classroom.received import Received
from helpers.comparison import FIGURE_RELATIONS, figure_ledger
from helpers.comparison.sides import named_sentences
from helpers.frames import ANSWERS, load_frames
from helpers.journal.records import VERSION, Header, Record, line, text_hashes
from helpers.lessons import Question, for_story, load_questions
from helpers.lessons.pairs import NOTHING, PAIR, VERDICTS
from helpers.model import Article, Story
from helpers.model.keeping import kept

LESSONS: Final = (
    "00-start-here", "01-two-texts-one-event", "02-who-speaks", "03-words", "04-frames", "05-figures",
    "06-what-is-not-there", "07-reader-and-machine",
)  # fmt: skip
FIRST: Final = (
    "Amina", "Ben", "Cleo", "Dan", "Elif", "Farid", "Grace", "Hana", "Ivo", "Jun", "Kofi", "Léa", "Milan", "Žofie",
)  # fmt: skip
LAST: Final = (
    "Adler", "Brandt", "Chen", "Duarte", "Eze", "Fischer", "Gül", "Horváth", "Ito", "Jansen", "Kaya", "Lindqvist",
)  # fmt: skip
SAID: Final = (
    "=I am not sure. The text says it, and nobody asked.",
    "I would look who says so. In one text it is a person with a name, in the other nobody is named.",
    "Because of the words that were chosen. “Said” would have been enough.",
    "Both tell it, but I read the one first, and then the other seemed longer.",
)
"""Answers in a student's own words; a lesson's anchored samples are taken too. One would be a formula in a table."""
LEANINGS: Final = (0.8, 0.35, 0.6, 0.15, 0.5, 0.9, 0.25)
"""How likely a yes is, in turn for each frame and article, before a student's own leaning."""
SEED: Final = 9


def example_class(story: Story, size: int = 30, seed: int = SEED) -> Iterator[Received]:
    """The files of a class that was made up, always the same: one a student, one handed in twice, two unusable.

    Args:
        story: the story they worked on.
        size: how many students.
        seed: another number makes another class.

    Example:
        >>> from helpers import load_story
        >>> [file.file for file in example_class(load_story("river-flood"), 2)]
        ['hand-in-01.jsonl', 'hand-in-01-early.jsonl', 'hand-in-02.jsonl', 'torn.jsonl', 'homework.txt']
    """
    dice = random.Random(seed)  # noqa: S311, no secret
    whole = b""
    for number in range(size):
        name, work = invented_name(number), student(story, dice)
        whole = hand_in(story, name, work)
        yield Received(f"hand-in-{number + 1:02}.jsonl", 0, whole)
        if number == 0:
            yield Received(f"hand-in-{number + 1:02}-early.jsonl", 0, hand_in(story, name, half(work)))
    yield Received("torn.jsonl", 0, whole[: len(whole) // 2])
    yield Received("homework.txt", 0, b"Sorry, I forgot.\n")


def invented_name(number: int) -> str:
    """The name of the nth invented student.

    Example:
        >>> invented_name(0), invented_name(15), invented_name(170)
        ('Amina Adler', 'Ben Brandt', 'Cleo Adler 1')
    """
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    return f"{first} {last} {number // (len(FIRST) * len(LAST)) or ''}".strip()


def half(work: Mapping[str, Sequence[Action]]) -> dict[str, Sequence[Action]]:
    """An early state of somebody's work: the first half of each lesson."""
    return {lesson: actions[: len(actions) // 2] for lesson, actions in work.items()}


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


def student(story: Story, dice: random.Random) -> dict[str, list[Action]]:
    """The work of one student: most of the lessons and questions, many codes, errors, second thoughts."""
    skill = dice.uniform(0.5, 0.97)
    done = [lesson for lesson in LESSONS if dice.random() < 0.85] or [LESSONS[0]]
    return {lesson: [*_work(story, lesson, skill, dice)] for lesson in done}


def _work(story: Story, lesson: str, skill: float, dice: random.Random) -> Iterator[Action]:
    for question in _questions(lesson, story.id):
        if dice.random() < 0.92:
            word = "predict" if question.predict else "answer"
            for _ in range(dice.choice((1, 1, 2))):  # some think again
                yield {"do": word, "question": question.id, "value": _value(question, story, skill, dice)}
    yield from coded(story, lesson, skill, dice)
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
        return {"article": key.article, "text": key.quote} if key else somewhere(story, dice)
    if key is not None:
        return list(key) if isinstance(key, tuple) else key
    makers: dict[str, Callable[[], Any]] = {
        "choice": lambda: dice.choice(question.options),
        "choices": lambda: [it for it in question.options if dice.random() < 0.4] or [question.options[0]],
        "scale": lambda: dice.randint(*question.scale),
        "number": lambda: dice.choice(("3", "12", "47", "many", "about 20")),
        "text": lambda: dice.choice([*(sample.text for sample in question.samples), *SAID]),
    }
    return makers[question.kind]()


def _frames(story: Story, dice: random.Random) -> Iterator[Action]:
    mine = dice.uniform(-0.2, 0.2)
    parts = ((frame, article) for frame in load_frames() for article in story.articles)
    for (frame, article), leaning in zip(parts, cycle(LEANINGS), strict=False):
        for item in frame.items:
            yield _frame_answer(article, item.id, leaning + mine, dice)


def _frame_answer(article: Article, item: str, lean: float, dice: random.Random) -> Action:
    said = ANSWERS[0] if dice.random() < lean else dice.choice((ANSWERS[1], ANSWERS[1], ANSWERS[2]))
    value: dict[str, Any] = {"answer": said}
    if said == ANSWERS[0] and article.tokens:
        token = dice.randrange(len(article.tokens))
        value["words"] = words(article, token, token)
    return {"do": "answer", "question": f"frames:{article.id}:{item}", "value": value}


def _rows(story: Story) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, row.relation) for row in figure_ledger(story, alone=False))


def _verdicts(story: Story, skill: float, dice: random.Random) -> Iterator[Action]:
    for row, relation in kept(story, _rows)[:8]:
        first, last = (relation if dice.random() < skill else dice.choice(list(FIGURE_RELATIONS)) for _ in "ab")
        yield {"do": "predict", "question": f"figures:{row}", "value": first}
        yield {"do": "answer", "question": f"figures:{row}", "value": last}


def _pairs(story: Story, dice: random.Random) -> Iterator[Action]:
    if len(story.articles) < 2:
        return
    ours, theirs = (named_sentences(article) for article in story.articles[:2])
    for one, other in islice(zip(ours, theirs[::2], strict=False), 6):
        passages = [
            {"article": it.article.id, **selector(it.article.text, it.sentence.start, it.sentence.end)}
            for it in (one, other)
        ]
        value = {"verdict": dice.choice(VERDICTS), "differs": [NOTHING], "passages": passages}
        yield {"do": "answer", "question": f"{PAIR}{one.name} – {other.name}", "value": value}

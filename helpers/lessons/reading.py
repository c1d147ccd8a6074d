"""``questions.toml`` to `Question`, with all that is wrong in the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from helpers.lessons.keys import read_key
from helpers.lessons.lines import TomlLines
from helpers.lessons.questions import KINDS, Fault, Hint, Question, Quote, Sample
from helpers.lessons.tables import Table, did_you_mean

SCHEMA: Final = 1
STUDENT: Final = "student"
"""The edition without samples and without the keys of assessed questions: those stay with the teacher."""
_TOP: Final = ("schema", "story", "edition", "questions")
_COMMON: Final = (
    "id", "goal", "kind", "prompt", "step", "minutes", "predict", "assessed", "story", "general", "elsewhere",
    "reason", "reveal", "hints",
)  # fmt: skip
_OF_KIND: Final = {
    "choice": ("options", "answer", "defensible"),
    "choices": ("options", "answer", "defensible"),
    "span": ("answer", "defensible"),
    "number": ("unit", "tolerance", "answer", "defensible"),
    "scale": ("scale", "labels", "answer"),
    "text": ("rubric", "samples"),
}
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_questions(text: str, file: str) -> tuple[tuple[Question, ...], tuple[Fault, ...]]:
    r"""The questions of a file, as far as they can be read, and its faults.

    Args:
        text: the file's text.
        file: its name, for the faults.

    Example:
        >>> questions, faults = read_questions('[[questions]]\nid = "why"\nkind = "txt"', "questions.toml")
        >>> print(*faults, sep="\n")
        questions.toml, line 1: In question “why”, goal is missing. Write goal = "G1".
        questions.toml, line 1: In question “why”, prompt is missing. Write the question as prompt = "…".
        questions.toml, line 3: In question “why”, there is no kind “txt”. Did you mean “text”?
    """
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (), (unreadable(error, file),)
    lines = TomlLines.of(text)
    top = Table(data, file, lambda name: lines.top(name) if name else 1, "the file")
    top.only(_TOP)
    head = _head(top)
    entries = top.tables("questions")
    if not entries and not top.faults:
        top.fault("there is no question. Write [[questions]] above the first.")
    faults = list(top.faults)
    questions = []
    for ordinal, entry in enumerate(entries):
        question, found = _question(entry, file, lines, ordinal, head)
        questions += [question] if question else []
        faults += found
    return tuple(questions), tuple(sorted(faults))


def unreadable(error: Exception, file: str) -> Fault:
    """A file that is no TOML; the parser names the line in its message."""
    found = re.search(r"\(at line (\d+)", str(error))
    what = re.sub(r" \(at .*\)$", "", str(error).splitlines()[0])
    cure = "Look for a missing quotation mark, bracket or equals sign on this line or the one above"
    return Fault(file, int(found[1]) if found else 1, f"This cannot be read as TOML: {what}. {cure}.")


class _Head(NamedTuple):
    """What the top of a file says of all its questions: their story, and whether the teacher keeps the samples."""

    story: str
    student: bool


def _head(top: Table) -> _Head:
    schema = top.data.get("schema", SCHEMA)
    if schema != SCHEMA or isinstance(schema, bool):
        top.fault(f"schema must be {SCHEMA}; another one needs another version of the kit.", "schema")
    edition = top.text("edition")
    if edition not in ("", STUDENT):
        top.fault(f'edition must be "{STUDENT}", or left out.', "edition")
    return _Head(top.text("story"), edition == STUDENT)


def _question(
    entry: Mapping[str, Any], file: str, lines: TomlLines, ordinal: int, head: _Head
) -> tuple[Question | None, list[Fault]]:
    """One question and its faults; no question where its id or kind cannot be read."""
    name = entry.get("id")
    called = f"question “{name}”" if isinstance(name, str) and _ID.fullmatch(name) else f"question {ordinal + 1}"
    table = Table(
        entry,
        file,
        lambda it: lines.field(ordinal, it) if it else lines.question(ordinal),
        called,
        lambda it, which: lines.entry(ordinal, it, which),
    )
    identity = _identity(table)
    kind = _kind(table)
    common = _common(table)
    if not kind:
        return None, table.faults
    table.only((*_COMMON, *_OF_KIND[kind]), f" of the kind “{kind}”")
    rest = {
        **read_key(table, kind),
        "hints": _hints(table, kind),
        **_of_text(table, kind, student=head.student),
    }
    own = "" if entry.get("story") == "" else table.text("story") or head.story
    if not identity:
        return None, table.faults
    return Question(identity, kind, story=own, line=lines.question(ordinal), **common, **rest), table.faults  # type: ignore[arg-type]


def _identity(table: Table) -> str:
    name = table.text("id", needed='Give the question a short name of its own: id = "first-words".')
    if name and not _ID.fullmatch(name):
        table.fault('id must be small letters, digits and hyphens, such as "first-words".', "id")
        return ""
    return name


def _kind(table: Table) -> str:
    kind = table.text("kind", needed=f"Write kind = and one of: {', '.join(KINDS)}.")
    if kind and kind not in KINDS:
        table.fault(f"there is no kind “{kind}”. {did_you_mean(kind, KINDS)}", "kind")
        return ""
    return kind


def _common(table: Table) -> dict[str, Any]:
    step = table.number("step", least=1)
    if isinstance(step, float):
        table.fault("step must be the number of a step of lesson.md, such as 4.", "step")
        step = None
    return {
        "goals": table.texts("goal", needed='Write goal = "G1".'),
        "prompt": table.text("prompt", needed='Write the question as prompt = "…".'),
        "step": step,
        "minutes": table.number("minutes"),
        "predict": table.flag("predict"),
        "assessed": table.flag("assessed"),
        "general": table.flag("general"),
        "elsewhere": table.flag("elsewhere"),
        "reason": table.text("reason"),
        "reveal": table.text("reveal"),
    }


def _hints(table: Table, kind: str) -> tuple[Hint, ...]:
    found = []
    for which, entry in enumerate(table.tables("hints")):
        hint = table.inner("hints", which, entry)
        hint.only(("article", "quote", "text", "answer"))
        place = None
        if "article" in entry or "quote" in entry:
            article = hint.text("article", needed='Write article = "A".')
            quote = hint.text("quote", needed="Copy the words from the article.")
            place = Quote(article, quote) if article and quote else None
        else:  # a question on a made-up sentence has no place to point to
            hint.text("text", needed="Say what to look at.")
        answer = hint.text("answer") if kind in ("choice", "choices") else ""
        if "answer" in entry and kind not in ("choice", "choices"):
            hint.fault("answer can stand in a hint only where there are options to choose from.")
        found += [Hint(place, hint.text("text"), answer or None)] if place or not hint.faults else []
        table.faults += hint.faults
    return tuple(found)


def _of_text(table: Table, kind: str, *, student: bool) -> dict[str, Any]:
    """The rubric and the samples of a written answer: what a teacher marks it by, and keeps in a student edition."""
    if kind != "text" or table.data.get("predict") is True:  # nobody marks a prediction
        return {}
    if student:
        return {"rubric": table.texts("rubric")}
    rubric = table.texts("rubric", needed='Say what you look for: rubric = ["…", "…"].')
    samples = []
    entries = table.tables("samples")
    for which, entry in enumerate(entries):
        sample = table.inner("samples", which, entry)
        sample.only(("text", "points", "reason"))
        text = sample.text("text", needed="Write an answer a student might give.")
        points = sample.number("points", needed="Write what it earns: points = 2.")
        reason = sample.text("reason", needed="Say why it earns that.")
        samples += [Sample(text, points, reason)] if points is not None else []
        table.faults += sample.faults
    if len(entries) < 2:
        table.fault("two sample answers with their points are needed. Write [[questions.samples]] twice.", "samples")
    return {"rubric": rubric, "samples": tuple(samples)}

"""The key of a question: its answers and those that can be defended, as each kind writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from helpers.lessons.numbers import parse_number, written
from helpers.lessons.questions import Answer, Defensible, Quote
from helpers.lessons.tables import Table

_HOW: Final = {
    "choice": "the answer must be one of the options, in quotation marks.",
    "choices": 'an answer to several choices is a list: answer = ["…", "…"].',
    "number": 'the answer must be one number, such as 681 or "$3.5 billion".',
}


def read_key(table: Table, kind: str) -> dict[str, Any]:
    """The fields of a `Question` that belong to its kind; faults go to the table."""
    if kind == "text":
        return {}
    if kind == "scale":
        return _scale(table)
    fields: dict[str, Any] = {"answers": _answers(table, kind)}
    if kind in ("choice", "choices"):
        fields["options"] = _options(table)
    if kind == "number":
        fields["unit"] = table.text("unit")
        fields["tolerance"] = table.number("tolerance") or 0
    fields["defensible"] = _defensible(table, kind)
    _check_options(table, fields)
    return fields


def _options(table: Table) -> tuple[str, ...]:
    options = table.texts("options", needed='Write options = ["…", "…"].')
    if len(options) == 1 or len(set(options)) < len(options):
        table.fault("options must be two or more, each another one.", "options")
    return options


def _answers(table: Table, kind: str) -> tuple[Answer, ...]:
    """The key; none is needed where it stays with the teacher, for a prediction, and for a question of any story."""
    value = table.data.get("answer")
    if value is None:
        if not any(table.data.get(flag) for flag in ("assessed", "predict", "general", "elsewhere")):
            cure = "Write answer = …, or assessed = true if the key stays with you"
            table.fault(f"answer is missing. {cure}.", "answer")
        return ()
    if kind == "choices":
        chosen = table.texts("answer")
        return (tuple(sorted(chosen)),) if chosen else ()
    listed = value if isinstance(value, list) else [value]
    return tuple(answer for it in listed if (answer := _answer(table, kind, it, "answer")) is not None)


def _answer(table: Table, kind: str, value: object, at: str) -> Answer | None:
    """One answer, or None and a fault."""
    if kind == "span":
        return _quote(table, value, at)
    if kind == "choices" and isinstance(value, list) and value and all(isinstance(it, str) for it in value):
        return tuple(sorted(value))
    if kind == "number" and parse_number(written(value)):
        return written(value)
    if kind == "choice" and isinstance(value, str) and value.strip():
        return value.strip()
    table.fault(_HOW[kind], at)
    return None


def _quote(table: Table, value: object, at: str) -> Quote | None:
    article = value.get("article") if isinstance(value, Mapping) else None
    quote = value.get("quote") if isinstance(value, Mapping) else None
    if isinstance(article, str) and article.strip() and isinstance(quote, str) and quote.strip():
        return Quote(article.strip(), quote.strip())
    table.fault('a place is written { article = "A", quote = "words copied from it" }.', at)
    return None


def _defensible(table: Table, kind: str) -> tuple[Defensible, ...]:
    found = []
    for entry in table.tables("defensible"):
        value = {key: entry[key] for key in ("article", "quote") if key in entry} if kind == "span" else None
        known = ("article", "quote", "reason") if kind == "span" else ("answer", "reason")
        inner = Table(entry, table.file, lambda _: table.where("defensible"), f"{table.name}, a defensible answer")
        inner.only(known)
        answer = _answer(inner, kind, entry.get("answer") if value is None else value, "")
        reason = inner.text("reason", needed="Say what speaks for it.")
        found += [Defensible(answer, reason)] if answer is not None and reason else []
        table.faults += inner.faults
    return tuple(found)


def _check_options(table: Table, fields: Mapping[str, Any]) -> None:
    """Answers of the key, and the answers that hints are for, must be among the options."""
    options = fields.get("options")
    if not options:
        return
    named = [(answer, "answer") for answer in fields["answers"]]
    named += [(it.answer, "defensible") for it in fields["defensible"]]
    hints = table.data.get("hints", [])
    named += [(it["answer"], "hints") for it in hints if isinstance(it, dict) and isinstance(it.get("answer"), str)]
    for answer, at in named:
        for one in answer if isinstance(answer, tuple) else (answer,):
            if one not in options:
                table.fault(f"“{one}” is not one of the options. Write it exactly as it stands there.", at)


def _scale(table: Table) -> dict[str, Any]:
    """The steps of a scale; what the reference coding chose is no key, and stands in `answers` for comparison only."""
    value = table.data.get("scale", [0, 1])
    whole = isinstance(value, list) and len(value) == 2 and all(type(it) is int for it in value)
    if not whole or not value[0] < value[1] <= value[0] + 10:
        table.fault("scale must be its lowest and highest step, at most ten apart, such as [0, 1] or [1, 5].", "scale")
        return {}
    low, high = value
    labels = table.texts("labels", needed='Say what the steps mean: labels = ["no", "yes"].')
    if labels and len(labels) not in (2, high - low + 1):
        table.fault(f"labels must be two, for the ends, or {high - low + 1}, one for each step.", "labels")
        labels = ()
    answer = table.data.get("answer")
    if answer is not None and (type(answer) is not int or not low <= answer <= high):
        table.fault(f"answer must be a step of the scale, from {low} to {high}.", "answer")
        answer = None
    return {"scale": (low, high), "labels": labels, "answers": () if answer is None else (str(answer),)}

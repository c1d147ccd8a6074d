"""A question as plain HTML, for a page without a kernel."""

from __future__ import annotations

from collections.abc import Iterable

from helpers.lessons.questions import Answer, Question, Quote
from helpers.markup import escape, style


def heading(question: Question) -> str:
    """What stands above a question: whether it is a prediction, its goals and its minutes.

    Example:
        >>> heading(Question("longer", "choice", ("G1", "G2"), "Which is longer?", minutes=2, predict=True))
        'Prediction, before you look · goals G1, G2 · 2 minutes'
    """
    what = "Prediction, before you look" if question.predict else "Question"
    goals = f"goal{'s' if len(question.goals) > 1 else ''} {', '.join(question.goals)}"
    unit = "minute" if question.minutes == 1 else "minutes"
    return " · ".join([what, goals] + ([f"{question.minutes:g} {unit}"] if question.minutes else []))


def option_labels(question: Question) -> tuple[tuple[str, str], ...]:
    """What can be chosen: the value of each option, and what stands beside it.

    Example:
        >>> option_labels(Question("fair", "scale", ("G1",), "How fair?", scale=(1, 3), labels=("not at all", "very")))
        (('1', '1 – not at all'), ('2', '2'), ('3', '3 – very'))
    """
    if question.kind != "scale":
        return tuple((option, option) for option in question.options)
    low, high = question.scale
    steps = range(low, high + 1)
    labels = question.labels if len(question.labels) == len(steps) else _ends(question.labels, len(steps))
    return tuple(
        (str(step), f"{step} – {label}" if label else str(step)) for step, label in zip(steps, labels, strict=True)
    )


def key_lines(question: Question) -> tuple[str, ...]:
    """What the key says, a sentence each; nothing where it stays with the teacher.

    Example:
        >>> key_lines(Question("longer", "choice", ("G1",), "Which is longer?", answers=("A",), reason="By words."))
        ('The key: A. By words.',)
    """
    if question.assessed:
        return ()
    return tuple(_key_lines(question))


def question_html(question: Question, *, answer: object = None, show_key: bool = False) -> str:
    """A question to read where nothing can be clicked.

    Args:
        question: the question.
        answer: what the student has answered, if anything.
        show_key: whether the key is shown beneath.
    """
    labels = [label for _, label in option_labels(question)]
    listed = f"<ul>{_items(labels)}</ul>" if labels else ""
    said = f"<p>Your answer: {escape(answer_text(answer))}</p>" if answer is not None else ""
    lines = key_lines(question) if show_key else ()
    key = f"<details><summary>What the key says</summary><ul>{_items(lines)}</ul></details>" if lines else ""
    head = f"<p><small>{escape(heading(question))}</small></p><p><strong>{escape(question.prompt)}</strong></p>"
    inner = f"{head}{listed}{said}{key}"
    return f'{style()}<div class="plx-twin plx-question mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>'


def answer_text(value: object) -> str:
    """An answer as a line of text, whatever its kind.

    Example:
        >>> answer_text(["A", "B"]), answer_text({"article": "A", "text": "told AFP"}), answer_text(3)
        ('A; B', '“told AFP” (article A)', '3')
    """
    if isinstance(value, dict) and "text" in value:
        where = f" (article {value['article']})" if value.get("article") else ""
        return f"“{value['text']}”{where}"
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return str(value)


def _key_lines(question: Question) -> Iterable[str]:
    if question.answers:
        said = " or ".join(_written(answer, question) for answer in question.answers)
        yield f"{'The reference coding' if question.kind == 'scale' else 'The key'}: {said}. {question.reason}".strip()
    for other in question.defensible:
        yield f"Defensible: {_written(other.answer, question)}; {other.reason}"
    if question.reveal:
        yield f"Compare with: {question.reveal}"
    for line in question.rubric:
        yield f"Looked for: {line}"
    for sample in question.samples:
        yield f"Sample, {sample.points:g} points: {sample.text} ({sample.reason})"


def _written(answer: Answer, question: Question) -> str:
    if isinstance(answer, Quote):
        return f"“{answer.quote}” ({answer.article})"
    text = ", ".join(answer) if isinstance(answer, tuple) else answer
    return f"{text} {question.unit}".strip() if question.kind == "number" else text


def _ends(labels: tuple[str, ...], steps: int) -> list[str]:
    first, last = (labels[0], labels[-1]) if labels else ("", "")
    return [first, *[""] * (steps - 2), last]


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)

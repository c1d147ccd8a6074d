"""The data of a lesson's questions, as ``questions.toml`` gives them, and a fault found in a lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from helpers.coding import State

Kind = Literal["choice", "choices", "span", "number", "scale", "text"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in a lesson's files that a teacher can mend.

    Attributes:
        file: the file, as the teacher would name it.
        line: the line in it, from 1.
        text: what is wrong and what to do, in a sentence.

    Example:
        >>> str(Fault("lessons/09-mine/questions.toml", 12, "This question has no goal."))
        'lessons/09-mine/questions.toml, line 12: This question has no goal.'
    """

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in an article, named by the words that stand there.

    Attributes:
        article: the article's id.
        quote: its words.
    """

    article: str
    quote: str


Answer: TypeAlias = "str | tuple[str, ...] | Quote"
"""One option or number as text, a set of options, or a place in an article: as the question's kind has it."""


@dataclass(frozen=True, slots=True)
class Defensible:
    """An answer that is not the key's and can be defended.

    Attributes:
        answer: the answer.
        reason: what speaks for it, in a sentence the student reads.
    """

    answer: Answer
    reason: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence to look at again.

    Attributes:
        place: where it stands; None where the question is about a made-up text.
        text: what to look for there; may be empty where there is a place.
        answer: the answer this hint is for; None for a hint that helps with any.
    """

    place: Quote | None
    text: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A written answer with its points: an anchor for whoever marks others.

    Attributes:
        text: the answer.
        points: what it earns.
        reason: why.
    """

    text: str
    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a lesson. Fields that its kind does not use are empty.

    Attributes:
        id: its name, unique in the lesson; answers are kept under it.
        kind: how it is answered, one of `KINDS`.
        goals: the goals of the lesson that it proves, such as ``G1``.
        prompt: what the student reads.
        step: the step of the lesson it belongs to; None where it names none.
        minutes: how long it takes; None where it belongs to the time of its step.
        predict: whether the answer is committed before something is shown.
        assessed: whether the key stays with the teacher.
        story: the story its key was made with; empty for any story.
        general: whether it can be asked of any story, though its key was made with one.
        elsewhere: whether it is asked only of other stories than that one, in the place of questions that step aside.
        options: the answers to choose from.
        answers: the key: any of these; for ``choices`` all of them together, as one set.
        reason: why the key says so.
        reveal: what a prediction is compared with, shown once it is committed.
        defensible: other answers that can be defended.
        hints: sentences to look at again.
        unit: what a number counts, such as ``words`` or ``billion dollars``.
        tolerance: how far a number may be off, in that unit.
        scale: the lowest and the highest step of a scale.
        labels: what the steps of the scale mean, from the lowest; one for each, or two for its ends.
        rubric: what is looked for in a written answer.
        samples: written answers with their points.
        line: where it begins in its file.
    """

    id: str
    kind: Kind
    goals: tuple[str, ...]
    prompt: str
    step: int | None = None
    minutes: float | None = None
    predict: bool = False
    assessed: bool = False
    story: str = ""
    general: bool = False
    elsewhere: bool = False
    options: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    reason: str = ""
    reveal: str = ""
    defensible: tuple[Defensible, ...] = ()
    hints: tuple[Hint, ...] = ()
    unit: str = ""
    tolerance: float = 0
    scale: tuple[int, int] = (0, 1)
    labels: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()
    samples: tuple[Sample, ...] = ()
    line: int = 1


def committed(question: Question, state: State) -> object:
    """What a student has committed to a question: a prediction or an answer; None where there is none.

    Example:
        >>> longer = Question("longer", "choice", ("G1",), "Which is longer?", predict=True)
        >>> committed(longer, State(answers={"longer": "B"}, predictions={"longer": "A"}))
        'A'
    """
    return (state.predictions if question.predict else state.answers).get(question.id)

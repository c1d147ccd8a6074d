"""What an autograder asks for: the points of one student's answer, from the journal that lies beside the notebook.

For the cells that `parallax nbgrader` makes. They run where the teacher's kit is installed, which has the keys, in the
folder of one submission.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helpers.classroom.newest import newest
from helpers.classroom.opening import Submission, opened, story_of
from helpers.classroom.received import received
from helpers.coding import State
from helpers.errors import ParallaxError
from helpers.journal.journal import ENDING
from helpers.journal.names import safe_name
from helpers.lessons import Question, committed, for_story, load_questions
from helpers.lessons.loading import is_student_edition, lesson_story
from helpers.lessons.scores import by_key, key_points
from helpers.markup import Markup, escape, style
from helpers.model import Story
from helpers.places import WORK
from helpers.seeds import load_story

_CURE = "Hand in the whole folder with my_work in it, or put the file to hand in beside the notebook"


def points(lesson: str, question: str, folder: Path | None = None, story: str = "") -> int:
    """The points of an answer to a closed question, as `parallax marks --formative` counts them; 0 without an answer.

    Args:
        lesson: the lesson's name.
        question: the question's id.
        folder: the folder of the submission; the present one if None.
        story: the story that was worked on; the lesson's own if empty.

    Raises:
        ParallaxError: the question has no key here, or the student's work is not found.
    """
    loaded = load_story(story or lesson_story(lesson))
    asked = _asked(lesson, question, loaded)
    if not by_key(asked):
        cure = "Grade with the teacher's edition" if is_student_edition(lesson) else "Mark it by hand"
        raise ParallaxError("this question has no key that decides", question, cure)
    state = handed_in(lesson, loaded, folder or Path.cwd())
    if state is None:
        raise ParallaxError("there is no work on this lesson in the submission", lesson, _CURE)
    return key_points(asked, committed(asked, state), loaded) or 0


def answer(lesson: str, question: str, folder: Path | None = None, story: str = "") -> Markup:
    """A written answer, to be read by whoever marks it. Args: as for `points`.

    Raises:
        ParallaxError: the lesson does not ask this, or there are files of several students.
    """
    loaded = load_story(story or lesson_story(lesson))
    asked = _asked(lesson, question, loaded)
    state = handed_in(lesson, loaded, folder or Path.cwd())
    value = committed(asked, state) if state else None
    text = value if isinstance(value, str) and value.strip() else "No answer yet."
    inner = f'<p><b>{escape(asked.prompt)}</b></p><blockquote style="white-space:pre-wrap">{escape(text)}</blockquote>'
    return Markup(f'{style()}<div class="plx-twin mathjax_ignore tex2jax_ignore" lang="en">{inner}</div>', escape(text))


def handed_in(lesson: str, story: Story, folder: Path) -> State | None:
    """What a student did in a lesson: the journal in ``my_work``, or else the newest hand-in file; None without either.

    Args:
        lesson: the lesson's name.
        story: the story that was worked on.
        folder: the folder of the submission.

    Raises:
        ParallaxError: the hand-in files are of several students.
    """
    journal = folder / WORK / safe_name(story.id) / f"{safe_name(lesson)}{ENDING}"
    places = [journal.parent] if journal.is_file() else [folder]
    found = [one for place in places for one in _submissions(place, story) if lesson in one.hand_in.lessons]
    counted, _ = newest(found)
    if len(counted) > 1:
        names = ", ".join(one.submission.file for one in counted)
        raise ParallaxError(f"these files are of several students: {names}", lesson, "Leave only the student's own")
    return counted[0].submission.hand_in.lessons[lesson] if counted else None


def _submissions(folder: Path, story: Story) -> Iterator[Submission]:
    for file in received(folder):
        if story_of(file.data) and isinstance(found := opened(file, story), Submission):
            yield found


def _asked(lesson: str, name: str, story: Story) -> Question:
    found = next((it for it in for_story(load_questions(lesson), story.id) if it.id == name), None)
    if found is None:
        raise ParallaxError(f"this lesson does not ask {name!r} of this story", lesson, "Make the assignment again")
    return found

"""A lesson as a notebook opens it: its story, the student's journal, and what is shown or asked with them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from helpers import views
from helpers.frames import FrameCoding, find_frame
from helpers.journal import open_journal
from helpers.layers import FOUND, has_key, key_of, machine_layer, reference_layer, told_of_key
from helpers.lessons.frame_answers import frame_answers
from helpers.lessons.loading import lesson_folder, lesson_story
from helpers.lessons.verdicts import PREFIX
from helpers.markup import Markup, visible
from helpers.seeds import load_story
from helpers.tables.parts import first_sentences
from helpers.views.figures import chosen_rows
from helpers.views.frames_live import FramesBeside, ProfileBeside
from helpers.widgets.answers.questions import Asker
from helpers.widgets.desk import Beside, HandIn, Head, Partner
from helpers.widgets.desk.column import Column, aside
from helpers.widgets.frames.form import FrameForm
from helpers.widgets.machine.yardstick import Work
from helpers.widgets.reader.widget import Reader

if TYPE_CHECKING:
    from helpers.codebook import Codebook
    from helpers.comparison import FigureRow
    from helpers.model import Match
    from helpers.widgets.answers.curtain import Curtain
    from helpers.widgets.machine.yardstick import Yardstick


Following = TypeVar("Following", bound=FramesBeside)
Name = TypeVar("Name", str, int)


class Lesson:
    """One lesson with one student's work on it.

    Args:
        name: the name of a folder in the kit's ``lessons``, or the path of another.
        folder: the work folder; that of `helpers.workspace.work_folder` if None.
        story: the story to work on, by name or path; if empty the one that ``PARALLAX_STORY`` names, or else the
            lesson's own.

    Attributes:
        name: the lesson's name.
        story: the story that is worked on.
        made_with: the name of the story that the lesson was made with.
        journal: what the student has done in it, on disk.

    Example:
        >>> lesson = open_lesson("00-start-here")  # doctest: +SKIP
        >>> lesson.ask("first-words")  # doctest: +SKIP
    """

    def __init__(self, name: str | Path, folder: Path | None = None, *, story: str | Path = "") -> None:
        self.name = lesson_folder(name).name
        self.made_with = lesson_story(name)
        self.story = load_story(story or os.environ.get("PARALLAX_STORY", "").strip() or self.made_with)
        self.journal = open_journal(self.story, self.name, folder=folder)
        self._asker = Asker(name, self.story, self.journal)
        self._partners: list[Partner] = []

    def __repr__(self) -> str:
        return f"Lesson {self.name}, on the story {self.story.id}"

    def head(self) -> Head:
        """What stands at the top: the name, the progress, a switch for large type, what could not be saved."""
        return Head(self._asker.questions.values(), self.journal, self._note())

    def _note(self) -> str:
        """What to say where another story is worked on than the lesson was made with."""
        if self.story.id == self.made_with:
            return ""
        topic = f" ({self.story.topic})" if self.story.topic else ""
        aside = f"What belongs to {self.made_with} alone steps aside" if self._asker.aside else "All questions fit it"
        work = f"You work on the story {self.story.id}{topic}. This lesson was made with {self.made_with}. {aside}."
        return f"{work} {visible(told_of_key(key_of(self.story)))}".strip()

    def own(self, *names: Name) -> tuple[Name, ...]:
        """Places, rows or facts that a notebook names in the story it was made with; none on another story.

        What is given none chooses for itself.

        Example:
            >>> lesson.own("A 21", "B 22")  # doctest: +SKIP
            ('A 21', 'B 22')
        """
        return names if self.story.id == self.made_with else ()

    def hand_in(self) -> HandIn:
        """Two buttons: the file to hand in, and the report."""
        return HandIn(self.story, self.journal)

    def partner(self, reader: Reader | None = None) -> Partner:
        """A partner's file beside one's own work, and which sentence split the two."""
        made = Partner(self.story, self.journal, reader or self._asker.reader)
        self._partners = [made]
        return made

    def coders(self, what: str, first: int) -> Yardstick:
        """Hits, misses and false alarms of everybody who coded the first sentences of the first article.

        The student is one of them, and a partner, if `partner` came first and has a file. ``what`` is as for
        `helpers.views.coder_table`.
        """
        places, work = first_sentences(self.story, first), Work(self.journal, *self._partners)
        return views.coder_table(self.story, what, self._asker.reader, places=places, work=work)

    def beside(self, what: str, *places: str) -> Beside:
        """One's own codes beside the reference coding's, and the machine's where it has any, sentence by sentence.

        Args:
            what: what was coded, such as ``sources``.
            places: the sentences, such as ``A 3-4`` or ``B 10``; without any, and on another story than the lesson
                was made with, the sentences in which the student has coded something.
        """
        reference = [reference_layer(self.story, what)] if has_key(self.story) else []
        others = [*reference, *([machine_layer(self.story, what)] if what in FOUND else [])]
        return Beside(self.story, self.journal, others, self.own(*places), self._asker.reader)

    def frame_form(self, name: str) -> FrameForm:
        """The questions on one generic frame, for each article; words are taken from the reader that was opened last.

        Args:
            name: the frame, such as ``conflict``.

        Raises:
            ParallaxError: there is no such frame.
        """
        return FrameForm(find_frame(name), self.story, self.journal, self._asker.reader)

    def frames_beside(self, *names: str) -> FramesBeside:
        """One's own answers to the questions on some frames beside a partner's and the story's codings.

        Closed for a frame until the student has coded it in all articles.

        Args:
            *names: the frames; all five without any.
        """
        return self._following(FramesBeside(self.story, self.journal, names, self._others, self._asker.reader))

    def frame_profile(self, *names: str) -> ProfileBeside:
        """The means of the frames by coder as a picture and a table. Args and rules: as for `frames_beside`."""
        return self._following(ProfileBeside(self.story, self.journal, names, self._others, self._asker.reader))

    def _others(self) -> tuple[FrameCoding, ...]:
        """What partners whose file was chosen have answered."""
        return tuple(
            frame_answers(state, self.story, it.layer.coder)
            for it in self._partners
            for state in it.states
            if it.layer is not None
        )

    def _following(self, beside: Following) -> Following:
        """The view, looking again whenever a partner's file is chosen."""
        for partner in self._partners:
            partner.panel.observe(lambda _: beside.look(), "shown")
        return beside

    def ask(self, *names: str) -> Column | Markup:
        """The forms of some questions, by their ids; evidence is taken from the reader that was opened last.

        Questions that belong to another story than the one that is worked on step aside.
        """
        asked = tuple(self._asker(name) for name in names if name not in self._asker.aside)
        return Column(asked) if asked else aside(self.made_with)

    def after(self, names: str | Iterable[str], *views: object, verdicts: Iterable[str] = ()) -> Curtain:
        """Something that is shown only once a question, or each of several, is answered.

        Where ``PARALLAX_REVEAL`` is ``open`` it is shown at once.

        Args:
            names: the ids of the questions; ``()`` for none.
            *views: what is shown.
            verdicts: rows of the figure ledger that need a verdict, too, named as for `helpers.views.figure_verdicts`.

        Raises:
            ParallaxError: there is no such question, or no such row.
        """
        wanted = tuple(verdicts)
        rows = chosen_rows(self.story, wanted) if wanted else ()
        return self._asker.after(names, *views, others={PREFIX + row.id: _verdict_on(row) for row in rows})

    def reader(
        self, codebook: Codebook | str | None = None, facts: Iterable[Match] = (), *, zones: bool = True
    ) -> Reader:
        """The articles side by side, with the student's own codes and links.

        Args:
            codebook: what can be coded; without one the articles are there to read.
            facts: passages that belong together, to walk through.
            zones: whether the parts of the page are named, and those that analysis does not read are grey.
        """
        journal = self.journal if codebook else None
        self._asker.reader = views.reader(self.story, facts, codebook=codebook, journal=journal, zones=zones)
        return self._asker.reader


def _verdict_on(row: FigureRow) -> str:
    """What to call the verdict on a row of the figure ledger."""
    figures = " and ".join(" ".join(it.text.split()) for it in row.figures if it)
    return f"Your verdict on {figures}"


def open_lesson(name: str | Path, folder: Path | None = None, *, story: str | Path = "") -> Lesson:
    """A lesson, and all that was done in it before; see `Lesson`.

    Any lesson can be opened on any story, with ``story`` or the environment variable ``PARALLAX_STORY``.

    Raises:
        ParallaxError: there is no such lesson, or its questions or its story cannot be read.

    Example:
        >>> import tempfile
        >>> open_lesson("00-start-here", Path(tempfile.mkdtemp()))
        Lesson 00-start-here, on the story putin-vietnam-2024
        >>> open_lesson("00-start-here", Path(tempfile.mkdtemp()), story="council-vote")
        Lesson 00-start-here, on the story council-vote
    """
    return Lesson(name, folder, story=story)

"""The handout: articles, codebooks and a lesson's questions on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from helpers.codebook import Codebook
from helpers.demo.reading import FILE as SCREENS
from helpers.demo.reading import load_screens
from helpers.demo.screens import as_question, screens_for
from helpers.editions.lines import Printed, left_out, printed
from helpers.lessons.belonging import for_story
from helpers.lessons.loading import lesson_folder, load_questions, read_text
from helpers.lessons.page import read_lesson
from helpers.lessons.questions import Question
from helpers.lessons.twin import option_labels
from helpers.markup import escape
from helpers.model import Article, Story
from helpers.places import kit_folder
from helpers.report.pieces import plain, section, table

_READER: Final = re.compile(r'lesson\.reader\(\s*"([\w-]+)"')
_LINES: Final = {"text": 5, "span": 2, "number": 1}
"""How many lines a student gets to write an answer on, by the question's kind."""
_BLANK: Final = '<span class="blank"></span>'
_STEP: Final = 5  # as in printed poetry and laws: every fifth line has its number


def build_handout(
    story: Story, codebooks: Sequence[Codebook] = (), lesson: str | Path = "", *, whole: bool = False
) -> str:
    """All articles of a story for paper, as one HTML page that needs nothing else: no scripts, no network.

    Sentences have the numbers that lessons use (A 3), lines their own. No key, hint or sample is in it.

    Args:
        story: the story.
        codebooks: the codebooks to print behind the articles.
        lesson: a lesson whose questions are printed behind them, with room to write.
        whole: whether the page around the articles is printed, too.

    Raises:
        ParallaxError: there is no such lesson, or it cannot be read.

    Example:
        >>> from helpers import load_story
        >>> from helpers.codebook import load_codebook
        >>> page = build_handout(load_story("putin-vietnam-2024"), [load_codebook("sources")], "02-who-speaks")
        >>> "A 26" in page, "named person" in page, "<script" in page
        (True, True, False)
    """
    parts = [_head(story)]
    parts += (_article(it, number, whole=whole) for number, it in enumerate(story.articles, start=1))
    if codebooks:
        parts.append(section(map(_codebook, codebooks), "codes", "Codes", 2))
    if lesson:
        parts.append(_lesson(lesson, story))
    return _page(f"Handout: {story.topic or story.id}", "".join(parts))


def lesson_codebooks(lesson: str | Path) -> tuple[str, ...]:
    """The names of the codebooks that a lesson's notebook codes with.

    Raises:
        ParallaxError: there is no such lesson.

    Example:
        >>> lesson_codebooks("02-who-speaks")
        ('sources',)
    """
    folder = lesson_folder(lesson)
    said = read_lesson(read_text(folder / "lesson.md")).head.get("Notebook")
    path = kit_folder("notebooks") / (said.text.split()[0].strip("`,:;") if said and said.text.split() else "none")
    if not path.is_file():
        return ()
    found = _READER.findall(path.read_text(encoding="utf-8").replace('\\"', '"'))
    return tuple(dict.fromkeys(found))


def _page(title: str, body: str) -> str:
    css = (Path(__file__).parent / "handout.css").read_text(encoding="utf-8")
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n"
    )
    page = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'
    return page.encode("utf-8", "replace").decode("utf-8")  # half a character, which a pasted text may hold


def _head(story: Story) -> str:
    names = " ".join(f"<li>{_title(it)}</li>" for it in story.articles)
    return (
        f'<header><p class="by"><span>Name: {_BLANK}</span> <span>Date: {_BLANK}</span></p>'
        f"<h1>{escape(story.topic or story.id)}</h1><ul>{names}</ul>"
        "<p>Bold numbers name sentences: A 3 is the third sentence of the body of article A. "
        "Small numbers count lines. The right-hand side is yours.</p></header>\n"
    )


def _title(article: Article) -> str:
    known = ", ".join(filter(None, (article.outlet, article.agency, article.date)))
    about = f" <small>({escape(known)})</small>" if known else ""
    return f"<b>Article {escape(article.id)}</b> {escape(article.title)}{about}"


def _article(article: Article, number: int, *, whole: bool) -> str:
    sentences = printed(article, whole=whole)
    rows = "".join(map(_sentence, sentences)) or '<p class="note">This article has no text.</p>'
    missing = "" if whole else left_out(article)
    note = f'<p class="note">{escape(missing)}</p>' if missing else ""
    known = ", ".join(filter(None, (article.outlet, article.agency, article.date)))
    about = f'<p class="note">{escape(known)}</p>' if known else ""
    inner = f'{about}<div class="text">{rows}</div>{note}'
    return section([inner], f"article-{number}", f"Article {article.id}", 2, "article")


def _sentence(sentence: Printed) -> str:
    kind = f"s {sentence.kind}{' opens' if sentence.opens else ''}"
    lines = "".join(_line(number, text) for number, text in sentence.lines)
    return f'<p class="{kind}"><b>{escape(sentence.name)}</b><span>{lines}</span></p>'


def _line(number: int, text: str) -> str:
    shown = f'<i aria-hidden="true">{number}</i>' if number % _STEP == 0 else ""
    return f'<span class="l">{shown}{escape(text)} </span>'


def _codebook(codebook: Codebook) -> str:
    rows = ([f"<b>{escape(it.name)}</b>", escape(it.key), escape(it.hint)] for it in codebook.codes)
    return table(f"Codes for {codebook.name}", ["code", "short", "give it when"], rows, "codebook")


def _lesson(lesson: str | Path, story: Story) -> str:
    folder = lesson_folder(lesson)
    page = read_lesson(read_text(folder / "lesson.md"))
    titles = {it.number: it.title for it in page.steps}
    asked = tuple(enumerate(_asked(folder, story), start=1))
    return section(_steps(asked, titles), "questions", plain(page.title) or folder.name, 2, "lesson")


def _asked(folder: Path, story: Story) -> tuple[Question, ...]:
    """What a lesson, or the screens of a demo, ask of a story."""
    if not (folder / SCREENS).is_file():
        return for_story(load_questions(folder), story.id)
    screens = screens_for(load_screens(folder).screens, story.id)
    return tuple(as_question(it, step) for step, it in enumerate(screens, start=1) if it.prompt)


def _steps(asked: Iterable[tuple[int, Question]], titles: dict[int, str]) -> Iterator[str]:
    """The questions in their order, below the steps of the lesson they belong to."""
    for step, questions in groupby(asked, key=lambda it: it[1].step):
        title = f"Step {step}: {plain(titles[step])}" if step in titles else "More questions"
        yield f"<h3>{escape(title)}</h3>"
        yield from (_question(number, question) for number, question in questions)


def _question(number: int, question: Question) -> str:
    prompt = f'<p class="prompt"><b>{number}.</b> {escape(question.prompt)}</p>'
    return f'<div class="question">{prompt}{_room(question)}</div>\n'


def _room(question: Question) -> str:
    """Where the answer goes: boxes to tick, or lines to write on."""
    if labels := option_labels(question):
        several = '<p class="note">Tick all that fit.</p>' if question.kind == "choices" else ""
        boxes = "".join(f'<li><span class="box"></span> {escape(label)}</li>' for _, label in labels)
        return f'{several}<ul class="boxes">{boxes}</ul>'
    if question.kind == "number":
        return f"<p>{_BLANK} {escape(question.unit)}</p>"
    lines = "".join('<div class="line"></div>' for _ in range(_LINES[question.kind]))
    place = f"<p>Article and sentence: {_BLANK}</p>" if question.kind == "span" else ""
    return f"{place}{lines}"

"""Whether the words that a lesson's questions quote stand in the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.lessons.check_links import find_story
from helpers.lessons.evidence import article_of
from helpers.lessons.questions import Fault, Question, Quote
from helpers.lessons.tables import did_you_mean
from helpers.lessons.wording import find_quote
from helpers.model import Story


def check_words(questions: Iterable[Question], folder: Path, file: str, text: str) -> Iterator[Fault]:
    """Look up every quotation of the questions' keys and hints; `text` is the file's own, to find their lines in."""
    lines = text.splitlines()
    for question in questions:
        quotes = tuple(dict.fromkeys(_quotes(question)))
        if question.story:
            story = find_story(question.story, folder)
            if isinstance(story, str):
                yield Fault(file, question.line, f"In question “{question.id}”, {story[0].lower()}{story[1:]}")
                continue
            for quote in quotes:
                said = looked_up(quote, story)
                if said:
                    yield Fault(file, _line(lines, question, quote), f"In question “{question.id}”, {said}")
        elif quotes:
            cure = "Write story = and the story’s name"
            said = f"Question “{question.id}” quotes an article but names no story. {cure}."
            yield Fault(file, question.line, said)


def _quotes(question: Question) -> Iterator[Quote]:
    yield from (it for it in question.answers if isinstance(it, Quote))
    yield from (it.answer for it in question.defensible if isinstance(it.answer, Quote))
    yield from (it.place for it in question.hints if it.place)


def looked_up(quote: Quote, story: Story) -> str:
    """What is wrong with a quotation; empty if it stands in its article once."""
    article = article_of(story, quote.article)
    if article is None:
        known = [it.id for it in story.articles]
        return f"the story has no article “{quote.article}”. {did_you_mean(quote.article, known)}"
    found = len(find_quote(article.text, quote.quote))
    if found > 1:
        return f"“{quote.quote}” stands {found} times in article {quote.article}. Quote a few more words."
    place = f"article {quote.article}{_elsewhere(quote, story)}"
    return "" if found else f"“{quote.quote}” does not stand in {place}. Copy the words from it."


def _elsewhere(quote: Quote, story: Story) -> str:
    others = [it.id for it in story.articles if find_quote(it.text, quote.quote)]
    return f", but in {' and '.join(others)}" if others else ""


def _line(lines: list[str], question: Question, quote: Quote) -> int:
    """The line of a question on which its quotation stands; where the question begins if it runs over several."""
    below = range(question.line, len(lines) + 1)
    written = (f'"{quote.quote}"', f"'{quote.quote}'", quote.quote)
    found = (number for text in written for number in below if text in lines[number - 1])
    return next(found, question.line)

"""Make a story of your own from two articles or more: text files, saved web pages, Markdown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError
from helpers.intake import Draft, DraftArticle, draft_story, write_story
from helpers.intake.draft import About
from helpers.intake.wording import body_words
from helpers.intake.writing import check_name

EXAMPLES = """examples:
  parallax new bridge herald.txt courier.html
  parallax new bridge herald.txt courier.html --outlet "The Herald" --outlet "The Courier" --date 2023-03-14 --date -
  parallax new bridge --dir Downloads/bridge --topic "A new bridge in Karsk, March 2023"

Give --outlet, --agency and --date once for each article, in the order of the articles; - means that you do not know.
What you leave out is looked for in the files. Nothing that exists is ever written over."""

_NOT_KNOWN: Final = "-"
_TAKEN: Final = frozenset({".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".mhtml", ".mht", ".webarchive"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("name", metavar="NAME", help="what the story is called, such as bridge-opening")
    parser.add_argument(
        "articles", nargs="*", metavar="FILE", type=Path, help="plain text, a saved web page, or Markdown"
    )
    parser.add_argument("--dir", metavar="FOLDER", type=Path, help="take all such files of a folder, by their names")
    for fact, what in (("outlet", "who published it"), ("agency", "the agency it is from"), ("date", "year-month-day")):
        parser.add_argument(
            f"--{fact}", action="append", default=[], metavar="TEXT", help=f"{what}; once for each article"
        )
    parser.add_argument("--topic", default="", metavar="TEXT", help="the event, in a few words")
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, help="where to make the story’s folder (in your work folder)"
    )


def run(options: argparse.Namespace) -> int:
    """Make the story, then say what was done, what is not known and what to look at."""
    check_name(options.name, options.to)
    files = [*options.articles, *(_files_of(options.dir) if options.dir else [])]
    draft = draft_story(options.name, files, _about(options, len(files)), options.topic)
    folder = write_story(draft, options.to)
    sys.stdout.write("".join(f"{line}\n" for line in _told(draft, folder, named=options.to is None)))
    return 0


def _files_of(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise ParallaxError("there is no such folder", str(folder), "Check its name")
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in _TAKEN and path.is_file())
    if not found:
        cure = f"Put files in it that end in {', '.join(sorted(_TAKEN))}"
        raise ParallaxError("no article is in this folder", str(folder), cure)
    return found


def _about(options: argparse.Namespace, articles: int) -> list[About]:
    """What was said on the command line, article by article."""
    about: list[dict[str, str]] = [{} for _ in range(articles)]
    for fact in ("outlet", "agency", "date"):
        said: list[str] = getattr(options, fact)
        if len(said) > articles:
            problem = f"--{fact} stands there {len(said)} times, but there are {articles} articles"
            raise ParallaxError(problem, "", "Give it once for each article, in their order; - means not known")
        for index, value in enumerate(said):
            if value.strip() not in ("", _NOT_KNOWN):
                about[index][fact] = value
    return list(about)


def _told(draft: Draft, folder: Path, *, named: bool) -> Iterator[str]:
    yield f"Made the story {draft.name}: {folder.absolute()}"
    for it in draft.articles:
        yield from _told_of(it)
    if draft.actors:
        names = ", ".join(it.actor.name for it in draft.actors)
        yield f"  Suggested actors, for you to rename, merge or delete: {names}"
    for note in draft.notes:
        yield f"  LOOK {note}"
    where = draft.name if named else str(folder)
    quoted = f'"{where}"' if " " in where else where
    yield f"Next: parallax lab --story {quoted}"


def _told_of(it: DraftArticle) -> Iterator[str]:
    article = it.article
    yield f"  {article.id}  {article.title} ({body_words(article):,} words of running text)"
    for name in ("outlet", "agency", "date"):
        if name in it.facts:
            fact = it.facts[name]
            yield f"     {name}: {fact.value}. {fact.evidence}"
    if it.unknown:
        yield f"     not known: {', '.join(it.unknown)}"

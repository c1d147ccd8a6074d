"""Write what the kit finds in articles as JSON, or print a summary.

The JSON is described by the schema in `helpers/schema/analysis.schema.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from helpers.analysis import document
from helpers.errors import ParallaxError
from helpers.model import Article, Story
from helpers.seeds import list_own_stories, list_stories, load_story, read_article

EXAMPLES = """examples:
  parallax analyse article.txt
  parallax analyse a.txt b.txt --json result.json
  parallax analyse a.txt b.txt --pairs --json result.json     (with the sentences that may tell of one thing)
  parallax analyse putin-vietnam-2024 --json -        (a story of the kit, to standard output)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help="a text file, or the name of a story")
    parser.add_argument("--json", metavar="FILE", help="write JSON to FILE, or to standard output for -")
    parser.add_argument("--pairs", action="store_true", help="add to the JSON the matches of every two articles")


def run(options: argparse.Namespace) -> int:
    """Analyse the articles."""
    stories = [_read(name) for name in options.articles]
    articles = [article for story in stories for article in story.articles]
    if options.json is None:
        sys.stdout.write("".join(_summary(article) for article in articles))
        return 0
    actors = [actor for story in stories for actor in story.actors]
    text = (
        json.dumps(document(articles, actors, pairs=options.pairs), ensure_ascii=options.json == "-", indent=1) + "\n"
    )
    if options.json == "-":
        sys.stdout.write(text)
    else:
        _write(Path(options.json), text)
    return 0


def _read(name: str) -> Story:
    """A story of the kit or of one's own, or one article as a story of its own."""
    if name in (*list_stories(), *list_own_stories()) and not Path(name).is_file():
        return load_story(name)
    return Story(name, "", (read_article(name),))


def _summary(article: Article) -> str:
    kinds = Counter(zone.kind for zone in article.zones)
    zones = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    body = sum(sentence.kind == "body" for sentence in article.sentences)
    return (
        f"{article.id}: {article.title}\n  zones: {zones}\n"
        f"  sentences: {len(article.sentences)} ({body} in the body), tokens: {len(article.tokens)}\n"
    )


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        problem = f"the result cannot be written ({error.strerror or error})"
        raise ParallaxError(problem, str(path), "Choose another file or folder") from error

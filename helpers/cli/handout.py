"""Make a handout for paper: the articles with numbered sentences and lines, codes, and a lesson's questions.

One HTML page without scripts that prints to A4 and to Letter. No keys are in it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpers.codebook import load_codebook
from helpers.editions.handout import build_handout, lesson_codebooks
from helpers.editions.writing import write_once
from helpers.seeds import load_story

EXAMPLES = """examples:
  parallax handout putin-vietnam-2024 --codebook sources
  parallax handout putin-vietnam-2024 --lesson 02-who-speaks -o speaks.html      (its codes and questions, too)
  parallax handout bridge --codebook sources --codebook voice -o bridge.html     (a story of your own)

Open the page in a browser and print it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("story", metavar="STORY", help="the story's name, or the path of its folder")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="the page (handout-STORY.html if left out)")
    parser.add_argument(
        "--codebook", action="append", default=[], metavar="NAME", help="print these codes; can be given several times"
    )
    parser.add_argument("--lesson", default="", metavar="LESSON", help="print this lesson's codes and questions")
    parser.add_argument("--whole-page", action="store_true", help="print what stands around the articles, too")


def run(options: argparse.Namespace) -> int:
    """Write the page."""
    story = load_story(options.story)
    names = options.codebook or (lesson_codebooks(options.lesson) if options.lesson else ())
    books = [load_codebook(name) for name in names]
    page = build_handout(story, books, options.lesson, whole=options.whole_page)
    path = options.output or Path(f"handout-{story.id}.html")
    write_once(path, page.encode(), "the handout")
    sys.stdout.write(f"The handout: {path.absolute()}\nOpen it in any browser and print it, on A4 or Letter.\n")
    return 0

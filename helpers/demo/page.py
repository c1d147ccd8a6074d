"""The demo as one HTML file for a room without a kernel: no network, and readable without a script and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from helpers.demo.deck import deck_html, shown
from helpers.demo.reading import LESSON, load_screens
from helpers.demo.screens import screens_for
from helpers.markup import escape
from helpers.model import Story
from helpers.widgets.demo.stage import LIVE, PIECES, SCRIPTS
from helpers.widgets.live import SHARED

HERE: Final = Path(__file__).parent
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""What a browser may load: nothing but what stands in the page itself."""


def build_page(story: Story, lesson: str | Path = LESSON) -> str:
    """All screens of a story as one page.

    With a script one screen fills the window and keys turn them; without, and on paper, all stand one below the other,
    what is revealed on a sheet after its question.

    Args:
        story: the story.
        lesson: the folder of the screens.

    Raises:
        ParallaxError: there is no such folder, or its screens have a fault.

    Example:
        >>> from helpers import load_story
        >>> page = build_page(load_story("council-vote"))
        >>> page.count('<section class="plx-screen"'), "https://" in page
        (12, False)
    """
    screens = shown(screens_for(load_screens(lesson).screens, story.id), story)
    css = _joined(PIECES, LIVE, HERE / "page.css")
    title = f"Classroom demo: {story.topic or story.id}"
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n"
    )
    body = (
        f'<main class="plx-deck" lang="en"><h1>{escape(title)}</h1>\n{deck_html(screens)}</main>\n'
        f"<script>\n{script()}</script>\n"
    )
    page = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'
    return page.encode("utf-8", "replace").decode("utf-8")  # half a character, which a pasted text may hold


def script() -> str:
    """The page's own script: the parts that it shares with the stage, then a few lines that start them."""
    return _joined(SHARED / "parts.js", *SCRIPTS, HERE / "page.js")


def _joined(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)

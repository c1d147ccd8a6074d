"""The cells of a notebook, and Markdown, as plain HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from helpers.markup import escape

_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
_STILL: Final = re.compile(r"<p[^>]*>This is a still picture\..*?</p>")
_STAND_IN: Final = '<div class="plx-stand-in" tabindex="0">'
_WAITS: Final = re.compile(r"\blesson\.after\(")
_LINK: Final = re.compile(r'<a href="([^"]*)"(?: title="[^"]*")?>(.*?)</a>', re.DOTALL)

_HEADING: Final = re.compile(r"<(/?)h([1-6])\b")
_NO_HEAD: Final = re.compile(r"<th\b[^>]*>\s*</th>")

Find = Callable[[str], str]
"""From the target of a link in a notebook to that of the page; empty where there is none."""


def markdown_html(text: str, find: Find) -> str:
    r"""Markdown as HTML; markup that stands in it is shown as text, and a link that leads nowhere becomes its words.

    Args:
        text: the Markdown.
        find: where a link leads on the pages.

    Example:
        >>> print(markdown_html("See **[it](a.md)** for \\$5.", lambda _: ""), end="")
        <p>See <strong>it</strong> for $5.</p>
    """
    import mistune

    made = str(mistune.create_markdown(escape=True, plugins=["table"])(text))
    made = _NO_HEAD.sub("<td></td>", made)  # a heading without words would be read out as an empty one
    return _LINK.sub(lambda found: _link(found[1], found[2], find), made)


def cells_html(notebook: Mapping[str, Any], find: Find) -> str:
    """The cells of a notebook: words, code folded away, and what the code showed.

    What waits for an answer is folded away, too, below a line that says so.

    Args:
        notebook: the notebook, as its file has it.
        find: where a link leads on the pages.
    """
    made = "".join(_cell(cell, find) for cell in notebook["cells"])
    seen: set[str] = set()
    return headings_in_order(_STYLE.sub(lambda found: _once(found[0], seen), made))


def headings_in_order(page: str) -> str:
    """The page, no heading of which is more than one level below the one before it.

    What a cell shows has headings of its own, which know nothing of those around them.

    Example:
        >>> headings_in_order("<h1>a</h1><h3>b</h3><h4>c</h4><h2>d</h2>")
        '<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>'
    """
    last = 0

    def level(found: re.Match[str]) -> str:
        nonlocal last
        if not found[1]:
            last = min(int(found[2]), last + 1)
        return f"<{found[1]}h{last}"

    return _HEADING.sub(level, page)


def source_of(cell: Mapping[str, Any]) -> str:
    """What is written in a cell."""
    return "".join(cell["source"])


def _cell(cell: Mapping[str, Any], find: Find) -> str:
    source = source_of(cell)
    if cell["cell_type"] == "markdown":
        return f'<div class="words">{markdown_html(source, find)}</div>\n'
    if cell["cell_type"] != "code":
        return ""
    shown = "".join(_outputs(cell))
    if shown and _WAITS.search(source):
        shown = f'<details class="after"><summary>Answer first. Then open this.</summary>{shown}</details>'
    code = f'<details class="code"><summary>The code of this cell</summary><pre>{escape(source)}</pre></details>'
    return f'<div class="cell">{code if source.strip() else ""}{shown}</div>\n'


def _outputs(cell: Mapping[str, Any]) -> Iterator[str]:
    """What the cell showed, without the widgets that need a kernel: each has a still twin before it."""
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        if output.get("output_type") == "stream":
            yield f"<pre>{escape(''.join(output['text']))}</pre>"
        elif "text/html" in data:
            made = _STILL.sub("", "".join(data["text/html"])).replace(_STAND_IN, '<div class="plx-stand-in">')
            yield f'<div class="shown">{made}</div>'
        elif "image/png" in data:
            alt = escape("".join(data.get("text/plain", "a picture")))
            yield f'<img alt="{alt}" src="data:image/png;base64,{"".join(data["image/png"]).strip()}">'
        elif "text/plain" in data and "application/vnd.jupyter.widget-view+json" not in data:
            yield f"<pre>{escape(''.join(data['text/plain']))}</pre>"


def _once(style: str, seen: set[str]) -> str:
    """A style sheet where it comes first: each output brings its own copy."""
    if style in seen:
        return ""
    seen.add(style)
    return style


def _link(target: str, words: str, find: Find) -> str:
    found = find(html.unescape(target))
    return f'<a href="{escape(found)}">{words}</a>' if found else words

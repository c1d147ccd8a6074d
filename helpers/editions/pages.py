"""The static edition: all notebooks and worksheets as linked pages for any browser, without a kernel or a network."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from helpers.editions.cells import cells_html, markdown_html, source_of
from helpers.errors import ParallaxError
from helpers.markup import escape
from helpers.places import kit_folder
from helpers.report.pieces import plain

INDEX: Final = "index.html"
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may load: nothing but what stands in the page itself."""
_TITLE: Final = re.compile(r"^# +(.+)$", re.MULTILINE)
_ABOUT: Final = (
    "All notebooks of the kit to read, with their texts, tables and pictures, for a room without a kernel. Write your "
    "answers on paper. What comes after a prediction is folded away: answer first, then open it."
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page before its frame is put around it.

    Attributes:
        name: its file's name.
        title: its title.
        body: its content, as HTML.
    """

    name: str
    title: str
    body: str


def static_pages() -> dict[str, str]:
    """All pages, by their file names: the contents, a page a notebook, a page a worksheet.

    Raises:
        ParallaxError: a notebook cannot be read.

    Example:
        >>> pages = static_pages()
        >>> "index.html" in pages, '<html lang="en">' in pages["02_who_speaks.html"]
        (True, True)
    """
    notebooks, sheets = _notebooks(), _worksheets()
    order = [Page(INDEX, "Contents", _contents(notebooks, sheets)), *notebooks, *sheets]
    around: dict[str, list[Page | None]] = {it.name: [None, None] for it in order}
    for before, after in pairwise(order):
        around[after.name][0], around[before.name][1] = before, after
    return {it.name: _framed(it, *around[it.name]) for it in order}


def write_pages(folder: Path) -> tuple[int, int]:
    """Write the static edition into a new or empty folder.

    Returns:
        How many pages there are, and how many bytes they have.

    Raises:
        ParallaxError: something is in the folder, or it cannot be written to.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParallaxError("something is there already", str(folder), "Name a new folder, or empty this one")
    pages = static_pages()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            (folder / name).write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = f"the pages cannot be written ({error.strerror or error})"
        raise ParallaxError(problem, str(folder), "Free some space or choose another folder") from error
    return len(pages), sum(len(page.encode()) for page in pages.values())


def _notebooks() -> list[Page]:
    made = []
    for path in sorted(kit_folder("notebooks").glob("*.ipynb")):
        try:
            notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            words = "\n".join(source_of(it) for it in notebook["cells"] if it["cell_type"] == "markdown")
            made.append(Page(f"{path.stem}.html", _title(words, path.stem), cells_html(notebook, _target)))
        except (OSError, ValueError, KeyError, TypeError) as error:
            problem = f"this cannot be read as a notebook ({type(error).__name__})"
            raise ParallaxError(problem, path.name, "Restore the file") from error
    return made


def _worksheets() -> list[Page]:
    lessons = kit_folder("lessons")
    files = [*sorted(lessons.glob("[0-9]*/lesson.md")), *lessons.glob("own-pair.md")]
    texts = [(_sheet(path), path.read_text(encoding="utf-8")) for path in files]
    return [Page(name, f"Worksheet: {_title(text, name)}", markdown_html(text, _target)) for name, text in texts]


def _sheet(path: Path) -> str:
    name = path.parent.name if path.name == "lesson.md" else path.stem
    return f"worksheet-{name}.html"


def _title(words: str, otherwise: str) -> str:
    found = _TITLE.search(words)
    return plain(found[1].strip()) if found else otherwise


def _target(link: str) -> str:
    """Where a link of a notebook or a worksheet leads on the pages; empty where that is no page."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return link if parts.scheme == "https" else ""
    path = Path(parts.path)
    if path.suffix == ".ipynb" and (kit_folder("notebooks") / path.name).is_file():
        return f"{path.stem}.html"
    inside = path.parts[-2:] if path.name == "lesson.md" else (path.name,)
    if path.name in ("lesson.md", "own-pair.md") and (kit_folder("lessons").joinpath(*inside)).is_file():
        return _sheet(path)
    return ""


def _contents(notebooks: list[Page], sheets: list[Page]) -> str:
    parts = ["<h1>Parallax: media comparison</h1>", f"<p>{escape(_ABOUT)}</p>"]
    for title, pages in (("Notebooks", notebooks), ("Worksheets", sheets)):
        items = "".join(f'<li><a href="{escape(it.name)}">{escape(it.title)}</a></li>' for it in pages)
        parts.append(f"<h2>{title}</h2><ul>{items}</ul>")
    return "".join(parts)


def _framed(page: Page, before: Page | None, after: Page | None) -> str:
    css = (Path(__file__).parent / "pages.css").read_text(encoding="utf-8")
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(page.title)} – Parallax</title>\n<style>\n{css}</style>\n"
    )
    skip = '<a class="skip" href="#main">Skip to the content</a>'
    top, foot = (_ways(it, before, after) for it in ("Pages", "Pages, again"))
    main = f'<main id="main" tabindex="-1">\n{page.body}</main>'
    made = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n<body class="mathjax_ignore tex2jax_ignore">\n'
        f"{skip}\n<header>{top}</header>\n{main}\n<footer>{foot}</footer>\n</body>\n</html>\n"
    )
    return made.encode("utf-8", "replace").decode("utf-8")


def _ways(label: str, before: Page | None, after: Page | None) -> str:
    links = [
        f'<a rel="prev" href="{escape(before.name)}">← {escape(before.title)}</a>' if before else "<span></span>",
        f'<a href="{INDEX}">Contents</a>',
        f'<a rel="next" href="{escape(after.name)}">{escape(after.title)} →</a>' if after else "<span></span>",
    ]
    return f'<nav aria-label="{label}">{"".join(links)}</nav>'

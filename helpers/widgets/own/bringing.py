"""A form for articles of one's own: paste them or choose files, see what was read, and make a story of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from helpers import markup
from helpers.errors import ParallaxError
from helpers.intake import draft_story, write_story
from helpers.intake.wording import body_words
from helpers.intake.writing import check_name
from helpers.markup import escape, visible
from helpers.widgets.boxes import boxed, button, form, html_box
from helpers.widgets.live import fault_html, guarded
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.intake import Draft, DraftArticle
    from helpers.intake.files import Source

FEWEST: Final = 2
MOST: Final = 10
TAKEN: Final = ".txt,.html,.htm,.md,.markdown,.mhtml,.mht,.webarchive"
STILL: Final = (
    "Here stands a form: a name for the story, a box and a file button for each article, and what is known about it."
)
FAILED: Final = "Something in the kit failed. What you have typed is still in the form: please try once more."
_LABELS: Final = {"style": {"description_width": "15em"}, "layout": {"width": "99%"}}


class Piece(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """One article in the form.

    Args:
        letter: what it is called, such as ``A``.
    """

    def __init__(self, letter: str) -> None:
        self.pasted = ipywidgets.Textarea(
            description=f"Text of {letter}", placeholder="Paste the article here, or choose a file below.",
            rows=6, **_LABELS,
        )  # fmt: skip
        self.file = ipywidgets.FileUpload(description=f"File of {letter}", accept=TAKEN, multiple=False)
        self.outlet = ipywidgets.Text(
            description=f"Outlet of {letter}", placeholder="who published it; may stay empty", **_LABELS
        )
        self.agency = ipywidgets.Text(description=f"News agency of {letter}", placeholder="may stay empty", **_LABELS)
        self.date = ipywidgets.Text(
            description=f"Date of {letter}", placeholder="2025-03-14; may stay empty", **_LABELS
        )
        self.evidence = ipywidgets.Text(
            description=f"How you know the date of {letter}",
            placeholder="for instance: it stands above the text",
            **_LABELS,
        )
        head = ipywidgets.HTML(f"<h3>Article {escape(letter)}</h3>")
        self.chosen = html_box()
        self.away = button(f"Take the file of {letter} away", self.forget)
        self.away.layout.display = "none"
        self.file.observe(lambda _: self._show_file(), "value")
        files = ipywidgets.HBox([self.file, self.away, self.chosen], layout={"flex_flow": "row wrap"})
        super().__init__([head, self.pasted, files, self.outlet, self.agency, self.date, self.evidence])

    @property
    def source(self) -> Source | None:
        """What was brought: the file if one was chosen, or else the pasted text; None if neither."""
        if self.file.value:
            chosen = self.file.value[0]
            return str(chosen["name"]), bytes(chosen["content"])
        return str(self.pasted.value) if self.pasted.value.strip() else None

    def forget(self) -> None:
        """Take the chosen file away again, so that the pasted text counts."""
        self.file.value = ()

    def _show_file(self) -> None:
        """A file goes before a pasted text, which must be seen."""
        name = str(self.file.value[0]["name"]) if self.file.value else ""
        self.away.layout.display = "" if name else "none"
        said = f"<p>The file {escape(visible(name))} is read, not the box above.</p>"
        self.chosen.value = boxed(said) if name else ""

    @property
    def about(self) -> dict[str, str]:
        """What is known about it."""
        known = {
            "outlet": self.outlet.value, "agency": self.agency.value, "date": self.date.value,
            "date_evidence": self.evidence.value if self.date.value.strip() else "",
        }  # fmt: skip
        return {name: value.strip() for name, value in known.items() if value.strip()}


class Bring(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The form. Nothing is written before *Make the story* is pressed, and a story that exists is never touched.

    Args:
        folder: where stories are kept; the work folder if None.

    Attributes:
        story: the name of the story that was made; empty before.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder, self.story = folder, ""
        self.name = ipywidgets.Text(description="Name of the story", placeholder="bridge-opening", **_LABELS)
        self.topic = ipywidgets.Text(
            description="The event", placeholder="A bridge opens in Karsk, March 2025; may stay empty", **_LABELS
        )
        self.pieces = [Piece(letter) for letter in "AB"]
        self._all = ipywidgets.VBox(self.pieces)
        self._more = button("One more article", self._add)
        self._read = button("Read the articles", lambda: self._try(self.read))
        self._make = button("Make the story", lambda: self._try(self.make), "primary")
        self.said = html_box()
        self.said.layout.margin = "10px 0 0"
        buttons = ipywidgets.HBox([self._more, self._read, self._make], layout={"flex_flow": "row wrap"})
        super().__init__(form([self.name, self.topic, self._all, buttons, self.said]))
        self.add_class("plx-live").add_class("plx-form")

    def __repr__(self) -> str:
        return f"Articles of your own: {self.story or 'no story made yet'}"

    @property
    def draft(self) -> Draft:
        """What the form holds, as it would be made into a story.

        Raises:
            ParallaxError: an article is missing or cannot be read.
        """
        filled = [(it.source, it.about) for it in self.pieces]
        brought = [(source, about) for source, about in filled if source is not None]
        if len(brought) < FEWEST:
            cure = "Paste a text or choose a file for article A and for article B"
            raise ParallaxError("a story needs two articles or more", "the form", cure)
        sources, about = zip(*brought, strict=True)
        return draft_story(self.name.value.strip() or "unnamed", sources, about, self.topic.value)

    def read(self) -> None:
        """Show what was read, without writing anything."""
        self._tell("".join(_told(self.draft)))

    def make(self) -> None:
        """Write the story, and say what to do next.

        Raises:
            ParallaxError: it has no name or a name that is taken, an article cannot be read, or nothing can be written.
        """
        name = self.name.value.strip()
        if not name:
            raise ParallaxError("the story has no name yet", "the form", "Give it a short one, such as bridge-opening")
        check_name(name, self.folder)
        draft = self.draft
        path = write_story(draft, self.folder)
        self.story = path.name if self.folder is None else str(path)
        done = f"<p><strong>The story {escape(path.name)} is made.</strong> Go on with the next cell.</p>"
        self._tell(done + "".join(_told(draft)))

    def _add(self) -> None:
        if len(self.pieces) < MOST:
            self.pieces.append(Piece(chr(ord("A") + len(self.pieces))))
            self._all.children = tuple(self.pieces)
        self._more.disabled = len(self.pieces) >= MOST

    def _try(self, act: Any) -> None:
        fault = guarded(act, FAILED)
        if fault:
            self._tell(fault_html(fault))

    def _tell(self, inner: str) -> None:
        self.said.value = boxed(f'<div role="status">{inner}</div>')

    @property
    def twin(self) -> str:
        """The static HTML shown where the form is not alive."""
        return boxed(f"<p>{escape(STILL)}</p>")

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)


def _told(draft: Draft) -> Iterator[str]:
    """What was read of each article, what to look at, and the parts of the pages."""
    if draft.notes:
        notes = "".join(f"<li>{escape(str(note))}</li>" for note in draft.notes)
        yield f"<p><strong>Look at this first:</strong></p><ul>{notes}</ul>"
    for it in draft.articles:
        yield _known(it)
    yield "<p>Names of parts are given by rules, which make mistakes; you can correct them in a moment.</p>"
    yield markup.zones(*(it.article for it in draft.articles)).html


def _known(it: DraftArticle) -> str:
    found = ((name, escape(fact.value), escape(fact.evidence)) for name, fact in it.facts.items())
    facts = [f"<li>{name}: {value} <em>({evidence})</em></li>" for name, value, evidence in found]
    facts += [f"<li>{name}: not known</li>" for name in it.unknown]
    head = f"{it.article.id}: {it.article.title}, {body_words(it.article):,} words of running text"
    return f"<p><strong>{escape(head)}</strong></p><ul>{''.join(facts)}</ul>"

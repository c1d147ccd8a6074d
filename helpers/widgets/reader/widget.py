"""The reader: articles side by side, with layers of marks, links between passages, and selection of words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import traitlets

from helpers.codebook import Codebook, load_codebook
from helpers.errors import ParallaxError
from helpers.journal import MemoryJournal
from helpers.markup import articles_html, as_received, visible
from helpers.widgets.live import FAILED, Live, page, weakly
from helpers.widgets.reader.coded import coded_html
from helpers.widgets.reader.coding import Coder
from helpers.widgets.reader.payload import (
    article_payload,
    checked,
    layers_payload,
    links_payload,
    token_range,
    token_span,
)
from helpers.widgets.twin import display_with_twin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from helpers.journal import JournalLike
    from helpers.model import Article, Span
    from helpers.widgets.reader.payload import Link, Marks

_HERE: Final = Path(__file__).parent


class Reader(Live):
    """Articles side by side, to read, to look at marks in, to select words in and, with a codebook, to code.

    Args:
        *articles: the articles, each with an id of its own.
        layers: what coders marked, shown as highlights with a legend.
        links: passages that belong together, shown as a list to walk through.
        codebook: the codes a student can give, or the name of a ready-made codebook such as ``sources``.
        journal: keeps what a student codes, as `helpers.journal.open_journal` gives it. Without one it is kept in
            memory only, and the reader says so.
        zones: whether the parts of the page are named, and those that analysis does not read are grey.

    Attributes:
        layers: the layers of marks that are shown.
        links: the links that are shown.
        selection: what is selected, as ``{"article": "A", "first": 12, "last": 15}`` (token numbers, inclusive), or
            None. It can be observed, and set to select from Python.

    Example:
        >>> from helpers import load_story  # doctest: +SKIP
        >>> reader = Reader(*load_story("putin-vietnam-2024").articles)  # doctest: +SKIP
        >>> reader.show("A", 0)  # doctest: +SKIP
    """

    _esm = page(*sorted((_HERE / "page").glob("*.js")))
    _css = _HERE / "widget.css"

    _articles: traitlets.List[dict[str, Any]] = traitlets.List(read_only=True).tag(sync=True)
    _layers: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    _links: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    _shown: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    # As one string: ipywidgets would look at every number of 2,000 rows, at every action.
    _work: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True, to_json=lambda work, _: json.dumps(work))
    selection: traitlets.Dict[str, Any] = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(
        self,
        *articles: Article,
        layers: Iterable[Marks] = (),
        links: Iterable[Link] = (),
        codebook: Codebook | str | None = None,
        journal: JournalLike | None = None,
        zones: bool = True,
    ) -> None:
        ids = [article.id for article in articles]
        if not ids or len(set(ids)) < len(ids):
            raise ParallaxError(
                f"the reader got {len(ids)} articles ({', '.join(ids)})",
                cure="Give it one or more articles, each with an id of its own",
            )
        self.articles, self.zones = articles, zones
        self._readers: list[Callable[[str, Span], object]] = []
        self._coder: Coder | None = None
        super().__init__()
        self.set_trait("_articles", [article_payload(article, zones=zones) for article in articles])
        self.set_layers(*layers)
        self.set_links(*links)
        self.observe(self._tell, names="selection")
        if codebook or journal:
            self._start_coding(load_codebook(codebook) if isinstance(codebook, str) else codebook, journal)

    def __repr__(self) -> str:
        noun = "article" if len(self.articles) == 1 else "articles"
        return f"Reader: {len(self.articles)} {noun} ({', '.join(article.id for article in self.articles)})"

    def set_layers(self, *layers: Marks) -> None:
        """Show these layers of marks instead of the present ones."""
        self._layers = layers_payload(self.articles, layers)
        self.layers = layers

    def set_links(self, *links: Link) -> None:
        """Show these links between passages instead of the present ones."""
        self._links = links_payload(self.articles, links)
        self.links = links

    def article(self, name: str) -> Article:
        """The article with this id.

        Raises:
            ParallaxError: where there is none.
        """
        for article in self.articles:
            if article.id == name:
                return article
        shown = ", ".join(article.id for article in self.articles)
        raise ParallaxError(f"there is no article {name!r}", "the reader", f"It shows {shown}")

    def show(self, article: str, place: Span | int) -> None:
        """Scroll to a passage and outline it; asking again for the same place works again.

        Args:
            article: the article's id.
            place: a span of that article, or the index of one of its sentences.

        Raises:
            ParallaxError: where the article has no such place.
        """
        chosen = self.article(article)
        if isinstance(place, int):
            if not 0 <= place < len(chosen.sentences):
                raise ParallaxError(
                    f"there is no sentence {place}",
                    f"article {article}",
                    f"Its sentences are numbered 0 to {len(chosen.sentences) - 1}",
                )
            place = chosen.sentences[place]
        first, last = token_range(chosen, place.start, place.end)
        again = self._shown.get("again", 0) + 1
        self._shown = {"passage": checked(self.articles, article, first, last), "again": again}

    @property
    def selected(self) -> Span | None:
        """The selected stretch of text, exactly as it stands in its article, or None."""
        chosen: dict[str, Any] | None = self.selection
        return token_span(self.article(chosen["article"]), chosen["first"], chosen["last"]) if chosen else None

    def on_select(self, callback: Callable[[str, Span], object]) -> Callable[[], None]:
        """Call a function whenever something is selected.

        Args:
            callback: gets the article's id and the selected span. Clearing the selection does not call it; observe
                `selection` to hear of that too.

        Returns:
            A function that ends this.
        """
        self._readers.append(callback)
        return lambda: self._readers.remove(callback)

    def _tell(self, _change: object) -> None:
        span = self.selected
        if span:
            for callback in tuple(self._readers):
                callback(self.selection["article"], span)

    @traitlets.validate("selection")
    def _valid_selection(self, proposal: dict[str, Any]) -> dict[str, Any] | None:
        value = proposal["value"]
        if value is None:
            return None
        try:
            name, first, last = value["article"], int(value["first"]), int(value["last"])
            checked(self.articles, name, first, last)
        except (KeyError, TypeError, ValueError, ParallaxError) as reason:
            raise traitlets.TraitError(f"This cannot be selected: {reason}") from reason
        return {"article": name, "first": first, "last": last}

    @property
    def twin(self) -> str:
        """The static HTML shown where the widget is not alive."""
        html = articles_html(self.articles) if self.zones else "".join(as_received(it).html for it in self.articles)
        return html + coded_html(self.articles, self._coder.work(), zones=self.zones) if self._coder else html

    def _start_coding(self, codebook: Codebook | None, journal: JournalLike | None) -> None:
        self._coder = Coder(self.articles, codebook, journal or MemoryJournal())
        self._pages: set[str] = set()
        self._acting = False
        self._work = self._coder.work()
        self._coder.journal.on_change(weakly(self._follow))

    def _follow(self) -> None:
        """Somebody has changed the journal. A reader that stands on no page any more need not follow."""
        if self._coder and self._pages and not self._acting:
            self._work = self._coder.work()

    def hear(self, content: Mapping[str, Any], _buffers: Sequence[Any]) -> None:
        """A page has come, gone, or asks for an action; only an action gets an answer."""
        if not self._coder:
            return
        name, here = str(content.get("view")), content.get("here")
        if here is not None:
            (self._pages.add if here else self._pages.discard)(name)
            self._work = self._coder.work()
            return
        answer: dict[str, Any] = {"answer": content.get("nth"), "view": name, "say": FAILED, "id": "", "problem": True}
        self._acting = True
        try:  # a fault that nobody foresaw goes on to `Live`, which shows the details
            said, done_to = self._coder.act(content)
            answer |= {"say": said, "id": done_to, "problem": False}
        except ParallaxError as error:
            answer["say"] = visible(str(error))
        finally:
            self._acting = False
            self._work = self._coder.work()
            self.send(answer)

    def _ipython_display_(self) -> None:
        display_with_twin(self, self.twin)

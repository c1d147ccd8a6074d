"""A matplotlib figure as SVG text: the same bytes every time, safe in a page, readable in light and dark."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET  # reads what matplotlib has just written, never a file from outside

import matplotlib as mpl
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.ticker import Formatter

from helpers.markup import visible
from helpers.theme import INK, SOFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axis import Ticker
    from matplotlib.figure import Figure

SVG: Final = "{http://www.w3.org/2000/svg}"
LONGEST: Final = 60
"""Characters of a label that a chart shows; a longer one would shrink everything else to nothing."""

_NO_METADATA: Final = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_NOT_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_INKS: Final = re.compile(rf"(fill|stroke): (?:#000000|{INK}|{SOFT})\b")
"""The colours of axes and letters; on a dark page they would not be seen."""


def svg_text(figure: Figure) -> str:
    """The figure as SVG, the same characters in every process; the figure itself stays as it is.

    Ids set with ``artist.set_gid`` stand on the artist's group. Dollar signs stay dollar signs and backgrounds are
    transparent. Black and the inks of `helpers.theme` become ``currentColor``, so that the page's own text colour draws
    axes and letters. Labels longer than `LONGEST` characters end in ``…``.

    Note:
        Other versions of matplotlib or of its fonts measure text a little differently and give another text.
    """
    stream = io.StringIO()
    settings = mpl.rc_context({"svg.hashsalt": "parallax", "svg.fonttype": "none", "text.parse_math": False})
    with settings, _plain_labels(figure), warnings.catch_warnings():
        # The page draws the letters with its own fonts, so a glyph that matplotlib's font lacks does no harm.
        warnings.filterwarnings("ignore", message="Glyph")
        figure.savefig(stream, format="svg", metadata=_NO_METADATA, bbox_inches="tight", transparent=True)
    return _cleaned(stream.getvalue())


def gids(figure: Figure) -> frozenset[str]:
    """The ids that were set on the figure's artists."""
    return frozenset(gid for artist in figure.findobj() if (gid := artist.get_gid()))


def on_white(svg: str) -> str:
    """The SVG with a white background, for a picture that cannot ask the page for its text colour."""
    return svg.replace("<svg ", '<svg style="background:#fff;color:#000" ', 1)


def label(text: str) -> str:
    """The text as a chart can show it: one that cannot break out of its box, nor push everything else out."""
    seen = _NOT_XML.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", visible(text))
    return seen if len(seen) <= LONGEST else seen[: LONGEST - 1] + "…"


class _LabelFormatter(Formatter):
    """Tick labels as another formatter makes them, each through `label`."""

    def __init__(self, inner: Formatter) -> None:
        self.inner = inner
        self.axis = inner.axis

    def __call__(self, x: float, pos: int | None = None) -> str:
        return label(self.inner(x, pos))

    def format_ticks(self, values: list[float]) -> list[str]:
        return [label(text) for text in self.inner.format_ticks(values)]

    def get_offset(self) -> str:
        return label(self.inner.get_offset())

    def set_locs(self, locs: Any) -> None:
        self.inner.set_locs(locs)


@contextmanager
def _plain_labels(figure: Figure) -> Iterator[None]:
    """For as long as the figure is drawn: labels made safe, no mathematics, no white box behind a legend."""
    with ExitStack() as undo:
        for axes in figure.axes:
            for axis in (axes.xaxis, axes.yaxis):
                for ticker in (axis.major, axis.minor):
                    _guard_ticks(ticker, undo)
        for text in figure.findobj(Text):
            undo.callback(text.set_parse_math, text.get_parse_math())
            undo.callback(text.set_text, text.get_text())
            text.set_parse_math(False)
            text.set_text(label(text.get_text()))
        for legend in figure.findobj(Legend):
            frame = legend.get_frame()
            undo.callback(frame.set_facecolor, frame.get_facecolor())
            frame.set_facecolor("none")
        yield


def _guard_ticks(ticker: Ticker, undo: ExitStack) -> None:
    """Put `_LabelFormatter` around the ticker's own formatter, since tick labels are written while drawing."""
    inner = ticker.formatter
    if inner is None:
        return
    undo.callback(setattr, ticker, "formatter", inner)
    ticker.formatter = _LabelFormatter(inner)


def _cleaned(svg: str) -> str:
    """Matplotlib's SVG without its style sheet (it would leak into the page), metadata and fixed black."""
    ET.register_namespace("", SVG.strip("{}"))
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(svg)  # noqa: S314  # written by matplotlib a moment ago
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in (f"{SVG}style", f"{SVG}metadata")]:
            parent.remove(child)
    root.set("fill", "currentColor")  # matplotlib leaves black fills out, so they are inherited from here
    for element in root.iter():
        if "style" in element.attrib:
            element.set("style", _INKS.sub(r"\1: currentColor", element.attrib["style"]))
    return ET.tostring(root, encoding="unicode")

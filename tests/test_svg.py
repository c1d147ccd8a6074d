"""Figures as SVG text."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from matplotlib.figure import Figure

from helpers.svg import LONGEST, SVG, gids, label, on_white, svg_text
from helpers.theme import INK, SOFT, theme

DRAW = """
from matplotlib.figure import Figure
from helpers.svg import svg_text
figure = Figure()
axes = figure.add_subplot()
axes.bar(["a", "b"], [1, 2], hatch="//", label="bars")[0].set_gid("A:one")
axes.plot([0, 1], [1, 2], "o")
axes.legend()
"""


def drawn(*ticks: str) -> Figure:
    figure = Figure()
    axes = figure.add_subplot()
    bars = axes.bar(range(len(ticks)), range(1, len(ticks) + 1), hatch="//", label="bars")
    bars[0].set_gid("A:one")
    axes.set_xticks(range(len(ticks)), ticks)
    axes.legend()
    return figure


def texts(svg: str) -> list[str]:
    return ["".join(it.itertext()) for it in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_same_figure_gives_the_same_text_in_every_process() -> None:
    code = f"{DRAW}\nimport sys\nsys.stdout.reconfigure(encoding='utf-8')\nprint(svg_text(figure), end='')"
    runs = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=120).stdout for _ in "12"
    ]
    assert runs[0] == runs[1]
    figure = drawn("a", "b")
    assert svg_text(figure) == svg_text(figure)


def test_nothing_in_it_reaches_beyond_it() -> None:
    svg = svg_text(drawn("a", "b"))
    root = ET.fromstring(svg)
    tags = {it.tag for it in root.iter()}
    assert not tags & {f"{SVG}style", f"{SVG}script", f"{SVG}metadata", f"{SVG}foreignObject"}
    assert "<!" not in svg
    assert "matplotlib.org" not in svg


def test_ids_stand_on_their_artists() -> None:
    figure = drawn("a", "b")
    groups = [it for it in ET.fromstring(svg_text(figure)).iter(f"{SVG}g") if it.get("id") == "A:one"]
    assert [child.tag for child in groups[0]] == [f"{SVG}path"]
    assert len(groups) == 1
    assert gids(figure) == {"A:one"}


@pytest.mark.parametrize("themed", [False, True])
def test_letters_and_axes_take_the_colour_of_the_page_and_nothing_covers_it(themed: bool) -> None:  # noqa: FBT001
    if themed:
        with theme():
            svg = svg_text(drawn("a", "b"))
    else:
        svg = svg_text(drawn("a", "b"))
    assert ET.fromstring(svg).get("fill") == "currentColor"
    assert "stroke: currentColor" in svg
    assert not [colour for colour in ("#000000", "#ffffff", INK, SOFT) if colour in svg]
    assert 'style="background:#fff' in on_white(svg)


def test_labels_are_plain_short_and_safe() -> None:
    hostile = ["$a$ and $b$", "<script>", "x\u202ey", "z" * 10_000, "\x00\ud800]]>"]
    figure = drawn(*hostile)
    figure.axes[0].set_title("from $3.5bn to $3.6bn 中文")
    svg = svg_text(figure)
    shown = texts(svg)
    assert shown[:5] == ["$a$ and $b$", "<script>", "x⟦U+202E⟧y", "z" * (LONGEST - 1) + "…", "⟦U+0000⟧⟦U+D800⟧]]>"]
    assert "from $3.5bn to $3.6bn 中文" in shown
    width = float(ET.fromstring(svg).get("viewBox", "").split()[2])
    assert width < 1000


def test_the_figure_stays_as_it_was() -> None:
    figure = drawn("$a$", "z" * 100)
    axes = figure.axes[0]
    axes.set_title("$q$\u202e")
    before = axes.xaxis.get_major_formatter(), axes.get_title(), figure.get_facecolor()
    legend = axes.get_legend().get_frame().get_facecolor()
    svg_text(figure)
    assert before == (axes.xaxis.get_major_formatter(), axes.get_title(), figure.get_facecolor())
    assert legend == axes.get_legend().get_frame().get_facecolor()
    assert axes.title.get_parse_math()


def test_a_label_says_what_it_hides() -> None:
    assert label("\u200bHanoi") == "⟦U+200B⟧Hanoi"

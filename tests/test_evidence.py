"""Passages, and the clickable chart and table as far as they can be tested without a browser."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from nbclient import NotebookClient

from helpers.errors import ParallaxError
from helpers.evidence import Passage, cell_key, passages
from helpers.markup import visible
from helpers.model import Article, Sentence, Span, Zone
from helpers.twins import as_records, chart_twin, grid, table_twin
from helpers.widgets.evidence import ClickableChart, ClickableTable


def article(*sentences: str, kinds: str = "") -> Article:
    """The sentences with a space between them; `kinds` has h for a headline and b for the body."""
    names = {"h": "headline", "b": "body"}
    text, cuts, at = " ".join(sentences), [], 0
    for n, sentence in enumerate(sentences):
        kind = names[kinds[n] if kinds else "b"]
        cuts.append(Sentence(at, at + len(sentence), sentence, 0, kind, None))  # type: ignore[arg-type]
        at += len(sentence) + 1
    zone = Zone(0, len(text), text, "body", "whole")
    return Article("A", "", "", "", "", "", text, (zone,), tuple(cuts), ())


def spans(of: Article, *words: str) -> list[Span]:
    return [Span(of.text.index(word), of.text.index(word) + len(word), word) for word in words]


def marked(found: tuple[Passage, ...]) -> list[str]:
    return ["".join(f"[{text}]" if is_marked else text for text, is_marked in it.pieces) for it in found]


def test_words_are_marked_in_reading_order() -> None:
    text = article("Putin came.", "Kim did not.", "Hanoi waited.")
    found = passages(text, spans(text, "Hanoi", "Putin", "came"))
    assert marked(found) == ["[Putin] [came].", "[Hanoi] waited."]
    assert [it.where for it in found] == ["Article A, sentence 1, body", "Article A, sentence 3, body"]
    assert found[0].marks == tuple(spans(text, "Putin", "came"))


def test_a_span_over_the_edge_is_cut_and_overlapping_ones_are_joined() -> None:
    text = article("He said no.", "She said yes.")
    assert marked(passages(text, spans(text, "said no. She"))) == ["He [said no.]", "[She] said yes."]
    assert marked(passages(text, spans(text, "He said", "said no", "e s"))) == ["[He said no]."]
    assert passages(text, [Span(11, 12, " "), Span(3, 3, "")]) == ()


def test_sentences_are_numbered_within_their_part_of_the_page() -> None:
    text = article("Title", "One.", "Two.", kinds="hbb")
    assert [it.where for it in passages(text, spans(text, "Title", "Two"))] == [
        "Article A, headline",
        "Article A, sentence 2, body",
    ]


def test_spans_of_another_text_are_refused() -> None:
    with pytest.raises(ParallaxError, match=r"Article A: characters 0 to 3 are not “Kim”\. Look"):
        passages(article("Putin came."), [Span(0, 3, "Kim")])


@given(st.data())
def test_pieces_are_the_sentence_and_marks_the_spans(data: st.DataObject) -> None:
    text = article(*data.draw(st.lists(st.text(min_size=1), min_size=1, max_size=4)))
    edge = st.integers(0, len(text.text))
    cuts = [sorted(pair) for pair in data.draw(st.lists(st.tuples(edge, edge), max_size=5))]
    found = passages(text, [Span(a, b, text.text[a:b]) for a, b in cuts])
    wanted = {at for a, b in cuts for at in range(a, b)}
    touched = [it for it in text.sentences if wanted & set(range(it.start, it.end))]
    assert len(found) == len(touched)
    for passage, sentence in zip(found, touched, strict=True):
        assert "".join(piece for piece, _ in passage.pieces) == visible(sentence.text)
        assert all(piece for piece, _ in passage.pieces)
        kinds = [is_marked for _, is_marked in passage.pieces]
        assert all(one != other for one, other in pairwise(kinds))
        assert [visible(it.text) for it in passage.marks] == [piece for piece, is_marked in passage.pieces if is_marked]
        assert all(text.text[it.start : it.end] == it.text for it in passage.marks)
        inside = wanted & set(range(sentence.start, sentence.end))
        assert {at for it in passage.marks for at in range(it.start, it.end)} == inside


def drawn(*keys: str) -> Figure:
    figure = Figure()
    for bar, key in zip(figure.add_subplot().bar(range(len(keys)), range(1, len(keys) + 1)), keys, strict=True):
        bar.set_gid(key)
    return figure


def test_a_chart_holds_what_the_page_needs() -> None:
    text = article("Putin came.", "Kim did not.")
    evidence = {"who": passages(text, spans(text, "Putin", "not")), "none": ()}
    chart = ClickableChart(drawn("who", "none"), evidence, {"who": "Who: 1"}, "One bar")
    assert repr(chart) == "Chart: One bar"
    assert chart.labels == {"who": "Who: 1"}
    assert chart.passages == {
        "who": [
            ["Article A", "sentence 1, body", "\x1fPutin\x1f came."],
            ["Article A", "sentence 2, body", "Kim did \x1fnot\x1f."],
        ]
    }
    chart.open_key = "who"
    with pytest.raises(ParallaxError, match=r"nothing stands behind “other”\. Choose one of: who"):
        chart.open_key = "other"
    assert chart.open_key == "who"


def test_the_reader_hears_which_words_to_show() -> None:
    text = article("Putin came.")
    chart = ClickableChart(drawn("who"), {"who": passages(text, spans(text, "came"))}, {}, "One bar")
    heard: list[tuple[str, Span]] = []
    assert not chart.connected
    chart.on_reader = lambda name, span: heard.append((name, span))
    assert chart.connected
    chart._heard(chart, {"show": ["who", 0]}, [])
    assert heard == [("A", Span(6, 10, "came"))]
    chart.on_reader = None
    assert not chart.connected


def test_keys_that_nothing_carries_are_named() -> None:
    found = passages(article("Hi."), [Span(0, 2, "Hi")])
    with pytest.raises(ParallaxError, match="no part of the chart has the key two, three"):
        ClickableChart(drawn("one"), {"one": found, "two": found, "three": found}, {}, "")
    with pytest.raises(ParallaxError, match="no part of the table has the key A:other"):
        ClickableTable(pd.DataFrame({"words": [1]}, index=["A"]), {"A:other": found}, "")


def test_a_table_keeps_its_headings_numbers_and_unknowns() -> None:
    frame = pd.DataFrame(
        {"words": [12, 3], "share": [0.25, None], "who": ["Kim", None], ("a", "b"): [True, False]},
        index=pd.Index(["A", "B"], name="Article"),
    )
    found = passages(article("Hi."), [Span(0, 2, "Hi")])
    table = grid(frame, "Counts", {cell_key("A", "words"): found, cell_key("B", ("a", "b")): found})
    assert table.corner == "Article"
    assert [column.text for column in table.columns] == ["words", "share", "who", "a, b"]
    assert [[cell.text for cell in cells] for _, cells in table.rows] == [
        ["12", "0.25", "Kim", "yes"],
        ["3", "", "", "no"],
    ]
    assert [cell.number for cell in table.rows[0][1]] == [True, True, False, False]
    assert [cell.key for _, cells in table.rows for cell in cells if cell.key] == ["A:words", "B:a, b"]


def test_twins_hold_every_sentence_and_no_markup_of_the_texts() -> None:
    text = article("<script>alert(1)</script> $a$ & $b$ \u202e.", "<img src=x onerror=alert(1)>")
    found = passages(text, spans(text, "$a$", "<img"))
    name = '"><b>&'
    frame = pd.DataFrame({name: [name]}, index=[name])
    chart = chart_twin("<svg />", name, {name: found}, {name: name})
    for twin in (chart, table_twin(grid(frame, name, {cell_key(name, name): found}), {cell_key(name, name): found})):
        assert 'class="plx-twin plx-ev-twin mathjax_ignore tex2jax_ignore"' in twin
        assert "<mark><u>$a$</u></mark> &amp; $b$ ⟦U+202E⟧." in twin
        assert "(2 sentences)" in twin
        tags = set(re.findall(r"<(\w+)", twin))
        assert tags <= {
            "div",
            "style",
            "img",
            "table",
            "caption",
            "thead",
            "tr",
            "th",
            "tbody",
            "td",
            "details",
            "summary",
            "p",
            "b",
            "ul",
            "li",
            "mark",
            "u",
        }
        assert "onerror=alert(1)>" not in twin
        assert "<mark><u>&lt;img</u></mark> src=x onerror=alert(1)&gt;" in twin


SETUP = """
import pandas as pd
import matplotlib.pyplot as plt
from helpers import plain_article
from helpers.evidence import passages
from helpers.model import Span
from helpers.widgets.evidence import ClickableChart, ClickableTable
text = plain_article("Putin came for $3.5bn. Kim stayed for $3.6bn.", id="A")
found = {"A:words": passages(text, [Span(0, 5, "Putin")])}
"""
CHART = """
figure, axes = plt.subplots()
axes.bar(["A"], [1])[0].set_gid("A:words")
ClickableChart(figure, found, {"A:words": "Article A"}, "One bar")
"""
TABLE = "ClickableTable(pd.DataFrame({'words': [1]}, index=['A']), found, 'One cell')"


def test_a_notebook_with_both_gives_the_same_outputs_every_time(tmp_path: Path) -> None:
    path = tmp_path / "drawer.ipynb"
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in (SETUP, CHART, TABLE)])
    saved = NotebookClient(book, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    nbformat.write(saved, path)
    kinds = [[sorted(output.data) for output in cell.outputs] for cell in saved.cells]
    live = ["application/vnd.jupyter.widget-view+json", "text/plain"]
    assert kinds == [[], [["text/html", "text/plain"], live], [["text/html", "text/plain"], live]]
    assert [output.data["text/plain"] for output in saved.cells[1].outputs] == ["Chart: One bar"] * 2
    # Without a module whose import takes seconds, as in the root's conftest.py, which this run does not read.
    quick = "import sys; sys.modules['rfc3987_syntax'] = None; import pytest; sys.exit(pytest.main(sys.argv[1:]))"
    strict = [sys.executable, "-c", quick, "--nbval", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", str(path)]
    run = subprocess.run(strict, check=False, capture_output=True, text=True, timeout=120, cwd=tmp_path)
    assert run.returncode == 0, run.stdout


def test_records_of_a_table_have_all_that_its_cells_have() -> None:
    frame = pd.DataFrame({"asked": [27], "given": ["13 (48 %)"]}, index=pd.Index(["A 4"], name="sentence"))
    table = grid(frame, "splits", {}, {cell_key("A 4", "given"): 0.48})
    assert as_records(table) == asdict(table)
    assert as_records(table)["rows"][0][1][1]["share"] == 0.48

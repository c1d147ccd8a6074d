"""Tables to charts. Every chart carries a text that says what it shows, made from the same data."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.markup import visible
from helpers.svg import label
from helpers.theme import GREY, SOFT, colour, hatch, theme

_DPI = 110
_MOST_CODES = 20  # more bars than that are no picture any more; the table has them all


@dataclass(frozen=True)
class Chart:
    """A drawn chart and what it shows in words.

    Attributes:
        figure: the matplotlib figure.
        alt: the same in words, for readers who cannot see it.
        marks: the ids of the bars and labels that something stands behind, each with what it is called.
    """

    figure: Figure = field(repr=False)
    alt: str
    marks: dict[str, str] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data = {"image/png": self.png(), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt}}

    def png(self) -> bytes:
        """The chart as a PNG picture."""
        picture = io.BytesIO()
        with theme():
            FigureCanvasAgg(self.figure)
            self.figure.savefig(picture, format="png", dpi=_DPI, bbox_inches="tight")
        return picture.getvalue()


def page_words(table: pd.DataFrame) -> Chart:
    r"""How many words of each page are the article, and how many are the page around it.

    Args:
        table: from `helpers.tables.zones`.

    Example:
        >>> from helpers import read_pasted, tables
        >>> page_words(tables.zones([read_pasted("The hall was empty.\n\nShare this story", id="X")]))
        Words on each page. Article X: 4 words are read (4 body), 3 are not (3 page around).
    """
    articles = list(dict.fromkeys(table["article"]))
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(figsize=(9, 1.1 + 0.8 * len(articles)))
        axes = figure.add_subplot()
        for place, article in enumerate(articles):
            marks |= _stack(axes, table[table["article"] == article], len(articles) - 1 - place, place)
        _frame(axes, articles, "words on the page")
        axes.set_title("Words of the article (coloured) and around it (grey)")
    return Chart(figure, "Words on each page. " + " ".join(_read_note(table, article) for article in articles), marks)


def sentence_lengths(table: pd.DataFrame) -> Chart:
    """The length of every sentence of the body, in reading order, a row an article.

    Args:
        table: from `helpers.tables.sentences`.

    Example:
        >>> from helpers import plain_article, tables
        >>> sentence_lengths(tables.sentences([plain_article("No one came. The hall was empty.", id="X")]))
        Words in each sentence of the body. Article X: 2 sentences, 3 to 4 words, 3.5 on average.
    """
    body = table[table["number"].notna()]
    articles = list(dict.fromkeys(table["article"]))
    longest, most = max([1, *body["words"]]), max([1, *body["number"]])
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(figsize=(9, 0.6 + 1.9 * len(articles)), layout="constrained")
        for place, article in enumerate(articles):
            axes = figure.add_subplot(len(articles), 1, place + 1)
            marks |= _bars(axes, body[body["article"] == article], article, place)
            title = f"Article {visible(article)}"
            axes.set(ylim=(0, longest * 1.05), xlim=(0.2, most + 0.8), ylabel="words", title=title)
            axes.set_xlabel("sentence of the body, in reading order" if place == len(articles) - 1 else "")
    notes = " ".join(_length_note(body, article) for article in articles)
    return Chart(figure, f"Words in each sentence of the body. {notes}", marks)


def _bars(axes: Axes, rows: pd.DataFrame, article: str, place: int) -> dict[str, str]:
    marks = {}
    numbers, words = rows["number"].astype(int).tolist(), rows["words"].tolist()
    bars = axes.bar(numbers, words, color=colour(place), hatch=hatch(place), edgecolor="white")
    for bar, number, count in zip(bars, numbers, words, strict=True):
        key = mark_key(article, number)
        bar.set_gid(key)
        marks[key] = f"Article {visible(article)}, sentence {number}: {count} words"
    return marks


def space(table: pd.DataFrame) -> Chart:
    """Each article as a strip from its first sentence to its last, a row an actor, filled where they are mentioned.

    Args:
        table: from `helpers.tables.mentions`.

    Example:
        >>> from helpers import load_story, tables
        >>> space(tables.mentions(load_story("putin-vietnam-2024"))).alt.partition(".")[0]
        'Where in each article the actors are mentioned, from the first sentence to the last'
    """
    articles, actors = (list(dict.fromkeys(table[name])) for name in ("article", "actor"))
    marks: dict[str, str] = {}
    with theme():
        figure = Figure(figsize=(10, 0.8 + (0.75 + 0.36 * len(actors)) * len(articles)), layout="constrained")
        for place, article in enumerate(articles):
            axes = figure.add_subplot(max(1, len(articles)), 1, place + 1)
            marks |= _strip(axes, table[table["article"] == article], actors, place)
            axes.set_title(f"Article {visible(article)}")
        longest = int((table["begins"] + table["words"]).max()) if len(table) else 1
        for axes in figure.axes:
            axes.set(xlim=(0, longest))
        for axes in figure.axes[-1:]:
            axes.set_xlabel("words of the body, from the first to the last")
    notes = " ".join(_space_note(table[table["article"] == article], article) for article in articles)
    lead = "Where in each article the actors are mentioned, from the first sentence to the last."
    return Chart(figure, f"{lead} {notes}", marks)


def _strip(axes: Axes, rows: pd.DataFrame, actors: list[str], place: int) -> dict[str, str]:
    """One article: a thin line for the whole text in each row, a block for each sentence that mentions the actor."""
    marks = {}
    name = visible(str(rows["article"].iloc[0]))
    end = int((rows["begins"] + rows["words"]).max())
    for actor, number, begins, words, times in _mentioning(rows):
        key = mark_key(rows["article"].iloc[0], actor, number)
        height = actors[::-1].index(actor)
        block = axes.barh(height, words, left=begins, height=0.72, color=colour(place), hatch=hatch(place))
        block[0].set(gid=key, edgecolor="white", linewidth=1.5)
        marks[key] = f"Article {name}, sentence {number} mentions {visible(actor)} {_times(times)}"
    axes.hlines(range(len(actors)), 0, end, color=SOFT, linewidth=1, zorder=0)
    axes.set(ylim=(-0.6, len(actors) - 0.4))
    axes.set_yticks(range(len(actors)), [visible(actor) for actor in reversed(actors)])
    return marks


def _mentioning(rows: pd.DataFrame) -> Iterator[tuple[str, int, int, int, int]]:
    """Actor, sentence, words before it, its words, how often: the rows with a mention."""
    said = rows[rows["times"] > 0]
    columns = (said["actor"], said["number"], said["begins"], said["words"], said["times"])
    for actor, number, begins, words, times in zip(*columns, strict=True):
        yield str(actor), int(number), int(begins), int(words), int(times)


def mark_key(*parts: object) -> str:
    """The id of a mark in a chart, from what it stands for.

    Example:
        >>> mark_key("A", "North Korea", 5)
        'A|North Korea|5'
    """
    return "|".join(map(str, parts))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _space_note(rows: pd.DataFrame, article: str) -> str:
    total = max(1, int(rows.drop_duplicates("number")["words"].sum()))
    said = rows[rows["times"] > 0].groupby("actor", sort=False)["words"].sum()
    parts = ", ".join(f"{visible(str(actor))} {round(100 * words / total)} %" for actor, words in said.items())
    return f"Article {visible(article)}, share of its words in sentences with a mention: {parts or 'none'}."


def codes(table: pd.DataFrame) -> Chart:
    """How often each code was given in each article: a group of bars a code, the most used on top.

    Args:
        table: from `helpers.tables.code_counts`.

    Example:
        >>> codes(pd.DataFrame({"A": [2, 0], "B": [1, 3]}, index=["date", "money"]))
        How often each code was given. date: 2 in A, 1 in B. money: 0 in A, 3 in B.
    """
    shown = table.head(_MOST_CODES)
    articles, height = [str(name) for name in table.columns], 0.8 / max(1, table.shape[1])
    with theme():
        figure = Figure(figsize=(9, 1 + 0.3 * len(shown) * max(1.5, table.shape[1])))
        axes = figure.add_subplot()
        for place, article in enumerate(articles):
            at = [len(shown) - 1 - row + 0.4 - height * (place + 0.5) for row in range(len(shown))]
            looks: Any = {"color": colour(place), "hatch": hatch(place), "edgecolor": "white"}
            name = label(f"Article {article}")
            bars = axes.barh(at, shown.iloc[:, place].tolist(), height=height * 0.92, label=name, **looks)
            axes.bar_label(bars, padding=4)
        axes.set_yticks(range(len(shown)), [label(str(code)) for code in reversed(shown.index)])
        axes.set_xlabel("how often the code was given")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.margins(x=0.08)
        if articles:
            axes.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=5, borderaxespad=0)
    more = f" The {len(table) - len(shown)} codes used least are not drawn." if len(table) > len(shown) else ""
    return Chart(figure, "How often each code was given. " + " ".join(_code_notes(shown)) + more)


def _code_notes(table: pd.DataFrame) -> Iterator[str]:
    for code, row in zip(table.index, table.itertuples(index=False, name=None), strict=True):
        parts = (f"{number} in {visible(str(name))}" for name, number in zip(table.columns, row, strict=True))
        yield f"{label(str(code))}: {', '.join(parts)}."


def _stack(axes: Axes, rows: pd.DataFrame, height: int, place: int) -> dict[str, str]:
    """One article's page as a bar: what is read, then what is not."""
    article = str(rows["article"].iloc[0])
    read, unread = (int(rows.loc[rows["read"] == is_read, "words"].sum()) for is_read in (True, False))
    bars = (
        axes.barh(height, read, color=colour(place), hatch=hatch(place), edgecolor="white", height=0.6),
        axes.barh(height, unread, left=read, color=GREY, edgecolor=SOFT, linestyle="--", height=0.6),
    )
    axes.annotate(f"{read:,} + {unread:,}", (read + unread, height), (6, 0), textcoords="offset points", va="center")
    keys = mark_key(article, "read"), mark_key(article, "around")
    for bar, key in zip(bars, keys, strict=True):
        bar[0].set_gid(key)
    name = f"Article {visible(article)}"
    return {keys[0]: f"{name}: {read:,} words of the article", keys[1]: f"{name}: {unread:,} words around it"}


def _frame(axes: Axes, articles: list[str], label: str) -> None:
    axes.set_yticks(range(len(articles)), [f"Article {visible(article)}" for article in reversed(articles)])
    axes.set_xlabel(label)
    axes.margins(x=0.12)
    axes.set_xlim(left=0)


def _read_note(table: pd.DataFrame, article: str) -> str:
    rows = table[table["article"] == article]
    parts = []
    for is_read in (True, False):
        part = rows[rows["read"] == is_read]
        kinds = ", ".join(f"{words} {zone}" for zone, words in zip(part["zone"], part["words"], strict=True))
        parts.append((int(part["words"].sum()), f" ({kinds})" if kinds else ""))
    (read, what), (unread, rest) = parts
    return f"Article {visible(article)}: {read:,} words are read{what}, {unread:,} are not{rest}."


def _length_note(body: pd.DataFrame, article: str) -> str:
    words = body.loc[body["article"] == article, "words"]
    if words.empty:
        return f"Article {visible(article)}: no sentence."
    return (
        f"Article {visible(article)}: {len(words)} sentences, {words.min()} to {words.max()} words, "
        f"{words.mean():.1f} on average."
    )

"""What screens can show of any story, by name: few rows in large type, with the sentences behind them.

Each view shows the first two articles and says so in words where there is nothing to show; none of them ever fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from helpers import tables
from helpers.coding import State
from helpers.comparison import figure_ledger
from helpers.comparison.telling import candidates_of
from helpers.demo.behind import Behind, around, counted, mentioned, named, spoken, two_of
from helpers.demo.pieces import Bar, Card, Piece, bars, cards, clipped, sentence, table
from helpers.layers import has_key
from helpers.lessons.alone import alone_in
from helpers.model import READ_ZONES, Article, Story
from helpers.sources import find_voices
from helpers.tables.figures import said as said_of
from helpers.tables.labels import wanted
from helpers.tables.sourcing import describe
from helpers.tokens import count_words

View = Callable[[Story], Piece]
_MOST_ROWS: Final = 4
_MOST_NAMES: Final = 6
_MOST_FIGURES: Final = 3
_TIMES: Final = ("year", "date", "time")
_HEARD: Final = "full: inside quotation marks; striped: reported without them"
_COMPARED: Final = {
    "quotations": "words in quotation marks",
    "indirect": "speech without them",
    "sources": "who the source is",
}


def headlines(story: Story) -> Piece:
    """The headlines side by side."""
    return cards([Card(it.id, clipped(it.title, 22), _known(it)) for it in story.articles[:3]])


def openings(story: Story) -> Piece:
    """The first sentence of each body."""
    firsts = [next((it.text for it in article.sentences if it.kind == "body"), "") for article in two_of(story)]
    found = [Card(it.id, clipped(text, 34) or "no body text") for it, text in zip(two_of(story), firsts, strict=True)]
    return cards(found)


def about(story: Story) -> Piece:
    """What is known about each article: its length, its agency, its outlet, its day."""
    columns = [
        (article.id, str(_words(article)), article.agency or "–", article.outlet or "–", article.date or "–")
        for article in two_of(story)
    ]
    names = ("", "words", "agency", "outlet", "day")
    rows = list(zip(names, *columns, strict=True))[1:]
    return table("What the files say about themselves", ["", *(it.id for it in two_of(story))], rows, "–: not said")


def page_words(story: Story) -> Piece:
    """How many words of each file are the article, and how many the page around it."""
    groups = []
    for article in two_of(story):
        counted = {True: 0, False: 0}
        for zone in article.zones:
            counted[zone.kind in READ_ZONES] += count_words(zone.text)
        rows = [_plain("the article", counted[True], "words"), _plain("the page around it", counted[False], "words")]
        groups.append((article.id, rows))
    return _with(bars("Words of each file", groups), around(story))


def voices(story: Story) -> Piece:
    """Who is given the most words, quoted and reported."""
    frame = tables.sources(story)
    groups = []
    for article in two_of(story):
        rows = frame[frame["article"] == article.id].sort_values(["direct", "indirect"], ascending=False, kind="stable")
        shown = [
            Bar(clipped(row["source"], 6), row["direct"], row["indirect"], f"{row['direct']} + {row['indirect']}")
            for row in rows.head(_MOST_ROWS).to_dict("records")
        ]
        groups.append((article.id, shown))
    if not any(rows for _, rows in groups):
        return sentence("No rule finds anybody who speaks in these texts.")
    return _with(bars("Words of each voice: quoted + reported", groups, _HEARD), spoken(story))


def verbs(story: Story) -> Piece:
    """By which verbs the sources speak."""
    said: dict[str, dict[str, Counter[str]]] = {}
    for article in two_of(story):
        for voice in find_voices(article, story.actors, story.speakers):
            if voice.attribution.cue:
                who = said.setdefault(article.id, {}).setdefault(describe(voice.source)[0], Counter())
                who[voice.attribution.cue.text.casefold()] += 1
    rows = [
        (f"{name} · {clipped(who, 6)}", ", ".join(_times(*it) for it in found.most_common(4)))
        for name, sources in said.items()
        for who, found in sorted(sources.items(), key=lambda it: -it[1].total())[:3]
    ]
    if not rows:
        return sentence("No rule finds a verb of saying in these texts.")
    return _with(table("Who speaks by which verb", ["source", "verbs"], rows), spoken(story))


def labels(story: Story) -> Piece:
    """What one thing is called: the event with the most names."""
    groups = wanted(story, None)
    counted = tables.label_counts(story, groups)
    counted = counted[counted["all"] > 0]
    if counted.empty:
        return sentence("Nobody has listed names for the event of this story yet.")
    sizes = counted.groupby("what", sort=False)["label"].nunique()
    chosen = counted[counted["what"] == sizes.idxmax()]
    every = list(dict.fromkeys(chosen["label"]))
    names = every[:_MOST_NAMES]
    rows = [(name, *(_called(chosen, name, article.id) for article in two_of(story))) for name in names]
    head = ["", *(it.id for it in two_of(story))]
    more = f"; and {len(every) - len(names)} more names" if len(every) > len(names) else ""
    made = table(str(sizes.idxmax()), head, rows, f"“2”: inside quotation marks, somebody else’s word{more}")
    return _with(made, named(story, names))


def space(story: Story) -> Piece:
    """How much of each text stands in sentences that name an actor."""
    frame = tables.space(story).dropna(how="all")
    if frame.empty:
        return sentence("Nobody has listed who is named in this story yet.")
    ids = [article.id for article in two_of(story)]
    most = frame[ids].fillna(0).sum(axis=1).sort_values(ascending=False, kind="stable").head(_MOST_ROWS)
    top = frame.loc[most.index, ids].fillna(0).astype(int)
    groups = [(name, [_plain(str(actor), int(value), "") for actor, value in top[name].items()]) for name in ids]
    made = bars("Of 100 words, how many stand in sentences that name …", groups)
    return _with(made, mentioned(story))


def figures_open(story: Story) -> Piece:
    """The same measure in both articles, without a word on how they relate."""
    return _figures(story, told=False)


def figures(story: Story) -> Piece:
    """The same measure in both articles, and how the two relate."""
    return _figures(story, told=True)


def shared(story: Story) -> Piece:
    """The longest passages that two texts have word for word."""
    a, b = two_of(story)
    frame = tables.shared(a, b).head(3)
    if frame.empty:
        return sentence(f"No passage of five words or more stands in both {a.id} and {b.id}.")
    rows = [
        (clipped(str(row["the same words"]), 22), str(row["words"]), str(row[a.id]), str(row[b.id]))
        for row in frame.to_dict("records")
    ]
    return table("The same words in both", ["", "words", a.id, b.id], rows)


def alone(story: Story) -> Piece:
    """A sentence of each text to which a program finds nothing like it in the other."""
    a, b = two_of(story)
    found = alone_in(State(), a, b, candidates_of(a, b))
    shown = []
    for article in (a, b):
        mine = [it for it in found if it.named.article.id == article.id and it.named.sentence.kind == "body"]
        mine.sort(key=lambda it: it.nearest.score if it.nearest else 0)
        shown += [Card(it.named.name, clipped(it.named.sentence.text, 30)) for it in mine[:1]]
    if not shown:
        return sentence("To every sentence of one text the program finds one like it in the other.")
    return cards(shown)


def machine(story: Story) -> Piece:
    """What a program with rules found of what the reference coding has."""
    if not has_key(story):
        return sentence("No reference coding comes with this story, so the program has nobody to be compared with.")
    frame = tables.against_key(story)
    if frame.empty:
        return sentence("The reference coding of this story says nothing about who speaks.")
    rows = [
        (_COMPARED[str(name)], f"{row['both']} of {row['reference']}", str(row["machine"] - row["both"]))
        for name, row in frame.iterrows()
        if name in _COMPARED
    ]
    return table("The program beside the reference coding", ["", "found", "found beside it"], rows)


VIEWS: Final[dict[str, View]] = {
    view.__name__.replace("_", "-"): view
    for view in (
        headlines, openings, about, page_words, voices, verbs, labels, space, figures_open, figures, shared, alone,
        machine,
    )
}  # fmt: skip
"""The views by the names that ``screens.toml`` calls them."""


def _known(article: Article) -> str:
    day = article.date.replace("-", "\u2011")  # a hyphen at which no line ends
    return ", ".join(filter(None, (article.outlet, article.agency, day)))


def _words(article: Article) -> int:
    return sum(count_words(zone.text) for zone in article.zones if zone.kind in READ_ZONES)


def _plain(label: str, number: int, unit: str) -> Bar:
    return Bar(label, number, 0, f"{number:,} {unit}".strip())


def _times(verb: str, number: int) -> str:
    return f"{verb} × {number}" if number > 1 else verb


def _called(chosen: object, name: str, article: str) -> str:
    """How often an article uses a name, quoted uses in quotation marks; a dash where it does not."""
    frame = chosen[(chosen["label"] == name) & (chosen["article"] == article)]  # type: ignore[index]
    outside, inside = (int(frame[it].sum()) for it in ("outside", "inside"))
    parts = ([str(outside)] if outside else []) + ([f"“{inside}”"] if inside else [])
    return " ".join(parts) or "–"


def _figures(story: Story, *, told: bool) -> Piece:
    a, b = two_of(story)
    pair = replace(story, articles=(a, b))  # of three articles only these two are compared
    rows = [row for row in figure_ledger(pair, alone=False) if not any(it and it.kind in _TIMES for it in row.figures)]
    if not rows:
        return sentence("No number of the same thing stands in both texts.")
    unlike = [row for row in rows if row.relation != "same"]
    shown = (unlike if len(unlike) > 1 else rows)[:_MOST_FIGURES]
    said = [
        (
            clipped(row.label, 7),
            *map(said_of, row.figures),
            *([row.relation] if told else []),
        )
        for row in shown
    ]
    head = ["", a.id, b.id, *(["relation"] if told else [])]
    return _with(table("The same thing, counted in both", head, said), counted(pair, shown))


def _with(piece: Piece, behind: Behind) -> Piece:
    return Piece(piece.html, piece.text, tuple((name, found) for name, found in behind if found))

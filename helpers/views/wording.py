"""What the notebooks show of loaded words and of the passive voice: prompts, with how far to trust them."""

from __future__ import annotations

from helpers import tables
from helpers.evidence import Evidence, Passage, cell_key, passages
from helpers.markup import Markup, escape
from helpers.model import Passive, Span, Story, Term
from helpers.passives import find_passives
from helpers.tables.terms import NAMES, precision_in_words
from helpers.terms import LOADED, find_terms
from helpers.views.shared import connected
from helpers.vocabulary import reason
from helpers.widgets.evidence import ClickableTable
from helpers.widgets.reader.payload import Marks, mark
from helpers.widgets.reader.widget import Reader

CAUTION = (
    "And coders marked many words that no list has. A highlight asks you to look, it finds nothing: the words come "
    "from lists made by hand, and no list knows what a word means in its sentence. A word inside quotation marks is "
    "somebody else’s, though the outlet chose to quote it."
)


def terms(story: Story, reader: Reader | None = None) -> ClickableTable:
    """How many words of each list every article has, outside and inside quotation marks; the counts open sentences."""
    evidence: dict[str, tuple[Passage, ...]] = {}
    for article in story.articles:
        spans: dict[str, list[Span]] = {}
        for it in find_terms(article):
            side = "inside" if it.inside_quotation else "outside"
            spans.setdefault(cell_key(NAMES[it.list], f"{article.id} {side}"), []).append(_span(it))
        evidence |= {key: passages(article, found) for key, found in spans.items()}
    caption = f"Loaded words and small words, list by list. {precision_in_words()}"
    return connected(ClickableTable(tables.term_lists(story), evidence, caption), reader)


def term_table(story: Story, reader: Reader | None = None) -> ClickableTable:
    """Every highlighted word with its place, its list and whose words it stands in; the words open their sentence."""
    frame = tables.terms(story).drop(columns=["article", "sentence"])
    frame["inside"] = frame["inside"].map({True: "inside", False: "outside"})
    frame = frame.rename(columns={"inside": "quotation marks"})
    found = [passages(article, [_span(it)]) for article in story.articles for it in find_terms(article)]
    caption = f"Highlighted words. {precision_in_words()}"
    return connected(ClickableTable(frame, _by_row("word", found), caption), reader)


def term_caution() -> Markup:
    """How far to trust a highlight, in words."""
    text = f"{precision_in_words()} {CAUTION}"
    return Markup(f"<p>{escape(text)}</p>", text)


def term_reader(story: Story) -> Reader:
    """The articles side by side with the words of the lists marked, told apart by where they stand.

    Loaded words and the small words that make a statement stronger, weaker or smaller have a mark each, outside and
    inside quotation marks; the note of a mark says which list has the word, and why there is such a list.
    """
    marks = [mark(article, it, _code(it), _why(it)) for article in story.articles for it in find_terms(article)]
    return Reader(*story.articles, layers=(Marks("words to look at", "word lists", tuple(marks)),) if marks else ())


def passives(story: Story, reader: Reader | None = None) -> ClickableTable:
    """The verbs in the passive voice that rules find, and who did it, if the sentence says so; the verbs open it."""
    frame = tables.passives(story).drop(columns=["article", "sentence", "inside"])
    frame["by"] = frame["by"].replace("", "not said here")
    frame = frame.rename(columns={"it may be none": "may be no passive"})
    found = [
        passages(article, [_span(it), *([it.agent] if it.agent else [])])
        for article in story.articles
        for it in find_passives(article)
    ]
    caption = "Verbs in the passive voice, as far as rules find them"
    return connected(ClickableTable(frame, _by_row("verb", found), caption), reader)


def passive_reader(story: Story) -> Reader:
    """The articles side by side with the passives marked that rules find: doer named, left open, or perhaps none."""
    marks = [
        mark(article, it, _voice(it), it.looks_like or (it.agent.text if it.agent else ""))
        for article in story.articles
        for it in find_passives(article)
    ]
    return Reader(*story.articles, layers=(Marks("passive voice", "machine", tuple(marks)),) if marks else ())


def _voice(it: Passive) -> str:
    if it.looks_like:
        return "looks like a passive"
    return "passive, doer named" if it.agent else "passive, doer left open"


def _code(it: Term) -> str:
    """As the codebook ``labels`` calls loaded words, quoted or not; likewise the small words that shade a statement."""
    kind = "loaded word" if it.list in LOADED else "stronger, weaker, smaller"
    return f"{kind}, quoted" if it.inside_quotation else kind


def _why(it: Term) -> str:
    return f"{NAMES[it.list]}: {reason(it.list)}"


def _span(it: Span) -> Span:
    return Span(it.start, it.end, it.text)


def _by_row(column: str, found: list[tuple[Passage, ...]]) -> Evidence:
    """The sentences behind one column of a table whose rows are numbered from 1."""
    return {cell_key(number, column): shown for number, shown in enumerate(found, start=1)}

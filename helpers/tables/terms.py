"""Loaded and framing words, and the passive voice: prompts to look at a passage, each with whose words it stands in."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.labels import Whose
from helpers.model import Story
from helpers.passives import find_passives
from helpers.tables.places import sentence_at, short_places
from helpers.terms import LISTS, MEASURED, MEASURED_LOADED, find_terms
from helpers.vocabulary import reason

NAMES: Final = {
    "loaded_labels": "names that judge",
    "combat_words": "fighting words",
    "emotive_negative": "emotive, against",
    "emotive_positive": "emotive, in favour",
    "boosters": "makes it stronger",
    "hedging": "makes it weaker",
    "minimisers": "makes it smaller",
}
"""What readers call the lists."""


def terms(story: Story) -> pd.DataFrame:
    """Every loaded or framing word of a story that is on one of the kit's lists.

    Returns:
        One row a word, numbered from 1, in reading order: ``article``, ``place`` (``A 3``: sentence 3 of the body, or
        the part of the page), ``word``, ``list`` (as `NAMES` calls it), ``inside`` (True inside quotation marks),
        ``speaker`` (whose words they are; empty for the outlet's own), ``sentence``.

    Note:
        A prompt, not a finding: `term_lists` says how many highlights of each list trained coders shared. No count of
        them says that an article is biased.

    Example:
        >>> from helpers import plain_article
        >>> table = terms(Story("s", "", (plain_article("The mayor slammed a “shameful” plan.", id="X"),)))
        >>> table[["place", "word", "list", "inside"]].values.tolist()
        [['X 1', 'slammed', 'fighting words', False], ['X 1', 'shameful', 'emotive, against', True]]
    """
    rows = []
    for article in story.articles:
        found, whose = find_terms(article), Whose(article, story)
        for it, place in zip(found, short_places(article, found), strict=True):
            said = whose.words(it)
            word = " ".join(it.text.split())
            sentence = sentence_at(article, it)
            rows.append((article.id, place, word, NAMES[it.list], it.inside_quotation, said.speaker, sentence))
    columns = ["article", "place", "word", "list", "inside", "speaker", "sentence"]
    return pd.DataFrame(rows, columns=columns).set_index(pd.RangeIndex(1, len(rows) + 1, name="word no."))


def term_lists(story: Story) -> pd.DataFrame:
    """How many words of each list every article has, outside and inside quotation marks.

    Returns:
        One row a list (its name is the index): ``what its words do``, then for each article two columns such as
        ``A outside`` and ``A inside`` (quotation marks), then ``shared by coders`` (of ten highlights, how many
        trained coders called biased: measured on 1,501 sentences of US news).

    Note:
        Of boosters, hedges and minimisers coders called hardly any biased: they were not what they looked for.
        Articles differ in length and in how much they quote: look at the words.

    Reference:
        Spinde et al. (2021), Neural Media Bias Detection Using Distant Supervision With BABE, on the coders' words.

    Example:
        >>> from helpers import load_story
        >>> table = term_lists(load_story("river-flood"))
        >>> table.loc["emotive, against", "shared by coders"]
        'about 5 of 10'
    """
    found = [(article.id, it.list, it.inside_quotation) for article in story.articles for it in find_terms(article)]
    rows = []
    for name in LISTS:
        counts = [found.count((article.id, name, inside)) for article in story.articles for inside in (False, True)]
        rows.append((NAMES[name], reason(name), *counts, _of_ten(MEASURED[name])))
    sides = [f"{article.id} {side}" for article in story.articles for side in ("outside", "inside")]
    return pd.DataFrame(rows, columns=["list", "what its words do", *sides, "shared by coders"]).set_index("list")


def _of_ten(share: float) -> str:
    return f"about {round(10 * share)} of 10" if share >= 0.05 else "fewer than 1 of 10"


def precision_in_words() -> str:
    """How far to trust a highlight of the loaded lists, as measured.

    Example:
        >>> precision_in_words()
        'About 6 in 10 highlighted loaded words are not what trained coders called biased.'
    """
    others = round(10 * (1 - MEASURED_LOADED))
    return f"About {others} in 10 highlighted loaded words are not what trained coders called biased."


def passives(story: Story) -> pd.DataFrame:
    """The verbs in the passive voice that rules find, and whether the sentence says who did it.

    Returns:
        One row a verb, numbered from 1, in reading order: ``article``, ``place`` (as in `terms`), ``verb``, ``by``
        (who or what did it, as the words stand there; empty where they do not say), ``it may be none`` (why),
        ``inside`` (True inside quotation marks), ``sentence``.

    Note:
        See `helpers.find_passives` for what it misses. The doer may be named in another sentence, be of no interest or
        not be known: a passive is no sign that somebody wants to hide something.

    Example:
        >>> from helpers import load_story
        >>> table = passives(load_story("putin-vietnam-2024"))
        >>> table[(table["article"] == "B") & (table["by"] == "")]["place"].tolist()
        ['B 5', 'B 14', 'B 18', 'B 22']
    """
    rows = []
    for article in story.articles:
        found = find_passives(article)
        for it, place in zip(found, short_places(article, found), strict=True):
            verb, by = (" ".join(text.split()) for text in (it.text, it.agent.text if it.agent else ""))
            rows.append((article.id, place, verb, by, it.looks_like, it.inside_quotation, sentence_at(article, it)))
    columns = ["article", "place", "verb", "by", "it may be none", "inside", "sentence"]
    return pd.DataFrame(rows, columns=columns).set_index(pd.RangeIndex(1, len(rows) + 1, name="passive"))

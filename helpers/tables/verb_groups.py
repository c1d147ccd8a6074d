"""What the verbs of saying in a story can do to whoever reads them."""

from __future__ import annotations

import pandas as pd

from helpers.model import Story
from helpers.quotes.swapping import group_meanings
from helpers.tables.saying import cues


def verb_groups(story: Story) -> pd.DataFrame:
    """The groups of verbs of saying that stand in a story's articles, with what such verbs can do.

    Returns:
        One row a group (its name is the index), the most used first: ``verbs found`` (in their basic form), ``such a
        verb …`` (goes on with what it can do).

    Note:
        See `helpers.tables.cues`: a group says how a verb can make a speaker look, not what it does in this sentence.

    Example:
        >>> from helpers import plain_article
        >>> story = Story("s", "a bridge", (plain_article("Ann Lee said no. Tom Hall claimed it was safe.", id="X"),))
        >>> verb_groups(story)["verbs found"].to_dict()
        {'neutral': 'say', 'claim': 'claim'}
    """
    table = cues(story)
    order = table.groupby("group", sort=False)["times"].sum().sort_values(ascending=False, kind="stable").index
    rows = [
        (", ".join(dict.fromkeys(table.loc[table["group"] == group, "verb"])), group_meanings().get(group, ""))
        for group in order
    ]
    index = pd.Index(list(order), name="group", dtype=object)
    return pd.DataFrame(rows, columns=["verbs found", "such a verb …"], index=index)

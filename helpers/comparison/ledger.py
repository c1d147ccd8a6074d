"""The quote ledger of a story: every statement, and where its words are found again."""

from __future__ import annotations

from dataclasses import replace

from helpers.comparison.pairing import candidates, echo, likeness, worded
from helpers.comparison.rows import Echo, LedgerRow, ledger_rows
from helpers.model import Story, kept


def quote_ledger(story: Story) -> tuple[LedgerRow, ...]:
    """Every quoted stretch and reported statement of a story's articles, with the rows that have the same words.

    Args:
        story: two or more articles; statements are matched across them and inside each.

    Returns:
        One row a stretch inside quotation marks, and one a reported statement without any, in reading order.

    Note:
        Like words do not show that somebody spoke once. ``one_utterance`` is ``yes`` only where one article gives the
        same words, or a part of them, to one source twice; anything else stays ``open``. A statement without an echo
        is not found in the other text, which does not say that it was left out.

    Example:
        >>> from helpers import plain_article
        >>> a = plain_article("“We will not give up our old bridge,” the mayor said.", id="A")
        >>> b = plain_article("The council said it “will not give up our old bridge”.", id="B")
        >>> row = quote_ledger(Story("s", "a bridge", (a, b)))[0]
        >>> row.echoes[0].relation, row.echoes[0].one_utterance
        ('same words, other source', 'open')
    """
    return kept(story, _ledger)


def _ledger(story: Story) -> tuple[LedgerRow, ...]:
    rows = ledger_rows(story)
    articles = {article.id: article for article in story.articles}
    echoes: dict[int, list[Echo]] = {}
    for first, second in candidates([worded(row, articles[row.article]) for row in rows]):
        if (found := likeness(first, second)) is not None:
            echoes.setdefault(first.row.number, []).append(echo(first, second, *found))
            echoes.setdefault(second.row.number, []).append(echo(second, first, *found))
    return tuple(
        replace(row, echoes=tuple(sorted(echoes.get(row.number, ()), key=lambda one: (-one.score, one.row))))
        for row in rows
    )

"""What the notebooks show of coders beside each other: counts against any yardstick, and the machine's rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from helpers import charts
from helpers.charts import mark_key
from helpers.evidence import Passage, passages
from helpers.layers.whose import named_with_article
from helpers.model import Annotation, Span, Story
from helpers.tables.parts import Place
from helpers.tables.yardstick import coders, scores_of_all, sorted_marks
from helpers.views.shared import clickable
from helpers.widgets.evidence import ClickableChart
from helpers.widgets.machine.switches import RuleSwitches
from helpers.widgets.machine.yardstick import Work, Yardstick
from helpers.widgets.reader.widget import Reader

COMPARED: Final = ("quotations", "figures", "labels")


def coder_table(
    story: Story,
    what: str = "figures",
    reader: Reader | None = None,
    *,
    places: Sequence[Place] | None = None,
    work: Work | None = None,
) -> Yardstick:
    """Hits, misses and false alarms of every coder against one that the student chooses, with the marks behind them.

    Args:
        story: the articles.
        what: ``quotations``, ``figures``, ``indirect`` or ``labels``.
        reader: where “Show in the reader” goes.
        places: the sentences that are compared; all of them if None.
        work: to compare the student's own codes, too, and a partner's.

    Raises:
        ParallaxError: coders are not compared on this.
    """
    return Yardstick(story, what, places=places, work=work, reader=reader)


def coder_chart(story: Story, reader: Reader | None = None, things: Iterable[str] = COMPARED) -> ClickableChart:
    """Precision and recall of machine and second coding against the reference coding, thing by thing.

    A dot opens the false alarms, a diamond the misses; where there are none, the hits.
    """
    wanted = tuple(things)
    frame = scores_of_all(story, wanted)
    evidence: dict[str, tuple[Passage, ...]] = {}
    for row in frame.to_dict("records"):
        layers = coders(story, row["thing"])
        found = sorted_marks(layers, row["coder"], layers[0].coder, row["thing"])
        hits = [it for it, _ in found.hits]
        for measure, lost in (("precision", found.false_alarms), ("recall", found.misses)):
            evidence[mark_key(row["thing"], row["coder"], measure)] = _passages(story, lost or hits)
    yardstick = next((it.coder for what in wanted for it in coders(story, what)[:1] if it.kind == "key"), "")
    return clickable(charts.precision_recall(frame, named_with_article(yardstick) or "the yardstick"), evidence, reader)


def _passages(story: Story, marks: Iterable[Annotation]) -> tuple[Passage, ...]:
    listed = tuple(marks)
    return tuple(
        found
        for article in story.articles
        for found in passages(article, [Span(it.start, it.end, it.text) for it in listed if it.article == article.id])
    )


def rule_switches(story: Story, reader: Reader | None = None) -> RuleSwitches:
    """The machine's rules for figures as switches: mark more or less, and see precision and recall move."""
    return RuleSwitches(story, reader)

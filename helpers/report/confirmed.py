"""What the student said of the machine's findings: confirmed, changed or rejected, with the words."""

from __future__ import annotations

from typing import Final

from helpers.coding import State
from helpers.evidence import passages
from helpers.layers.confirming import PREFIX, Decision, decision_of
from helpers.layers.proposals import NOTES, places_in
from helpers.markup import escape
from helpers.model import Story
from helpers.report.pieces import many, quotation, section
from helpers.twins import marked_sentence

TITLE: Final = "What the machine found, and what you said of it"
NOT_FOUND: Final = '<p class="none">Its words are not found in the articles any more.</p>'


def confirmed_html(story: Story, state: State, name: str) -> str:
    """All that was said of findings in one lesson, in the order in which it was said; nothing where nothing was.

    Args:
        story: the story.
        state: what stands in the lesson's journal.
        name: the id on the page.
    """
    said = {it: decision_of(value, story) for it, value in state.answers.items() if it.startswith(PREFIX)}
    decisions = [(it.removeprefix(PREFIX), decision) for it, decision in said.items() if decision]
    if not decisions:
        return ""
    agreed = sum(decision.verdict == "yes" for _, decision in decisions)
    head = f"<p>{many(len(decisions), 'finding')}: {agreed} confirmed, {len(decisions) - agreed} rejected.</p>"
    items = "".join(f"<li>{_finding(story, it, decision)}</li>" for it, decision in decisions)
    return section([head, f'<ol class="links">{items}</ol>'], name, TITLE, 3, "verdicts")


def _finding(story: Story, name: str, decision: Decision) -> str:
    """One finding: its words in their sentences, the verdict, and what was written."""
    articles = {article.id: article for article in story.articles}
    places = decision.places or places_in(name, story)
    found = (it for article, span in places for it in passages(articles[article], [span]))
    quoted = "".join(quotation(marked_sentence(it), it.where) for it in found) or NOT_FOUND
    what, rejected = name.partition(":")[0], decision.verdict == "no"
    code = f": {decision.code}" if decision.code and not rejected else ""
    verdict = f'<p class="words">{"Rejected" if rejected else "Confirmed"}{escape(code)}</p>'
    shown = decision.note and not rejected
    note = f'<p class="rest">{escape(NOTES.get(what, "Note"))}: {escape(decision.note)}</p>' if shown else ""
    return f'<div class="ends">{quoted}</div><div class="answer">{verdict}{note}</div>'

"""What a person said of the machine's proposals, and the key that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from helpers.errors import ParallaxError
from helpers.figures import find_figures
from helpers.layers.proposals import Place, Proposal, as_machine_calls_it
from helpers.layers.whose import MADE
from helpers.model import Span, Story

PREFIX: Final = "key:"
"""What the names of proposals begin with in a journal."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a proposal.

    Attributes:
        verdict: ``yes``, as it is or changed, or ``no``.
        code: what it is.
        note: more about it: who is quoted, what is measured, in what two passages differ.
        places: the words, if the person chose others than the machine.
    """

    verdict: Literal["yes", "no"]
    code: str = ""
    note: str = ""
    places: tuple[Place, ...] = ()

    def as_data(self) -> Row:
        """The decision as a journal keeps it."""
        places = [{"article": article, "start": span.start, "end": span.end} for article, span in self.places]
        return {"verdict": self.verdict, "code": self.code, "note": self.note, "places": places}


def decision_of(value: object, story: Story) -> Decision | None:
    """A decision from what a journal has; None where it is no decision on this story.

    Example:
        >>> from helpers import Story, plain_article
        >>> story = Story("s", "", (plain_article("It rained.", id="A"), plain_article("So?", id="B")))
        >>> decision_of({"verdict": "yes", "code": "speech"}, story).code
        'speech'
        >>> decision_of("maybe", story) is None
        True
    """
    if not isinstance(value, Mapping) or value.get("verdict") not in ("yes", "no"):
        return None
    listed = value.get("places") or []
    places = [_place(it, story) for it in listed] if isinstance(listed, list) else []
    if None in places:
        return None
    found = tuple(it for it in places if it)
    return Decision(value["verdict"], str(value.get("code") or ""), str(value.get("note") or ""), found)


def _place(value: object, story: Story) -> Place | None:
    if not isinstance(value, Mapping):
        return None
    article = next((it for it in story.articles if it.id == value.get("article")), None)
    start, end = value.get("start"), value.get("end")
    if article is None or not isinstance(start, int) or not isinstance(end, int):
        return None
    if not 0 <= start < end <= len(article.text):
        return None
    return article.id, Span(start, end, article.text[start:end])


def decided(proposal: Proposal, decision: Decision) -> Proposal:
    """A proposal as a person has changed it."""
    return replace(
        proposal, code=decision.code or proposal.code, note=decision.note, places=decision.places or proposal.places
    )


def confirmed_key(story: Story, accepted: Iterable[Proposal], coder: str, date: str) -> Row:
    """The key that confirmed proposals make, in the form that `helpers.layers.reference_layer` reads.

    Args:
        story: the story.
        accepted: proposals as a person has confirmed or changed them.
        coder: who that was.
        date: the day, as ``YYYY-MM-DD``.

    Returns:
        ``meta``, ``quotations``, ``figures``, ``figure_pairs`` and ``shared_facts``. A pair of figures brings its
        figures with it, if they were not confirmed by themselves.

    Raises:
        ParallaxError: nobody is named as the coder.

    Example:
        >>> from helpers import load_story
        >>> from helpers.layers.proposals import proposals
        >>> story = load_story("putin-vietnam-2024")
        >>> key = confirmed_key(story, proposals(story, ["quotations"])[:1], "Ada", "2026-01-31")
        >>> key["quotations"][0]["surface"], key["meta"]["coder"]
        ('of great concern', 'Ada')
    """
    if not coder.strip():
        cure = "Write your name or nickname at the top of the notebook first"
        raise ParallaxError("the key needs the name of who made it", cure=cure)
    every = tuple(accepted)
    kinds = _kinds(story)
    figures = _figures([it for it in every if it.what == "figures"], kinds)
    pairs = [_pair(it, figures, kinds) for it in every if it.what == "pairs"]
    return {
        "meta": {"coder": coder.strip(), "date": date, "made": MADE},
        "quotations": [_quotation(it, n) for n, it in enumerate(_of(every, "quotations"), start=1)],
        "figures": list(figures.values()),
        "figure_pairs": pairs,
        "shared_facts": [_fact(it) for it in _of(every, "facts")],
    }


def _of(every: Iterable[Proposal], what: str) -> list[Proposal]:
    return [it for it in every if it.what == what]


def _kinds(story: Story) -> dict[tuple[str, int, int], str]:
    """The machine's own kind of every figure it found."""
    return {
        (article.id, it.start, it.end): it.kind
        for article in story.articles
        for it in find_figures(article, vague=True)
    }


def _row(place: Place) -> Row:
    article, span = place
    return {"article": article, "start": span.start, "end": span.end, "surface": span.text}


def _quotation(found: Proposal, number: int) -> Row:
    speaker = {"speaker_normalised": found.note} if found.code == "speech" else {"speaker_normalised": ""}
    return {"id": f"q{number}", **_row(found.places[0]), "role": found.code, **speaker}


def _figures(found: Iterable[Proposal], kinds: Mapping[tuple[str, int, int], str]) -> dict[tuple[str, int, int], Row]:
    rows: dict[tuple[str, int, int], Row] = {}
    for it in found:
        _add_figure(rows, it.places[0], it.code, it.note, kinds)
    return rows


def _add_figure(
    rows: dict[tuple[str, int, int], Row], place: Place, code: str, note: str,
    kinds: Mapping[tuple[str, int, int], str],
) -> str:  # fmt: skip
    """Enter a figure unless it is there, and give its id."""
    article, span = place
    where = (article, span.start, span.end)
    if where not in rows:
        kind = kinds.get(where, code or "count")
        kind = as_machine_calls_it(code, kind) if code else kind
        row = {"id": f"f{len(rows) + 1}", **_row(place), "kind": kind, "measure": note}
        rows[where] = row | ({"vague": True} if kind == "vague" else {})
    return str(rows[where]["id"])


def _pair(found: Proposal, rows: dict[tuple[str, int, int], Row], kinds: Mapping[tuple[str, int, int], str]) -> Row:
    names = {f"{place[0]}_id": _add_figure(rows, place, "", "", kinds) for place in found.places}
    return {**names, "relation": found.code, "why": found.note}


def _fact(found: Proposal) -> Row:
    sides = {place[0]: [_row(place)] for place in found.places}
    differs = found.code == "differs"
    label = found.note if not differs else found.places[0][1].text[:80]
    return {"fact": label, **sides, "relation": found.code, "difference": found.note if differs else ""}

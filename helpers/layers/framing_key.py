"""What a reference coding says of framing, as rows of a layer: names, the passive voice, the functions of a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from helpers.model import Group

Row = tuple[str, Mapping[str, Any], str, str, str]
"""An article's id, a place, a code, an id and a note."""

FUNCTIONS: Final[Mapping[str, str]] = {
    "problem_definition": "problem",
    "causal_interpretation": "cause",
    "moral_evaluation": "judgement",
    "treatment_recommendation": "remedy",
}
"""The four functions of a frame as the codebook ``entman`` calls them."""

_EVENT_LISTS: Final = ("event_labels", "war_labels")


def labels(actors: Mapping[str, Any]) -> Iterator[Row]:
    """Every name of an actor; the code is the actor."""
    for actor, by_article in actors.items():
        for article, places in by_article.items():
            for place in places:
                yield article, place, actor, "", place.get("use", "")


def events(framing: Mapping[str, Any]) -> Iterator[Row]:
    """Every name of the main event; the code is ``event``."""
    for article, found in framing.items():
        if isinstance(found, dict) and "event_labels" in found:
            for place in found["event_labels"]:
                yield article, place, "event", "", ""


def label_codes(framing: Mapping[str, Any], groups: Sequence[Group]) -> Iterator[Row]:
    """Every label as the event it stands for.

    The coding has one list of labels for each event and does not say which: it is the one whose names stand there most.
    """
    lists: dict[str, list[tuple[str, Any]]] = {}
    for article, found in framing.items():
        for name in _EVENT_LISTS if isinstance(found, dict) else ():
            lists.setdefault(name, []).extend((article, place) for place in found.get(name, []))
    lists["other"] = [(place["article"], place) for place in framing.get("event_labels_other", [])]
    for places in lists.values():
        words = [str(place["surface"]).casefold() for _, place in places]
        named = {event.name: sum(_named(event, text) for text in words) for event in groups}
        name = max(named, key=lambda it: named[it], default="event")
        for article, place in places:
            yield article, place, name, "", ""


def _named(event: Group, text: str) -> bool:
    return any(label.casefold() in text for label in event.labels)


def passives(framing: Mapping[str, Any]) -> Iterator[Row]:
    """The passives that the coder looked at; the note says by whom, or that it is not said."""
    for article, found in framing.items():
        if isinstance(found, dict):
            for place in found.get("passives", ()):
                yield article, place, "passive", "", place["agent"]


def functions(framing: Mapping[str, Any]) -> Iterator[Row]:
    """Every passage for one of the four functions of a frame (Entman, 1993); the note is how the coder reads it."""
    for article, found in framing.items():
        if isinstance(found, dict) and "entman" in found:
            for function, row in found["entman"].items():
                for place in row["evidence"]:
                    yield article, place, FUNCTIONS[function], "", row.get("reading", "")

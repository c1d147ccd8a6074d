"""The reference coding that comes with a story, and the second coding made beside it without sight of the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from helpers.errors import ParallaxError
from helpers.layers.framing_key import Row, events, functions, label_codes, labels, passives
from helpers.layers.machine import FIGURE_CODES, SOURCE_CODES
from helpers.layers.whose import coder_of, key_of
from helpers.model import Annotation, Article, Layer, Match, Span, Story
from helpers.seeds import load_story
from helpers.seeds.stories import reference_key, second_key

SECOND: Final = "second coding"
CODED: Final = (
    "quotations", "speakers", "indirect", "figures", "figure codes", "sources", "labels", "event labels",
    "label codes", "passives", "entman",
)  # fmt: skip
"""What the reference coding has marked; the second has quotations, speakers, indirect, figures and event labels."""

_EVENT_LISTS: Final = ("event_labels", "war_labels")


def reference_facts(story: Story | str | Path, *numbers: int) -> tuple[Match, ...]:
    """What both articles of a story tell, as a person marked it by close reading.

    Args:
        story: the story, or its name as for `helpers.load_story`.
        *numbers: the facts wanted, by their place in the coding from 1, in this order; all of them if none is given.

    Returns:
        One match a fact, in the order of the coding, with the sentences of the first and of the second article;
        ``relation`` is ``same`` or ``differs``, ``reason`` says in what. Empty where the story has no coding.

    Note:
        A reference coding is one careful reading, not the truth. Another reader may part facts differently.

    Raises:
        ParallaxError: the coding does not fit the articles, or has no fact of that number.

    Example:
        >>> len(reference_facts("putin-vietnam-2024"))
        24
        >>> (fact,) = reference_facts("putin-vietnam-2024", 4)
        >>> fact.label
        'The pact obliges the parties to help one another'
        >>> fact.reason[:35]
        'They differ in when the help is due'
    """
    read = story if isinstance(story, Story) else load_story(story)
    key = key_of(read)
    rows = _chosen(key.get("shared_facts", []), numbers, read.id)
    return tuple(_fact(row, read.articles[:2], coder_of(key)) for row in rows)


def facts_between(story: Story, first: str, second: str, folder: str | Path = "") -> tuple[Match, ...]:
    """What two articles of a story both tell, as the reference coding has it; see `reference_facts`.

    Args:
        story: a story as `helpers.load_story` gives it.
        first: an article's id.
        second: another one's.
        folder: where the story lies, if not among the kit's seeds.

    Returns:
        One match a fact. Empty where the story has no coding of these two articles.

    Raises:
        ParallaxError: the coding does not fit the articles.

    Example:
        >>> story = load_story("council-vote")
        >>> [len(facts_between(story, *pair)) for pair in ("AB", "AC", "BC")]
        [18, 23, 22]
    """
    key = key_of(story, folder)
    articles = {article.id: article for article in story.articles}
    rows = [*key.get("shared_facts", []), *key.get("shared_facts_other", [])]
    wanted = [row for row in rows if row.get(first) and row.get(second)]
    return tuple(_fact(row, (articles[first], articles[second]), coder_of(key)) for row in wanted)


def reference_layer(story: Story, what: str, folder: str | Path = "") -> Layer:
    """What the reference coding marked in the articles of a story, as a layer.

    Args:
        story: a story as `helpers.load_story` gives it.
        what: one of `CODED`. The code is the role of a quotation (``speech``, ``term``), who is quoted, the type of
            indirect speech, the kind of a figure (or its code in the codebook ``figures``), the type of a source (at
            each of its mentions), the actor of a label, ``event``, which of the story's events a label stands for, or
            one of the four functions of a frame.
        folder: where the story lies, if not among the kit's seeds.

    Returns:
        The layer; without annotations where the story has no coding. A key that somebody made by confirming what the
        machine found carries that person's name.

    Note:
        A reference coding is one careful reading, not the truth. Where the second one parts from it, both are
        accepted answers.

    Raises:
        ParallaxError: there is no such coding, or it does not fit the articles.

    Example:
        >>> layer = reference_layer(load_story("putin-vietnam-2024"), "quotations")
        >>> len(layer.annotations), layer.annotations[0].text, layer.annotations[0].code
        (20, 'of great concern', 'speech')
    """
    rows: dict[str, Callable[[dict[str, Any]], Iterator[Row]]] = {
        "quotations": lambda key: _listed(key.get("quotations", []), "role", "speaker_normalised"),
        "speakers": lambda key: _speakers(key.get("quotations", []), "speaker_normalised"),
        "indirect": lambda key: _listed(key.get("indirect", []), "type", "source_normalised", "content"),
        "figures": lambda key: _listed(key.get("figures", []), "kind", "measure"),
        "figure codes": lambda key: _figure_codes(key.get("figures", [])),
        "sources": lambda key: _sources(key.get("sources", {}).get("list", [])),
        "labels": lambda key: labels(key.get("framing", {}).get("actor_labels", {})),
        "event labels": lambda key: events(key.get("framing", {})),
        "label codes": lambda key: label_codes(key.get("framing", {}), story.events),
        "passives": lambda key: passives(key.get("framing", {})),
        "entman": lambda key: functions(key.get("framing", {})),
    }
    key = key_of(story, folder, reference_key)
    return _layer(story, what, coder_of(key), rows, key)


def second_layer(story: Story, what: str, folder: str | Path = "") -> Layer:
    """What the second, independent coding marked; see `reference_layer`.

    Args:
        story: a story as `helpers.load_story` gives it.
        what: ``quotations``, ``speakers``, ``indirect``, ``figures`` or ``event labels``. Its kinds of indirect speech
            (``indirect``, ``mixed``) and of figures (``vague`` is one) are its own: compare where they stand.
        folder: where the story lies, if not among the kit's seeds.

    Raises:
        ParallaxError: there is no such coding, or it does not fit the articles.

    Example:
        >>> len(second_layer(load_story("putin-vietnam-2024"), "figures").annotations)
        68
    """
    rows: dict[str, Callable[[dict[str, Any]], Iterator[Row]]] = {
        "quotations": lambda key: _listed(key.get("quotations", []), "role", "speaker_resolved"),
        "speakers": lambda key: _speakers(key.get("quotations", []), "speaker_resolved"),
        "indirect": lambda key: _listed(key.get("indirect", []), "kind", "note"),
        "figures": lambda key: _listed(key.get("figures", []), "kind", "measure"),
        "event labels": lambda key: ((row["article"], row, "event", "", "") for row in key.get("event_labels", [])),
    }
    return _layer(story, what, SECOND, rows, key_of(story, folder, second_key))


def _layer(
    story: Story,
    what: str,
    coder: str,
    rows: Mapping[str, Callable[[dict[str, Any]], Iterator[Row]]],
    key: dict[str, Any],
) -> Layer:
    if what not in rows:
        raise ParallaxError(f"the {coder} has no {what!r}", story.id, f"Choose one of {', '.join(rows)}")
    articles = {article.id: article for article in story.articles}
    annotations = []
    try:
        for number, (article, place, code, name, note) in enumerate(rows[what](key), start=1):
            span = _span(articles[article], place)
            annotations.append(Annotation(span.start, span.end, span.text, name or f"k{number}", article, code, note))
    except (KeyError, TypeError, AttributeError) as error:
        problem = f"the {coder} of {what} is not in its form ({type(error).__name__}: {error})"
        raise ParallaxError(problem, story.id, "Restore the key") from error
    return Layer(coder, "key", story.id, tuple(annotations))


def _listed(rows: list[Any], code: str, note: str, place: str = "") -> Iterator[Row]:
    """Rows that each are one passage, or hold it in a field of their own, unless there are no words to mark."""
    for row in rows:
        if found := row[place] if place else row:
            yield row["article"], found, row[code], row.get("id", ""), row.get(note) or ""


def _figure_codes(rows: list[Any]) -> Iterator[Row]:
    """Every figure in the codes of the codebook, where whatever is vague has one of its own."""
    for row in rows:
        kind = "vague" if row.get("vague") else row["kind"]
        yield row["article"], row, FIGURE_CODES.get(kind, kind), row.get("id", ""), row.get("measure") or ""


def _speakers(rows: list[Any], field: str) -> Iterator[Row]:
    """Every quotation with who is quoted; what stands in brackets behind the name is a remark."""
    for row in rows:
        if not row[field]:  # a term or a title is nobody's speech
            continue
        name, _, remark = row[field].partition(" (")
        yield row["article"], row, name, row.get("id", ""), remark.removesuffix(")")


def _sources(rows: list[Any]) -> Iterator[Row]:
    """Every mention of a source as its source; the note is the source's name."""
    for row in rows:
        for mention in row["mentions"]:
            yield row["article"], mention, SOURCE_CODES.get(row["type"], row["type"]), "", row["source"]


def _chosen(rows: list[Any], numbers: tuple[int, ...], name: str) -> list[Any]:
    if wrong := [number for number in numbers if not 1 <= number <= len(rows)]:
        raise ParallaxError(f"the coding has no fact {wrong[0]}", name, f"Choose from 1 to {len(rows)}")
    return [rows[number - 1] for number in numbers] or rows


def _fact(row: Mapping[str, Any], articles: Sequence[Article], coder: str) -> Match:
    a, b = (tuple(_span(article, place) for place in row.get(article.id, [])) for article in articles)
    relation = "same" if row["relation"] == "same" else "differs"
    return Match(str(row["fact"]), a, b, relation, str(row["difference"]), None, coder)


def _span(article: Article, place: Mapping[str, Any]) -> Span:
    start, end = int(place["start"]), int(place["end"])
    if not 0 <= start < end <= len(article.text):
        problem = f"the coding has a passage outside the text ({start} to {end})"
        raise ParallaxError(problem, f"article {article.id}", "Restore the key")
    if "surface" in place and place["surface"] != article.text[start:end]:
        problem = f"the coding has other words from {start} to {end} than the text"
        raise ParallaxError(problem, f"article {article.id}", "Restore the key")
    return Span(start, end, article.text[start:end])

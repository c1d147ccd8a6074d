"""One coder against another: how much of one stands in the other, and where they part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

import pandas as pd

from helpers.agreement import match, scores
from helpers.evidence import positions
from helpers.layers import key_of, machine_layer, reference_layer, told_of_key
from helpers.model import Annotation, Layer, Story

By = Literal["exact", "overlap"]
SOURCING: Final[dict[str, tuple[By, bool]]] = {
    "quotations": ("exact", True),
    "speakers": ("exact", True),
    "indirect": ("overlap", False),
    "sources": ("overlap", True),
}
"""What is compared in sourcing, how places are matched, and whether the codes must be equal too."""


def sourcing_layers(story: Story, what: str, folder: str | Path = "") -> tuple[Layer, Layer]:
    """The machine's coding and the reference coding of one thing, ready to be compared.

    Where the two call a speaker by a shorter and a longer name (``treaty``, ``Russia–Vietnam treaty``) the machine's
    code is set to the reference coding's.

    Args:
        story: the articles.
        what: one of `SOURCING`.
        folder: where the story lies, if not among the kit's seeds.

    Example:
        >>> from helpers import load_story
        >>> machine, reference = sourcing_layers(load_story("putin-vietnam-2024"), "quotations")
        >>> len(machine.annotations), len(reference.annotations)
        (20, 20)
    """
    machine, reference = machine_layer(story, what), reference_layer(story, what, folder)
    if what == "speakers":
        theirs = {(it.article, it.start, it.end): it.code for it in reference.annotations}
        ours = (_renamed(it, theirs.get((it.article, it.start, it.end), "")) for it in machine.annotations)
        machine = replace(machine, annotations=tuple(ours))
    return machine, reference


def _renamed(found: Annotation, name: str) -> Annotation:
    """The annotation under the other coder’s name, if one name holds all words of the other."""
    ours, theirs = (set(text.casefold().replace("–", " ").split()) - {"the"} for text in (found.code, name))
    return replace(found, code=name) if ours and theirs and (ours <= theirs or theirs <= ours) else found


def against_key(story: Story, folder: str | Path = "") -> pd.DataFrame:
    """The machine against the reference coding of a story's sourcing.

    Args:
        story: the articles.
        folder: where the story lies, if not among the kit's seeds.

    Returns:
        One row for each thing compared: ``compared`` (quotations with their role, speakers of the quotations,
        indirect and mixed speech, words that stand for a source with its type), ``precision``, ``recall``, ``F1``,
        ``machine`` and ``reference`` (how many each has marked), ``both``, ``matched by`` (the same characters, or
        any overlap). A key made by confirming what the machine found may lack whole kinds, which are left out.

    Note:
        The reference coding is one careful reading, and one story is no sample: these numbers say how the machine
        did here and not how it does elsewhere. Where the machine has a passage alone, it may be right. The two part
        on what indirect speech is: the reference coding also lists what treaties say and speech acts named by a noun,
        and lists under quotations alone a clause with hardly a word outside the marks.

    Reference:
        Hripcsak & Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval.

    Example:
        >>> from helpers import load_story
        >>> float(against_key(load_story("putin-vietnam-2024")).loc["quotations", "F1"])
        1.0
    """
    rows = []
    partial = bool(told_of_key(key_of(story, folder)))
    for what, (by, same_code) in SOURCING.items():
        machine, reference = sourcing_layers(story, what, folder)
        if partial and not reference.annotations:
            continue
        found = [it.value for it in scores(machine, reference, by, same_code=same_code)]
        both = len(match(machine, reference, by, same_code=same_code))
        counts = (len(machine.annotations), len(reference.annotations), both)
        rows.append((what, *found, *counts, "the same characters" if by == "exact" else "any overlap"))
    columns = ["compared", "precision", "recall", "F1", "machine", "reference", "both", "matched by"]
    table = pd.DataFrame(rows, columns=columns).set_index("compared")
    return table.astype({"precision": float, "recall": float, "F1": float}).round(2)


def apart(story: Story, found: Layer, against: Layer, by: By = "overlap", *, same_code: bool = False) -> pd.DataFrame:
    """Where two coders part: what only one of them marked, and what they gave different codes.

    Args:
        story: the articles.
        found: a layer.
        against: the layer to compare it with.
        by: as in `helpers.agreement.match`.
        same_code: whether the same words with another code count as a difference.

    Returns:
        One row a passage, in reading order, numbered from 1: ``article``, ``place``, ``words``, ``who`` (``only`` a
        coder, or ``other code``), ``code`` (or both codes), ``note``.

    Note:
        To differ is not to err: read the passage before you say who is right.

    Example:
        >>> from helpers import load_story
        >>> story = load_story("putin-vietnam-2024")
        >>> apart(story, *sourcing_layers(story, "quotations")).empty
        True
    """
    rows = [(it.article, it, row) for it, row in _parted(found, against, by, same_code=same_code)]
    order = [article.id for article in story.articles]
    rows.sort(key=lambda row: (order.index(row[0]), row[1].start, row[1].end))
    spans = {article.id: [it for where, it, _ in rows if where == article.id] for article in story.articles}
    places = [place for article in story.articles for place in positions(article, spans[article.id])]
    cells = [(article, place, it.text, *row) for place, (article, it, row) in zip(places, rows, strict=True)]
    table = pd.DataFrame(cells, columns=["article", "place", "words", "who", "code", "note"])
    return table.set_index(pd.RangeIndex(1, len(cells) + 1, name="passage"))


def parted(found: Layer, against: Layer, by: By, *, same_code: bool) -> list[Annotation]:
    """The passages of `apart` in no particular order, for what shows them."""
    return [it for it, _ in _parted(found, against, by, same_code=same_code)]


def _parted(found: Layer, against: Layer, by: By, *, same_code: bool) -> list[tuple[Annotation, tuple[str, str, str]]]:
    pairs = match(found, against, by, same_code=False)
    ours, theirs = {it.id for it, _ in pairs}, {it.id for _, it in pairs}
    rows = [(it, (f"only {found.coder}", it.code, it.note)) for it in found.annotations if it.id not in ours]
    rows += [(it, (f"only {against.coder}", it.code, it.note)) for it in against.annotations if it.id not in theirs]
    if same_code:
        other = ((a, b) for a, b in pairs if a.code != b.code)
        rows += [(a, ("other code", f"{found.coder}: {a.code}; {against.coder}: {b.code}", a.note)) for a, b in other]
    return rows

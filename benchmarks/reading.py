"""How fast and how lean the reading engine is, beside spaCy in the same run.

One run prints five tables: import, both articles, words per second, linearity, memory. Times are CPU time, apart from
the imports, which are timed from outside. Run it on an idle machine.

    python benchmarks/reading.py [--pipeline NAME] [--only import articles words linear memory]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from statistics import median

import texts
from sentences import load_pipeline

from helpers import plain_article, read_article, read_pasted
from helpers.seeds.decoding import LARGEST
from helpers.tokens import find_sentences, find_tokens

SEEDS = sorted(str(path) for path in texts.SEEDS.glob("*.txt"))
READ_SEEDS = f"import helpers; [helpers.read_article(path) for path in {SEEDS!r}]"

# Fresh processes find compiled modules, as they do after any installation, even where this one may not write them.
COMPILED = tempfile.TemporaryDirectory()
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONPYCACHEPREFIX"] = COMPILED.name
CAPTURED = {"cwd": texts.HOME, "check": True, "capture_output": True, "env": ENVIRONMENT}

# Peak memory in kB. Linux lets a process inherit the peak of the one that started it in getrusage, not in this file.
TELL_PEAK = """
import pathlib, resource, sys
status = pathlib.Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
peak = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), None)
rusage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak or rusage // (1024 if sys.platform == "darwin" else 1))
"""

# One unit of each is repeated. Every one of them is harmless, and would be slow under some careless pattern or rule.
REPEATED = {
    "?!": "?!",
    "opening quotation marks": "“",
    "A.": "A. ",
    "one word of a's": "a",
    "dashes": "- ",
    "Mr.": "Mr. ",
    "a@": "a@",
    "brackets": "(",
    "x/": "x/",
    "AB-": "AB-",
    "names on one line": "Jane Doe ",
    "names with slashes": "Jane Doe/",
    "durations on one line": "1:32 ",
    "durations": "1:32\n",
    "short lines": "A short line\n\n",
    "lines of one letter": "a\n",
    "sentences, a line each": "The bridge over the river opened on Monday after nine years.\n",
    "short questions": "Is it?\n",
    "comment headings": "Comments\nThe bridge over the river opened on Monday after nine years.\n",
    "share buttons": "Share this story\nThe bridge over the river opened on Monday after nine years.\n",
    "related stories": "Related stories\n",
    "picture credits on one line": "Alamy Stock Photo ",
    "sections": "Home > World > ",
    "hard-wrapped lines": "the icebreaker was pulled free of pack ice on friday with all 26 of her\n",
    "spaces": "a         ",
    "addresses": "http://a.b/c) ",
    "numbers": "1.",
    "ellipses": "… ",
}


def fresh(code: str) -> float:
    """Milliseconds of a fresh Python, as a stop-watch beside it would show."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], **CAPTURED)
    return (time.perf_counter() - start) * 1000


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def verdict(*, reached: bool) -> str:
    return "reached" if reached else "MISSED"


def time_import(_: argparse.Namespace) -> None:
    """The median of 15 pairs, one of each in turn."""
    pairs = [(fresh("pass"), fresh("import helpers")) for _ in range(15)]
    bare, kit = (median(column) for column in zip(*pairs, strict=True))
    over = median(kit - bare for bare, kit in pairs)
    print(f"bare Python {bare:.0f} ms, with helpers {kit:.0f} ms: {over:.0f} ms more", end="  ")
    print("(at most 150:", verdict(reached=over <= 150) + ")")


def time_articles(_: argparse.Namespace) -> None:
    """Both articles together: read, zoned, cut into sentences and tokens."""
    timed = (
        "import time, helpers; start = time.process_time();"
        f"[helpers.read_article(path) for path in {SEEDS!r}]; print(time.process_time() - start)"
    )
    once = [float(subprocess.run([sys.executable, "-c", timed], **CAPTURED).stdout) for _ in range(15)]
    warm = [cpu(lambda: [read_article(path) for path in SEEDS]) for _ in range(31)][1:]
    for name, times in (("fresh process, right after the import", once), ("warm process", warm)):
        took = median(times) * 1000
        print(f"{name:40} {took:6.1f} ms  (under 60: {verdict(reached=took < 60)})")


def kit_tokens(text: str) -> None:
    """Sentences and tokens of every paragraph, as an article is built from them."""
    start = 0
    for line in text.splitlines(keepends=True):
        for left, right in find_sentences(text, start, start + len(line)):
            find_tokens(text, left, right)
        start += len(line)


def parted(text: str, words: int) -> Iterable[str]:
    """Pieces of about so many words, because spaCy wants no text of more than a million characters."""
    piece: list[str] = []
    for line in text.splitlines(keepends=True):
        piece.append(line)
        if sum(map(len, piece)) > words * 6:
            yield "".join(piece)
            piece = []
    if piece:
        yield "".join(piece)


def words_per_second(work: Callable[[str], object], text: str, runs: int = 3) -> float:
    work("The engine is warm. It has read this.\n")
    return len(text.split()) / min(cpu(lambda: work(text)) for _ in range(runs))


def time_words(options: argparse.Namespace) -> None:
    """Tokens and sentences of about 200,000 words (40,000 for the small pipeline), the best of three."""
    copies = 200_000 // len(texts.body_text().split()) + 1
    long, short = texts.varied(copies), texts.varied(copies // 5 + 1)
    rates = {
        "kit: sentences and tokens": words_per_second(kit_tokens, long),
        "kit: plain_article": words_per_second(plain_article, long),
        "kit: read_pasted (with zones)": words_per_second(read_pasted, long),
    }
    try:
        import spacy

        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        rates["spaCy blank and sentencizer"] = words_per_second(
            lambda text: [list(blank(piece).sents) for piece in parted(text, 1000)], long
        )
        small = load_pipeline(options.pipeline)
        rates["spaCy " + small.meta["lang"] + "_" + small.meta["name"]] = words_per_second(
            lambda text: [list(small(piece).sents) for piece in parted(text, 1000)], short, runs=1
        )
    except ImportError as error:
        print("not installed:", error)
    for name, rate in rates.items():
        print(f"{name:32} {rate:12,.0f} words/s")
    _print_ratios(list(rates.values()))


def _print_ratios(rates: list[float]) -> None:
    """The demand is on sentences and tokens; the other two are shown for information."""
    for name, kit in zip(("sentences and tokens", "plain_article", "read_pasted"), rates, strict=False):
        for peer, rate, least in zip(("blank", "small pipeline"), rates[3:], (1 / 3, 20), strict=False):
            demand = f"(at least {least:.2f}: {verdict(reached=kit / rate >= least)})" if kit == rates[0] else ""
            print(f"{name:20} {kit / rate:8.2f} times {peer:15} {demand}")


def cut_to(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def page_like() -> str:
    """Whole pages, furniture and all, one below the other."""
    return "\n".join(page.text for page in (*texts.pages(), *texts.seeds()))


def time_linear(options: argparse.Namespace) -> None:
    """Reading 50 kB, 500 kB and, for pages and one long line or with --full for all, 5 MB.

    Every size but the largest is read ten times, so that both sides of a ratio are measured over the same time.
    """
    read_pasted("The engine is warm. It has read this.")
    whole = {"pages": page_like(), "one line": " ".join(texts.varied(180).split())}
    missed = 0
    print(f"{'text':30} {'50 kB':>9} {'500 kB':>9} {'5 MB':>9}   seconds; ratios")
    for name, unit in (whole | REPEATED).items():
        sizes = [50_000, 500_000, *([LARGEST] if options.full or name in whole else [])]
        made = [_within(cut_to(unit, size), size) for size in sizes]
        times = [_seconds(text, 10) for text in made[:-1]] + [_seconds(made[-1], 1)]
        ratios = [after / before for before, after in pairwise(times)]
        bad = any(ratio > 12 for ratio in ratios)
        missed += bad
        columns = " ".join(f"{took:9.3f}" for took in times) + " " * 10 * (3 - len(times))
        print(f"{name:30} {columns}  ", *(f"{ratio:.1f}" for ratio in ratios), "MISSED" * bad, flush=True)
    print(f"ten times the text costs at most twelve times the time: {missed} of {len(whole | REPEATED)} missed")


def _seconds(text: str, times: int) -> float:
    """CPU time of one reading, the mean of so many."""
    return cpu(lambda: [read_pasted(text) and None for _ in range(times)]) / times


def _within(text: str, size: int) -> str:
    """The text cut so that it has at most so many bytes."""
    return text.encode()[:size].decode(errors="ignore")


def measure_memory(_: argparse.Namespace) -> None:
    """Peak memory of a fresh process."""
    codes = ("pass", "import helpers", READ_SEEDS)
    bare, imported, read = (
        int(subprocess.run([sys.executable, "-c", f"{code}\n{TELL_PEAK}"], **CAPTURED).stdout) / 1024 for code in codes
    )
    print(f"bare Python {bare:.0f} MB; helpers imported {imported - bare:.0f} MB more;", end=" ")
    print(f"both articles read {read - bare:.0f} MB more")


PARTS = {
    "import": time_import,
    "articles": time_articles,
    "words": time_words,
    "linear": time_linear,
    "memory": measure_memory,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pipeline", default="", help="name of an installed spaCy pipeline")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="some of the tables")
    parser.add_argument("--full", action="store_true", help="also read 5 MB of every repeated text; takes long")
    options = parser.parse_args()
    fresh(READ_SEEDS)  # compiles what is imported later
    for name in options.only:
        print(f"\n{name}: {PARTS[name].__doc__.splitlines()[0]}")
        PARTS[name](options)


if __name__ == "__main__":
    main()

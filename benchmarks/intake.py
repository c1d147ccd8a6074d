"""How well and how fast a brought page becomes an article, beside trafilatura alone in the same run.

The pages lie in tests/cases/pages, each with its true parts beside it (`.body`, one part a line, its kind first).
Counted are words (runs of letters and digits, capitals aside) of the body with its crossheads, as a bag: of what was
taken, how much is right (precision), and of what is there, how much was taken (recall).

    python benchmarks/intake.py [--each] [FOLDER]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from helpers.intake.draft import Draft, draft_story
from helpers.model import Article

PAGES = Path(__file__).parent.parent / "tests" / "cases" / "pages"
BODY = ("body", "crosshead")
HEADS = ("headline", "standfirst", "byline", "dateline", "caption")
TELL_PEAK = "print([int(it.split()[1]) for it in open('/proc/self/status') if it.startswith('VmHWM')][0] / 1024)"
OTHER = "Something else\n\nNobody came to the hall on Monday. It was cold."

_COLUMNS = f"{'precision':>10}{'recall':>8}{'F1':>8}{'lowest':>8}{'0.95 up':>9}{'all words':>11}"

Words = Counter[str]


def words(text: str) -> Words:
    return Counter(re.findall(r"\w+", text.casefold()))


def parts(path: Path) -> list[tuple[str, str]]:
    """The true parts of a page, each with its kind."""
    lines = path.with_suffix(".body").read_text(encoding="utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition(" | ") for line in lines)]


def by_kit(path: Path) -> Draft:
    return draft_story("pages", [path, OTHER])


def body_of(article: Article) -> str:
    return "\n".join(zone.text for zone in article.zones if zone.kind in BODY)


def everything(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def lines_with_a_stop(path: Path) -> str:
    return "\n".join(line for line in everything(path).splitlines() if re.search(r"[.!?…][”’\"')]*$", line))


def trafilatura_alone(path: Path, **options: bool) -> str:
    import trafilatura

    return trafilatura.extract(path.read_text(encoding="utf-8"), include_comments=False, **options) or ""


def scores(found: Words, true: Words) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    shared = sum((found & true).values())
    precision, recall = shared / max(1, sum(found.values())), shared / max(1, sum(true.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def table(name: str, pages: list[Path], ways: dict[str, Callable[[Path], str]], *, each: bool) -> None:
    """Mean precision, recall and F1 over pages, the lowest F1, and how many pages reach 0.95."""
    print(f"\n{name}: {len(pages)} pages\n{'':34}{_COLUMNS}")
    true = {path: words(" ".join(text for kind, text in parts(path) if kind in BODY)) for path in pages}
    for way, extract in ways.items():
        found = {path: words(extract(path)) for path in pages}
        rows = [scores(found[path], true[path]) for path in pages]
        f1 = [row[2] for row in rows]
        pooled = scores(_pooled(found, pages), _pooled(true, pages))[2]
        columns = "".join(f"{mean(column):9.3f}" for column in zip(*rows, strict=True))
        print(f"{way:34}{columns}{min(f1):8.3f}{sum(it >= 0.95 for it in f1):9}{pooled:11.3f}")
        if each:
            print(
                *(f"    {it:.3f} {path.name}" for it, path in sorted(zip(f1, pages, strict=True)) if it < 0.99),
                sep="\n",
            )


def _pooled(bags: dict[Path, Words], pages: list[Path]) -> Words:
    """All bags as one, in which a word of one page is none of another."""
    return Counter({f"{path.stem} {word}": times for path in pages for word, times in bags[path].items()})


def heads(pages: list[Path], *, each: bool) -> None:
    """How often headline, standfirst and so on were found, word for word."""
    right, there = Counter[str](), Counter[str]()
    for path in pages:
        article = by_kit(path).articles[0].article
        for kind, text in parts(path):
            if kind in HEADS:
                there[kind] += 1
                zones = " ".join(zone.text for zone in article.zones if zone.kind == kind)
                is_there = re.sub(r"\W+", " ", text).strip() in re.sub(r"\W+", " ", zones)
                right[kind] += is_there
                if each and not is_there:
                    print(f"    {path.name}: {kind}: {text[:60]!r}, found {zones[:60]!r}")
    print("\nparts found: " + ", ".join(f"{kind} {right[kind]} of {there[kind]}" for kind in HEADS))


def speed(pages: list[Path]) -> None:
    """Milliseconds a page, warm; seconds and megabytes of a fresh process that reads one."""
    ways = {"kit": by_kit, "trafilatura alone": trafilatura_alone}
    for name, way in ways.items():
        times = []
        for path in pages:
            start = time.perf_counter()
            way(path)
            times.append((time.perf_counter() - start) * 1000)
        print(f"{name:20} {median(times):6.1f} ms a page (median), {max(times):6.1f} the slowest")
    for code in (
        "pass",
        "import trafilatura",
        f"import helpers.intake.files as f, pathlib; f.receive(pathlib.Path({str(pages[0])!r}))",
    ):
        start = time.perf_counter()
        tell = f"{code}\n{TELL_PEAK}"
        run = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)
        print(f"fresh process, {code[:40]:42} {time.perf_counter() - start:5.2f} s, {float(run.stdout):5.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--each", action="store_true", help="name the pages and parts that fall short")
    options = parser.parse_args()
    html, pasted = (sorted(options.folder.glob(f"*.{ending}")) for ending in ("html", "txt"))
    kit = {"the kit": lambda path: body_of(by_kit(path).articles[0].article)}
    peers: dict[str, Callable[[Path], str]] = {
        "trafilatura alone": trafilatura_alone,
        "trafilatura alone, for precision": lambda path: trafilatura_alone(path, favor_precision=True),
        "trafilatura alone, for recall": lambda path: trafilatura_alone(path, favor_recall=True),
    }
    simple = {"everything is body": everything, "lines that end in a stop": lines_with_a_stop}
    table("saved pages", html, kit | peers, each=options.each)
    table("pasted text", pasted, kit | simple, each=options.each)
    table("both", html + pasted, kit, each=False)
    heads(html + pasted, each=options.each)
    speed(html)


if __name__ == "__main__":
    main()

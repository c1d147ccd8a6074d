"""How long it takes to collect a large class, and how much memory: files that students handed in, some of them broken.

The class is made up (`tests/classes.py`): plausible students with eight lessons each, every fifteenth twice, a fifth of
the files in an archive, and one file of each broken kind. Times are by the clock and of CPU, memory is the highest of
the whole process, with Python and the kit in it.

    python benchmarks/collect.py [--students 300] [--story putin-vietnam-2024] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import texts

sys.path.insert(0, str(texts.HOME / "tests"))

from classes import write_class

from helpers import load_story

_RUN = "import sys; from helpers.cli import main; sys.exit(main(sys.argv[1:]))"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--story", default="putin-vietnam-2024")
    parser.add_argument("--keep", type=Path, help="write the files and the results here, and leave them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = options.keep or Path(scratch)
        made = write_class(home / "handed-in", load_story(options.story), options.students)
        size = sum(path.stat().st_size for path in (home / "handed-in").iterdir())
        print(f"{sum(made.values())} files, {size / 1e6:.1f} MB: {made}")
        words = ["collect", str(home / "handed-in"), "-o", str(home / "class")]
        begin = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "-c", _RUN, *words], capture_output=True, text=True, check=True, cwd=texts.HOME
        )
        clock = time.perf_counter() - begin
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        told = run.stdout.splitlines()
        named = sum(one.startswith(("Not counted: ", "Kept, not counted: ")) for one in told)
        print(next(one for one in told if one.endswith("not counted.") and " files: " in one))
        print(f"files named as not counted: {named} of {made['older'] + made['refused']}")
        print(f"{clock:.1f} s by the clock, {cpu:.1f} s of CPU (demand: 20 s); {peak:.0f} MB at most (demand: 500 MB)")
        page = home / "class" / "overview.html"
        print(f"overview {page.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

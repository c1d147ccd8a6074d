"""Write all notebooks as linked pages for any browser, without a kernel and without a network.

Texts, tables, pictures and readers are there as still pages; what follows a prediction is folded away.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpers.editions.pages import INDEX, write_pages

EXAMPLES = """examples:
  parallax pages -o parallax-pages
  parallax pages -o /media/stick/parallax             (on a stick, for a room without Jupyter)

Open index.html in that folder."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, required=True, help="a new or empty folder for the pages"
    )


def run(options: argparse.Namespace) -> int:
    """Write the pages."""
    pages, size = write_pages(options.output)
    sys.stdout.write(f"{pages} pages, {size / 1e6:.1f} MB. Open {(options.output / INDEX).absolute()}\n")
    return 0

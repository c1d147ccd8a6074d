"""Run the kit's notebooks and store their outputs: ``python tests/refresh_notebooks.py [NAME ...]``.

Run it after a change of code or text, look at every output that changed, and commit the notebooks.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def refresh(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "title": path.stem,
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of day, which change at every run
    nbformat.write(notebook, path)


def main(names: list[str]) -> None:
    chosen = [NOTEBOOKS / f"{name.removesuffix('.ipynb')}.ipynb" for name in names] or sorted(NOTEBOOKS.glob("*.ipynb"))
    with tempfile.TemporaryDirectory() as work:
        os.environ |= {"PARALLAX_WORK": work, "PARALLAX_REVEAL": "open"}
        for path in chosen:
            refresh(path)


if __name__ == "__main__":
    main(sys.argv[1:])

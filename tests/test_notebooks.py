"""What every notebook of the kit keeps to; nbval runs them and compares their outputs."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from helpers.places import kit_folder

PATHS = sorted(kit_folder("notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def cells(path: Path, kind: str = "code") -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_cells_are_thin(path: Path) -> None:
    for cell in cells(path):
        if "solution" in cell["metadata"].get("tags", []):
            continue
        lines = [line for line in source(cell).splitlines() if line.strip() and not line.strip().startswith("#")]
        assert len(lines) <= 5, source(cell)
        banned = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(source(cell))) if isinstance(node, banned)], source(cell)


def test_it_was_run_from_top_to_bottom_without_an_error(path: Path) -> None:
    code = cells(path)
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell["outputs"]]
    assert {output["output_type"] for output in outputs} <= {"display_data", "execute_result"}


def test_every_picture_has_an_alternative_text(path: Path) -> None:
    for cell in cells(path):
        for output in cell["outputs"]:
            if "image/png" in output.get("data", {}):
                assert output["metadata"]["image/png"]["alt"] == "".join(output["data"]["text/plain"])


def test_it_starts_with_its_one_title(path: Path) -> None:
    text = [source(cell) for cell in cells(path, "markdown")]
    assert text[0].startswith(f"# {path.name[:2]} ")
    assert sum(line.startswith("# ") for part in text for line in part.splitlines()) == 1


def test_no_dollar_sign_in_its_prose_is_bare(path: Path) -> None:
    """JupyterLab makes mathematics of what stands between two of them."""
    for cell in cells(path, "markdown"):
        assert "$" not in source(cell).replace("\\$", "")


def test_it_names_no_machine(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert "/home/" not in json.dumps(notebook)
    assert "/tmp/" not in json.dumps(notebook)

"""The architecture: imports go downward, and the lower floors know neither pandas nor widgets."""

import ast
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import helpers

PACKAGE = Path(helpers.__file__).parent
FLOORS = {
    "model": 0, "errors": 0, "places": 0, "codebook": 0,
    "zones": 1, "tokens": 1, "vocabulary": 1,
    "seeds": 2, "quotes": 2, "sources": 2, "figures": 2, "labels": 2, "alignment": 2, "terms": 2, "passives": 2,
    "frames": 2,
    "comparison": 3, "anchoring": 3, "agreement": 3, "layers": 3, "analysis": 3, "coding": 3,
    "tables": 4, "theme": 4, "markup": 4, "charts": 4, "evidence": 4, "svg": 4, "twins": 4,
    "workspace": 5, "journal": 5, "lessons": 5, "widgets": 5, "views": 5, "report": 5, "desk": 5, "copies": 5,
    "intake": 5, "classroom": 5, "editions": 5, "demo": 5,
    "cli": 6,
}  # fmt: skip
ALLOWED = {
    0: set(), 1: {"nupunkt"}, 2: set(), 3: {"krippendorff", "numpy"}, 4: {"pandas", "matplotlib"},
    5: {"pandas", "matplotlib", "ipywidgets", "anywidget", "traitlets", "IPython"},
    6: {"packaging", "jupyter_core", "jupyterlab_server", "jupyter_client", "jupyterlab"},
}  # fmt: skip
ONLY_IN = {"intake": {"trafilatura", "lxml"}, "editions": {"mistune"}}
"""Packages that one room alone may import, inside its functions."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The module or folder right below ``helpers`` that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> list[str]:
    """The modules a file imports, anywhere in it."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            plain = node.module == "helpers"
            names += [f"helpers.{alias.name}" for alias in node.names] if plain else [node.module]
    return names


def rooms_imported(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("helpers.")} & set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    assert room(path) in FLOORS, f"{room(path)} has no floor"
    floor = FLOORS[room(path)]
    too_high = {name for name in rooms_imported(path) if FLOORS[name] > floor}
    assert not too_high, f"{path.name} on floor {floor} imports {too_high}"
    foreign = {name.partition(".")[0] for name in imported(path)} - {"helpers", "__future__"} - sys.stdlib_module_names
    too_many = foreign - ALLOWED[floor] - ONLY_IN.get(room(path), set())
    assert not too_many, f"{path.name} on floor {floor} imports {too_many}"


def test_no_circles_on_a_floor() -> None:
    edges = {
        (room(path), other)
        for path in MODULES
        if path.parent != PACKAGE or path.stem != "__init__"
        for other in rooms_imported(path)
    }
    reach = {name: {other for source, other in edges if source == name and other != name} for name in FLOORS}
    for _ in FLOORS:
        reach = {name: found | {far for near in found for far in reach[near]} for name, found in reach.items()}
    assert [name for name, found in reach.items() if name in found] == []


def test_the_package_itself_needs_only_the_lower_floors() -> None:
    assert all(FLOORS[name] <= 3 for name in rooms_imported(PACKAGE / "__init__.py"))


def test_the_reading_engine_runs_without_pandas_matplotlib_and_widgets() -> None:
    lower = [name for name, floor in FLOORS.items() if floor <= 3 and list(PACKAGE.glob(f"{name}*"))]
    script = f"""
import importlib, sys
for name in {lower}:
    importlib.import_module("helpers." + name)
importlib.import_module("helpers").load_story("putin-vietnam-2024")
print([name for name in ("pandas", "numpy", "matplotlib", "ipywidgets", "IPython") if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_modules_and_functions_stay_small() -> None:
    long_modules = [path.name for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 300]
    long_functions = [
        f"{path.name}:{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and code_lines(node) > 30
    ]
    assert (long_modules, long_functions) == ([], [])


def code_lines(node: ast.FunctionDef) -> int:
    """The lines of a function below its docstring."""
    has_docstring = isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)
    first = node.body[has_docstring].lineno if len(node.body) > has_docstring else node.lineno
    return (node.end_lineno or first) - first + 1


def test_word_lists_are_sorted_sets_with_a_reason() -> None:
    for path in sorted((PACKAGE / "vocabulary").glob("*.txt")):
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        assert first.startswith("# "), path.name
        assert len(set(rest)) == len(rest), path.name
        assert all(before.casefold() <= after.casefold() for before, after in pairwise(rest)), path.name
        assert f"`{path.stem}`" in (PACKAGE / "vocabulary" / "README.md").read_text(encoding="utf-8"), path.name

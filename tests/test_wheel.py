"""The wheel holds the whole kit and works unpacked anywhere, far from a checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers import __version__

ROOT = Path(__file__).parent.parent
KIT = "helpers/_kit/"

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="the tests stand alone")


def committed(*folders: str) -> list[str]:
    """The files of some folders that belong to the project; what lies about there otherwise is nobody's concern."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def parallax(unpacked: Path, here: Path, *words: str) -> str:
    """What the command prints, run by a Python that has the unpacked wheel before any other copy of the kit."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARALLAX_")}
    environment |= {"PYTHONPATH": str(unpacked), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "helpers.cli", *words]
    done = subprocess.run(
        command, cwd=here, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_its_name_and_version(wheel: Path) -> None:
    assert wheel.name == f"parallax_kit-{__version__}-py3-none-any.whl"


def test_every_file_of_the_kit_is_inside_byte_for_byte(wheel: Path) -> None:
    expected = {name: name for name in committed("helpers")}
    expected |= {KIT + name: name for name in committed("notebooks", "lessons", "seeds") if "/images/" not in name}
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        assert not set(expected) - inside
        changed = [name for name, origin in expected.items() if archive.read(name) != (ROOT / origin).read_bytes()]
    assert not changed


@pytest.mark.parametrize("kind", ["notebooks/*.ipynb", "seeds/*/*.txt", "seeds/*/story.toml", "seeds/*/key/*.json"])
def test_the_kits_folders_travel_along(unpacked: Path, kind: str) -> None:
    assert list((unpacked / KIT).glob(kind))


@pytest.mark.parametrize("kind", ["vocabulary/*.txt", "codebooks/*.toml", "schema/*.json", "*.css"])
def test_data_beside_the_code_travels_along(unpacked: Path, kind: str) -> None:
    assert list((unpacked / "helpers").glob(kind))


def test_nothing_else_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {"helpers", f"parallax_kit-{__version__}.dist-info"}
    assert not [name for name in names if "my_work" in name or name.endswith(".pyc")]


def test_its_licence_and_command_are_declared(unpacked: Path) -> None:
    about = unpacked / f"parallax_kit-{__version__}.dist-info"
    assert (about / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "parallax = helpers.cli:main" in (about / "entry_points.txt").read_text(encoding="utf-8")
    assert "License-Expression: MIT\n" in (about / "METADATA").read_text(encoding="utf-8")


def test_lab_copies_the_notebooks_into_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    told = parallax(unpacked, tmp_path, "lab", "--prepare")
    assert str(tmp_path / "my_work") in told
    source = {path.name for path in (ROOT / "notebooks").glob("0*.ipynb")}
    assert {path.name for path in (tmp_path / "my_work").glob("*.ipynb")} == source
    first = json.loads((tmp_path / "my_work" / "00_start_here.ipynb").read_text(encoding="utf-8"))
    assert not [cell for cell in first["cells"] if cell.get("outputs")]


def test_analyse_reads_its_own_story(unpacked: Path, tmp_path: Path) -> None:
    parallax(unpacked, tmp_path, "analyse", "putin-vietnam-2024", "--json", "result.json")
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert [article["id"] for article in result["articles"]] == ["A", "B"]
    code = "import helpers, pathlib; print(pathlib.Path(helpers.__file__).parent.parent)"
    environment = os.environ | {"PYTHONPATH": str(unpacked)}
    home = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(home.stdout.strip()).samefile(unpacked)

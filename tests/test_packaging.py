"""What several files say about the installation is the same in all of them."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers import __version__
from helpers.cli.doctor import TESTED

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN = [Requirement(line) for line in PROJECT["dependencies"]]
ALL = RUN + [Requirement(line) for lines in PROJECT["optional-dependencies"].values() for line in lines]

CONDA_NAMES = {"matplotlib-base": "matplotlib"}
"""Where conda's name of a package is another. This one is matplotlib without the parts that open windows."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def bounds(requirements: list[Requirement]) -> dict[str, str]:
    return {canonicalize_name(it.name): str(it.specifier) for it in requirements}


def tracked() -> list[Path]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def conda_python() -> str:
    """The one Python version that ``environment.yml`` names."""
    lines = yaml.safe_load(read("environment.yml"))["dependencies"]
    (found,) = (line for line in lines if isinstance(line, str) and line.startswith("python "))
    return found.removeprefix("python ").lstrip("=")


def test_conda_installs_what_pip_would() -> None:
    environment = yaml.safe_load(read("environment.yml"))
    assert environment["channels"] == ["conda-forge"]
    lines = [line for line in environment["dependencies"] if isinstance(line, str)]
    (by_pip,) = (line["pip"] for line in environment["dependencies"] if isinstance(line, dict))
    assert "pip" in lines
    assert by_pip[-1] == "-e ."
    names = {line for line in lines if line != "pip" and not line.startswith("python ")}
    found = [Requirement(line) for line in names | set(by_pip[:-1])]
    for requirement in found:
        requirement.name = CONDA_NAMES.get(requirement.name, requirement.name)
    assert bounds(found) == bounds(RUN)


def test_conda_takes_a_tested_python() -> None:
    assert conda_python() in TESTED


def test_constraints_pin_every_direct_dependency_within_its_bounds() -> None:
    lines = [line for line in read("constraints.txt").splitlines() if line and not line.startswith("#")]
    pinned = {}
    for line in lines:
        name, _, version = line.partition("==")
        assert re.fullmatch(r"\d[\w.!+]*", version), f"not one exact version: {line}"
        pinned[canonicalize_name(name)] = version
    assert "parallax-kit" not in pinned
    for requirement in ALL:
        name = canonicalize_name(requirement.name)
        assert name in pinned, f"{name} is not pinned"
        assert requirement.specifier.contains(pinned[name]), f"{name} {pinned[name]} is out of bounds"


def test_the_claimed_pythons_are_the_tested_ones() -> None:
    claimed = [line.rpartition(" ")[2] for line in PROJECT["classifiers"] if line.startswith("Programming Language")]
    assert tuple(claimed) == TESTED
    assert PROJECT["requires-python"] == f">={TESTED[0]}"


def test_the_documents_name_the_tested_pythons() -> None:
    told = f"{', '.join(TESTED[:-1])} or {TESTED[-1]}"
    assert f"You need Python {told};" in read("README.md")
    assert set(re.findall(r"Python.*?(\d\.\d\d)", read("README.md"))) <= set(TESTED)


@pytest.mark.parametrize("command", ["pip install -e . && parallax lab", 'pip install -e ".[test]" && pytest'])
def test_the_readme_has_the_two_commands_on_lines_of_their_own(command: str) -> None:
    assert command in read("README.md").splitlines()


def test_the_script_uses_the_readmes_test_command() -> None:
    script = read(".ci/run")
    assert 'install --quiet -e ".[test]"' in script
    assert "pytest" in script


def test_one_version_everywhere() -> None:
    assert yaml.safe_load(read("CITATION.cff"))["version"] == __version__
    assert f"version {__version__[:3]}" in read("README.md")
    assert f"parallax_kit-{__version__}-py3" in read("README.md")
    assert __version__ in read("CHANGELOG.md")


def test_the_citation_has_what_its_format_asks_for() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(citation)
    assert citation["license"] == PROJECT["license"] == "MIT"
    assert [author["name"] for author in citation["authors"]] == [author["name"] for author in PROJECT["authors"]]
    assert str(citation["authors"][0]["name"]) in read("LICENSE")


def test_git_leaves_the_articles_alone() -> None:
    assert "seeds/** -text" in read(".gitattributes").splitlines()


def test_every_link_in_a_document_leads_somewhere() -> None:
    for path in tracked():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert "://" in target or (path.parent / target).exists(), f"{path.name}: {target}"


def test_toml_examples_can_be_read() -> None:
    examples = re.findall(r"```toml\n(.*?)```", read("seeds/README.md"), re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        tomllib.loads(example)


MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:home|root|Users|tmp)/\w|[A-Z]:\\Users")


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        lines = [line for line in text.splitlines() if MACHINE_PATHS.search(line)]
        assert not lines, f"{path.relative_to(ROOT)}: {lines[0][:200]}"

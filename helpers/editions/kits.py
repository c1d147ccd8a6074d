"""Editions of the kit: what a student gets, and what a teacher keeps."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from helpers.copies import is_for_teachers, without_outputs
from helpers.editions.kept import for_students, kept_texts, leaks
from helpers.errors import ParallaxError
from helpers.places import kit_folder

FOLDERS: Final = ("helpers", "lessons", "notebooks", "seeds")
_TEACHERS_FOLDERS: Final = (*FOLDERS, "tests", "benchmarks")
_ROOT: Final = ("LICENSE", "CITATION.cff", "pyproject.toml", "constraints.txt", "environment.yml")
_TEACHERS_ROOT: Final = (
    *_ROOT, "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "conftest.py", ".gitattributes", ".gitignore", ".ci/run",
)  # fmt: skip
_NOT_READ: Final = ("ambiguities", "figure_pairs_note", "figure_non_pairs", "figures_excluded")
"""What a reference coding's coder wrote for teachers; no view, reveal or feedback reads it."""
_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the same kit makes the same file, byte for byte


def student_edition(home: Path | None = None) -> dict[str, bytes]:
    """The files of the student edition, by their names.

    No teacher's page, no outputs, no samples, and of assessed questions nothing but the question.

    Args:
        home: the folder of the whole kit; the one this code runs from if None.

    Raises:
        ParallaxError: this is no whole kit, or what stays with the teacher would be in a file.
    """
    home = _whole(home)
    files: dict[str, bytes] = {}
    for name, data in _read(home, FOLDERS, _ROOT):
        if (kept := _for_students(name, data)) is not None:
            files[name] = kept
    files["README.md"] = (Path(__file__).parent / "student.md").read_bytes()
    if found := leaks(files, teachers_texts(home)):
        name, text = found[0]
        cure = "Take it out there, or word it differently"
        raise ParallaxError(f"this would give away what stays with the teacher (“{text[:60]} …”)", name, cure)
    return files


def teacher_edition(home: Path | None = None) -> dict[str, bytes]:
    """The files of the teacher edition, by their names: all of the kit, with the opened outputs.

    Raises:
        ParallaxError: this is no whole kit.
    """
    return dict(_read(_whole(home), _TEACHERS_FOLDERS, _TEACHERS_ROOT))


def teachers_texts(home: Path | None = None) -> tuple[str, ...]:
    """What stays with the teacher, of all lessons: see `helpers.editions.kept.kept_texts`.

    Raises:
        ParallaxError: this is no whole kit, or a lesson's questions cannot be read.
    """
    found: list[str] = []
    for path in sorted(_whole(home).glob("lessons/*/questions.toml")):
        found += kept_texts(_toml(path.read_bytes(), path.parent.name))
    return tuple(dict.fromkeys(found))


def packed(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip file that unpacks into one folder.

    Example:
        >>> zipfile.ZipFile(io.BytesIO(packed({"a.txt": b"x"}, "kit"))).namelist()
        ['kit/a.txt']
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def _whole(home: Path | None) -> Path:
    """The folder of the whole kit."""
    home = home or kit_folder("lessons").parent
    if not (home / "pyproject.toml").is_file() or not (home / "helpers").is_dir():
        cure = "Clone or download the kit, install it with pip install -e . and try again there"
        raise ParallaxError("editions are made from the kit's own folder, not from an installed package", cure=cure)
    if not list(home.glob("lessons/[0-9]*/teacher.md")):
        raise ParallaxError("this is a student edition, without the teacher's pages", cure="Use the whole kit")
    return home


def _read(home: Path, folders: tuple[str, ...], root: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for name in root:
        if (home / name).is_file():
            yield name, (home / name).read_bytes()
    for folder in folders:
        for path in sorted((home / folder).rglob("*")):
            parts = path.relative_to(home).parts
            if path.is_file() and not path.is_symlink() and not any(map(_made_by_the_way, parts)):
                yield "/".join(parts), path.read_bytes()


def _made_by_the_way(part: str) -> bool:
    """Caches, work and hidden files, by a part of their path."""
    return part.startswith(".") or part in ("__pycache__", "my_work", "node_modules", "_kit") or part.endswith(".pyc")


def _for_students(name: str, data: bytes) -> bytes | None:
    """A file as students get it; None where they do not."""
    folder, _, rest = name.partition("/")
    last = rest.rpartition("/")[2]
    if folder in ("lessons", "notebooks") and is_for_teachers(rest):
        return None
    if folder == "lessons":
        if last == "questions.toml" and not rest.startswith("_"):
            return for_students(_toml(data, rest)).encode()
        return data if not rest.startswith("_") and (last == "lesson.md" or rest == "own-pair.md") else None
    if folder == "notebooks":
        return without_outputs(data.decode("utf-8")).encode() if rest.endswith(".ipynb") else None
    if folder == "seeds" and "/key/" in rest:
        return _read_part(data) if rest.endswith(".json") else None
    return data


def _read_part(key: bytes) -> bytes:
    """Of a reference coding what the kit reads."""
    coded = json.loads(key)
    kept = {name: value for name, value in coded.items() if name not in _NOT_READ} if isinstance(coded, dict) else coded
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def _toml(data: bytes, name: str) -> str:
    text = data.decode("utf-8-sig", "replace")
    try:
        kept_texts(text)
    except ValueError as error:
        raise ParallaxError("these questions cannot be read", name, "Run parallax check to see every fault") from error
    return text

from pathlib import Path

import pytest

from helpers.workspace import work_folder, write_new


def test_the_work_folder_lies_below_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARALLAX_WORK")
    monkeypatch.chdir(tmp_path)
    assert work_folder() == tmp_path / "my_work"


def test_started_inside_the_work_folder_it_is_not_nested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARALLAX_WORK")
    (tmp_path / "my_work").mkdir()
    monkeypatch.chdir(tmp_path / "my_work")
    assert work_folder() == tmp_path / "my_work"


def test_the_variable_overrides_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARALLAX_WORK", "elsewhere")
    assert work_folder() == tmp_path / "elsewhere"


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("not supported")

    monkeypatch.setattr("os.link", refuse)
    target = tmp_path / "a.ipynb"
    assert write_new(target, b"one", "it")
    assert not write_new(target, b"two", "it")
    assert target.read_text(encoding="utf-8") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.ipynb"]

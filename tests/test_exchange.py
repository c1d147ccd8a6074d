"""One file to hand in, and a partner's file."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_journal import STORY, TEXTS, answer, code, make_story, place

from helpers import ParallaxError
from helpers.cli import main
from helpers.journal import bundle, export, import_partner, open_journal, read_hand_in


@pytest.fixture
def work(tmp_path: Path) -> Path:
    first = open_journal(STORY, "01", "Zoë", tmp_path)
    first.do(code("1"))
    first.do(answer("q", "yes"))
    second = open_journal(STORY, "02-sourcing", folder=tmp_path)
    second.do(code("1", "minister", "source"))
    second.do({"do": "connect", "id": "k", "passages": [place("bridge"), place("bridge", "B")]})
    return tmp_path


def zipped(name: str, data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return held.getvalue()


def test_a_partner_reads_what_was_handed_in(work: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = export(STORY, work, to=tmp_path_factory.mktemp("desk"))
    assert path.name == "hand-in-bridge-zoe-c6a12698.jsonl"
    layer, problems = import_partner(path, STORY)
    assert (layer.coder, layer.kind, layer.story, problems) == ("Zoë", "student", "bridge", ())
    assert [(one.id, one.code, one.text) for one in layer.annotations] == [
        ("01/1", "label", "bridge"),
        ("02-sourcing/1", "source", "minister"),
    ]
    assert [one.id for one in layer.connections] == ["02-sourcing/k"]
    read = read_hand_in(path.read_bytes(), STORY)
    assert (read.name, list(read.lessons), read.lessons["01"].answers) == ("Zoë", ["01", "02-sourcing"], {"q": "yes"})


def test_a_file_is_never_written_over(work: Path) -> None:
    first = export(STORY, work)
    assert export(STORY, work) == first
    content = first.read_bytes()
    open_journal(STORY, "01", folder=work).do(answer("q", "no"))
    second = export(STORY, work)
    assert (second.stem, first.read_bytes()) == (f"{first.stem}-2", content)
    assert export(STORY, work) == second
    assert sorted(path.name for path in work.iterdir() if path.is_file()) == [second.name, first.name]


def test_a_downloaded_journal_can_be_imported_too(work: Path) -> None:
    layer, _ = import_partner(open_journal(STORY, "01", folder=work).download(), STORY)
    assert [one.id for one in layer.annotations] == ["01/1"]


def test_a_partner_with_another_state_of_the_text(work: Path) -> None:
    corrected = make_story("In Karsk the ministre said the bridge was safe. Nobody asked.", TEXTS[1])
    layer, problems = import_partner(export(STORY, work), corrected)
    assert [one.text for one in layer.annotations] == ["bridge"]
    assert problems == ("02-sourcing: “minister” in article “A” could not be found in the text as it is now.",)


def test_a_file_in_the_folder_that_is_no_journal_is_left_out_and_named(work: Path) -> None:
    (work / "bridge" / "diary.jsonl").write_text("Dear diary,\n")
    made = bundle(STORY, work)
    assert made.lessons == ("01", "02-sourcing")
    assert "diary.jsonl" in made.problems[0]


def test_without_work_there_is_nothing_to_hand_in(tmp_path: Path) -> None:
    with pytest.raises(ParallaxError, match="no work"):
        export(STORY, tmp_path)


def test_a_folder_that_cannot_be_written_to(work: Path) -> None:
    with pytest.raises(ParallaxError, match="the hand-in file cannot be written"):
        export(STORY, work, to=work / "no" / "such")


ABOUT = {"parallax": "hand-in", "version": 1, "story": "bridge", "name": "x", "lines": 0}
JOURNAL = {"parallax": "journal", "version": 1, "story": "bridge", "lesson": "01", "name": "x", "texts": {}}


def lines(*entries: object) -> bytes:
    return b"".join(json.dumps(entry).encode() + b"\n" for entry in entries)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a hand-in"),
        (b"\0\xff" * 50, "not a hand-in"),
        (b"[" * 100_000, "not a hand-in"),
        (zipped("bomb", b"\0" * 10_000_000), "not a hand-in"),
        (zipped("../../../escaped.jsonl", b"{}"), "not a hand-in"),
        (lines(ABOUT | {"story": "harbour"}), "another story"),
        (lines(JOURNAL | {"story": "harbour"}), "another story"),
        (lines(ABOUT | {"lines": 1}, JOURNAL | {"story": "harbour"}), "another story"),
        (lines(ABOUT | {"version": 2}), "newer version"),
        (lines(ABOUT | {"version": "1"}), "newer version"),
        (lines(JOURNAL | {"version": 2}), "newer version"),
        (lines(ABOUT | {"lines": 3}, JOURNAL), "not whole"),
        (lines({"parallax": "layer"}), "not a hand-in"),
        (b" " * 20_000_001, "far too large"),
    ],
    ids=range(14),
)
def test_what_is_not_a_hand_in_is_refused_in_a_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "partner.jsonl"
    path.write_bytes(data)
    for source in (path, str(path), data):
        with pytest.raises(ParallaxError, match=says):
            import_partner(source, STORY)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("source", ["no such file", ".", "/dev/zero", "a\0b", "x" * 5000])
def test_a_path_that_is_no_file(source: str) -> None:
    with pytest.raises(ParallaxError):
        import_partner(source, STORY)


def test_names_in_a_file_are_never_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path))
    header = JOURNAL | {"lesson": "../../../escaped", "name": "../../x"}
    record = {"session": "s", "number": 1, "action": code("../1")}
    layer, _ = import_partner(lines(ABOUT | {"lines": 3}, header, record, record), STORY)
    assert [one.id for one in layer.annotations] == ["../../../escaped/../1"]
    assert list(tmp_path.iterdir()) == []


WORDS = st.sampled_from([ABOUT, JOURNAL, {"session": "s", "number": 1, "action": code("1")}, {"do": 1}, 7, None])


@given(st.binary() | st.lists(WORDS).map(lambda entries: lines(ABOUT | {"lines": len(entries)}, *entries)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        layer, problems = import_partner(data, STORY)
    except ParallaxError:
        return
    assert layer.story == "bridge"
    assert all(isinstance(problem, str) for problem in problems)


# The command


@pytest.fixture
def kit_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path / "work"))
    return tmp_path / "work"


@pytest.mark.parametrize("words", [[], ["putin-vietnam-2024"]])
def test_the_command_makes_the_file(kit_work: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    open_journal(replace(STORY, id="putin-vietnam-2024"), "01", "ada", kit_work).do(answer("q"))
    assert main(["export", *words]) == 0
    out = capsys.readouterr().out
    assert f"Hand in this file: {kit_work / 'hand-in-putin-vietnam-2024-ada.jsonl'}\n" in out
    assert "work on 01" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "no work"),
        (["putin-vietnam-2024", "--to", "no such folder"], "no such folder"),
        (["nothing"], "no such story"),
    ],
)
def test_the_command_says_why_it_cannot(
    kit_work: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kit_work.mkdir()
    assert main(["export", *words]) == 1
    assert says in capsys.readouterr().err

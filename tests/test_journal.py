"""Nothing a student did is lost, whatever happens to the file."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_coding import IDS, JSON, QUESTIONS

from helpers import ParallaxError, load_story, plain_article
from helpers.anchoring import selector
from helpers.coding import replay
from helpers.journal import Journal, journal, locking, open_journal, safe_name
from helpers.model import Story

TEXTS = ("The minister said the bridge was safe. Nobody asked.", "A bridge opened. “It is safe,” said the mayor.")
LESSON = "01-two-texts"


def make_story(*texts: str, name: str = "bridge") -> Story:
    articles = tuple(plain_article(text, id="AB"[place]) for place, text in enumerate(texts or TEXTS))
    return Story(name, "a bridge", articles)


STORY = make_story()


def place(words: str, article: str = "A", story: Story = STORY) -> dict[str, Any]:
    text = next(one.text for one in story.articles if one.id == article)
    start = text.index(words)
    return {"article": article, **selector(text, start, start + len(words))}


def code(name: str, words: str = "bridge", word: str = "label", article: str = "A") -> dict[str, Any]:
    return {"do": "code", "id": name, "code": word, **place(words, article)}


def answer(question: str, value: Any = 1) -> dict[str, Any]:
    return {"do": "answer", "question": question, "value": value}


def answers(opened: Journal) -> list[str]:
    return list(opened.state.answers)


Open = Callable[..., Journal]


@pytest.fixture
def start(tmp_path: Path) -> Open:
    return lambda name="", story=STORY, lesson=LESSON: open_journal(story, lesson, name, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bridge" / f"{LESSON}.jsonl"


def full_disk(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """As many bytes as there is room for are written, then it is full."""
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        if room:
            return real(descriptor, data[:room])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", write)


# What is written comes back


def test_what_was_done_is_there_when_opened_again(start: Open) -> None:
    first = start("Zoë ‮Łukasz 李")
    connection = {"do": "connect", "id": "k", "passages": [place("bridge"), place("bridge", "B")]}
    for action in (code("1"), connection, {"do": "note", "id": "1", "note": "hm 🙂"}, answer("q", {"a": (1, 2)})):
        state = first.do(action)
    again = start()
    assert again.state == first.state == state
    assert again.state.answers["q"] == {"a": [1, 2]}
    assert (again.name, again.saved, again.problems) == ("Zoë ‮Łukasz 李", True, ())
    assert again.layer() == first.layer()
    assert (again.layer().coder, again.layer().story) == (again.name, "bridge")


def test_every_line_is_on_the_disk_before_the_action_returns(
    start: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (real(descriptor), synced.append(path.stat().st_size)))
    opened = start()
    opened.do(answer("q1"))
    size = path.stat().st_size
    opened.do(answer("q2"))
    assert size in synced
    assert synced[-1] == path.stat().st_size > size
    header, *lines = [json.loads(one) for one in path.read_text(encoding="ascii").splitlines()]
    assert header.keys() == {"parallax", "version", "story", "lesson", "name", "texts"}
    assert [one["number"] for one in lines] == [1, 2]


def test_looking_makes_no_file(start: Open, tmp_path: Path) -> None:
    assert start("Ada").state == replay([])
    assert list(tmp_path.iterdir()) == []


def test_an_action_without_sense_is_refused_and_not_written(start: Open, path: Path) -> None:
    opened = start()
    opened.do(code("1"))
    before, state = path.read_bytes(), opened.state
    deep: Any = []
    for _ in range(60):
        deep = [deep]
    for action in (
        {"do": "remove", "id": "2"}, {"do": "redo"}, {"do": "dance"}, {**code("2"), "start": 5, "end": 11},
        {**code("2"), "article": "C"}, answer("q", object()), answer("q", float("nan")), answer("q", deep),
        {"do": "connect", "id": "k", "passages": [place("bridge"), {**place("bridge", "B"), "text": "mayors"}]},
    ):  # fmt: skip
        with pytest.raises(ParallaxError):
            opened.do(action)
    assert (path.read_bytes(), opened.state) == (before, state)


def test_those_who_wait_for_changes_are_told(start: Open) -> None:
    opened, told = start(), []
    opened.on_change(lambda: told.append(len(opened.state.answers)))
    opened.do(answer("q1"))
    opened.do(answer("q2"))
    assert told == [1, 2]


def test_the_name_is_asked_once(start: Open) -> None:
    start("Ada").do(answer("q"))
    assert start(lesson="02-sourcing").name == "Ada"
    start("Grace").do(answer("q"))
    assert start().name == "Grace"
    start().sign(" Émilie ")
    assert (start().name, start(lesson="03").name) == ("Émilie", "Émilie")


ACTIONS = st.one_of(
    st.builds(code, IDS, st.sampled_from(["bridge", "safe", "said"]), st.sampled_from(["label", "source"])),
    st.builds(lambda name, word: {"do": word, "id": name}, IDS, st.sampled_from(["remove", "disconnect"])),
    st.builds(lambda name: {"do": "connect", "id": name, "passages": [place("safe"), place("safe", "B")]}, IDS),
    st.builds(lambda name, note: {"do": "note", "id": name, "note": note}, IDS, st.text(max_size=4)),
    st.sampled_from([{"do": "undo"}, {"do": "redo"}, {"do": "undo"}]),
    st.builds(answer, QUESTIONS, JSON),
    st.sampled_from(["restart", "other tab", "full", "room"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=st.lists(ACTIONS, max_size=30))
def test_any_sequence_with_restarts_tabs_and_a_full_disk_is_the_replay(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    tabs, done = [open_journal(STORY, LESSON, folder=folder)], list[Any]()
    with pytest.MonkeyPatch.context() as patch:
        for step in steps:
            if step == "room":
                patch.undo()
            elif step == "full" and len(tabs) == 1:  # with two, each has something the other cannot know
                full_disk(patch, room=0)
            elif step in ("restart", "other tab") and tabs[0].saved:
                tabs = [*(tabs if step == "other tab" else []), open_journal(STORY, LESSON, folder=folder)]
                patch.undo()
            elif isinstance(step, dict):
                tabs = tabs[1:] + tabs[:1]
                try:
                    tabs[0].do(step)
                except ParallaxError:
                    continue
                done.append(step)
    if not tabs[0].saved:
        tabs[0].do(answer("last"))
        done.append(answer("last"))
    assert open_journal(STORY, LESSON, folder=folder).state == tabs[0].state == replay(done)


# Two at once


def test_two_tabs_share_one_journal(start: Open) -> None:
    left, right = start(), start()
    left.do(answer("q1"))
    right.do(answer("q2"))
    assert answers(right) == ["q1", "q2"]
    left.do(code("1"))
    right.do({"do": "recode", "id": "1", "code": "figure"})
    with pytest.raises(ParallaxError):
        right.do(code("1"))
    left.do({"do": "undo"})
    assert [one.code for one in left.state.annotations] == ["label"]
    assert left.state == start().state


def test_a_file_without_its_last_line_end_is_mended(start: Open, path: Path) -> None:
    start().do(answer("q1"))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    opened = start()
    assert (answers(opened), opened.problems) == (["q1"], ())
    opened.do(answer("q2"))
    assert answers(start()) == ["q1", "q2"]


@pytest.mark.parametrize("change", ["deleted", "replaced", "edited", "emptied"])
def test_a_file_that_changes_under_an_open_journal(start: Open, path: Path, change: str) -> None:
    opened = start("Ada")
    opened.do(answer("q1"))
    early = path.read_bytes()
    opened.do(answer("q2"))
    if change == "edited":  # as long as before, so only a look at the words can tell
        path.write_bytes(path.read_bytes().replace(b'"q2"', b'"Q9"'))
    else:
        path.unlink()
    if change in ("replaced", "emptied"):
        path.write_bytes(early if change == "replaced" else b"")
    opened.do(answer("q3"))
    assert answers(start()) == answers(opened) == ["q1", "Q9" if change == "edited" else "q2", "q3"]
    assert start().name == "Ada"


def test_without_locks_nothing_is_cut_off(start: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "_try", no_locks)
    start().do(answer("q1"))
    torn = path.read_bytes() + b'{"session": "of another, wh'
    path.write_bytes(torn)
    opened = start()
    opened.do(answer("q2"))
    assert path.read_bytes().startswith(torn + b"\n")
    assert answers(start()) == answers(opened) == ["q1", "q2"]


def test_a_lock_that_is_never_given_back(start: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start().do(answer("q1"))
    monkeypatch.setattr(locking.lock, "__defaults__", (0.01,))
    with path.open("rb") as file:
        assert locking.lock(file.fileno())
        start().do(answer("q2"))
    assert answers(start()) == ["q1", "q2"]


# What crashes leave behind


@pytest.mark.parametrize("torn", [b'{"session": "s", "numb', b"\0\0\0\0", b"\xff\xfe{"])
def test_a_torn_last_line_is_set_aside(start: Open, path: Path, torn: bytes) -> None:
    start().do(answer("q1"))
    whole = path.read_bytes()
    for number in (1, 2):
        path.write_bytes(path.read_bytes() + torn)
        opened = start()
        assert f"{LESSON}.torn-{number}" in opened.problems[0]
        assert path.with_suffix(f".torn-{number}").read_bytes() == torn
        assert path.read_bytes() == whole
    opened.do(answer("q2"))
    assert (answers(start()), start().problems) == (["q1", "q2"], ())


def test_a_torn_line_in_the_middle_is_skipped_and_reported(start: Open, path: Path) -> None:
    start().do(answer("q1"))
    path.write_bytes(path.read_bytes() + b'{"session": "s", "numb\n\n')
    start().do(answer("q2"))
    opened = start()
    assert answers(opened) == ["q1", "q2"]
    assert "line 3" in opened.problems[0]
    assert opened.saved


@pytest.mark.parametrize("cut", range(0, 120, 7))
def test_a_crash_while_the_file_is_made(start: Open, path: Path, cut: int) -> None:
    start().do(answer("q1"))
    header = path.read_bytes()[:cut]
    path.write_bytes(header)
    opened = start()
    opened.do(answer("q2"))
    assert (opened.saved, answers(start())) == (True, ["q2"])
    assert not header or path.with_suffix(".torn-1").read_bytes() == header


def test_steps_without_sense_in_a_file_are_reported(start: Open, path: Path) -> None:
    start().do(answer("q1"))
    lines = [{"session": "x", "number": n, "action": {"do": word}} for n, word in enumerate(["undo", "dance"])]
    path.write_text(path.read_text() + "".join(json.dumps(one) + "\n" for one in [*lines, {"session": 1}, 7]))
    opened = start()
    assert answers(opened) == ["q1"]
    assert [word in " ".join(opened.problems) for word in ("line 5, 6", "nothing to undo", "out: 2")] == [True] * 3


# The disk does not work


@pytest.mark.parametrize("room", [0, 1, 30])
def test_a_full_disk(start: Open, path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    opened = start("Ada")
    opened.do(answer("q1"))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        full_disk(patch, room)
        assert list(opened.do(answer("q2")).answers) == ["q1", "q2"]
        opened.do(answer("q3"))
    assert path.read_bytes() == before
    assert not opened.saved
    assert "the disk is full" in opened.problems[0]
    assert opened.download().startswith(before)
    other = start()
    other.do(answer("q4"))
    opened.do(answer("q5"))
    assert (opened.saved, opened.problems) == (True, ())
    assert opened.state == start().state
    assert answers(opened) == ["q1", "q4", "q2", "q3", "q5"]
    assert opened.download() == path.read_bytes()


def test_a_full_disk_before_there_is_a_file(start: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = start("Ada")
    with monkeypatch.context() as patch:
        full_disk(patch, 20)
        opened.do(answer("q1"))
    assert (opened.saved, path.read_bytes()) == (False, b"")
    path.write_bytes(opened.download())  # what a student would do with the download
    assert (answers(start()), start().name) == (["q1"], "Ada")
    opened.do(answer("q2"))
    assert answers(start()) == ["q1", "q2"]


def test_a_partial_line_that_cannot_be_removed_again(start: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    opened = start()
    opened.do(answer("q1"))
    with monkeypatch.context() as patch:
        full_disk(patch, 9)
        patch.setattr(os, "ftruncate", no)
        opened.do(answer("q2"))
    assert not opened.saved
    opened.do(answer("q3"))
    assert answers(start()) == answers(opened) == ["q1", "q2", "q3"]
    assert path.with_suffix(".torn-1").read_bytes() == b'{"session'


def test_a_disk_that_loses_what_was_written(start: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    opened = start()
    opened.do(answer("q1"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no)
        opened.do(answer("q2"))
    assert not opened.saved
    assert "Input/output error" in opened.problems[0]
    opened.do(answer("q3"))
    assert answers(start()) == ["q1", "q2", "q3"]


def test_a_read_only_folder(start: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start().do(answer("q1"))
    before, real = path.read_bytes(), os.open

    def read_only(name: Any, flags: int, *rest: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(name, flags, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", read_only)
        opened, fresh = start(), start(lesson="02")
        assert (opened.saved, answers(opened)) == (False, ["q1"])
        assert "read-only" in opened.problems[0]
        for one in (opened, fresh):
            assert "q2" in one.do(answer("q2")).answers
            assert not one.saved
            assert b'"q2"' in one.download()
    assert path.read_bytes() == before
    opened.do(answer("q3"))
    assert answers(start()) == ["q1", "q2", "q3"]


def test_a_folder_that_cannot_be_written_to_is_told_at_once(
    start: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal.os, "access", lambda *_: False)
    assert not start().saved
    assert str(tmp_path) in start().problems[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_the_right_to_write(start: Open, path: Path) -> None:
    start().do(answer("q1"))
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        opened = start()
        opened.do(answer("q2"))
        assert (opened.saved, answers(opened)) == (False, ["q1", "q2"])
    finally:
        path.parent.chmod(0o755)


def test_a_folder_or_a_file_where_it_should_not_be(start: Open, path: Path, tmp_path: Path) -> None:
    path.mkdir(parents=True)
    (tmp_path / "other").write_text("no folder")
    for opened in (start(), start(story=make_story(name="other"))):
        assert answers_after(opened) == ["q"]
        assert not opened.saved
        assert opened.problems


def answers_after(opened: Journal) -> list[str]:
    opened.do(answer("q"))
    return answers(opened)


# Another's file


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"parallax": "journal", "version": 1, "story": "harbour", "texts": {}}\n', "another story"),
        (b'{"parallax": "journal", "version": 2, "story": "bridge"}\n{"what": "new"}\n{"tor', "newer version"),
        (b"Dear diary,\n", "another file"),
        (b"no line end", "another file"),
        (b"\0\xff\xfe\n\n", "another file"),
        (b"[" * 100_000 + b"\n", "another file"),
        (b"\n", "another file"),
    ],
    ids=range(7),
)
def test_what_is_not_this_journal_is_left_alone(start: Open, path: Path, content: bytes, says: str) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    opened = start("Ada")
    for question in ("q1", "q2"):
        opened.do(answer(question))
        assert not opened.saved
        assert says in opened.problems[0]
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    path.rename(path.with_suffix(".old"))
    opened.do(answer("q3"))
    assert (opened.saved, opened.problems, answers(start()), start().name) == (True, (), ["q1", "q2", "q3"], "Ada")


def test_a_huge_file_is_not_read(start: Open, path: Path) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(2 * 10**9)
    opened = start()
    assert answers_after(opened) == ["q"]
    assert "too large" in opened.problems[0]


LINES = st.one_of(
    st.binary(max_size=40),
    st.builds(lambda value: json.dumps(value).encode(), JSON),
    st.builds(
        lambda n, action: json.dumps({"session": "s", "number": n, "action": action}).encode(),
        st.integers(0, 9),
        st.dictionaries(st.sampled_from(["do", "id", "value", "passages", "question"]), JSON),
    ),
    st.just(b'{"parallax": "journal", "version": 1, "story": "bridge", "texts": {"A": "1"}}'),
    st.just(b'{"session": "s", "number": 1, "action": {"do": "answer", "question": "\\ud800", "value": "\\udfff"}}'),
    st.builds(lambda one: json.dumps({"session": "s", "number": 2, "action": code("1") | one}).encode(), JSON.map(
        lambda value: {"text": "bridges", "end": value if isinstance(value, int) else 7, "before": value}
    )),
)  # fmt: skip


@settings(deadline=None)
@given(
    content=st.binary() | st.builds(lambda lines, end: b"\n".join(lines) + end, st.lists(LINES), st.binary(max_size=9))
)
def test_any_bytes_in_the_journals_place(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    path = folder / "bridge" / f"{LESSON}.jsonl"
    path.parent.mkdir()
    path.write_bytes(content)
    opened = open_journal(STORY, LESSON, folder=folder)
    assert all(isinstance(problem, str) and problem.encode() for problem in opened.problems)
    assert "mine" in opened.do(answer("mine")).answers
    opened.layer()
    assert opened.download().endswith(b"\n")
    if opened.saved:
        assert open_journal(STORY, LESSON, folder=folder).state == opened.state
    else:
        assert (path.read_bytes(), bool(opened.problems)) == (content, True)


# A corrected article


def test_codes_find_their_place_again_after_a_correction(start: Open) -> None:
    old = start("Ada")
    evidence = {"evidence": [place("Nobody asked"), place("mayor", "B")], "choice": 2}
    connection = {"do": "connect", "id": "k", "passages": [place("bridge"), place("bridge", "B")]}
    for action in (code("1"), code("2", "minister"), connection, answer("q", evidence)):
        old.do(action)
    corrected = make_story("In Karsk the ministre said the bridge was safe. Nobody asked.", TEXTS[1])
    opened = start(story=corrected)
    (kept,) = opened.state.annotations
    assert corrected.articles[0].text[kept.start : kept.end] == kept.text == "bridge"
    assert kept.start == old.state.annotations[0].start + 9
    assert opened.problems == ("“minister” in article “A” could not be found in the text as it is now.",)
    found = opened.state.answers["q"]["evidence"]
    assert corrected.articles[0].text[found[0]["start"] : found[0]["end"]] == "Nobody asked"
    assert found[1] == place("mayor", "B")
    assert len(opened.state.connections) == 1
    new = {"do": "code", "id": "3", "code": "source", **place("ministre", story=corrected)}
    assert opened.do(new) == start(story=corrected).state
    assert [one.text for one in start(story=corrected).state.annotations] == ["bridge", "ministre"]
    assert len(old.do(answer("still open")).annotations) == 2  # the old kernel places the new code, if it can


def test_what_cannot_be_placed_is_not_listed_once_it_is_removed(start: Open) -> None:
    opened = start()
    opened.do(code("1", "minister"))
    opened.do({"do": "predict", "question": "p", "value": place("minister")})
    opened.do({"do": "remove", "id": "1"})
    corrected = make_story("The bridge was safe.", TEXTS[1])
    again = start(story=corrected)
    assert again.state.predictions["p"]["start"] is None
    assert len(again.problems) == 1
    again.do({"do": "undo"})
    assert (len(again.problems), again.state.annotations) == (2, ())
    assert again.saved


def test_an_article_that_is_gone(start: Open) -> None:
    start().do(code("1", "mayor", article="B"))
    opened = start(story=replace(STORY, articles=STORY.articles[:1]))
    assert opened.state.annotations == ()
    assert "“mayor” in article “B”" in opened.problems[0]


# Names


@pytest.mark.parametrize(
    "name",
    ["../../etc", "a/b", "a\\b", "CON", "con", "com1-x", "", ".", "..", "é" * 300, "李", "a\0b", "\ud800", "A b", "x."],
)
def test_names_become_safe_file_names(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert set(safe) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert 0 < len(safe) <= 64
    assert safe.partition("-")[0] not in ("con", "com1")
    assert safe_name(safe) == safe
    opened = open_journal(make_story(name=name), name, name, tmp_path)
    opened.do(answer("q"))
    assert opened.saved
    again = open_journal(make_story(name=name), name, folder=tmp_path)
    assert (answers(again), again.name, again.lesson) == (["q"], name.strip(), name)


@given(st.text(), st.text())
def test_different_names_never_share_a_file(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (normalize("NFC", one) == normalize("NFC", other))


def test_a_story_of_the_kit(tmp_path: Path) -> None:
    story = load_story("putin-vietnam-2024")
    words = {"article": "A", **selector(story.articles[0].text, 0, 5)}
    open_journal(story, LESSON, folder=tmp_path).do({"do": "code", "id": "1", "code": "x", **words})
    assert open_journal(story, LESSON, folder=tmp_path).state.annotations[0].text == words["text"]

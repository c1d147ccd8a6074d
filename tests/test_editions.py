"""Handouts, editions and pages: nothing that stays with the teacher leaves, and everything opens by itself."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import load_story, plain_article
from helpers.cli import main
from helpers.codebook import load_codebook
from helpers.copies import student_notebooks
from helpers.editions.cells import cells_html, markdown_html
from helpers.editions.handout import build_handout, lesson_codebooks
from helpers.editions.kept import KEY_FIELDS, for_students, kept_texts, leaks
from helpers.editions.kits import packed, student_edition, teacher_edition
from helpers.editions.lines import printed
from helpers.editions.pages import static_pages
from helpers.errors import ParallaxError
from helpers.lessons import load_questions
from helpers.lessons.reading import read_questions
from helpers.markup import escape, visible
from helpers.model import Story

ROOT = Path(__file__).parent.parent
LESSONS = sorted(path.parent.name for path in ROOT.glob("lessons/[0-9]*/questions.toml"))
STORY = load_story("putin-vietnam-2024")

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="the tests stand alone")


@pytest.fixture(scope="module")
def student() -> dict[str, bytes]:
    return student_edition(ROOT)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return static_pages()


def said(name: str, data: bytes) -> str:
    """All text of a file, also inside the cells of a notebook, its white space made one."""
    text = data.decode("utf-8", "replace")
    if name.endswith((".ipynb", ".json")):
        text = "\n".join(strings(json.loads(text)))
    if name.endswith(".toml"):
        text = "\n".join(strings(tomllib.loads(text)))
    return " ".join(text.split()).casefold()


def strings(value: object) -> list[str]:
    if isinstance(value, list) and all(isinstance(it, str) for it in value):
        return ["".join(value)]
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [one for it in inner for one in strings(it)]
    return [value] if isinstance(value, str) else []


def test_no_assessed_answer_stands_in_any_file_of_the_student_edition(student: dict[str, bytes]) -> None:
    secret: list[str] = []
    for lesson in LESSONS:
        for question in load_questions(ROOT / "lessons" / lesson):
            if question.kind == "text":
                secret += [it for sample in question.samples for it in (sample.text, sample.reason)]
            if question.assessed:
                secret += [*question.rubric, question.reason, question.reveal]
                secret += [it.reason for it in question.defensible] + [it.text for it in question.hints]
                secret += [it for it in question.answers if isinstance(it, str) and it not in question.options]
    secret += [it for text in secret for it in re.split(r"(?<=[.;])\s", text) if len(it) > 60]
    wanted = {" ".join(it.split()).casefold() for it in secret if it.strip()}
    assert len(wanted) > 50
    found = [(name, it) for name, data in student.items() for text in [said(name, data)] for it in wanted if it in text]
    assert found == []


def test_of_an_assessed_question_only_the_question_is_left(student: dict[str, bytes]) -> None:
    for lesson in LESSONS:
        table = tomllib.loads(student[f"lessons/{lesson}/questions.toml"].decode())
        for question in table["questions"]:
            if question.get("assessed"):
                assert not set(KEY_FIELDS) & set(question)
            assert "samples" not in question


@pytest.mark.parametrize("lesson", LESSONS)
def test_all_other_questions_keep_their_feedback(lesson: str, student: dict[str, bytes]) -> None:
    whole = (ROOT / "lessons" / lesson / "questions.toml").read_text(encoding="utf-8")
    before, _ = read_questions(whole, "")
    after, faults = read_questions(student[f"lessons/{lesson}/questions.toml"].decode(), "")
    assert faults == ()
    for old, new in zip(before, after, strict=True):
        assert (old.id, old.prompt, old.options, old.assessed) == (new.id, new.prompt, new.options, new.assessed)
        if not old.assessed:
            same = ("answers", "reason", "reveal", "defensible", "hints", "rubric", "tolerance")
            assert [getattr(old, it) for it in same] == [getattr(new, it) for it in same]


def test_the_student_edition_has_no_teachers_files_and_no_outputs(student: dict[str, bytes]) -> None:
    assert not [name for name in student if "teacher" in name and not name.startswith("helpers/")]
    assert not [name for name in student if name.startswith(("tests/", "benchmarks/", "lessons/_"))]
    notebooks = [json.loads(data) for name, data in student.items() if name.endswith(".ipynb")]
    assert len(notebooks) == len(student_notebooks())
    assert not [name for name in student if name.startswith("notebooks/9")]
    assert not [cell for book in notebooks for cell in book["cells"] if cell.get("outputs")]


def test_a_secret_in_a_lessons_own_words_stops_the_release(tmp_path: Path) -> None:
    lesson = tmp_path / "lessons" / "09-mine"
    lesson.mkdir(parents=True)
    (tmp_path / "helpers").mkdir()
    (tmp_path / "pyproject.toml").write_text("")
    (lesson / "teacher.md").write_text("# Mine")
    (lesson / "lesson.md").write_text("Because *the treaty*\nwas signed before the visit.")
    key = '[[questions]]\nassessed = true\nreason = "Because the treaty was signed before the visit."'
    (lesson / "questions.toml").write_text(key)
    with pytest.raises(ParallaxError, match="give away"):
        student_edition(tmp_path)


def unpacked(files: dict[str, bytes], folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(packed(files, "kit"))) as archive:
        archive.extractall(folder)
    return folder / "kit"


@pytest.mark.parametrize("edition", [student_edition, teacher_edition])
def test_an_edition_works_where_it_is_unpacked(edition, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    home = unpacked(edition(ROOT), tmp_path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARALLAX_")}
    environment |= {"PYTHONPATH": str(home), "PARALLAX_WORK": str(tmp_path / "work"), "PYTHONIOENCODING": "utf-8"}
    opened = (
        "import helpers; from helpers.desk import open_lesson; from helpers.lessons.feedback import feedback\n"
        "lesson = open_lesson('02-who-speaks'); asked = lesson._asker.questions['how-said']\n"
        "print(helpers.__file__); print(feedback(asked, 'mixed', lesson.story).verdict)\n"
        "print(feedback(lesson._asker.questions['exit'], 'Mine.', lesson.story).verdict)"
    )
    for words in (["-m", "helpers.cli", "check"], ["-c", opened], ["-m", "helpers.cli", "lab", "--prepare"]):
        run = [sys.executable, *words]
        done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        if words[0] == "-c":
            where, *verdicts = done.stdout.splitlines()
            assert Path(where).is_relative_to(home)
            assert verdicts == ["matches the key", "noted"]


def test_release_says_what_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release"]) == 1
    taken = tmp_path / "taken.zip"
    taken.write_text("mine")
    assert main(["release", "--teacher", str(taken)]) == 1
    assert taken.read_text() == "mine"
    assert capsys.readouterr().err.count("\n") == 2


def test_students_cannot_make_editions(student: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(ParallaxError, match="student edition"):
        teacher_edition(unpacked(student, tmp_path))


VALUES = st.recursive(
    st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text().filter(lambda it: it not in ("questions", "edition")), VALUES, max_size=4))
def test_what_is_written_is_read_again(table: dict[str, object]) -> None:
    from helpers.editions.kept import _fields

    assert tomllib.loads(_fields(table)) == table
    assert tomllib.loads(for_students(_fields(table))) == table | {"edition": "student"}


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1), st.text(" *_\n\\“", max_size=4))
def test_a_text_is_found_in_any_markup(word: str, between: str) -> None:
    assert leaks({"a.md": f"x {between.join([word, word])} y".encode()}, [f"{word} {word}"])


def test_short_keys_are_no_texts() -> None:
    assert kept_texts('[[questions]]\nassessed = true\nanswer = "mixed"\noptions = ["mixed", "direct"]') == ()


# ---- the handout


@pytest.mark.parametrize("name", ["putin-vietnam-2024", "council-vote", "river-flood"])
def test_a_handout_has_every_sentence_with_its_number(name: str) -> None:
    story = load_story(name)
    page = build_handout(story, [load_codebook("sources")])
    assert '<html lang="en">' in page
    assert not re.search(r"<script|<link|src=|href=|https?://|@import|url\(", page)
    for article in story.articles:
        body = sum(it.kind == "body" for it in article.sentences)
        assert all(f"<b>{article.id} {number}</b>" in page for number in range(1, body + 1))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=400))
def test_no_text_stops_a_handout_and_no_word_is_lost(text: str) -> None:
    article = plain_article(f"Word {text}", id="A", title=text[:20])
    empty = replace(article, id="B", text="", zones=(), sentences=(), tokens=())
    lines = [it for sentence in printed(article) for it in sentence.lines]
    kept = [escape(it) for it in visible(article.text).split()]
    assert sorted("".join(map(escape, (it for _, it in lines))).replace(" ", "")) == sorted("".join(kept))
    assert [number for number, _ in lines] == list(range(1, len(lines) + 1))
    page = build_handout(Story("s", text[:20], (article, empty)))
    assert "This article has no text." in page
    assert "<script" not in page


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_on_paper_has_its_prompts_and_no_key(lesson: str) -> None:
    page = build_handout(STORY, [load_codebook(it) for it in lesson_codebooks(lesson)], lesson)
    texts = kept_texts((ROOT / "lessons" / lesson / "questions.toml").read_text(encoding="utf-8"))
    questions = [it for it in load_questions(lesson) if not it.elsewhere]
    assert page.count('class="question"') == len(questions)
    assert leaks({"page.html": page.encode()}, texts) == ()
    keys = [it.reason for it in questions if it.reason] + [it.reveal for it in questions if it.reveal]
    assert not [it for it in keys if it in page]


def test_the_handout_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "h.html"
    assert main(["handout", "river-flood", "--lesson", "05-figures", "-o", str(target)]) == 0
    assert "Codes for figures" in target.read_text(encoding="utf-8")
    assert main(["handout", "river-flood", "-o", str(target)]) == 1
    assert main(["handout", "river-flood", "--codebook", "spam"]) == 1
    assert capsys.readouterr().err.count("\n") == 2


# ---- the static pages


def test_pages_load_nothing_and_say_their_language(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        assert '<html lang="en">' in page, name
        assert not re.search(r"<(script|link|iframe|object|embed|base)\b|@import|url\(\s*['\"]?http", page), name
        assert all(it.startswith("data:") for it in re.findall(r'\ssrc="([^"]*)"', page)), name
        assert "still picture" not in page


def test_pages_lead_to_each_other(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        links = [it for it in re.findall(r'<a [^>]*href="([^"]*)"', page) if not it.startswith("https:")]
        assert "#main" in links
        assert all(it == "#main" or it in pages for it in links), name
        assert "index.html" in links
    assert all(f'href="{name}"' in pages["index.html"] for name in pages if name != "index.html")


def test_pages_hold_what_the_notebooks_showed(pages: dict[str, str]) -> None:
    worksheets = list(ROOT.glob("lessons/[0-9]*/lesson.md"))
    assert len(pages) == 1 + len(list(ROOT.glob("notebooks/*.ipynb"))) + len(worksheets) + 1
    assert sum(len(page.encode()) for page in pages.values()) < 15e6
    for path in ROOT.glob("notebooks/*.ipynb"):
        book = json.loads(path.read_text(encoding="utf-8"))
        outputs = [it for cell in book["cells"] for it in cell.get("outputs", ())]
        html = "".join("".join(it["data"].get("text/html", "")) for it in outputs if "data" in it)
        page = pages[f"{path.stem}.html"]
        alts = re.findall(r'<img [^>]*alt="([^"]+)"', html)
        assert re.findall(r'<img [^>]*alt="([^"]+)"', page) == alts
        assert page.count("<table") >= html.count("<table")


def test_no_dollar_sign_becomes_mathematics_or_keeps_its_backslash(pages: dict[str, str]) -> None:
    assert markdown_html(r"from \$3.5 billion to $3.6", lambda _: "") == "<p>from $3.5 billion to $3.6</p>\n"
    assert not [name for name, page in pages.items() if r"\$" in page]


@given(st.text(max_size=200))
def test_no_markup_of_a_cell_gets_onto_a_page(text: str) -> None:
    cells = [{"cell_type": kind, "source": f"<script>{text}", "outputs": []} for kind in ("markdown", "code")]
    assert "<script" not in cells_html({"cells": cells}, lambda _: "")


def test_the_pages_command_keeps_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", "-o", str(tmp_path / "new")]) == 0
    assert main(["pages", "-o", str(tmp_path)]) == 1
    assert "something is there already" in capsys.readouterr().err

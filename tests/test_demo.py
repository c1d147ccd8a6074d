"""The classroom demo: its screens and their faults, hands, the clock, what is kept, and the page without a kernel."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Story, load_story, plain_article, tables
from helpers.cli import main
from helpers.copies import copy_demo, copy_notebooks, is_for_teachers
from helpers.demo import build_page, load_screens, open_demo, read_screens, screens_for
from helpers.demo.checking import check_demo
from helpers.demo.clock import Clock
from helpers.demo.deck import deck_html, shown, still_html
from helpers.demo.hands import MOST, read_counts, shares
from helpers.demo.kept import FOLDER, Kept
from helpers.demo.pieces import clipped
from helpers.demo.screens import Part, Screen
from helpers.demo.views import VIEWS
from helpers.editions.handout import build_handout
from helpers.editions.kits import student_edition, teacher_edition
from helpers.errors import ParallaxError
from helpers.places import kit_folder
from helpers.widgets.answers.curtain import static_html

HOME = kit_folder("lessons") / "90-classroom-demo"
OWN = load_story("putin-vietnam-2024")
STORIES = ("putin-vietnam-2024", "council-vote", "river-flood")
LINK = re.compile(
    r"""(?:src|href|action)=["'](?!#)|https?://|url\(|@import|fetch\(|XMLHttpRequest|WebSocket|import\("""
)

SCREEN = """schema = 1
story = "putin-vietnam-2024"

[[screens]]
id = "who"
title = "Who?"
minutes = 4
goal = "G1"
idea = "Ask."
prompt = "Who speaks?"
options = ["Kim", "Putin"]
answer = "Kim"
reveal = "Look."

[[screens.show]]
article = "A"
quote = "Putin thanked his host"
mark = "thanked"

[[screens.words]]
view = "voices"
"""


# ---- the screens and their faults


def test_a_whole_screen_is_read() -> None:
    (screen,) = read_screens(SCREEN, "screens.toml").screens
    assert (screen.id, screen.minutes, screen.options, screen.answers) == ("who", 4, ("Kim", "Putin"), ("Kim",))
    assert screen.show == (Part("quote", "Putin thanked his host", "A", "thanked"),)
    assert screen.words == (Part("view", "voices"),)
    assert screen.story == "putin-vietnam-2024"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("schema = 1", "schema = 2", "schema must be 1"),
        ('title = "Who?"\n', "", "title is missing. Write its heading"),
        ("minutes = 4", "minutes = 0", "minutes must be a number from 1 up"),
        ("minutes = 4\n", "", "Write how long it takes: minutes = 4."),
        ('goal = "G1"\n', "", 'goal is missing. Write goal = "G1".'),
        ('idea = "Ask."\n', "", "idea is missing. Say what to take home"),
        ('id = "who"', 'id = "Who speaks"', "id must be small letters"),
        ('prompt = "Who speaks?"\n', "", "there are options and no question"),
        ('reveal = "Look."\n', "", "there is a key and no reason"),
        ('answer = "Kim"', 'answer = "Kin"', "answer is no option: “Kin”. Did you mean “Kim”?"),
        ('answer = "Kim"', 'argued = "Ann"', "argued is no option: “Ann”."),
        ('["Kim", "Putin"]', '["Kim", "Kim"]', "two options are the same"),
        ('["Kim", "Putin"]', f'["Kim", "{"x" * 50}"]', "has 50 characters. Say it in 46 at most."),
        ('["Kim", "Putin"]', '["Kim", "b", "c", "d", "e", "f"]', "there are 6 options"),
        ('view = "voices"', 'view = "voice"', "there is no view “voice”. Did you mean “voices”?"),
        ('view = "voices"', 'text = "a"\nview = "voices"', "it must have one of these"),
        ('article = "A"\n', "", 'article is missing. Write article = "A".'),
        ('prompt = "Who', 'promt = "Who', "“promt” is not a field. Did you mean “prompt”?"),
        ('idea = "Ask."', 'idea = "Ask."\nelsewhere = true', "a screen for other stories cannot quote this one"),
        ("[[screens]]", "[[screen]]", "Did you mean “screens”?"),
        ('id = "who"', 'id = "who', "This cannot be read as TOML"),
        ("[[screens.words]]", "[screens.words]", "words must be one or more tables"),
    ],
)
def test_every_fault_is_one_plain_sentence(old: str, new: str, said: str) -> None:
    assert old in SCREEN
    faults = read_screens(SCREEN.replace(old, new), "screens.toml").faults
    told = [str(it) for it in faults if said in str(it)]
    assert told, [*map(str, faults)]
    assert all(it.startswith("screens.toml, line ") and it.endswith((".", "?")) and "\n" not in it for it in told)


@given(st.text(max_size=300))
def test_no_file_of_screens_makes_it_fail(text: str) -> None:
    read_screens(text, "screens.toml")
    read_screens(f"{SCREEN}{text}", "screens.toml")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("screens.toml", "minutes = 4", "minutes = 5", "minutes is 5; step 1 has 4"),
        ("screens.toml", "Two headlines", "Headlines", "title is “Headlines”; step 1 is “Two headlines”"),
        ("screens.toml", "We need your help now", "We need no help", "does not stand in article B"),
        ("screens.toml", 'mark = "US-led"', 'mark = "UN-led"', "“UN-led” is to be marked"),
        ("screens.toml", 'id = "the-page"', 'id = "two-headlines"', "is taken by the screen on line"),
        ("screens.toml", 'goal = "G3"', 'goal = "G9"', "serves G9, which is no goal of lesson.md"),
        ("screens.toml", "elsewhere = true", "elsewhere = false", "There are 13 screens, and lesson.md has 12 steps"),
        ("lesson.md", "**Minutes** | 50", "**Minutes** | 45", "The lesson says 45 minutes, but its steps add up to 50"),
        ("lesson.md", "90_classroom_demo.ipynb", "90_demo.ipynb", "There is no notebook “90_demo.ipynb”"),
        ("teacher.md", "two voices | 4", "two voices | 6", "says 50 minutes, but its rows add up to 52"),
        ("teacher.md", "| 1 two headlines | 3", "| 1 two headlines | 4", "its rows add up to 31"),
    ],
)
def test_check_finds_what_does_not_fit(file: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "lessons" / HOME.name
    folder.mkdir(parents=True)
    for path in HOME.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = [str(it) for it in check_demo(folder).faults]
    assert [it for it in faults if said in it], faults


def test_there_are_twelve_screens_of_fifty_minutes_on_every_story() -> None:
    screens = load_screens().screens
    for story in (*STORIES, "a story of somebody else"):
        mine = screens_for(screens, story)
        assert (len(mine), sum(it.minutes for it in mine)) == (12, 50)
    assert not [it for it in screens_for(screens, "council-vote") if it.answers]


def test_the_key_of_the_machines_screen_is_what_is_counted() -> None:
    (screen,) = (it for it in load_screens().screens if it.id == "one-more-coder")
    recall = tables.against_key(OWN)["recall"].loc[["quotations", "indirect", "sources"]]
    assert screen.answers == (dict(zip(recall.index, screen.options, strict=True))[recall.idxmin()],)


def test_numbers_on_the_screens_are_counted_in_the_files() -> None:
    zones = tables.zones(OWN.articles)
    words = zones.groupby(["article", "read"])["words"].sum()
    assert (words["B"].sum(), words["B", False], words["A", False]) == (861, 149, 3)
    spoken = tables.sources(OWN)
    quoted = spoken[spoken["article"] == "A"].set_index("source")["direct"]
    assert quoted.sum() == 109
    listed = ("US State Department", "Vladimir Putin", "Carl Thayer", "Kim Jong Un", "Mykhailo Podolyak")
    assert [quoted[it] for it in listed] == [44, 24, 23, 10, 8]
    assert tables.space(OWN).loc["North Korea"].tolist() == [50, 16]


# ---- hands and the clock


@given(st.lists(st.none() | st.integers(0, MOST), min_size=1, max_size=5))
def test_hands_are_kept_as_they_were_typed(counts: list[int | None]) -> None:
    assert list(read_counts(counts, len(counts))) == counts
    parts = shares(tuple(counts))
    assert sum(parts) == pytest.approx(1 if any(counts) else 0)


@pytest.mark.parametrize("value", [None, 3, "12", [1], [1, 2, 3], [-1, 2], [1000, 1], [True, 1], [1.5, 1], ["1", 2]])
def test_no_other_hands_are_taken(value: object) -> None:
    with pytest.raises(ParallaxError, match="hands are"):
        read_counts(value, 2)


class Time:
    """A clock on the wall that stands still until somebody turns it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_clock_counts_for_the_screen_that_is_shown() -> None:
    time = Time()
    clock = Clock({"b": 5}, time)
    clock.turn("a")
    time.now += 60  # not started yet
    clock.start()
    time.now += 30
    clock.start()  # twice is once
    time.now += 30
    clock.turn("b")
    time.now += 10
    clock.pause()
    time.now += 500
    clock.pause()
    assert clock.used == {"a": 60, "b": 15}
    clock.start()
    time.now -= 3600  # somebody has set it back
    clock.settle()
    assert clock.used == {"a": 60, "b": 15}


# ---- what is kept


SCREENS = (
    Screen("one", "One", 4, "G1", "Ask.", prompt="Which?", options=("x", "y")),
    Screen("two", "Two", 6, "G1", "Ask.", prompt="Which?", options=("x", "y", "z")),
)


def test_place_hands_guess_and_clock_come_back(tmp_path: Path) -> None:
    time = Time()
    kept = Kept(OWN, SCREENS, tmp_path, time)
    assert (kept.place, kept.hands, kept.chosen, kept.used) == (("one", 0), {}, {}, {})
    kept.run(running=True)
    time.now += 90
    kept.count("one", [12, None])
    kept.go("two", 1)
    kept.choose("two", 2)
    time.now += 30
    kept.keep()
    time.now += 500  # lost with the kernel: nobody told
    again = Kept(OWN, SCREENS, tmp_path, time)
    assert (again.place, again.hands, again.chosen) == (("two", 1), {"one": [12, None]}, {"two": 2})
    assert (again.used, again.running) == ({"one": 90, "two": 30}, False)
    assert (tmp_path / FOLDER / "putin-vietnam-2024.jsonl").is_file()


def test_starting_anew_forgets_nothing_on_the_disk(tmp_path: Path) -> None:
    kept = Kept(OWN, SCREENS, tmp_path, Time())
    kept.count("one", [12, 3])
    kept.go("two", 0)
    kept.anew()
    kept.count("one", [1, 1])
    again = Kept(OWN, SCREENS, tmp_path, Time())
    assert (again.hands, again.place, again.used) == ({"one": [1, 1]}, ("one", 0), {})
    text = (tmp_path / FOLDER / "putin-vietnam-2024.jsonl").read_text(encoding="utf-8")
    assert "[12, 3]" in text


def test_what_fits_no_screen_is_refused_or_left_out(tmp_path: Path) -> None:
    kept = Kept(OWN, SCREENS, tmp_path, Time())
    for act in (
        lambda: kept.go("three", 0),
        lambda: kept.count("three", [1]),
        lambda: kept.count("one", [1]),
        lambda: kept.choose("one", 2),
    ):
        with pytest.raises(ParallaxError):
            act()
    kept.count("two", [1, 2, 3])
    kept.go("two", 2)
    changed = (SCREENS[0], replace(SCREENS[1], options=("x", "y")))  # somebody has edited the file since
    assert Kept(OWN, changed, tmp_path).hands == {}
    assert Kept(OWN, SCREENS[:1], tmp_path).place == ("one", 0)


def test_a_file_that_is_no_journal_stops_no_lesson(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "putin-vietnam-2024.jsonl").write_text("not ours\n", encoding="utf-8")
    kept = Kept(OWN, SCREENS, tmp_path)
    kept.count("one", [1, 2])
    assert kept.hands == {"one": [1, 2]}
    assert kept.journal.problems


# ---- the stage, on the Python side


def test_the_stage_does_what_its_page_tells(tmp_path: Path) -> None:
    demo = open_demo(folder=tmp_path)
    stage = demo.stage()
    stage.hear({"do": "go", "screen": "who-speaks", "step": 1, "by": "me", "nth": 1}, [])
    stage.hear({"do": "hands", "screen": "who-speaks", "counts": [1, 2, 3, None], "by": "me", "nth": 2}, [])
    stage.hear({"do": "choose", "screen": "who-speaks", "option": 0, "by": "me", "nth": 3}, [])
    stage.hear({"do": "clock", "running": True, "by": "me", "nth": 4}, [])
    assert (stage.state["screen"], stage.state["step"], stage.state["nth"]) == ("who-speaks", 1, 4)
    assert stage.state["hands"] == {"who-speaks": [1, 2, 3, None]}
    assert stage.state["running"]
    before = stage.state
    stage.hear({"do": "something else"}, [])
    assert stage.state is before
    stage._heard(stage, {"do": "hands", "screen": "who-speaks", "counts": [1]}, [])
    assert stage.fault["sentence"].startswith("Hands are counted for 4 options, not for 1.")
    stage.hear({"do": "anew", "by": "me", "nth": 5}, [])
    assert (stage.state["screen"], stage.state["hands"], stage.state["used"]) == ("two-headlines", {}, {})


# ---- what is shown


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_shows_something_of_every_story(name: str, story: str) -> None:
    read = load_story(story)
    piece = VIEWS[name](read)
    assert piece.text
    texts = {article.id: article.text for article in read.articles}
    for _, passages in piece.evidence:
        assert passages
        for passage in passages:
            assert all(texts[passage.article][it.start : it.end] == it.text for it in passage.marks)


def hostile(text: str) -> Story:
    return Story("s", text, tuple(plain_article(text, id=name, title=text, outlet=text) for name in ("A", "B", "C")))


class Tags(HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


PLAIN = st.characters(exclude_categories=("Cc", "Cs"))
KNOWN = Tags("".join(deck_html(shown(screens_for(load_screens().screens, it), load_story(it))) for it in STORIES))


@given(
    st.text(PLAIN, max_size=200)
    | st.sampled_from(["<script>alert(1)</script>", '" onclick="x', "“<img src=x onerror=x>”"])
)
def test_no_text_of_an_article_becomes_markup(text: str) -> None:
    story = hostile(f"{text} x said Ann <b>Lee</b>. It cost $3 and $4.")
    screens = shown(screens_for(load_screens().screens, story.id), story)
    for html in (deck_html(screens), "".join(map(still_html, screens))):
        found = Tags(html)
        assert found.tags <= KNOWN.tags | {"details", "summary"}
        assert found.attributes <= KNOWN.attributes


@given(st.text(max_size=400), st.integers(1, 30))
def test_a_clipped_text_is_the_beginning_of_the_text(text: str, words: int) -> None:
    short = clipped(text, words)
    assert " ".join(text.split()).startswith(short.removesuffix(" …"))
    assert len(short) <= 12 * words + 2


@pytest.mark.parametrize(
    "texts", [(".", "-"), ("x", "y"), ("Nothing much.", "!"), ("a. b. c.", "“d” said e. 3 f.", "g")]
)
def test_no_story_is_too_small(texts: tuple[str, ...], tmp_path: Path) -> None:
    articles = tuple(plain_article(text, id=name) for text, name in zip(texts, "ABC", strict=False))
    story = Story("tiny", "", articles)
    screens = shown(screens_for(load_screens().screens, story.id), story)
    assert len(screens) == 12
    assert not [it for it in screens for piece in (*it.show, *it.words) if "could not be worked out" in piece.text]
    assert build_page(story).count("<section") == 12


def test_a_quotation_that_was_edited_away_is_said_to_be() -> None:
    screen = Screen("a", "A", 4, "G1", "Ask.", show=(Part("quote", "no such words", "A"), Part("quote", "x", "Z")))
    (it,) = shown([screen], OWN)
    assert [piece.text[:39] for piece in it.show] == [
        "These words were not found in article A",
        "These words were not found in article Z",
    ]


def test_a_quotation_has_its_place_and_where_its_sentence_goes_on() -> None:
    screen = Screen("a", "A", 4, "G1", "Ask.", show=(Part("quote", "Pyongyang, which like Moscow", "A", "Moscow"),))
    (it,) = shown([screen], OWN)
    assert it.show[0].text == "A 5: … Pyongyang, which like Moscow …"
    assert "<mark><u>Moscow</u></mark>" in it.show[0].html


# ---- the page without a kernel


@pytest.mark.parametrize("story", STORIES)
def test_the_page_asks_for_nothing(story: str) -> None:
    page = build_page(load_story(story))
    assert '<html lang="en">' in page
    assert page.count("<title>") == 1
    markup = page.partition("<script>")[0]
    assert not LINK.search(markup)
    assert not LINK.search(page.partition("<script>")[2])
    assert "default-src 'none'" in page
    assert page.count("<h2") == 12
    assert not [it for it in re.findall(r"<img[^>]*>", page) if "alt=" not in it]


def test_without_a_script_the_key_stands_behind_its_question() -> None:
    page = build_page(OWN)
    section = page[page.index('data-id="who-speaks"') :].partition("</section>")[0]
    assert section.index("Whose words fill") < section.index("◆ the reference coding: <b>the US State Department</b>")


# ---- the command, the copies, the editions


def test_the_command_writes_one_page_and_never_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "demo.html"
    assert main(["demo", "--html", str(path), "--story", "river-flood"]) == 0
    assert "Pell Landing" in path.read_text(encoding="utf-8")
    assert main(["demo", "--html", str(path)]) == 1
    assert "not written over" in capsys.readouterr().err


def test_the_command_copies_the_notebook_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path))
    assert main(["demo", "--prepare"]) == 0
    copy = tmp_path / "90_classroom_demo.ipynb"
    assert '"outputs": []' in copy.read_text(encoding="utf-8")
    copy.write_text("mine", encoding="utf-8")
    assert main(["demo", "--prepare", "--story", "council-vote"]) == 0
    assert main(["demo", "--prepare"]) == 0
    assert copy.read_text(encoding="utf-8") == "mine"
    other = (tmp_path / "notebooks-council-vote" / copy.name).read_text(encoding="utf-8")
    assert 'open_demo(\\"council-vote\\")' in other


@pytest.mark.parametrize(("word", "server"), [("--no-browser", "helpers.cli.server"), ("--voila", "voila")])
def test_the_command_opens_the_notebook(
    word: str, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: True)
    monkeypatch.setattr("helpers.cli.demo.start", lambda command, env: calls.append((command, env)) or 0)
    assert main(["demo", word, "--port", "8890"]) == 0
    ((command, environment),) = calls
    assert command[1:3] == ["-m", server]
    assert "--port=8890" in command
    assert [it for it in command if it.endswith("90_classroom_demo.ipynb")]
    assert environment["PARALLAX_WORK"] == str(tmp_path)


def test_an_unknown_story_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--html", str(tmp_path / "x.html"), "--story", "the-moon"]) == 1
    assert "no such story" in capsys.readouterr().err


def test_voila_is_asked_for_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["demo", "--voila", "--prepare"]) == 1
    assert capsys.readouterr().err.startswith("parallax: Voilà is not installed.")


def test_students_get_neither_the_notebook_nor_the_lesson(tmp_path: Path) -> None:
    copied, _ = copy_notebooks(tmp_path)
    assert not [name for name in copied if is_for_teachers(name)]
    assert not list(tmp_path.glob("worksheets/9*"))
    home = HOME.parent.parent
    if not (home / "pyproject.toml").is_file():
        pytest.skip("the tests stand alone")
    student, teacher = student_edition(home), teacher_edition(home)
    wanted = ["lessons/90-classroom-demo/screens.toml", "notebooks/90_classroom_demo.ipynb"]
    assert [name for name in wanted if name in student] == []
    assert [name for name in wanted if name in teacher] == wanted


def test_an_edition_without_the_demo_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpers.copies.kit_folder", lambda _: tmp_path)
    with pytest.raises(ParallaxError, match="not in this edition"):
        copy_demo(tmp_path)


def test_the_handout_asks_the_screens_without_their_key() -> None:
    page = build_handout(OWN, lesson=HOME)
    assert "Whose words fill the most room" in page
    assert "44 of 109" not in page
    assert "Do both openings put the same thing in front?" in build_handout(load_story("river-flood"), lesson=HOME)


def test_screens_to_read_fold_away_what_is_revealed(tmp_path: Path) -> None:
    demo = open_demo(folder=tmp_path)
    for number, screen in enumerate(demo.screens, start=1):
        html = demo.screen(number).html
        before, _, after = html.partition("<details>")
        assert screen.title in before
        assert screen.idea in after
        assert "◆" not in before
        assert "data-key" not in before
    assert "12 screens" in demo.screen(13).html
    assert "Two headlines" in static_html(demo.stage())

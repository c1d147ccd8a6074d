"""A class is collected: no file is lost, every share is what one counts by hand, and no name slips out."""

from __future__ import annotations

import csv
import json
import os
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from classes import broken, hand_in, journal, write_class, zipped
from hypothesis import given
from hypothesis import strategies as st
from test_coding import JSON
from test_journal import STORY, place

from helpers import ParallaxError, load_story
from helpers.classroom import Collected, collect, sort_files
from helpers.classroom.coded import agreements, splits
from helpers.classroom.collecting import NAMES, OVERVIEW, agreement_rows
from helpers.classroom.csv_files import csv_text
from helpers.classroom.figures import figure_agreement, judged_figures, verdicts
from helpers.classroom.newest import APART, BEFORE, OLDER, SAME
from helpers.classroom.opening import Refused, Submission, opened, story_of
from helpers.classroom.page import Files, overview
from helpers.classroom.profiles import frame_agreements, spreads
from helpers.classroom.pseudonyms import FILE, Register, give_pseudonyms, read_register, register_text
from helpers.classroom.received import Received, received
from helpers.classroom.results import results
from helpers.classroom.rows import COLUMNS, all_rows
from helpers.classroom.sentence_pairs import opinions
from helpers.classroom.tallies import Judge, tally
from helpers.classroom.work import Lesson, Student, classwork
from helpers.cli import main
from helpers.comparison import figure_ledger
from helpers.frames import CANNOT_TELL, NO, YES, find_frame
from helpers.lessons import Question, load_questions
from helpers.lessons.pairs import ALONE, NOT, OTHER, PAIR
from helpers.lessons.pairs import SAME as SAME_FACT
from helpers.model import Story

KIT = load_story("putin-vietnam-2024")
CLASS = ("Ada", "Ben", "Cleo", "Dan")
Action = dict[str, Any]


def answer(question: str, value: Any, word: str = "answer") -> Action:
    return {"do": word, "question": question, "value": value}


def code(number: int, words: str, name: str, article: str = "A") -> Action:
    return {"do": "code", "id": str(number), "code": name, **place(words, article)}


def lesson_of(name: str, work: dict[str, list[Action]], story: Story = KIT, *asked: Question) -> Lesson:
    """The lesson of a class, read from the files its students would hand in."""
    read = (opened(Received(who, 0, hand_in(story, who, {name: actions})), story) for who, actions in work.items())
    students = [Student(one.hand_in.name, one.hand_in.lessons) for one in read if isinstance(one, Submission)]
    found = classwork(story, students).lessons[0]
    return Lesson(name, found.title, asked or found.questions, found.states, story)


# ---- a class of four, counted by hand


def test_a_choice_by_hand() -> None:
    said = dict(zip(CLASS, ("A", "A", "B", "A"), strict=True))
    lesson = lesson_of("00-start-here", {who: [answer("longer", it, "predict")] for who, it in said.items()})
    question = next(it for it in lesson.questions if it.id == "longer")
    found = tally(lesson, question, Judge(KIT))
    assert (found.asked, found.answered, found.unclear, found.counts) == (4, 4, 0, (("A", 3), ("B", 1)))
    assert [found.share(n) for _, n in found.counts] == [0.75, 0.25]
    percent, alpha = found.agreement
    assert percent.value == 3 / 6  # of six pairs of students, AA, AA and AA
    assert (alpha.value, "only one unit" in alpha.note) == (None, True)
    assert found.verdicts == ()  # a prediction is not compared


def test_verdicts_on_answers_by_hand() -> None:
    options = load_questions("00-start-here")[4].options
    work = {"Ada": [2], "Ben": [2], "Cleo": [0], "Dan": []}
    lesson = lesson_of(
        "00-start-here",
        {who: [answer("x", 1), *(answer("captions", options[at]) for at in chosen)] for who, chosen in work.items()},
    )
    found = tally(lesson, next(it for it in lesson.questions if it.id == "captions"), Judge(KIT))
    assert (found.asked, found.answered) == (4, 3)
    assert found.counts == ((options[0], 1), (options[1], 0), (options[2], 2))
    assert found.verdicts == (("defensible", 1), ("matches the key", 2))
    assert found.agreement[0].value == 1 / 3


def test_answers_of_every_kind_are_read_alike() -> None:
    number = Question("n", "number", ("G1",), "How much?", unit="million dollars")
    several = Question("s", "choices", ("G1",), "Which?", options=("a", "b", "c"))
    scale = Question("f", "scale", ("G1",), "How fair?", scale=(1, 3))
    span = Question("w", "span", ("G1",), "Where?")
    mine = Question("t", "text", ("G1",), "Why?")
    values = {
        "n": ("3", "3.0", "many", "4"), "s": (["a", "b"], ["b", "a"], ["c"], ["a"]),
        "f": (1, 1, 2, 3),
        "w": ({"article": "A", "text": "bridge was"}, "bridge was safe", "asked", "not there"),
        "t": ("x", "y", "z", "x"),
    }  # fmt: skip
    work = {who: [answer(name, it[at]) for name, it in values.items()] for at, who in enumerate(CLASS)}
    lesson = lesson_of("mine", work, STORY, number, several, scale, span, mine)
    judge = Judge(STORY)
    found = [tally(lesson, question, judge) for question in lesson.questions]
    assert [one.counts for one in found] == [
        (("3", 2), ("4", 1)),
        (("a", 3), ("b", 2), ("c", 1)),
        (("1", 2), ("2", 1), ("3", 1)),
        (("A 1: The minister said the bridge was safe.", 2), ("A 2: Nobody asked.", 1)),
        (),
    ]
    assert [(one.answered, one.unclear) for one in found] == [(4, 1), (4, 0), (4, 0), (4, 1), (4, 0)]
    assert [one.agreement[0].value for one in found[:4]] == [1 / 3, 1 / 6, 1 / 6, 1 / 3]
    assert found[4].agreement == ()


def coded_class() -> dict[str, list[Action]]:
    """Code x: sentence A 1 by all, B 1 by Ada and Ben, B 2 by Ada; code y: B 2 by Cleo and Dan; z by Dan alone."""
    work = {who: [code(1, "bridge", "x")] for who in CLASS}
    work["Ada"] += [code(2, "bridge", "x", "B"), code(3, "mayor", "x", "B")]
    work["Ben"] += [code(2, "bridge", "x", "B")]
    work["Cleo"] += [code(2, "mayor", "y", "B")]
    work["Dan"] += [code(2, "mayor", "y", "B"), code(3, "Nobody", "z")]
    return work


def test_the_sentence_that_split_us_by_hand() -> None:
    rows = splits(lesson_of("02", coded_class(), STORY))
    assert [(it.article, it.number, it.code, it.applied, len(it.left), round(it.parted, 3)) for it in rows] == [
        ("B", 1, "x", ("Ada", "Ben"), 2, 0.667),
        ("B", 2, "y", ("Cleo", "Dan"), 2, 0.667),
        ("B", 2, "x", ("Ada",), 3, 0.5),
    ]


def test_who_did_not_code_an_article_is_not_asked_about_it() -> None:
    work = coded_class() | {"Eve": [code(1, "bridge", "x")]}
    first = splits(lesson_of("02", work, STORY))[0]
    assert (first.article, len(first.applied), len(first.left)) == ("B", 2, 2)


def test_agreement_by_code_by_hand() -> None:
    found = {of: (n, *measures) for of, n, measures in agreements(lesson_of("02", coded_class(), STORY))}
    assert list(found) == ["x", "y", "all codes"]  # z was given by one student alone
    assert [(n, percent.n) for n, percent, _ in found.values()] == [(4, 4), (4, 4), (4, 8)]
    # x: of the 6 pairs on each of four sentences 6, 6, 2 and 3 are alike; y: 6, 6, 6 and 2.
    assert found["x"][1].value == 17 / 24
    assert found["y"][1].value == 20 / 24
    # x: observed 2(2·2 + 1·3)/3/16 = 7/24, expected 2·7·9/(16·15) = 21/40; y: 1/6 and 2·2·14/240 = 7/30.
    assert found["x"][2].value == pytest.approx(4 / 9)
    assert found["y"][2].value == pytest.approx(2 / 7)
    assert (found["x"][2].low, "no interval: 4 units" in found["x"][2].note) == (None, True)
    assert "several items together" in found["all codes"][2].note


def frame_class() -> dict[str, list[Action]]:
    items = [item.id for item in find_frame("conflict").items]
    said = {
        "Ada": (YES, YES, YES, YES), "Ben": (YES, YES, NO, NO), "Cleo": (NO, NO, NO, NO),
        "Dan": (CANNOT_TELL, YES, NO, NO), "Eve": (YES,),
    }  # fmt: skip
    return {
        who: [answer(f"frames:A:{item}", {"answer": it}) for item, it in zip(items, of, strict=False)]
        for who, of in said.items()
    }


def test_frame_profiles_by_hand() -> None:
    (found,) = spreads(lesson_of("04-frames", frame_class()))
    assert (found.frame, found.article, found.n) == ("conflict", "A", 4)  # Eve has not answered all
    assert found.values == ((0.0, 1), (1 / 3, 1), (0.5, 1), (1.0, 1))
    assert found.mean == pytest.approx((1 + 0.5 + 0 + 1 / 3) / 4)
    assert found.median == pytest.approx((1 / 3 + 0.5) / 2)
    assert (found.low, found.high) == (pytest.approx(0.25), pytest.approx(0.625))


def test_agreement_on_frames_by_hand() -> None:
    lesson = lesson_of("04-frames", frame_class())
    rows = dict(frame_agreements(lesson.frames, ["A", "B"]))
    percents = [it[0].value for it in rows.values()]
    # The first question: yes, yes, no, yes (Dan cannot tell); then yes yes no yes; yes no no no, twice.
    assert percents == [pytest.approx(it) for it in (3 / 6, 3 / 6, 3 / 6, 3 / 6, 12 / 24)]
    assert list(rows)[-1] == "frame conflict"
    assert all(it[1].value is None for it in list(rows.values())[:-1])


def figure_class() -> tuple[str, dict[str, list[Action]]]:
    row = next(it for it in figure_ledger(KIT, alone=False) if it.figures[0] and it.figures[0].text == "$3.5 billion")
    first = ("same", "same", "different period", "different period")
    last = ("different period", "same", "different period", "different period")
    return row.id, {
        who: [
            answer(f"figures:{row.id}", a, "predict"),
            answer(f"figures:{row.id}", b),
            answer("figures:A121-B943", "same"),
            answer("figures:A121-B943", "rude words", "predict") if who == "Dan" else answer("x", 1),
        ]
        for who, a, b in zip(CLASS, first, last, strict=True)
    }


def test_the_figure_pair_that_was_misjudged_by_hand() -> None:
    name, work = figure_class()
    lesson = lesson_of("05-figures", work)
    one, other = judged_figures(lesson, {row.id: row for row in figure_ledger(KIT, alone=False)})
    assert (one.id, one.key, one.by, one.n) == (name, "different period", "reference coding", 4)
    assert (one.apart(), one.apart(at_first=True)) == (0.25, 0.5)
    assert one.last == (("different period", 3), ("same", 1))
    assert one.agreement[0].value == 3 / 6
    assert (other.n, other.apart()) == (3, 0.0)  # what is no relation is not counted


def test_agreement_on_figures_by_hand() -> None:
    _, work = figure_class()
    work["Dan"][-1] = answer("x", 1)
    percent, alpha = figure_agreement(verdicts(lesson_of("05-figures", work)))
    assert percent.value == (3 + 6) / 12
    assert alpha.value == pytest.approx(1 - (2 / 8) / (2 * 3 * 5 / (8 * 7)))


def test_pairs_of_sentences_by_hand() -> None:
    ends = [place("bridge"), place("bridge", "B")]
    said = dict(zip(CLASS, (SAME_FACT, SAME_FACT, NOT, OTHER), strict=True))
    work = {who: [answer(f"{PAIR}A 1 – B 1", {"verdict": it, "passages": ends})] for who, it in said.items()}
    (found,) = opinions(lesson_of("06", work, STORY), PAIR)
    assert (found.n, found.texts) == (4, ("bridge", "bridge"))
    assert found.counts == ((SAME_FACT, 2), (OTHER, 1), (NOT, 1))
    assert found.agreement[0].value == 1 / 6


# ---- every share and agreement on the page, by hand


def whole_class() -> dict[str, dict[str, list[Action]]]:
    """Four students with all that the overview counts: answers, codes, verdicts on figures, frames, sentences."""
    options = load_questions("00-start-here")[4].options
    captions = {"Ada": [options[2]], "Ben": [options[2]], "Cleo": [options[0]], "Dan": []}
    longer = dict(zip(CLASS, "AABA", strict=True))
    state, aide = (place(words, "A", KIT) for words in ("The US State Department", "Mykhailo Podolyak"))
    codes = {
        "Ada": [(state, "institution"), (aide, "named person")], "Ben": [(state, "institution")],
        "Cleo": [(state, "anonymous")], "Dan": [(aide, "named person")],
    }  # fmt: skip
    ends = [place("Vietnam", "A", KIT), place("Vietnam", "B", KIT)]
    said = dict(zip(CLASS, (SAME_FACT, SAME_FACT, NOT, OTHER), strict=True))
    matter = dict(zip(CLASS, ("yes", "yes", "no", "no"), strict=True))
    figures = figure_class()[1]
    return {
        who: {
            "00-start-here": [
                answer("longer", longer[who], "predict"), *(answer("captions", it) for it in captions[who])
            ],
            "02-who-speaks": [
                {"do": "code", "id": f"c{number}", "code": name, **at} for number, (at, name) in enumerate(codes[who])
            ],
            "04-frames": frame_class()[who],
            "05-figures": figures[who],
            "06-what-is-not-there": [
                answer(f"{PAIR}A 1 – B 1", {"verdict": said[who], "passages": ends}),
                answer(f"{PAIR}A 2 – B 2", {"verdict": SAME_FACT, "passages": ends}),
                answer(f"{ALONE}A 3", {"matter": matter[who], "passages": ends[:1]}),
            ],
        }
        for who in CLASS
    }  # fmt: skip


BY_HAND = (
    # Who predicted A: Ada, Ben and Dan. Of 6 pairs of students 3 said the same. One unit has no alpha.
    ("A", "", "3 (75 %)"),
    ("B", "", "1 (25 %)"),
    ("question: longer", "4", "1", "50 %", "undefined"),
    # Three of four answered. Of 3 pairs 1 said the same.
    ("question: captions", "3", "1", "33 %", "undefined"),
    # A 4: institution by Ada and Ben; A 13: named person by Ada and Dan. All four coded in A, of which 27 sentences are
    # read; nobody coded in B. Of 27 · 6 pairs all but 4 are alike: 158 of 162. Alpha: observed (8/3)/108, expected
    # 2 · 2 · 106/(108 · 107), so 1 − (8/3) · 107/424 = .327.
    ("A 4 ", "", "2 of 4 (50 %)"),
    ("A 13 ", "", "2 of 4 (50 %)"),
    ("code: institution", "4", "27", "98 %", "0.33"),
    ("code: named person", "4", "27", "98 %", "0.33"),
    # Both: 316 of 324 pairs; 1 − (16/3) · 215/1696 = .324. “Anonymous” was given by one student alone.
    ("code: all codes", "4", "54", "98 %", "0.32"),
    # The means are 1, 1/2, 0 and 1/3: mean .458, median .417, quarters .25 and .625.
    ("Conflict, A", "0.46", "0.42", "0.25", "0.62", "4"),
    # Yes, yes, no, and “can’t tell”, which is left out: 1 of 3 pairs. Yes, yes, no, yes: 3 of 6. Then twice yes, no,
    # no, no: 3 of 6. Together 10 of 21; observed 8/15, expected 2 · 7 · 8/(15 · 14) = 8/15, so alpha is 0.
    ("frame: conflict: parties disagree", "4", "1", "33 %", "undefined"),
    ("frame: conflict: one reproaches another", "4", "1", "50 %", "undefined"),
    ("frame: conflict: two or more sides", "4", "1", "50 %", "undefined"),
    ("frame: conflict: winners and losers", "4", "1", "50 %", "undefined"),
    ("frame: frame conflict", "4", "4", "48 %", "0.00"),
    # The key says “different period”. In the end only Ben says otherwise, at first Ada and Ben did; 3 of 6 pairs.
    ("Trade between the two countries", "", "25 % of 4, at first 50 %"),
    ("figure pair: Trade between the two countries", "4", "1", "50 %", "undefined"),
    # Three say “same”, as the key does; what Dan wrote is no relation.
    ("date: Thursday / today", "", "0 % of 3, at first 0 %"),
    ("figure pair: date: Thursday / today", "3", "1", "100 %", "undefined"),
    # Together 3 + 3 of 6 + 3 pairs; observed 2/7, expected 2 · 3 · 4/(7 · 6) = 4/7, so alpha is 1/2.
    ("figure pair: all figure pairs", "4", "2", "67 %", "0.50"),
    # Same, same, not, another: 1 of 6 pairs. All four the same: 6 of 6.
    ("A 1 – B 1", "", "17 %, n = 4"),
    ("A 2 – B 2", "", "100 %, n = 4"),
    ("sentence pair: A 1 – B 1", "4", "1", "17 %", "undefined"),
    ("sentence pair: A 2 – B 2", "4", "1", "100 %", "undefined"),
    # Together 7 of 12; observed 5/12, expected 26/56, so 1 − 140/156 = .103.
    ("sentence pair: all sentence pairs", "4", "2", "58 %", "0.10"),
    # Could it matter? Yes, yes, no, no: 2 of 6 pairs.
    ("A 3", "", "33 %, n = 4"),
    ("sentence pair: A 3", "4", "1", "33 %", "undefined"),
)


def table_rows(page: str) -> list[list[str]]:
    """The cells of every row of a page's tables, as text."""
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[f"{' '.join(unescape(re.sub(r'<[^>]*>', ' ', cell)).split())} " for cell in row] for row in cells]


def test_every_share_and_agreement_on_the_page_by_hand(folder: Path) -> None:
    for who, work in whole_class().items():
        put(folder, f"{who}.jsonl", hand_in(KIT, who, work))
    page = (read_all(folder).folder / OVERVIEW).read_text(encoding="utf-8")
    rows = table_rows(page)
    for wanted in BY_HAND:
        found = [row for row in rows if row[0].startswith(wanted[0]) and len(row) >= len(wanted)]
        assert [1 for row in found if all(map(str.startswith, row, wanted))], (wanted, found)
    # No row of these tables is left that was not worked out above.
    counted = [row for row in rows if len(row) in (3, 6) and row[0].split(":")[0].split(" ")[0] not in ("Answer", "Of")]
    heads = {"Sentence ", "Pair ", "Frame, article "}
    left = [row for row in counted if row[0] not in heads and not any(row[0].startswith(it[0]) for it in BY_HAND)]
    assert {row[0] for row in left} <= {f"{option} " for option in load_questions("00-start-here")[4].options}
    # Two of the three who answered have the key, one has an answer that can be defended.
    assert "defensible: 1 (33 %); matches the key: 2 (67 %); pairs of students with the same answer: 33 %." in page
    assert [row[2] for row in left] == ["1 (33 %) ", "0 (0 %) ", "2 (67 %) "]
    text = " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())
    for line in (
        "02 Who speaks: A 4 split the class: 2 of 4 gave it the code “institution”.",
        "the frame conflict in article A has the widest spread: the middle half of 4 lies between 0.25 and 0.62.",
        "25 % of 4 judged it otherwise than the reference coding, at first 50 %.",
        "A 1 – B 1: 17 % of the pairs of students judge this pair alike, n = 4.",
    ):
        assert line in text


# ---- the files


def read_all(folder: Path, **options: Any) -> Collected:
    return collect(folder, folder.parent / "class", **options)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "handed in"
    made.mkdir()
    return made


def put(folder: Path, name: str, data: bytes, when: int = 1_000_000_000) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (when, when))


WORK = {"00-start-here": [answer("longer", "A", "predict"), answer("exit", "=SUM(A1)"), answer("body-words", "681")]}
BROKEN = broken(KIT, hand_in(KIT, "Ada", WORK))


@pytest.mark.parametrize("name", BROKEN)
def test_every_kind_of_broken_file_is_named_with_its_reason(name: str, folder: Path) -> None:
    data, says = BROKEN[name]
    put(folder, "good", hand_in(KIT, "Ben", WORK))
    put(folder, name, data)
    (gone,) = sort_files(folder).refused
    assert gone.file == name
    assert says in gone.reason


def test_no_file_is_lost(folder: Path) -> None:
    expected = write_class(folder, KIT, 6)
    put(folder, ".hidden/.DS_Store", b"\0\0")
    heaps = sort_files(folder)
    assert (len(heaps.counted), len(heaps.older)) == (6, expected["older"])
    names = [
        *(it.submission.file for it in heaps.counted), *(it.submission.file for it in heaps.older),
        *(it.file for it in heaps.refused),
    ]  # fmt: skip
    assert len(set(names)) == len(names) == heaps.files.received == sum(expected.values()) + 1
    assert {path.name for path in folder.iterdir() if path.is_file()} <= {name.partition(":")[0] for name in names}


def test_a_platform_s_archive_with_an_archive_in_it(folder: Path) -> None:
    inner = zipped({"../../ada.jsonl": hand_in(KIT, "Ada", WORK), "notes.txt": b"hello"})
    put(folder, "all.zip", zipped({"Ben/ben file.jsonl": hand_in(KIT, "Ben", WORK), "ada.zip": inner}))
    heaps = sort_files(folder)
    assert [it.submission.file for it in heaps.counted] == [
        "all.zip: ada.zip: ../../ada.jsonl",
        "all.zip: Ben/ben file.jsonl",
    ]
    assert [it.file for it in heaps.refused] == ["all.zip: ada.zip: notes.txt"]
    assert sorted(path.name for path in folder.parent.rglob("*")) == ["all.zip", "handed in"]


def test_an_archive_with_a_member_that_is_damaged_keeps_the_others(folder: Path) -> None:
    good, bad = hand_in(KIT, "Ada", WORK), hand_in(KIT, "Ben", WORK)
    data = bytearray(zipped({"bad.jsonl": bad, "good.jsonl": good}))
    data[60:90] = b"\xff" * 30
    put(folder, "all.zip", bytes(data))
    heaps = sort_files(folder, KIT.id)
    assert [it.submission.file for it in heaps.counted] == ["all.zip: good.jsonl"]
    assert [it.file for it in heaps.refused] == ["all.zip: bad.jsonl"]


def states(*counts: int, name: str = "Ada", session: str = "s") -> list[bytes]:
    actions = [answer(f"q{number}", number) for number in range(9)]
    return [hand_in(KIT, name, {"00-start-here": actions[:count]}, session) for count in counts]


def test_of_two_states_of_one_journal_the_longer_counts_whatever_its_date(folder: Path) -> None:
    short, long = states(2, 5)
    put(folder, "a", long, 1_000_000_000)
    put(folder, "b", short, 1_600_000_000)
    put(folder, "c", long, 900_000_000)
    heaps = sort_files(folder)
    assert [it.submission.file for it in heaps.counted] == ["a"]
    assert [(it.submission.file, it.reason, it.counted) for it in heaps.older] == [("b", OLDER, "a"), ("c", SAME, "a")]


def test_else_the_later_file_counts_and_a_namesake_is_pointed_out(folder: Path) -> None:
    put(folder, "old", hand_in(KIT, "ada  LEE", WORK, "s1"), 1_000_000_000)
    put(folder, "new", hand_in(KIT, "Ada Lee", WORK, "s2"), 1_100_000_000)
    heaps = sort_files(folder)
    assert [it.submission.file for it in heaps.counted] == ["new"]
    assert [(it.submission.file, it.reason) for it in heaps.older] == [("old", APART)]


def test_two_branches_of_one_journal(folder: Path) -> None:
    first = hand_in(KIT, "Ada", {"00-start-here": WORK["00-start-here"], "01": WORK["00-start-here"][:1]}, "s")
    second = hand_in(KIT, "Ada", {"00-start-here": WORK["00-start-here"], "02": WORK["00-start-here"]}, "s")
    put(folder, "first", first, 1_000_000_000)
    put(folder, "second", second, 1_100_000_000)
    heaps = sort_files(folder)
    assert [(it.submission.file, it.reason) for it in heaps.older] == [("first", BEFORE)]


def test_a_file_without_a_name_belongs_to_the_work_it_shares(folder: Path) -> None:
    (unnamed,) = states(2, name="")
    (named,) = states(5)
    put(folder, "a", unnamed)
    put(folder, "b", named)
    put(folder, "c", *states(3, name="", session="other"))
    heaps = sort_files(folder)
    assert {it.submission.file for it in heaps.counted} == {"b", "c"}
    assert [it.submission.file for it in heaps.older] == ["a"]


def test_the_same_work_under_two_names_counts_twice_and_is_pointed_out(folder: Path) -> None:
    put(folder, "a", *states(4, name="Ada"))
    put(folder, "b", *states(4, name="Ben"))
    notes = {it.submission.file: it.notes for it in sort_files(folder).counted}
    assert notes == {"a": (), "b": ("some of its steps stand in a too, under another name",)}


def test_other_texts_are_told_and_passages_found_again() -> None:
    changed = Story(STORY.id, "", (STORY.articles[0],))
    data = journal(changed, "Ada", "02", [code(1, "bridge", "x")])
    found = opened(Received("a", 0, data), STORY)
    assert isinstance(found, Submission)
    assert any("other versions of the articles" in note for note in found.notes)
    assert len(found.hand_in.layer.annotations) == 1


def test_a_story_named_in_a_file_leads_nowhere(folder: Path) -> None:
    put(folder, "a", hand_in(Story("../../etc", "", KIT.articles), "Ada", WORK))
    with pytest.raises(ParallaxError, match="does not have"):
        sort_files(folder)


@given(st.binary() | st.binary().map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_one_heap(data: bytes) -> None:
    assert isinstance(opened(Received("x", 0, data), STORY), Refused | Submission)
    assert isinstance(story_of(data), str)


ASKED = ("longer", "captions", "first-words", "figures:x", f"{PAIR}x", "frames:A:reproach", "labels:x")


@given(st.lists(JSON, max_size=4), st.text(max_size=20), st.sampled_from(ASKED))
def test_any_answers_are_counted(values: list[Any], name: str, question: str) -> None:
    work = {"00-start-here": [answer(question, value, word) for value in values for word in ("answer", "predict")]}
    found = opened(Received("x", 0, hand_in(KIT, name, work)), KIT)
    assert isinstance(found, Submission)
    made = classwork(KIT, [Student("Student 01", found.hand_in.lessons), Student("Student 02", found.hand_in.lessons)])
    rows, counted = all_rows(made, Judge(KIT)), results(made, Judge(KIT))
    assert csv_text(COLUMNS["answers"], rows["answers"]).encode("utf-8", "replace")
    assert all(len(row) == 10 for row in agreement_rows(counted))
    assert Page(overview(made, counted, Files(2, 2, 0, ()), rows["students"])).lang == "en"


# `zipfile` cuts a name at its first NUL, and writes no file whose name is empty then.
FILE_NAMES = st.text(min_size=1, max_size=9).filter(lambda name: not name.startswith("\0"))
PACKED = st.dictionaries(FILE_NAMES, st.binary(max_size=60), max_size=3)


@given(PACKED, st.integers(0, 200), st.binary(max_size=9))
def test_any_damage_to_an_archive_is_survived(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes], at: int, junk: bytes
) -> None:
    home = tmp_path_factory.mktemp("zip")
    names = {name.encode("utf-8", "replace").decode(): data for name, data in files.items()}
    whole = zipped(names)
    (home / "x.zip").write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    assert all(isinstance(one, Received) for one in received(home))


# ---- pseudonyms


def test_pseudonyms_stay_when_students_come_and_go() -> None:
    first, register = give_pseudonyms(["name ada", "name ben", "name cleo"], Register(b"key"))
    again, more = give_pseudonyms(["name dan", "name ben"], read_register(register_text(register)))
    assert again["name ben"] == first["name ben"]
    assert again["name dan"] == "Student 04"
    assert sorted(more.numbers.values()) == [1, 2, 3, 4]
    assert "ada" not in register_text(more)


def test_pseudonyms_do_not_follow_the_alphabet() -> None:
    names = [f"name {number:03}" for number in range(50)]
    shown, _ = give_pseudonyms(names, Register(b"key"))
    other, _ = give_pseudonyms(names, Register(b"another key"))
    assert [shown[name] for name in names] != sorted(shown.values())
    assert shown != other
    assert len(set(shown.values())) == 50


DAMAGED = (
    "", "[]", "{}", '{"key": "", "numbers": {}}', '{"key": "zz", "numbers": {}}', '{"key": "aa", "numbers": [1]}',
    '{"key": "aa", "numbers": {"a": 1, "b": 1}}', '{"key": "aa", "numbers": {"a": "1"}}',
)  # fmt: skip


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_register_is_refused_not_replaced(text: str, folder: Path) -> None:
    put(folder, "a", hand_in(KIT, "Ada", WORK))
    put(folder.parent, f"class/{FILE}", text.encode())
    with pytest.raises(ParallaxError, match=r"damaged|one number"):
        read_all(folder)
    assert (folder.parent / "class" / FILE).read_text() == text


# ---- what is written


class Page(HTMLParser):
    """The page, its tags checked for balance, and what a browser would fetch or run."""

    VOID = frozenset({"meta", "br", "rect", "circle", "line"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lang, self.tags, self.ids, self._open = "", [], [], []  # type: ignore[var-annotated]
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.lang = self.lang or (found.get("lang") or "")
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self._open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def made(folder: Path) -> Collected:
    for at, name in enumerate(("Ada Quux", "Ben Quux", "<img src=x>", "Dan")):
        put(folder, f"{name.strip('<>')}.jsonl", hand_in(KIT, name, WORK | {"04-frames": frame_class()[CLASS[at]]}))
    put(folder, "Quux essay.txt", b"hello")
    return read_all(folder)


def test_the_tables_are_tidy_and_hold_no_formula(made: Collected) -> None:
    assert sorted(path.name for path in made.folder.iterdir()) == sorted(
        [*(f"{name}.csv" for name in COLUMNS), "agreement.csv", NAMES, OVERVIEW, FILE, "README.txt"]
    )
    for name, columns in COLUMNS.items():
        data = (made.folder / f"{name}.csv").read_bytes()
        assert data.startswith(",".join(columns).encode())  # no byte-order mark
        assert not re.search(rb"(?m)(^|,)\"?[=+@-]", data)
    answers = rows_of(made.folder / "answers.csv")
    assert {row["answer"] for row in answers if row["question"] == "exit"} == {"'=SUM(A1)"}
    assert {row["verdict"] for row in answers if row["question"] == "body-words"} == {"matches the key"}
    assert len(answers) == 12
    assert len(rows_of(made.folder / "frame_answers.csv")) == 16


def test_numbers_in_the_written_agreement(made: Collected) -> None:
    (row,) = (row for row in rows_of(made.folder / "agreement.csv") if row["of"] == "longer")
    assert (row["students"], row["units"], row["agreement"], row["alpha"]) == ("4", "1", "1.0000", "")
    assert row["note"].startswith("undefined")


def test_names_stand_in_one_file_only(made: Collected) -> None:
    for path in made.folder.iterdir():
        assert (b"Quux" in path.read_bytes()) == (path.name == NAMES), path.name
    rows = rows_of(made.folder / NAMES)
    assert {row["real_name"] for row in rows} == {"Ada Quux", "Ben Quux", "<img src=x>", "Dan", ""}
    assert [row["file"] for row in rows if row["what_became_of_it"] == "not counted"] == ["Quux essay.txt"]


def test_collecting_again_changes_nothing_and_a_new_student_changes_no_number(made: Collected, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    read_all(folder)
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before
    put(folder, "aa", hand_in(KIT, "Aaron", WORK))
    more = read_all(folder)
    assert {who: more.pseudonyms[who] for who in made.pseudonyms} == made.pseudonyms
    assert more.pseudonyms["name aaron"] == "Student 05"


def test_names_if_they_are_asked_for(folder: Path) -> None:
    put(folder, "a", hand_in(KIT, "Ada Quux", WORK))
    put(folder, "b", hand_in(KIT, "<script>", WORK))
    made = read_all(folder, names=True)
    page = (made.folder / OVERVIEW).read_text()
    assert "Ada Quux" in page
    assert "Do not show it to the class" in page
    assert "<script>" not in page
    assert "REAL NAMES, as do all tables" in (made.folder / "README.txt").read_text()


def test_the_page_is_sound_and_loads_nothing(made: Collected) -> None:
    text = (made.folder / OVERVIEW).read_text()
    page = Page(text)
    assert page.lang == "en"
    assert len(page.ids) == len(set(page.ids))
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert all(not (found.get("href") or "#").partition("#")[0] for _, found in page.tags)
    assert "url(" not in text
    assert "http" not in text
    for tag, found in page.tags:
        if tag == "svg":
            assert found.get("aria-hidden") == "true" or (found.get("role") == "img" and found.get("aria-label"))
    assert "Conflict, article A: median 0.42, the middle half from 0.25 to 0.62, 4 students." in text


def test_the_key_of_assessed_questions_is_not_on_the_page(made: Collected) -> None:
    assert "=SUM" not in (made.folder / OVERVIEW).read_text()  # nor what students wrote in their own words


def test_the_folder_that_is_written_to_is_not_read(folder: Path) -> None:
    put(folder, "a", hand_in(KIT, "Ada", WORK))
    for _ in range(2):
        assert collect(folder, folder / "class").sorted.files.received == 1


# ---- the command


def test_the_command_names_every_file_that_does_not_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = write_class(folder, KIT, 2)
    assert main(["collect", str(folder), "-o", str(folder.parent / "class")]) == 0
    out = capsys.readouterr().out
    assert all(f"Not counted: {name}: " in out for name in BROKEN)
    assert out.count("Kept, not counted: ") == expected["older"]
    assert "2 counted, 1 older, 14 not counted." in out


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "no hand-in file"),
        ({"a": b"hello"}, "no hand-in file"),
        ({"torn": hand_in(KIT, "Ada", WORK)[:-1]}, "not whole"),
    ],
)
def test_the_command_says_why_it_cannot(
    folder: Path, files: dict[str, bytes], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in files.items():
        put(folder, name, data)
    assert main(["collect", str(folder), "-o", str(folder.parent / "class")]) == 1
    assert says in capsys.readouterr().err
    assert main(["collect", str(folder / "no such")]) == 1


@pytest.mark.parametrize("name", ["council-vote", "river-flood"])
def test_other_stories_are_collected_too(name: str, folder: Path) -> None:
    write_class(folder, load_story(name), 3)
    made = read_all(folder)
    assert len(made.work.students) == 3
    assert json.loads((made.folder / FILE).read_text())["numbers"]

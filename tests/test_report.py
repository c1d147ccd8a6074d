"""The student's report: all they did is in it, nothing that stays with the teacher is, and it is a sound page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_coding import JSON
from test_journal import STORY, answer, code, make_story, place

from helpers import ParallaxError, charts, load_story, plain_article
from helpers.cli import main
from helpers.coding import State
from helpers.evidence import positions
from helpers.journal import Journal, open_journal
from helpers.layers.confirming import PREFIX, Decision
from helpers.layers.proposals import proposals
from helpers.lessons import load_questions
from helpers.lessons.feedback import ICONS
from helpers.lessons.page import read_lesson
from helpers.model import Layer, Span, Story
from helpers.report import build_report, write_report
from helpers.report.gathering import LessonWork, gather
from helpers.report.page import ABOUT
from helpers.report.verdicts import TITLE

LESSON = "09-mine"
SECRET = "SECRET-OF-THE-TEACHER"
QUESTIONS = f"""
schema = 1
story = "bridge"

[[questions]]
id = "guess"
goal = "G1"
step = 1
kind = "choice"
predict = true
prompt = "Which text is longer?"
options = ["A", "B"]
reveal = "A has more words, REVEALED."

[[questions]]
id = "several"
goal = "G1"
step = 2
kind = "choices"
prompt = "Which stand in A?"
options = ["bridge", "minister", "mayor"]
answer = ["bridge", "minister"]
reason = "Both stand in its first sentence."

[[questions]]
id = "who"
goal = "G2"
step = 2
kind = "span"
prompt = "Who calls it safe in B?"
answer = {{ article = "B", quote = "said the mayor" }}
reason = "The source stands behind the words."

[[questions.defensible]]
article = "B"
quote = "A bridge opened"
reason = "it is the bridge itself."

[[questions.hints]]
article = "B"
quote = "said the mayor"
text = "Look behind the quotation."

[[questions]]
id = "how-many"
goal = "G1"
step = 3
kind = "number"
prompt = "How many bridges?"
unit = "bridges"
answer = 1
reason = "One."

[[questions]]
id = "frame"
goal = "G2"
minutes = 2
kind = "scale"
prompt = "Does it stress safety?"
scale = [1, 3]
labels = ["no", "yes"]

[[questions]]
id = "words"
goal = "G2"
minutes = 2
kind = "text"
prompt = "In your own words?"
rubric = ["The bridge is named"]

[[questions.samples]]
points = 2
text = "{SECRET} sample of a question that is not assessed"
reason = "{SECRET}"

[[questions.samples]]
points = 0
text = "{SECRET} another"
reason = "{SECRET}"

[[questions]]
id = "secret-choice"
goal = "G2"
minutes = 2
kind = "choice"
assessed = true
prompt = "Which one?"
options = ["this", "that"]
answer = "that"
reason = "{SECRET} reason"
reveal = "{SECRET} reveal"

[[questions.defensible]]
answer = "this"
reason = "{SECRET} defence"

[[questions.hints]]
article = "A"
quote = "Nobody asked"
text = "{SECRET} hint"

[[questions]]
id = "exit"
goal = "G2"
minutes = 2
kind = "text"
assessed = true
prompt = "What will you take home?"
reveal = "{SECRET} reveal"
rubric = ["{SECRET} rubric"]

[[questions.samples]]
points = 6
text = "{SECRET} sample"
reason = "{SECRET} reason"

[[questions.samples]]
points = 1
text = "{SECRET} other sample"
reason = "{SECRET} reason"
"""
PAGE = """# 09 My *own* lesson

- **G1** count **bridges**;
- **G2** say [who](x.md) speaks.

### 1. Guess (5 minutes)
### 2. Read (5 minutes)
"""
ANSWERS: dict[str, Any] = {
    "several": ["bridge", "mayor"],
    "who": place("said the mayor", "B"),
    "how-many": "1",
    "frame": 3,
    "words": "They say “the bridge was safe” twice.",
    "secret-choice": "this",
    "exit": "That a quotation needs a source.",
}
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """The page's elements, their balance, ids and headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.references: list[str] = []
        self.names: set[str] = set()
        self.faults: list[str] = []
        self.told: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.references += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "data", "action")]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.told.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.told).split())


def sound(html: str) -> Page:
    """The page, after looking for what makes it unsound or unsafe."""
    page = Page(html)
    assert (page.faults, page.open) == ([], [])
    assert len(page.ids) == len(set(page.ids))
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(page.levels))
    assert not page.names & {"script", "link", "iframe", "object", "base", "form", "input", "button"}
    assert not [name for name in page.names if name.startswith("on")]
    inside = {f"#{name}" for name in page.ids}
    assert all(it in inside or it.startswith("data:image/svg+xml;base64,") for it in page.references)
    assert not re.search(r"url\(|@import|https?:", html)
    html.encode("utf-8")
    return page


@pytest.fixture(autouse=True)
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lesson of a teacher's own, with a question of every kind, in the folder the student starts from."""
    folder = tmp_path / LESSON
    folder.mkdir()
    (folder / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    (folder / "lesson.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "work"


@pytest.fixture
def journal(work: Path) -> Journal:
    return open_journal(STORY, LESSON, "Zoë", work)


def fill(journal: Journal) -> None:
    """Answer every question, and code a little."""
    journal.do({"do": "predict", "question": "guess", "value": "B"})
    for question, value in ANSWERS.items():
        journal.do(answer(question, value))
    journal.do(code("1", "bridge", "thing"))
    journal.do(code("2", "minister", "person"))
    journal.do(code("3", "mayor", "person", "B"))
    journal.do({"do": "note", "id": "3", "note": "the only one asked"})
    journal.do({"do": "connect", "id": "k", "passages": [place("minister"), place("mayor", "B")]})


def part(html: str, start: str, end: str = "</div>\n") -> str:
    return html.partition(start)[2].partition(end)[0]


def asked(html: str, question: str) -> str:
    """What stands on the page of a question, by its prompt."""
    return Page(f"<div>{part(html, question)}</div>".replace("</h5>", "", 1).replace("</h3>", "", 1)).text


def test_all_of_it_is_there(journal: Journal, work: Path) -> None:
    fill(journal)
    html = build_report(STORY, work)
    page = sound(html)
    assert "Name: Zoë" in page.text
    assert "a bridge" in page.text
    assert "09 My own lesson" in page.text
    assert "G1 count bridges" in page.text
    assert "say who speaks" in page.text
    assert "8 of 8 answered" in page.text
    assert "Step 1: Guess" in page.text
    assert page.text.endswith(ABOUT)
    prompts = [it.prompt for it in load_questions(LESSON)]
    places = [html.index(prompt) for prompt in prompts]
    assert places == sorted(places)


def test_every_kind_of_answer_with_its_feedback(journal: Journal, work: Path) -> None:
    fill(journal)
    html = build_report(STORY, work)
    assert "Your prediction ● noted B Not chosen: A" in asked(html, "Which text is longer?")
    several = asked(html, "Which stand in A?")
    assert "bridge mayor Not chosen: minister" in several
    assert "↺ look again Of the 2 that you chose, 1 is in the key. 1 more is to be found." in several
    who = asked(html, "Who calls it safe in B?")
    assert "Your answer, underlined where it stands “It is safe,” said the mayor . Article B, sentence 2, body" in who
    assert "<mark><u>said the mayor</u></mark>" in html
    assert "✓ matches the key The source stands behind the words." in who
    assert "1 bridges ✓ matches" in asked(html, "How many bridges?")
    journal.do(answer("how-many", "1 bridges"))
    assert "1 bridges ✓ matches" in asked(build_report(STORY, work), "How many bridges?")
    assert "3 – yes Not chosen: 1 – no; 2" in asked(html, "Does it stress safety?")
    words = asked(html, "In your own words?")
    assert "“the bridge was safe”: Article A, sentence 1, body" in words
    assert "Looked for: The bridge is named" in words


def test_defensible_and_hints(journal: Journal, work: Path) -> None:
    journal.do(answer("who", place("A bridge opened", "B")))
    assert "≈ defensible" in asked(build_report(STORY, work), "Who calls it safe in B?")
    journal.do(answer("who", place("Nobody asked")))
    said = asked(build_report(STORY, work), "Who calls it safe in B?")
    assert "↺ look again" in said
    assert "The hint leads to “It is safe,” said the mayor . Article B, sentence 2, body" in said


def test_every_verdict_has_a_word_and_an_icon_of_its_own() -> None:
    assert len(set(ICONS.values())) == len(ICONS) == 4


def test_what_is_not_answered_is_said_briefly(journal: Journal, work: Path) -> None:
    journal.do(answer("how-many", "1"))
    html = build_report(STORY, work)
    assert sound(html).text.count("Not answered.") == 7 + 2  # once more for each exit ticket
    assert "1 of 8 answered" in Page(html).text
    assert "Which text is longer? Not answered." in " ".join(Page(html).told).replace("  ", " ")


def test_a_reveal_is_shown_only_where_it_was(journal: Journal, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(journal)
    assert "REVEALED" not in build_report(STORY, work)
    journal.do({"do": "reveal", "question": "guess"})
    assert "Shown to you afterwards A has more words, REVEALED." in asked(build_report(STORY, work), "Which text is lo")
    monkeypatch.setenv("PARALLAX_REVEAL", "open")
    assert "The key: bridge, minister. Both stand" in asked(build_report(STORY, work), "Which stand in A?")


@pytest.mark.parametrize("reveal", ["open", "closed"])
@pytest.mark.parametrize("value", ["this", "that", "neither", None])
def test_no_key_that_stays_with_the_teacher_and_no_sample_leaks(
    reveal: str, value: object, journal: Journal, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal)
    journal.do(answer("secret-choice", value))
    for question in ("secret-choice", "exit", "words"):
        journal.do({"do": "reveal", "question": question})
    monkeypatch.setenv("PARALLAX_REVEAL", reveal)
    html = build_report(STORY, work)
    assert SECRET not in html
    assert asked(html, "Which one?") == asked(html, "Which one?").replace("matches", "")
    if value in ("this", "that"):
        said = {asked(html, "Which one?")}
        journal.do(answer("secret-choice", "that" if value == "this" else "this"))
        said.add(asked(build_report(STORY, work), "Which one?"))
        assert len(said) == 1  # what stands at the question does not depend on the answer


@pytest.mark.parametrize("lesson", ["00-start-here", "01-two-texts-one-event"])
@pytest.mark.parametrize("reveal", ["open", "closed"])
def test_the_kits_own_lessons_keep_their_rubrics_and_samples(
    lesson: str, reveal: str, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", reveal)
    story = load_story("putin-vietnam-2024")
    opened = open_journal(story, lesson, "Zoë", work)
    for question in load_questions(lesson):
        opened.do({"do": "predict" if question.predict else "answer", "question": question.id, "value": "Hanoi"})
    page = sound(build_report(story, work))
    for question in load_questions(lesson):
        kept = [it.text for it in question.samples] + [it.reason for it in question.samples]
        kept += [*question.rubric, question.reason] if question.assessed else []
        assert not [it for it in kept if it and " ".join(it.split()) in page.text]


def test_exit_tickets_stand_at_the_end_with_room_for_marks(journal: Journal, work: Path) -> None:
    fill(journal)
    html = build_report(STORY, work)
    ticket = part(html, 'id="ticket-1-2"')
    assert "That a quotation needs a source." in ticket
    assert 'class="marks"' in ticket
    assert html.count("That a quotation needs a source.") == 1
    assert 'href="#ticket-1-2"' in html
    assert html.index('id="tickets"') > html.index('id="lesson-1-codes"')


def test_without_assessed_questions_the_last_written_answer_is_the_ticket() -> None:
    questions = tuple(it for it in load_questions(LESSON) if not it.assessed)
    done = LessonWork("x", read_lesson(PAGE), questions, State(), Layer("z", "student", "bridge", ()))
    assert [it.id for it in done.tickets] == ["words"]
    none = LessonWork("x", read_lesson(PAGE), questions[:2], State(), Layer("z", "student", "bridge", ()))
    assert none.tickets == ()


def test_codes_stand_in_reading_order_with_place_note_and_links(journal: Journal, work: Path) -> None:
    journal.do(code("9", "asked", "last"))
    fill(journal)
    html = build_report(STORY, work)
    rows = re.findall(r"<tr>(.*?)</tr>", part(html, "Your codes in reading order", "</table>"))[1:]
    cells = [[Page(f"<p>{cell}</p>").text for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]
    assert cells == [
        ["1", "A", "sentence 1, body", "“minister”", "person", "link 1"],
        ["2", "A", "sentence 1, body", "“bridge”", "thing", ""],
        ["3", "A", "sentence 2, body", "“asked”", "last", ""],
        ["4", "B", "sentence 2, body", "“mayor”", "person", "the only one asked link 1"],
    ]
    links = asked(html, "Your links")
    assert "Link 1 “minister” Article A, sentence 1, body “mayor” Article B, sentence 2, body" in links
    picture = re.search(r'<img src="data:image/svg[^"]+" alt="([^"]+)"', html)
    assert picture
    counts = "person: 1 in A, 1 in B. last: 1 in A, 0 in B. thing: 1 in A, 0 in B."
    assert picture[1] == f"How often each code was given. {counts}"
    assert "<td>1</td><td>1</td><td>2</td>" in part(html, "The same in numbers", "</table>")


def test_undone_and_removed_codes_are_not_there(journal: Journal, work: Path) -> None:
    journal.do(code("1", "bridge", "gone"))
    journal.do({"do": "remove", "id": "1"})
    assert "gone" not in build_report(STORY, work)


def test_no_agreement_with_anybody_is_shown(journal: Journal, work: Path) -> None:
    fill(journal)
    page = sound(build_report(STORY, work))
    assert not re.search(r"kappa|alpha|precision|recall|\bF1\b|per cent|%", page.text, re.IGNORECASE)


def test_what_the_lesson_does_not_have_any_more_is_not_lost(journal: Journal, work: Path, lesson: Path) -> None:
    journal.do(answer("old-one", "my old words"))
    journal.do({"do": "predict", "question": "how-many", "value": "a former prediction"})
    page = sound(build_report(STORY, work))
    assert "old-one : my old words" in page.text
    assert "how-many : a former prediction" in page.text
    (lesson / "questions.toml").unlink()
    (lesson / "lesson.md").unlink()
    page = sound(build_report(STORY, work))
    assert "the questions cannot be shown, only the answers" in page.text
    assert "my old words" in page.text


@pytest.mark.parametrize("name", ["../09-mine", "/", "", "..", "09-mine/../09-mine", "C:\\x"])
def test_a_lessons_name_leads_nowhere_else(name: str, work: Path) -> None:
    open_journal(STORY, name, "Zoë", work).do(answer("how-many", "1"))
    page = sound(build_report(STORY, work))
    assert "How many bridges?" not in page.text
    assert "how-many : 1" in page.text


def test_an_empty_folder_gives_one_sentence(work: Path) -> None:
    with pytest.raises(ParallaxError, match="there is no work on this story yet"):
        build_report(STORY, work)


def test_a_torn_journal_still_gives_a_report(journal: Journal, work: Path) -> None:
    fill(journal)
    head, _, rest = journal.path.read_bytes().partition(b"\n")
    journal.path.write_bytes(head + b"\n{not a line}\n" + rest + rest[-150:-20])
    page = sound(build_report(STORY, work))
    assert "That a quotation needs a source." in page.text
    assert "What is missing" in page.text
    assert f"{LESSON}.jsonl: lines that cannot be read" in page.text


def test_what_is_not_found_in_a_corrected_article_is_listed(journal: Journal, work: Path) -> None:
    fill(journal)
    changed = make_story(STORY.articles[0].text, "A bridge opened. “It is safe,” said somebody.")
    page = sound(build_report(changed, work))
    assert "“mayor” in article “B” could not be found in the text as it is now." in page.text
    assert "These words are not found in the articles." in page.text


def test_no_folder_of_the_students_machine_is_told(journal: Journal, work: Path) -> None:
    fill(journal)
    (journal.path.parent / "02-other.jsonl").write_text("something else\n", encoding="utf-8")
    html = build_report(STORY, work)
    assert "02-other.jsonl: another file is in the journal" in Page(html).text
    assert str(work) not in html


def test_a_report_is_never_written_over(journal: Journal, work: Path, tmp_path: Path) -> None:
    fill(journal)
    first = write_report(STORY, work)
    assert (first.parent, first.suffix) == (work, ".html")
    assert write_report(STORY, work) == first
    content = first.read_bytes()
    journal.do(answer("how-many", "2"))
    second = write_report(STORY, work)
    assert (second.stem, first.read_bytes()) == (f"{first.stem}-2", content)
    desk = tmp_path / "desk"
    desk.mkdir()
    assert write_report(STORY, work, desk).parent == desk
    with pytest.raises(ParallaxError, match="the report cannot be written"):
        write_report(STORY, work, tmp_path / "nowhere")


HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><b>", "--><!--", "&lt;", "$x$ and $y$",
    "\u202eabc", "\ud800", "\x00\x07", "]]>", "javascript:alert(1)", "é" * 300, "https://example.org/x.png", "{}", "%s",
]  # fmt: skip
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
values = st.one_of(words, st.sampled_from([place("bridge"), {"text": 3}, {"article": [], "text": ""}]), JSON)
actions = st.one_of(
    st.builds(answer, st.one_of(st.sampled_from([*ANSWERS, "guess"]), words.filter(bool)), values),
    st.builds(lambda value: {"do": "predict", "question": "guess", "value": value}, values),
    st.just({"do": "reveal", "question": "guess"}),
    st.builds(lambda name, word: code(name, word=word), words.filter(bool), words.filter(bool)),
    st.builds(lambda note: {"do": "note", "id": "1", "note": note}, words),
    st.builds(lambda name: {"do": "connect", "id": name, "passages": [place("bridge"), place("mayor", "B")]}, words),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=words, lesson=st.one_of(st.just(LESSON), words), done=st.lists(actions, max_size=12))
def test_nothing_that_is_written_becomes_part_of_the_page(
    name: str, lesson: str, done: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("work")
    opened = open_journal(STORY, lesson, name, folder)
    opened.do(code("1"))
    for action in done:
        try:
            opened.do(action)
        except ParallaxError:
            continue
    html = build_report(STORY, folder).replace("https://example.org/x.png", "")
    sound(html)
    assert SECRET not in html


@pytest.mark.parametrize("bad", [it for it in HOSTILE if "\x00" not in it])  # no article has control characters
def test_hostile_articles_and_lessons_stay_text(bad: str, lesson: Path, work: Path) -> None:
    text = f"It was {bad.encode('utf-8', 'replace').decode()} that the bridge was called in May. Nobody asked."
    articles = tuple(plain_article(text, id=name, title=bad, outlet=bad) for name in (bad, "B"))
    story = Story("bridge", bad, articles)
    written = (lesson / "lesson.md").read_text(encoding="utf-8")
    clean = bad.encode("utf-8", "replace").decode()
    (lesson / "lesson.md").write_text(written.replace("Guess", clean).replace("bridges", clean), encoding="utf-8")
    opened = open_journal(story, LESSON, bad, work)
    opened.do(answer("who", place("bridge", "B", story)))
    opened.do(code("1") | place("bridge", bad, story) | {"code": bad})
    opened.do({"do": "connect", "id": bad, "passages": [place("bridge", bad, story), place("May", "B", story)]})
    sound(build_report(story, work).replace("https://example.org/x.png", ""))


def many_codes(number: int) -> Iterator[tuple[int, int, str]]:
    """Stretches of the longest body of the first story, over and over."""
    text = load_story("putin-vietnam-2024").articles[0].text
    found = [(it.start(), it.end(), it[0]) for it in re.finditer(r"\w{4,}", text)]
    for at in range(number):
        yield found[at % len(found)]


def test_two_thousand_codes_are_no_trouble(work: Path) -> None:
    story = load_story("putin-vietnam-2024")
    opened = open_journal(story, "01-two-texts-one-event", "Zoë", work)
    place_of = {"before": "", "after": "", "article": "A"}
    lines = [
        {"do": "code", "id": f"c{at}", "code": f"code {at % 40}", **place_of, "start": start, "end": end, "text": text}
        for at, (start, end, text) in enumerate(many_codes(2_000))
    ]
    opened.do(lines[0])
    head = opened.path.read_bytes()
    records = "".join(
        f'{{"session": "many", "number": {at}, "action": {json.dumps(it)}}}\n' for at, it in enumerate(lines)
    )
    opened.path.write_bytes(head + records.encode())
    html = build_report(story, work)
    assert "<td>2,000</td>" in html or "<td>2000</td>" in html
    assert "The 20 codes used least are not drawn." in html
    sound(html)


def test_positions_are_those_of_the_evidence_drawer() -> None:
    article = load_story("putin-vietnam-2024").articles[1]
    spans = [Span(it.start, it.end, it.text) for it in article.sentences]
    found = positions(article, spans)
    assert found[0] == "sentence 1, appeal"
    assert "headline" in found
    body = [it for it in found if it.endswith("body")]
    assert body == [f"sentence {number}, body" for number in range(1, len(body) + 1)]
    assert positions(article, [Span(len(article.text), len(article.text), "")]) == ("",)


def test_the_chart_of_codes_holds_any_number_of_them() -> None:
    none = charts.codes(pd.DataFrame({"A": [], "B": []}))
    assert none.png()
    long = pd.DataFrame({"A": range(50)}, index=[f"$code {at}$ \u202e" for at in range(50)])
    chart = charts.codes(long)
    assert chart.png()
    assert "\u202e" not in chart.alt
    assert "The 30 codes used least are not drawn." in chart.alt


def test_the_command(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PARALLAX_WORK", str(work))
    work.mkdir()
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    assert main(["report"]) == 1
    assert capsys.readouterr().err.startswith("parallax: ")
    story = load_story("putin-vietnam-2024")
    open_journal(story, "00-start-here", "Zoë", work).do(answer("body-words", "681"))
    assert main(["report"]) == 0
    assert "Your report: " in capsys.readouterr().out
    assert len(list(work.glob("report-putin-vietnam-2024-*.html"))) == 1
    assert main(["report", story.id, "--open", "--to", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("report-*.html"))) == 1
    assert [it[:7] for it in shown] == ["file://"]
    assert main(["report", "--to", str(tmp_path / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().err


def test_gathering_counts_what_the_progress_bar_counts(journal: Journal, work: Path) -> None:
    fill(journal)
    found = gather(STORY, work)
    assert [(it.done, len(it.questions), it.strays) for it in found.lessons] == [(8, 8, ())]
    assert (found.name, found.problems) == ("Zoë", ())


def test_verdicts_on_figures_stand_under_a_heading_of_their_own(work: Path) -> None:
    story = load_story("putin-vietnam-2024")
    mine = open_journal(story, "05-figures", "Ada", work)
    for row, first, last in (("A3669-B4891", "conflict", "different period"), ("A121-B943", "same", "same")):
        mine.do({"do": "predict", "question": f"figures:{row}", "value": first})
        mine.do({"do": "answer", "question": f"figures:{row}", "value": last})
    mine.do({"do": "answer", "question": "figures:A1-B1", "value": "<b>same</b>"})
    html = build_report(story, work)
    page = sound(html)
    said = page.text[page.text.index(TITLE) :]
    assert "Other answers" not in page.text
    assert "Article A, sentence 22, body" in said
    assert "<mark><u>$3.5 billion</u></mark>" in html
    assert "<mark><u>$3.6 billion</u></mark>" in html
    assert "Your first verdict conflict Your last verdict different period" in " ".join(said.split())
    assert (
        html.index("<mark><u>Thursday</u></mark>")
        < html.index("<mark><u>$3.5 billion</u></mark>")
        < html.index("A1-B1")
    )
    assert "not in the figure ledger any more" in said
    assert f"0 of {len(load_questions('05-figures'))} answered" in " ".join(page.text.split())


def test_what_was_said_of_the_machines_findings_stands_in_words(work: Path) -> None:
    story = load_story("river-flood")
    journal = open_journal(story, "08-your-own-pair", "Ada", work)
    found = proposals(story, ["quotations"])[:2]
    for it, verdict in zip(found, ("yes", "no"), strict=True):
        value = Decision(verdict, it.code, it.note).as_data()
        journal.do({"do": "answer", "question": f"{PREFIX}{it.id}", "value": value})
    journal.do({"do": "answer", "question": f"{PREFIX}quotations:Z-1-2", "value": {"verdict": "yes"}})
    told = sound(build_report(story, work)).text
    assert "What the machine found, and what you said of it" in told
    assert "3 findings: 2 confirmed, 1 rejected." in told
    assert found[0].places[0][1].text.split()[0] in told
    assert f"Confirmed: {found[0].code}" in told
    assert f"Who is quoted: {found[0].note}" in told
    assert "not found in the articles any more" in told
    assert "verdict'" not in told
    assert "Other answers" not in told

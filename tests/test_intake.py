"""From what somebody brings to a story: files, pages, pasted texts; what is wrong is said, and nothing is lost."""

from __future__ import annotations

import hashlib
import os
import plistlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from helpers import ParallaxError, load_story
from helpers.cli import main
from helpers.intake import draft_story, new_story
from helpers.intake.draft import SAID
from helpers.intake.files import receive
from helpers.intake.mending import mend_lines
from helpers.intake.writing import check_name
from helpers.zones import find_zones

STORY_TEXT = """Bridge opens at last

By Ann Dorn
14 March 2023

The bridge over the river Arle at Karsk opened on Monday, nine years after work on it began. Hundreds came.

“It is late,” said Mayor Amina Yusuf of Karsk. “But it is here.” The bridge cost $9.7 million.

The Karsk Courier asked Yusuf what had taken so long. She said that the river had risen twice.
"""
OTHER_TEXT = """New bridge in Karsk

Karsk has a new bridge. It was opened on Monday by Amina Yusuf, the mayor, who said it was “late, but here”.

It crosses the Arle where the ferry used to go. The ferry of Karsk will be sold, Yusuf told The Karsk Courier.
"""
PAGE = """<!doctype html><html><head><title>Bridge opens | Courier</title>
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2023-03-14T07:00:00Z"></head><body><nav><a>Home</a></nav><article>
<h1>Bridge opens</h1><p class="standfirst">Nine years late, it is there at last</p>
<p>The bridge over the Arle at Karsk opened on Monday, nine years after work on it began, the mayor said.</p>
<p>“It is late,” said Amina Yusuf, who is the mayor of Karsk. “But it is here,” she went on. Hundreds clapped.</p>
</article><footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARALLAX_WORK", str(tmp_path / "work"))
    return tmp_path / "work"


def rules(*sources: object) -> set[str]:
    texts = [*sources, OTHER_TEXT] if len(sources) == 1 else list(sources)
    return {note.rule for note in draft_story("story", texts).notes}  # type: ignore[arg-type]


# Making a story


def test_a_story_is_found_by_its_name(work: Path) -> None:
    folder = new_story("bridge", [STORY_TEXT, OTHER_TEXT], [{"outlet": "The Herald"}])
    assert folder == work / "stories" / "bridge"
    story = load_story("bridge")
    assert [article.id for article in story.articles] == ["A", "B"]
    assert story.articles[0].text == STORY_TEXT
    assert (story.articles[0].outlet, story.articles[0].date) == ("The Herald", "2023-03-14")
    assert {actor.name for actor in story.actors} >= {"Amina Yusuf", "Karsk"}


def test_what_is_said_about_an_article_has_its_evidence(work: Path) -> None:
    folder = new_story(
        "bridge", [STORY_TEXT, OTHER_TEXT], [{"outlet": "The Herald"}, {"agency": "AFP", "agency_evidence": "x"}]
    )
    first, second = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))["articles"]
    assert "whoever made this story" in first["outlet_evidence"]
    assert "14 March 2023" in first["date_evidence"]
    assert (second["agency"], second["agency_evidence"]) == ("AFP", "x")
    assert second["date"] == ""
    assert "date_evidence" not in second


def test_plain_text_is_kept_byte_for_byte(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "Žofie’s text.txt"
    path.write_bytes(STORY_TEXT.replace("\n", "\r\n").encode("cp1252"))
    folder = new_story("bridge", [path, OTHER_TEXT])
    assert (folder / "a-zofies-text.txt").read_bytes() == path.read_bytes()
    assert not (folder / "received").exists()


def test_a_page_is_kept_beside_the_text_made_of_it(work: Path) -> None:
    folder = new_story("bridge", [("page.html", PAGE.encode()), OTHER_TEXT])
    assert (folder / "received" / "a-page.html").read_bytes() == PAGE.encode()
    entry = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))["articles"][0]
    assert entry["received_sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    article = load_story("bridge").articles[0]
    assert (article.outlet, article.date, article.title) == ("The Courier", "2023-03-14", "Bridge opens")
    kinds = {zone.kind: zone.text for zone in article.zones}
    assert kinds["standfirst"] == "Nine years late, it is there at last"
    assert "All rights reserved" not in article.text


def test_an_existing_story_is_never_touched(work: Path) -> None:
    folder = new_story("bridge", [STORY_TEXT, OTHER_TEXT])
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(ParallaxError, match="already"):
        new_story("bridge", [OTHER_TEXT, STORY_TEXT])
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "name", ["", " ", "a/b", "..", "../x", "a\\b", "nul", "x" * 70, ".hidden", "a\nb", "council-vote"]
)
def test_a_name_that_cannot_be_one(name: str, work: Path) -> None:
    with pytest.raises(ParallaxError):
        check_name(name)


@pytest.mark.parametrize("name", ["bridge", "Bridge 2023", "Brücke", "the_bridge-2", "v1.2"])
def test_names_that_can(name: str, work: Path) -> None:
    new_story(name, [STORY_TEXT, OTHER_TEXT])
    assert load_story(name).id == name


def test_nothing_is_left_after_a_full_disk(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ParallaxError, match="No space left on device"):
        new_story("bridge", [STORY_TEXT, OTHER_TEXT])
    assert not [path for path in (work / "stories").iterdir() if path.name != "x"]


def test_a_locked_folder(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(ParallaxError, match="cannot be written"):
        new_story("bridge", [STORY_TEXT, OTHER_TEXT], to=blocked)


@pytest.mark.skipif(
    os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_without_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ParallaxError, match="Permission denied"):
        new_story("bridge", [STORY_TEXT, OTHER_TEXT], to=tmp_path)


def test_one_article_is_no_story(work: Path) -> None:
    with pytest.raises(ParallaxError, match="two articles"):
        new_story("bridge", [STORY_TEXT])


def test_wrong_words_about_an_article(work: Path) -> None:
    for about in ({"outlit": "x"}, {"date": "14.3.2023"}, {"id": "a/b"}, {"outlet": 3}):
        with pytest.raises(ParallaxError):
            new_story("bridge", [STORY_TEXT, OTHER_TEXT], [about])  # type: ignore[list-item]
    with pytest.raises(ParallaxError, match="described"):
        new_story("bridge", [STORY_TEXT, OTHER_TEXT], [{}, {}, {}])
    assert not (work / "stories").exists()


# Files of all kinds


def test_a_page_is_known_by_its_content() -> None:
    assert receive(("saved.txt", PAGE.encode())).text.startswith("Bridge opens\n")
    assert "page_not_text" in {note.rule for note in receive(("saved.txt", PAGE.encode())).notes}
    assert receive(PAGE).is_made


def test_a_page_in_the_encoding_it_names() -> None:
    page = (
        PAGE.replace("<head>", '<head><meta charset="iso-8859-2">')
        .replace("Karsk", "Kąrsk")
        .replace("“", '"')
        .replace("”", '"')
    )
    assert "Kąrsk" in receive(("page.html", page.encode("iso-8859-2"))).text


def test_a_page_saved_in_one_file_by_chrome() -> None:
    boundary = "----x"
    saved = (
        f'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="{boundary}"\r\n\r\n'
        f"--{boundary}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n"
        f"--{boundary}--"
    )
    assert "nine years after" in receive(("page.mhtml", saved.encode())).text


def test_a_page_saved_in_one_file_by_safari() -> None:
    saved = plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE.encode()}}, fmt=plistlib.FMT_BINARY)
    assert "nine years after" in receive(("page.webarchive", saved)).text
    with pytest.raises(ParallaxError, match="cannot be read"):
        receive(("page.webarchive", saved[:40]))


def test_markdown_loses_its_marks_only() -> None:
    source = '---\ntitle: "Bridge opens"\ndate: 2023-03-14\nsite: The Courier\n---\nBy *Ann Dorn*\n\n'
    source += (
        "The **bridge** over the [Arle](https://a.example) opened. A snake_case_word stays.\nSo does 2 * 3 * 4.\n\n"
    )
    source += "## Costs\n\n- It cost \\$9.7 million.\n- It is 300 m long.\n\n![The bridge](b.jpg)\n"
    found = receive(("bridge.md", source.encode()))
    assert found.text.splitlines()[::2] == [
        "Bridge opens", "By Ann Dorn",
        "The bridge over the Arle opened. A snake_case_word stays. So does 2 * 3 * 4.",
        "Costs", "It cost $9.7 million.", "It is 300 m long.", "The bridge",
    ]  # fmt: skip
    assert {name: fact.value for name, fact in found.facts.items()} == {"date": "2023-03-14", "outlet": "The Courier"}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "no text in it"),
        ("a.txt", b" \n\xef\xbb\xbf ", "no text in it"),
        ("a.pdf", b"%PDF-1.7 x", "a PDF"),
        ("a.docx", b"PK\x03\x04x", "Word"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("a.bin", bytes(range(256)) * 4, "not plain text"),
        ("a.txt", "Жители города".encode("koi8-r") * 20, "neither UTF-8"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.html", b"<html>", "no "),
        ("a.txt", b"word " * 1_100_000, "larger than"),
    ],
)
def test_what_cannot_be_read_is_one_clear_sentence(name: str, data: bytes, told: str) -> None:
    with pytest.raises(ParallaxError, match=told) as caught:
        receive((name, data))
    assert name in str(caught.value)
    assert caught.value.cure


def test_a_files_name_is_no_article() -> None:
    with pytest.raises(ParallaxError, match="name of a file"):
        receive("downloads/bridge.html")
    with pytest.raises(ParallaxError, match="there is no such file"):
        receive(Path("no such file.txt"))


@given(any_text)
def test_any_pasted_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        draft = draft_story("story", [text, OTHER_TEXT])
    except ParallaxError as error:
        assert error.what
        return
    article = draft.articles[0].article
    assert all(article.text[zone.start : zone.end] == zone.text for zone in article.zones)
    assert all(str(note).endswith(".") for note in draft.notes)


@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda data: b"<html><body><p>" + data)))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    for name in ("a.html", "a.md"):
        try:
            assert receive((name, data)).text.strip()
        except ParallaxError as error:
            assert error.what


PIECES = [
    "<p>", "</p>", "<div class=related>", "</div>", "<h1>", "</h1>", "<br>", "<li>", "<td>", "<table>", "<tr>",
    "</table>", "<figcaption>", "<time>", "<script>", "The bridge opened. ", "<!--", "&nbsp;", "&#0;",
    "Ann Lee said so on Monday, and nobody else did. ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_page_is_read_or_refused_in_a_sentence(pieces: list[str]) -> None:
    try:
        draft = draft_story("story", [("a.html", ("<html><body>" + "".join(pieces)).encode()), OTHER_TEXT])
    except ParallaxError as error:
        assert error.what
        return
    it = draft.articles[0]
    assert it.article.text == it.received.text


# What is to be looked at


def test_a_fair_pair_needs_no_remark() -> None:
    assert rules(STORY_TEXT) == {"few_words"} or rules(STORY_TEXT) == set()


def test_a_stub_before_a_paywall() -> None:
    assert "stub_before_a_paywall" in rules(
        f"{STORY_TEXT}\nSubscribe to continue reading\n\nAlready a subscriber? Log in"
    )


def test_a_cookie_notice() -> None:
    notice = "We value your privacy\n\nWe and our 812 partners store cookies on your device.\n\n"
    notice += "With your consent we use cookies for personalised advertising. You may refuse consent to some.\n\nOK"
    assert "words_of_a_cookie_notice" in rules(notice)


def test_two_articles_in_one() -> None:
    filler = " It was said so by many, and many more believed it, though nobody could say why that should have been so."
    first = f"{STORY_TEXT}\nThe mayor Amina Yusuf came back to Karsk.{filler * 4}\n"
    second = (
        "Storm hits Lervik\n\nBy Jens Holm\n\nA storm hit the harbour of Lervik on Friday, said Mats Fjeld of Kystnett."
    )
    second += f"{filler * 5}\n\nOn Saturday the town of Lervik was dry again, Mats Fjeld told Dagbladet.{filler}\n"
    assert "second_article_below" in rules(f"{first}\n\n{second}")
    assert "second_article_below" not in rules(first)


def test_another_language_and_another_direction() -> None:
    assert "other_language" in rules("Die Brücke über den Fluss ist am Montag für den Verkehr geöffnet worden. " * 12)
    arabic = rules("افتتح الجسر فوق النهر يوم الاثنين بعد تسع سنوات من العمل. " * 20)
    assert {"other_language", "runs_right_to_left"} <= arabic


def test_wrongly_decoded_letters() -> None:
    assert "letters_decoded_wrongly" in rules(STORY_TEXT.encode().decode("cp1252", "replace"))


def test_rows_of_a_table() -> None:
    assert "rows_of_a_table" in rules(f"{STORY_TEXT}\nYear\tCost\tCars\n2021\t1\t2\n2022\t3\t4\n")


def test_identical_and_unequal_articles() -> None:
    assert "same_text" in rules(STORY_TEXT, STORY_TEXT)
    assert "far_longer_than_the_other" in rules(STORY_TEXT + STORY_TEXT.split("\n\n", 2)[2] * 3, OTHER_TEXT)
    assert "mostly_the_same_words" in rules(
        STORY_TEXT, STORY_TEXT.replace("Hundreds came.", "A few people came to see it.")
    )


def test_articles_on_different_events() -> None:
    stories = {name: load_story(name).articles for name in ("putin-vietnam-2024", "council-vote", "river-flood")}
    apart = rules(stories["council-vote"][0].text, stories["river-flood"][0].text)
    assert "few_names_in_common" in apart
    for articles in stories.values():
        assert "few_names_in_common" not in rules(*(article.text for article in articles))


def test_far_more_words_than_an_article_has() -> None:
    long = (
        "Bridge opens\n\n"
        + "The bridge over the river Arle at Karsk was opened by Amina Yusuf on Monday at noon.\n\n" * 1_300
    )
    assert "far_longer_than_an_article" in rules(long)


def test_words_split_at_line_ends_are_put_together(work: Path) -> None:
    split = (
        STORY_TEXT.replace("Hundreds", "Hun-\ndreds")
        .replace("river had", "ri-\nver had")
        .replace("opened", "ope-\nned")
    )
    folder = new_story("bridge", [split, OTHER_TEXT])
    assert (folder / "received" / "a.txt").read_text(encoding="utf-8") == split
    text = load_story("bridge").articles[0].text
    assert "Hundreds came" in text
    assert "the river had risen" in text


def test_a_hyphen_that_belongs_to_a_word_stays() -> None:
    text = "A well-known man is well-\nknown to the govern-\nment and to the min-\nister of Saxe-\nCoburg.\n"
    assert (
        mend_lines(text, "a.txt")[0]
        == "A well-known man is well-known to the government and to the minister of Saxe-Coburg.\n"
    )


@given(any_text)
def test_mending_keeps_every_letter(text: str) -> None:
    mended, _ = mend_lines(text, "a.txt")
    assert "".join(filter(str.isalpha, mended)) == "".join(filter(str.isalpha, text))


# The command


def test_the_command_says_what_it_did_and_what_it_does_not_know(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(STORY_TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.html")]
    assert main(["new", "bridge", *files, "--outlet", "-", "--outlet", "The Post", "--topic", "A bridge"]) == 0
    told = capsys.readouterr().out
    assert str(work / "stories" / "bridge") in told
    assert "not known: outlet, agency" in told
    assert "outlet: The Post" in told
    assert told.rstrip().endswith("Next: parallax lab --story bridge")
    assert load_story("bridge").topic == "A bridge"
    assert main(["check", "bridge"]) == 0
    assert main(["analyse", "bridge"]) == 0
    assert main(["new", "bridge", *files]) == 1
    assert "already" in capsys.readouterr().err


def test_the_command_takes_a_folder(work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    assert main(["new", "bridge", "--dir", str(folder)]) == 1
    (folder / "1.txt").write_text(STORY_TEXT, encoding="utf-8")
    (folder / "2.txt").write_text(OTHER_TEXT, encoding="utf-8")
    (folder / "notes.docx").write_bytes(b"PK")
    assert main(["new", "bridge", "--dir", str(folder), "--to", str(tmp_path / "to")]) == 0
    assert [article.text for article in load_story(tmp_path / "to" / "bridge").articles] == [STORY_TEXT, OTHER_TEXT]
    capsys.readouterr()


def test_the_command_refuses_more_facts_than_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY_TEXT, encoding="utf-8")
    assert main(["new", "bridge", *[str(tmp_path / "a.txt")] * 2, *["--date", "-"] * 3]) == 1
    assert "3 times" in capsys.readouterr().err


def test_a_story_of_ones_own_can_be_broken_and_check_says_how(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = new_story("bridge", [STORY_TEXT, OTHER_TEXT])
    (folder / "a.txt").write_text("changed", encoding="utf-8")
    assert main(["check", "bridge"]) == 1
    assert "not the one this story was made with" in capsys.readouterr().out


def test_what_somebody_says_of_an_article_is_looked_up_in_it() -> None:
    texts = ["KARSK WIRE\n\nBridge opens\n\nThe bridge opened on Monday.", "New bridge\n\nThe new bridge has opened."]
    draft = draft_story("bridge", texts, [{"outlet": "Karsk Wire"}, {"outlet": "The Courier"}])
    told = [it.facts["outlet"].evidence for it in draft.articles]
    assert told == ["Said by whoever made this story; “KARSK WIRE” stands in the text.", SAID]


PRINTED = """NORTH COUNTY WIRE          Wednesday 11 March 2026          Page 4

Pool closes over roof safety; council promises
lessons will go on

The Victoria Baths in Tarnwick have been closed as a
precaution after a routine inspec-
tion found damage to the roof, the coun-
cil announced on Tuesday. Nobody was hurt.

                         4
(c) North County Wire 2026. Reproduction only with permission.
"""


def test_the_head_and_the_foot_of_a_printed_page_are_not_the_article() -> None:
    draft = draft_story("pool", [PRINTED, "Pool shut\n\nThe Victoria Baths in Tarnwick were shut on Tuesday."])
    article = draft.articles[0].article
    assert article.title == "Pool closes over roof safety; council promises lessons will go on"
    assert article.zones[0].rule == "head_of_a_printed_page"
    assert {zone.kind for zone in article.zones if zone.text == "4" or "wire" in zone.text.lower()} == {"other"}
    assert draft.articles[0].facts["outlet"].value == "North County Wire"


@pytest.mark.parametrize("line", ["He turned to page 4", "Page 4 was torn out of it, he said.", "1962 and 1963", "A 4"])
def test_a_line_that_speaks_of_a_page_is_no_head_of_one(line: str) -> None:
    assert "head_of_a_printed_page" not in [zone.rule for zone in find_zones(f"Torn\n\nIt was torn.\n\n{line}\n")]

"""Notebook 08 with two articles somebody brings: from paste to report, by mouse and by keyboard, also if it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.cells import named_cell, run_cells
from browser.lab import (
    PANEL,
    axe_violations,
    cell_count,
    command,
    error_outputs,
    kernel_run,
    kernel_value,
    screenshot,
    typeset_mathematics,
    wait_for_value,
)
from browser.test_reader import click_word, middle, text_box, word_box
from browser.waiting import press, press_in, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.lab import Lab
    from browser.sharing import Shared

CALM = """The Karsk Courier
Menu

New bridge over the Arle opens to traffic

By Lena Marsh
14 March 2025

The new bridge over the river Arle was opened on Monday, two years later than planned. About 3,000 people came.

“It is safe, and it is beautiful,” said Ada Osei, the mayor of Karsk. She thanked the 240 workers who had built it.

The bridge cost 48 million euros, the council said. In 2021 it had been planned at 31 million euros.

Photo: Walkers on the new bridge on Monday. Tom Hall

“We have paid twice,” said Piet Lorne, who speaks for the shopkeepers. He said that 17 shops had closed.

Osei said that the council would help the shopkeepers with 500,000 euros.

Share this article
"""
CROSS = """Karsk bridge opens two years late and 17 million over plan

KARSK, March 14 (Northwire) - A bridge over the Arle opened in Karsk on Monday after two years of delay.

The bridge cost 48 million euros, 17 million more than planned in 2021, according to figures of the town council.

Mayor Ada Osei called the bridge “beautiful” and told reporters that it was safe.

“Nobody has told us who pays,” said Rita Blum, an engineer. Some 2,500 people attended, police said.

(Reporting by Jon Vale; editing by Mia Frost)
"""
SOURCES = f"() => [...{PANEL}.content.model.cells].map((cell) => cell.sharedModel.getSource())"
HARMLESS = ["x", "c", "b", "a", "m", "y", "d", "d", "0", "0"]
NOTED = "[it['code'] for it in lesson.journal.state.answers.values() if 'verdict' in it and it['note'] == 'cbx']"


@pytest.fixture
def opened(shared: Shared) -> Page:
    """The notebook with nothing on the screen but the form."""
    page = shared.kit("08_your_own_pair.ipynb", height=18000, runs=False)
    command(page, "notebook:clear-all-cell-outputs")
    kernel_run(page, "__import__('helpers.views').views.bring.cache_clear()")  # the form keeps what was typed
    shared.begin_again("form")
    return page


def run(page: Page, *names: str) -> None:
    run_cells(page, *names)
    assert error_outputs(page) == []


def paste(page: Page, one: str, two: str, name: str) -> Locator:
    """Fill in the form."""
    form = named_cell(page, "form").locator(".plx-form").first
    form.get_by_label("Name of the story").fill(name)
    form.get_by_label("Text of A").fill(one)
    form.get_by_label("Text of B").fill(two)
    return form


def sign(page: Page) -> Locator:
    """The head's field for the name."""
    return named_cell(page, "head").get_by_label("What shall we call you?")


def test_from_paste_to_report_by_mouse(opened: Page) -> None:
    form = paste(opened, CALM, CROSS, "bridge-mouse")
    form.get_by_label("Outlet of A").fill("The Karsk Courier")
    form.get_by_role("button", name="Read the articles").click()
    expect(form.get_by_text("words of running text")).to_have_count(2)
    screenshot(named_cell(opened, "form"), "own pair form")
    form.get_by_role("button", name="Make the story").click()
    expect(form.get_by_text("The story bridge-mouse is made.")).to_be_visible()
    assert axe_violations(opened, ".plx-live") == []

    run(opened, "lesson", "head", "zones", "about", "actor-table")
    sign(opened).fill("Ada")
    named_cell(opened, "head").get_by_role("button", name="Save").click()
    expect(named_cell(opened, "head").locator(".plx-desk-name")).to_contain_text("You work as Ada")
    a_part_is_corrected(opened)
    actors_are_written(opened)

    run(opened, "again", "reader", "proposals", "voices", "pairs", "space", "other-lessons", "hand-in")
    code = named_cell(opened, "reader").locator(".plx-reader")
    click_word(code, 0, sentence_with(code, 0, "Ada Osei"), "Osei")
    code.locator(".plx-give", has_text="named person").click()
    expect(code.locator(".plx-said")).to_contain_text("1 code")
    machine = named_cell(opened, "proposals").locator(".plx-confirm")
    for done in range(1, 11):
        machine.get_by_role("button", name="Confirm (c)").click()
        expect(machine.locator(".plx-confirm-count")).to_contain_text(f"{done} confirmed")
    machine.get_by_role("button", name="Make the key").click()
    expect(machine.locator(".plx-confirm-said")).to_contain_text("The key is made: 10 confirmed.")
    screenshot(named_cell(opened, "proposals"), "own pair key")

    bar = named_cell(opened, "voices").locator(".plx-chart [role=button]").first
    bar.click()
    expect(named_cell(opened, "voices").locator(".plx-drawer .plx-ev-passage").first).to_be_visible()
    screenshot(named_cell(opened, "voices"), "own pair voices")
    assert axe_violations(opened, ".plx-live") == []
    lessons = named_cell(opened, "other-lessons")
    lessons.get_by_role("button", name="Make the lessons for this story").click()
    expect(lessons.get_by_text("notebooks-bridge-mouse", exact=True)).to_be_visible()
    hand_in = named_cell(opened, "hand-in")
    hand_in.get_by_role("button", name="Make the file").click()
    expect(hand_in.get_by_text("It holds 1 code")).to_be_visible()
    hand_in.get_by_role("button", name="Make my report").click()
    expect(hand_in.get_by_role("button", name="Download the report")).to_be_visible()
    screenshot(opened, "own pair whole")
    assert error_outputs(opened) == []
    assert typeset_mathematics(opened) == 0


def a_part_is_corrected(page: Page) -> None:
    """What a rule took for a caption is said to be running text, and the desk stays where it is."""
    cell = named_cell(page, "zones")
    reader = cell.locator(".plx-reader")
    at = sentence_with(reader, 0, "The bridge cost")
    mouse = page.mouse
    mouse.move(*middle(word_box(reader, 0, at, "The")))
    mouse.down()
    mouse.move(*middle(word_box(reader, 0, at, "said")), steps=5)
    mouse.up()
    expect(reader.locator(".plx-status").first).to_contain_text("The bridge")
    cell.get_by_label("The selected words are").select_option("body")
    cell.get_by_role("button", name="Correct it").click()
    expect(cell.get_by_text("Corrected in article A: body.")).to_be_visible()
    expect(cell.get_by_role("button", name="Correct it")).to_be_focused()
    screenshot(cell, "own pair parts")


def actors_are_written(page: Page) -> None:
    cell = named_cell(page, "actor-table")
    cell.get_by_role("group", name="Karsk").get_by_role("checkbox").uncheck()
    cell.get_by_role("button", name="Write them into the story").click()
    expect(cell.get_by_text("actors are in the story")).to_be_visible()
    expect(cell.get_by_role("button", name="Write them into the story")).to_be_focused()
    screenshot(cell, "own pair actors")


def sentence_with(reader: Locator, column: int, words: str) -> int:
    """The number of the first sentence in the reader that holds some words."""
    found = text_box(reader, column).locator("[data-s]", has_text=words).first
    expect(found).to_be_visible()
    return int(found.get_attribute("data-s") or 0)


def typed(page: Page, *texts: str) -> None:
    """Write into one field after the other, going on with the Tab key."""
    for text in texts:
        page.keyboard.insert_text(text)
        press(page, "Tab")


def test_from_paste_to_report_by_keyboard_alone(opened: Page) -> None:
    before, cells = opened.evaluate(SOURCES), cell_count(opened)
    form = named_cell(opened, "form").locator(".plx-form").first
    press_in(form.get_by_label("Name of the story"))
    typed(opened, "bridge-keys", "A bridge opens", CALM)
    expect(form.get_by_role("button", name="File of A")).to_be_focused()
    press(opened, *HARMLESS, "Tab")
    typed(opened, "The Karsk Courier", "", "2025-03-14", "It stands above the text.", CROSS)
    press(opened, *(["Tab"] * 6))
    expect(form.get_by_role("button", name="Read the articles")).to_be_focused()
    press(opened, *HARMLESS, "Enter")
    expect(form.get_by_text("words of running text")).to_have_count(2)
    press(opened, "Tab", "Space")
    expect(form.get_by_text("The story bridge-keys is made.")).to_be_visible()
    expect(form.get_by_role("button", name="Make the story")).to_be_focused()

    run(opened, "lesson", "head", "zones", "actor-table")
    press_in(sign(opened))
    opened.keyboard.insert_text("Ada")
    press(opened, "Enter")
    expect(named_cell(opened, "head").locator(".plx-desk-name")).to_contain_text("You work as Ada")
    zones = named_cell(opened, "zones")
    words = text_box(zones.locator(".plx-reader"), 0)
    press_in(words, "Control+Home", "Shift+ArrowDown")
    press_in(zones.get_by_role("button", name="Correct it"), "Enter")
    expect(zones.get_by_text("Nothing is selected in the reader yet")).to_be_visible()
    press_in(words, "Control+Home", "Shift+ArrowDown", "Enter")
    press_in(zones.get_by_role("button", name="Correct it"), *HARMLESS, "Enter")
    expect(zones.get_by_text("Corrected in article A: caption.")).to_be_visible()
    actors = named_cell(opened, "actor-table")
    press_in(actors.get_by_role("group", name="Karsk").get_by_role("checkbox"), "x", "b", "Space")
    press_in(actors.get_by_role("button", name="Write them into the story"), *HARMLESS, "Enter")
    expect(actors.get_by_text("actors are in the story")).to_be_visible()

    run(opened, "again", "reader", "proposals", "voices", "hand-in")
    press_in(text_box(named_cell(opened, "reader").locator(".plx-reader"), 0), "Control+Home", "p")
    expect(named_cell(opened, "reader").locator(".plx-said")).to_contain_text("1 code")
    the_machine_is_checked_by_keys(opened)
    press_in(named_cell(opened, "voices").locator(".plx-chart [role=button]").first, "Enter")
    expect(named_cell(opened, "voices").locator(".plx-drawer .plx-ev-passage").first).to_be_visible()
    hand_in = named_cell(opened, "hand-in")
    press_in(hand_in.get_by_role("button", name="Make my report"), "Enter")
    expect(hand_in.get_by_role("button", name="Download the report")).to_be_visible()
    assert error_outputs(opened) == []
    assert cell_count(opened) == cells
    assert opened.evaluate(SOURCES) == before


def the_machine_is_checked_by_keys(page: Page) -> None:
    """Confirm, reject, another code, a note, back and on; the box keeps its letters, and JupyterLab gets none."""
    machine = named_cell(page, "proposals").locator(".plx-confirm")
    count, title = machine.locator(".plx-confirm-count"), machine.locator("h3")
    press_in(machine, "c")
    expect(count).to_contain_text("1 of")
    press(page, "r")
    expect(count).to_contain_text("2 of")
    press(page, "b")
    expect(title).to_contain_text("2. A quotation: what is it? (rejected before)")
    press(page, "n")
    expect(title).to_contain_text("3. ")
    press(page, "2", "e")
    expect(machine.get_by_label("Who is quoted")).to_be_focused()
    press(page, "Control+a", "c", "b", "x")
    expect(machine.get_by_label("Who is quoted")).to_have_value("cbx")
    press(page, "Enter")
    expect(count).to_contain_text("3 of")
    expect(machine).to_be_focused()
    wait_for_value(page, NOTED, ["scare"])
    press(page, "x", "w")
    expect(machine.get_by_role("alert")).to_contain_text("Nothing is selected in the reader yet")
    for done in range(4, 11):
        press(page, "c")
        expect(count).to_contain_text(f"{done} of")
    expect(machine).to_be_focused()
    press_in(machine.get_by_role("button", name="Make the key"), "Enter")
    expect(machine.locator(".plx-confirm-said")).to_contain_text("The key is made: 9 confirmed.")


PAYWALL = "Bridge opens\n\nThe new bridge was opened.\n\nSubscribe to continue reading.\n"
GERMAN = """Die neue Brücke ist eröffnet

Die neue Brücke über die Arle ist am Montag eröffnet worden. Etwa 3000 Menschen waren gekommen, und die Stadt feierte.

Die Brücke sei sicher und schön, sagte die Bürgermeisterin. Sie hat nach Angaben der Stadt 48 Millionen Euro gekostet.
"""
COOKIES = b"""<!DOCTYPE html><html lang="en"><title>Before you continue</title><body><div class="consent">
<h1>One moment</h1>
<p>We and our 812 partners store cookies.</p><button>Accept all</button><button>Reject all</button></div></body></html>
"""


def test_what_is_broken_is_said_and_mended_up_to_the_report_by_mouse(opened: Page, lab: Lab) -> None:
    form = paste(opened, "", CROSS, "bridge-broken")
    read, make = (form.get_by_role("button", name=it) for it in ("Read the articles", "Make the story"))
    make.click()
    alert = form.get_by_role("alert")
    expect(alert).to_contain_text("a story needs two articles or more")

    broken = {"name": "page.html", "mimeType": "text/html", "buffer": b"\x00\x01\x02\x00" * 50}
    with opened.expect_file_chooser() as chooser:
        form.get_by_role("button", name="File of A").click()
    chooser.value.set_files([broken])
    expect(form.get_by_text("The file page.html is read, not the box above.")).to_be_visible()
    make.click()
    expect(alert).to_contain_text("page.html: this is not plain text")
    expect(alert).to_have_count(1)
    screenshot(named_cell(opened, "form"), "own pair broken")
    form.get_by_role("button", name="Take the file of A away").click()
    expect(form.get_by_text("The file page.html")).to_have_count(0)

    form.get_by_label("Text of A").fill(PAYWALL)
    read.click()
    expect(form.get_by_text("only the beginning may be there")).to_be_visible()
    form.get_by_label("Text of A").fill(CALM)
    form.get_by_label("Name of the story").fill("river-flood")
    make.click()
    expect(alert).to_contain_text("river-flood")
    expect(form.get_by_label("Text of B")).to_have_value(CROSS)
    form.get_by_label("Name of the story").fill("bridge-mended")
    make.click()
    expect(form.get_by_text("The story bridge-mended is made.")).to_be_visible()
    expect(alert).to_have_count(0)
    until(opened, lambda: kernel_value(opened, "brought.story"), "bridge-mended")
    assert (lab.student / "stories" / "bridge-mended" / "story.toml").is_file()
    assert axe_violations(opened, ".plx-live") == []

    run(opened, "lesson", "head", "zones", "again", "reader", "proposals", "hand-in")
    parts_need_a_selection(opened)
    a_key_needs_a_name(opened)
    named_cell(opened, "hand-in").get_by_role("button", name="Make my report").click()
    the_report_tells(opened, lab, "2 findings: 1 confirmed, 1 rejected.")


def parts_need_a_selection(page: Page) -> None:
    zones = named_cell(page, "zones")
    zones.get_by_role("button", name="Correct it").click()
    expect(zones.get_by_text("Nothing is selected in the reader yet")).to_be_visible()
    reader = zones.locator(".plx-reader")
    click_word(reader, 0, sentence_with(reader, 0, "The Karsk Courier"), "The")
    zones.get_by_role("button", name="The article begins here").click()
    expect(zones.get_by_text("the text begins with these words already")).to_be_visible()


def a_key_needs_a_name(page: Page) -> None:
    machine = named_cell(page, "proposals").locator(".plx-confirm")
    machine.get_by_role("button", name="Make the key").click()
    expect(machine.get_by_role("alert")).to_contain_text("Nothing is confirmed yet.")
    machine.get_by_role("button", name="Reject (r)").click()
    machine.get_by_role("button", name="Confirm (c)").click()
    expect(machine.locator(".plx-confirm-count")).to_contain_text("1 confirmed")
    machine.get_by_role("button", name="Make the key").click()
    expect(machine.get_by_role("alert")).to_contain_text("the name of who made it")
    sign(page).fill("Ada")
    named_cell(page, "head").get_by_role("button", name="Save").click()
    expect(named_cell(page, "head").locator(".plx-desk-name")).to_contain_text("You work as Ada")
    machine.get_by_role("button", name="Make the key").click()
    expect(machine.locator(".plx-confirm-said")).to_contain_text("The key is made: 1 confirmed.")


def a_key_needs_a_name_by_keys(page: Page) -> None:
    machine = named_cell(page, "proposals").locator(".plx-confirm")
    press_in(machine, "w")
    expect(machine.get_by_role("alert")).to_contain_text("then Enter")
    press_in(machine, "r")
    for done in ("1 of", "2 of", "3 of"):
        expect(machine.locator(".plx-confirm-count")).to_contain_text(done)
        press(page, *(["c"] if done != "3 of" else []))
    press_in(machine.get_by_role("button", name="Make the key"), "Enter")
    expect(machine.get_by_role("alert")).to_contain_text("the name of who made it")
    press_in(sign(page))
    page.keyboard.insert_text("Ada")
    press(page, "Enter")
    expect(named_cell(page, "head").locator(".plx-desk-name")).to_contain_text("You work as Ada")
    press_in(machine.get_by_role("button", name="Make the key"), "Enter")
    expect(machine.locator(".plx-confirm-said")).to_contain_text("The key is made: 2 confirmed.")


def the_report_tells(page: Page, lab: Lab, words: str) -> None:
    """The report is made, and has what was said of the machine's findings, in words."""
    expect(named_cell(page, "hand-in").get_by_role("button", name="Download the report")).to_be_visible()
    (report,) = lab.student.glob("report-*.html")
    told = report.read_text(encoding="utf-8")
    assert words in told
    assert "Other answers" not in told
    assert error_outputs(page) == []


def test_what_is_broken_is_said_and_mended_up_to_the_report_by_keyboard_alone(opened: Page, lab: Lab) -> None:
    before, cells = opened.evaluate(SOURCES), cell_count(opened)
    form = named_cell(opened, "form").locator(".plx-form").first
    alert = form.get_by_role("alert")
    with opened.expect_file_chooser() as chooser:
        press_in(form.get_by_role("button", name="File of A"), "Enter")
    chooser.value.set_files([{"name": "news.html", "mimeType": "text/html", "buffer": COOKIES}])
    expect(form.get_by_text("The file news.html is read, not the box above.")).to_be_visible()
    press_in(form.get_by_label("Text of B"))
    opened.keyboard.insert_text(CROSS)
    read, make = (form.get_by_role("button", name=it) for it in ("Read the articles", "Make the story"))
    press_in(make, "Enter")
    expect(alert).to_contain_text("the story has no name yet")
    press_in(read, "Enter")
    expect(alert).to_contain_text("news.html: no article was found in this web page")
    press_in(form.get_by_role("button", name="Take the file of A away"), "Space")
    expect(form.get_by_text("The file news.html")).to_have_count(0)

    press_in(form.get_by_label("Text of A"))
    opened.keyboard.insert_text(GERMAN)
    press_in(read, "Enter")
    expect(form.get_by_text("this seems to be German")).to_be_visible()
    press_in(form.get_by_label("Text of A"), "Control+a")
    opened.keyboard.insert_text(CALM)
    press_in(form.get_by_label("Date of A", exact=True))
    opened.keyboard.insert_text("14 March")
    press_in(form.get_by_label("Name of the story"))
    opened.keyboard.insert_text("bridge-keyed")
    press_in(make, "Enter")
    expect(alert).to_contain_text("year-month-day")
    press_in(form.get_by_label("Date of A", exact=True), "Control+a")
    opened.keyboard.insert_text("2025-03-14")
    press_in(make, "Enter")
    expect(form.get_by_text("The story bridge-keyed is made.")).to_be_visible()
    expect(alert).to_have_count(0)

    run(opened, "lesson", "head", "again", "reader", "proposals", "hand-in")
    a_key_needs_a_name_by_keys(opened)
    press_in(named_cell(opened, "hand-in").get_by_role("button", name="Make my report"), "Enter")
    the_report_tells(opened, lab, "3 findings: 2 confirmed, 1 rejected.")
    assert cell_count(opened) == cells
    assert opened.evaluate(SOURCES) == before

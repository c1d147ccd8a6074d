"""The classroom demo in the real JupyterLab, from the first screen to the last by keyboard only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.lab import (
    axe_violations,
    cell_count,
    error_outputs,
    kernel_value,
    open_notebook,
    run_all,
    screenshot,
    typeset_mathematics,
    wait_for_value,
)
from browser.waiting import press, until, until_true
from helpers.copies import copy_demo
from helpers.demo import build_page, load_screens, screens_for
from helpers.seeds import load_story

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.lab import Lab

STORY = "putin-vietnam-2024"
SCREENS = screens_for(load_screens().screens, STORY)
SIZES = ((1024, 768), (1920, 1080))
SMALLEST = 27.9  # pixels of the text on a screen at 1024 x 768: read from the last row
NOTEBOOK = "90_classroom_demo.ipynb"

SEEN = """() => {
  const screen = [...document.querySelectorAll('.plx-d-live .plx-screen')].find((it) => it.checkVisibility());
  const body = screen.querySelector('.plx-d-body');
  const steps = [...screen.querySelectorAll('[data-steps]')].filter((it) => it.checkVisibility());
  const box = screen.closest('.plx-deck').getBoundingClientRect();
  const inside = (it) => {
    const its = it.getBoundingClientRect();
    return its.right <= innerWidth + 1 && its.left >= -1 && its.bottom <= innerHeight + 1;
  };
  return {
    id: screen.dataset.id,
    shown: steps.map((it) => it.dataset.steps),
    type: parseFloat(getComputedStyle(body).fontSize),
    scrolls: body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1,
    covers: [box.x, box.y, box.width, box.height],
    cut: [...body.querySelectorAll('*')].filter((it) => it.checkVisibility() && !inside(it)).map((it) => it.className),
  };
}"""


def seen(page: Page) -> dict[str, Any]:
    """What stands on the screen now."""
    found: dict[str, Any] = page.evaluate(SEEN)
    return found


def steps_of(page: Page) -> list[tuple[str, int]]:
    """Every screen with each of its steps, as the deck has them."""
    found = page.evaluate("""() => [...document.querySelectorAll('.plx-d-live .plx-screen')].map((screen) => {
      const steps = [...screen.querySelectorAll('[data-steps]')].flatMap((it) => it.dataset.steps.split(' '));
      return [screen.dataset.id, Math.max(...steps.map(Number))];
    })""")
    return [(name, step) for name, last in found for step in range(last + 1)]


def has(page: Page, name: str, step: int) -> bool:
    found = seen(page)
    return found["id"] == name and all(str(step) in it.split() for it in found["shown"]) and bool(found["shown"])


def begin(page: Page, lab: Lab) -> None:
    (lab.work / NOTEBOOK).unlink(missing_ok=True)
    copy_demo(lab.work)
    open_notebook(page, lab, NOTEBOOK)
    run_all(page)
    start = page.get_by_role("button", name="demo", exact=False).and_(page.locator(".plx-stage-start"))
    expect(start).to_be_visible()
    start.focus()
    press(page, "Enter")
    expect(page.locator(".plx-stage")).to_be_visible()


def test_the_demo_is_driven_from_first_to_last_screen_by_keyboard(page: Page, lab: Lab) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    begin(page, lab)
    cells = cell_count(page)
    order = steps_of(page)
    assert [name for name, step in order if step == 0] == [screen.id for screen in SCREENS]
    for name, step in order:
        until_true(page, lambda name=name, step=step: has(page, name, step))
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            until(page, lambda: seen(page)["covers"], [0, 0, width, height])
            until(page, lambda: (seen(page)["scrolls"], seen(page)["cut"]), (False, []))
            assert seen(page)["type"] >= SMALLEST * min(width / 1024, height / 768), (name, step)
            screenshot(page, f"demo-{width}-{[it.id for it in SCREENS].index(name) + 1:02d}-{step}")
        press(page, "ArrowRight")
    until_true(page, lambda: has(page, *order[-1]))  # there is nothing behind the last
    for name, step in reversed(order):
        until_true(page, lambda name=name, step=step: has(page, name, step))
        press(page, "PageUp")
    until_true(page, lambda: has(page, *order[0]))
    for key, place in (("End", (order[-1][0], 0)), ("Home", order[0]), ("n", (SCREENS[1].id, 0)), ("p", order[0])):
        press(page, key)
        until_true(page, lambda place=place: has(page, *place))
    press(page, "x", "b", "a", "d", "d")  # in JupyterLab these would cut, insert and delete cells
    press(page, "Escape")
    expect(page.locator(".plx-stage")).to_be_hidden()
    expect(page.locator(".plx-stage-start")).to_be_focused()
    assert cell_count(page) == cells
    assert error_outputs(page) == []
    assert typeset_mathematics(page) == 0


def test_hands_reveal_and_clock_are_kept(page: Page, lab: Lab) -> None:
    begin(page, lab)
    press(page, "n", "n")
    until_true(page, lambda: has(page, "who-speaks", 0))
    press(page, "h")
    expect(page.locator(".plx-d-count:visible").first).to_be_focused()
    for count in ("12", "0", "7", "3"):
        page.keyboard.type(count)
        press(page, "Enter")
    press(page, "1")
    expect(page.get_by_text("22 hands")).to_be_visible()
    wait_for_value(page, "demo.kept.hands", {"who-speaks": [12, 0, 7, 3]})
    wait_for_value(page, "demo.kept.chosen", {"who-speaks": 0})
    expect(page.locator(".plx-stage .plx-d-mark:visible")).to_have_count(0)
    press(page, "r")
    key = page.locator(".plx-stage li[data-key='key']:visible")
    expect(key).to_contain_text("◆ the reference coding")
    expect(key.locator(".plx-d-hands")).to_contain_text("7")
    press(page, "t")
    wait_for_value(page, "demo.kept.running", False)  # noqa: FBT003, the value that is waited for
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert axe_violations(page, ".plx-stage") == []
    press(page, "Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert axe_violations(page, ".plx-stage") == []
    press(page, "e", "r")
    expect(page.locator(".plx-stage")).to_contain_text("The sentences behind this")
    press(page, "e")
    expect(page.locator(".plx-stage .plx-d-sentences:visible")).to_be_focused()
    press(page, "Escape")
    expect(page.locator(".plx-stage .plx-d-sentences:visible")).to_have_count(0)
    press(page, "Escape")
    run_all(page)  # as on another day: all is there again
    expect(page.locator(".plx-stage-start")).to_have_text("Go on with the demo")
    page.locator(".plx-stage-start").focus()
    press(page, "Enter")
    until_true(page, lambda: has(page, "who-speaks", 2))
    assert kernel_value(page, "demo.kept.hands") == {"who-speaks": [12, 0, 7, 3]}
    press(page, "?", "Tab", "Enter")
    page.get_by_role("button", name="Yes, start anew").press("Enter")
    wait_for_value(page, "(demo.kept.hands, demo.kept.place)", ({}, ("two-headlines", 0)))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    path = tmp_path / "demo.html"
    path.write_text(build_page(load_story(STORY)), encoding="utf-8")
    return path


def test_the_page_without_a_kernel_by_keyboard(page: Page, built: Path) -> None:
    asked: list[str] = []
    other = page.context.new_page()
    other.on("request", lambda it: asked.append(it.url))
    other.goto(built.as_uri())
    for width, height in SIZES:
        other.set_viewport_size({"width": width, "height": height})
        press(other, "Home")
        order = steps_of(other)
        for name, step in order:
            until_true(other, lambda name=name, step=step: has(other, name, step))
            until(other, lambda: (seen(other)["scrolls"], seen(other)["cut"]), (False, []))
            press(other, "PageDown")
    press(other, "Home", "h")
    other.keyboard.type("9")
    press(other, "Enter", "Space")
    other.keyboard.type("5")
    expect(other.get_by_text("14 hands")).to_be_visible()
    assert axe_violations(other, "main") == []
    assert asked == [built.as_uri()]


def test_the_page_without_a_script_and_on_paper(page: Page, built: Path, tmp_path: Path) -> None:
    bare = page.context.browser.new_context(java_script_enabled=False)
    other = bare.new_page()
    other.goto(built.as_uri())
    for screen in SCREENS:
        expect(other.get_by_role("heading", name=screen.title)).to_be_visible()
        expect(other.get_by_text(screen.idea).first).to_be_visible()
    other.pdf(path=tmp_path / "demo.pdf", format="A4")
    assert (tmp_path / "demo.pdf").stat().st_size > 10_000
    bare.close()

"""What a test waits for before it goes on. No test reads a state at once after an action: it waits until it is there.

A press, a click or a line of Python has its effect some moments later, and on a busy machine much later. ``expect`` of
playwright waits by itself; what it cannot see is read again and again by `until`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

LIMIT = 60_000
"""Outer limit of every wait, in milliseconds: a slow machine passes, a hanging page does not."""

INTERVAL = 40
"""Between two readings, in milliseconds: the page gets some air."""


def until(page: Page, read: Callable[[], Any], wanted: object) -> None:
    """Read something again and again until it is what it must be.

    Args:
        page: what is read about; its events are heard meanwhile.
        read: gives the state as it is now.
        wanted: what it must be.

    Raises:
        AssertionError: it is still something else when the time is over.
    """
    deadline = time.monotonic() + LIMIT / 1000
    value = read()
    while value != wanted and time.monotonic() < deadline:
        page.wait_for_timeout(INTERVAL)
        value = read()
    assert value == wanted, f"waited for {wanted!r}, and there is {value!r}"


def until_true(page: Page, read: Callable[[], Any]) -> None:
    """Read something again and again until it holds."""
    until(page, lambda: bool(read()), wanted=True)


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, where the focus is."""
    for key in keys:
        page.keyboard.press(key)


def press_in(place: Locator, *keys: str) -> None:
    """Give an element the focus, wait until it has it, and press keys."""
    place.focus()
    expect(place).to_be_focused()
    press(place.page, *keys)


STEADY = """async (element, word) => {
  element.scrollIntoView({block: 'nearest', inline: 'nearest'});
  const start = word ? element.textContent.indexOf(word) : 0;
  if (start < 0) return null;
  const range = document.createRange();
  if (word) {
    range.setStart(element.firstChild, start);
    range.setEnd(element.firstChild, start + word.length);
  } else {
    range.selectNode(element);
  }
  const place = () => {
    const box = range.getClientRects()[0];
    return box && {x: box.x, y: box.y, width: box.width, height: box.height};
  };
  const before = place();
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const after = place();
  if (!after || JSON.stringify(before) !== JSON.stringify(after)) return null;
  const there = document.elementFromPoint(after.x + after.width / 2, after.y + after.height / 2);
  return element.contains(there) ? after : null;
}"""


def steady_box(element: Locator, word: str = "") -> dict[str, float]:
    """Where an element, or a word in it, stands on the screen, as soon as nothing moves or covers it any more."""
    box: dict[str, float] | None = None

    def stands() -> bool:
        nonlocal box
        box = element.evaluate(STEADY, word)
        return box is not None

    until_true(element.page, stands)
    assert box is not None
    return box

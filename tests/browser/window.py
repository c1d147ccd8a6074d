"""A browser window that tests share, because loading JupyterLab takes longer than most tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from browser.lab import LIMIT, Lab, close_notebooks, end_sessions, is_lab, set_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

SIZE = {"width": 1366, "height": 900}
THEME = "settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings"


class Window:
    """A page that stays open from test to test if JupyterLab is in it, and is put in order between them.

    A test that fails may leave anything behind: after it the window is thrown away.

    Args:
        browser: where the window opens.
        lab: the server it shows.
    """

    def __init__(self, browser: Browser, lab: Lab) -> None:
        self._browser = browser
        self._lab = lab
        self._context: BrowserContext | None = None
        self._page: Page | None = None
        self._errors: list[str] = []

    def open(self) -> Page:
        """JupyterLab with nothing open in it, or an empty page."""
        if self._context is None:
            self._context = self._browser.new_context(viewport=SIZE)
            self._context.set_default_timeout(LIMIT)
            self._context.on("console", self._heard)
            self._context.on("weberror", lambda it: self._errors.append(f"page: {it.error} {it.error.stack}"))
        if self._page is None:
            self._page = self._context.new_page()
            slow_down(self._context, self._page)
        return self._page

    def tidy_up(self) -> None:
        """Put everything back as a new window has it."""
        if self._context is None or self._page is None:
            return
        for page in self._context.pages:
            if page != self._page or not is_lab(page):
                page.close()
        if self._page.is_closed():
            self._page = None
        else:
            self._tidy_page(self._page)
        # A kernel that ends under an open notebook makes JupyterLab log errors, so the notebooks went first.
        end_sessions(self._context, self._lab)

    def errors(self) -> list[str]:
        """What was logged as an error or thrown since the last call."""
        errors, self._errors = self._errors, []
        return errors

    def throw_away(self) -> None:
        """Close all pages and kernels and forget the settings; the next test opens a new window."""
        context, self._context, self._page = self._context, None, None
        (self._lab.work.parent / THEME).unlink(missing_ok=True)
        if context is not None:
            for page in context.pages:
                page.close()
            end_sessions(context, self._lab)
            context.close()
        self._errors = []

    def _tidy_page(self, page: Page) -> None:
        close_notebooks(page)
        page.context.clear_permissions()
        page.set_viewport_size(SIZE)
        if page.locator("body[data-jp-theme-light='false']").count():
            set_theme(page, dark=False)
        page.evaluate("""() => {
          localStorage.clear();
          CSS.highlights.clear();
          document.documentElement.classList.remove('plx-large');
          window.jupyterapp.shell.expandLeft();
        }""")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(f"console: {message.text} ({message.location.get('url', '')})")


def slow_down(context: BrowserContext, page: Page) -> None:
    """Make a page as many times slower as `PARALLAX_SLOW` says: a test that races fails then."""
    rate = os.environ.get("PARALLAX_SLOW")
    if rate:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": float(rate)})

"""A browser window that tests share, because loading JupyterLab takes longer than most tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from browser.lab import LIMIT, Lab, close_notebooks, end_sessions, is_lab, set_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

    from browser.sharing import Opening

WIDTH, HEIGHT = 1366, 900
THEME = "settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings"


class Window:
    """A page that stays open from test to test if JupyterLab is in it, and is put in order between them.

    A test that fails may leave anything behind: after it the window is thrown away.

    Attributes:
        kept: the notebook that stays open for the next test of its module, see `browser.sharing`; None if none does.

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
        self.kept: Opening | None = None

    def open(self) -> Page:
        """JupyterLab with nothing open in it but what is kept, or an empty page."""
        if self._context is None:
            self._context = self._browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
            self._context.set_default_timeout(LIMIT)
            self._context.on("console", self._heard)
            self._context.on("weberror", lambda it: self._errors.append(f"page: {it.error} {it.error.stack}"))
        if self._page is None:
            self._page = self._context.new_page()
            slow_down(self._context, self._page)
        return self._page

    def close_kept(self) -> None:
        """Close the notebook that is kept, and end its kernel."""
        if self.kept is None or self._context is None or self._page is None:
            return
        self.kept = None
        if is_lab(self._page):
            close_notebooks(self._page)
        else:
            self._page.goto("about:blank")
        end_sessions(self._context, self._lab)

    def tidy_up(self, *, keep: bool) -> None:
        """Put everything back as a new window has it; what is kept stays open only if it shall."""
        if self._context is None or self._page is None:
            return
        if not (keep and shows_jupyter(self._page)):
            self.kept = None
        for page in self._context.pages:
            if page != self._page or not (self.kept or is_lab(page)):
                page.close()
        if self._page.is_closed():
            self._page = None
        else:
            tidy_page(self._page, self.kept)
        if self.kept is None:
            # A kernel that ends under an open notebook makes JupyterLab log errors, so the notebooks went first.
            end_sessions(self._context, self._lab)

    def errors(self) -> list[str]:
        """What was logged as an error or thrown since the last call."""
        errors, self._errors = self._errors, []
        return errors

    def leave_page(self) -> None:
        """Close the page, and with it all that may still come from it; the next test gets a new one."""
        if self._page is not None:
            self._page.close()
        self._page = self.kept = None
        self._errors = []

    def throw_away(self) -> None:
        """Close all pages and kernels and forget the settings; the next test opens a new window."""
        context, self._context, self._page, self.kept = self._context, None, None, None
        (self._lab.work.parent / THEME).unlink(missing_ok=True)
        if context is not None:
            for page in context.pages:
                page.close()
            end_sessions(context, self._lab)
            context.close()
        self._errors = []

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(f"console: {message.text} ({message.location.get('url', '')})")


def shows_jupyter(page: Page) -> bool:
    """Whether a page has JupyterLab or Notebook 7 in it."""
    return not page.is_closed() and bool(page.evaluate("() => Boolean(window.jupyterapp)"))


def set_height(page: Page, height: int = HEIGHT) -> None:
    """Make a page as high as this, and as wide as it is at first."""
    size = {"width": WIDTH, "height": height}
    if page.viewport_size != size:
        page.set_viewport_size(size)


def tidy_page(page: Page, kept: Opening | None) -> None:
    """Put back what a test may have changed around the notebook that is kept; if none is, close all there is."""
    if kept is None:
        close_notebooks(page)
        page.evaluate("() => CSS.highlights.clear()")
    set_height(page, kept.height if kept else HEIGHT)
    page.context.clear_permissions()
    if page.locator("body[data-jp-theme-light='false']").count():
        set_theme(page, dark=False)
    page.evaluate("""() => {
      localStorage.clear();
      document.documentElement.classList.remove('plx-large');
      window.jupyterapp.shell.expandLeft();
    }""")


def slow_down(context: BrowserContext, page: Page) -> None:
    """Make a page as many times slower as `PARALLAX_SLOW` says: a test that races fails then."""
    rate = os.environ.get("PARALLAX_SLOW")
    if rate:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": float(rate)})

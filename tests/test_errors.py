"""The one error of the kit, and how a notebook shows it."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

from helpers import ParallaxError


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (ParallaxError("there is no such lesson", "09", "Use 00"), "09: there is no such lesson. Use 00."),
        (ParallaxError("nothing is selected yet"), "Nothing is selected yet."),
    ],
)
def test_a_notebook_shows_the_sentence_and_no_traceback(
    error: ParallaxError, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = InteractiveShell()
    shell.user_ns["error"] = error
    shell.run_cell("raise error")
    told = capsys.readouterr().out
    assert shown in told.splitlines()
    assert "Traceback" not in told
    assert "/" not in told

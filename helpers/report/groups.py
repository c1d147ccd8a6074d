"""The names that a student has put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from helpers.markup import escape
from helpers.report.pieces import listed, section

TITLE: Final = "Names you put together"


def groups_html(choices: Mapping[str, str], name: str) -> str:
    """All choices of one lesson, group by group; nothing where there are none.

    Args:
        choices: for each name what it was put to.
        name: the id on the page.
    """
    if not choices:
        return ""
    made: dict[str, list[str]] = {}
    for label, group in choices.items():
        made.setdefault(group, []).append(label)
    rows = (f"<b>{escape(group)}</b>: {escape(', '.join(labels))}" for group, labels in made.items())
    return section([listed(rows)], name, TITLE, 3, "groups")

"""How a learning platform knows the students: a list with their names and something that nobody else has.

The platform's own lists are understood: Moodle's participants or grades, Canvas's exported gradebook; and any table
with a column ``name`` and a column ``id`` or ``email``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from helpers.classroom.newest import same_name
from helpers.errors import ParallaxError

NAMES: Final = ("name", "student", "student name", "full name", "fullname", "display name", "user full name")
FIRST: Final = ("first name", "firstname", "given name")
LAST: Final = ("last name", "lastname", "surname", "family name")
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "email": ("email address", "email", "e-mail", "e-mail address", "mail", "useremail"),
    "id": ("id number", "idnumber", "id", "student id", "user id"),
    "username": ("username", "user name", "login", "login id"),
    "sis user": ("sis user id",),
    "sis login": ("sis login id",),
}
"""What a student can be known by, and what columns with it are called."""
_CURE: Final = "Write a first line such as: name,id"


@dataclass(frozen=True, slots=True)
class Identities:
    """A list of students.

    Attributes:
        rows: by name, as `helpers.classroom.newest.same_name` writes it, what the student is known by; two entries
            where two students of the list have one name.
        kinds: what students are known by in this list, of `KINDS`.
    """

    rows: Mapping[str, tuple[Mapping[str, str], ...]]
    kinds: tuple[str, ...]

    def of(self, name: str) -> Mapping[str, str] | None:
        """What a student is known by; None where the name is not in the list, or more than once."""
        found = self.rows.get(same_name(name), ())
        return found[0] if len(found) == 1 else None

    def why_not(self, name: str) -> str:
        """Why `of` gives nothing for a name."""
        if not name.strip():
            return "there is no name in the file"
        several = len(self.rows.get(same_name(name), ()))
        if several > 1:
            return f"{several} students of the list have this name"
        return "the list has an empty cell there" if several else "the list does not have this name"


def read_identities(text: str, where: str = "the list") -> Identities:
    r"""The students of a list.

    Students may have given their e-mail address, number or login in the place of a name: these are understood too.

    Args:
        text: the list as CSV, with commas, semicolons or tabs.
        where: what sentences call it.

    Raises:
        ParallaxError: there is no line with the names of the columns, no name, or nothing that students are known by.

    Example:
        >>> listed = read_identities("name,id\nZoë Lee,s17\n\"Osei, Ada\",s18")
        >>> listed.of("zoë  lee"), listed.of("Ada Osei"), listed.of("Ben")
        ({'id': 's17'}, {'id': 's18'}, None)
    """
    lines = text.removeprefix("\ufeff").splitlines()
    heads = [it.strip().casefold() for it in next(_cells(lines), [])]
    columns = {kind: at for kind, names in KINDS.items() if (at := _column(heads, names)) is not None}
    if not columns:
        raise ParallaxError("no column of it tells students apart, such as id, username or email", where, _CURE)
    rows: dict[str, list[Mapping[str, str]]] = {}
    for cells in list(_cells(lines))[1:]:
        known = {kind: cells[at].strip() for kind, at in columns.items() if at < len(cells) and cells[at].strip()}
        for name in {same_name(it) for it in (*_names(cells, heads, where), *known.values())} if known else ():
            rows.setdefault(name, []).append(known)
    return Identities({name: tuple(found) for name, found in rows.items()}, tuple(columns))


def _cells(lines: Iterable[str]) -> Iterator[list[str]]:
    listed = [line for line in lines if line.strip()]
    first = listed[0] if listed else ""
    mark = max(",;\t", key=first.count)
    return csv.reader(listed, delimiter=mark)


def _column(heads: list[str], names: Iterable[str]) -> int | None:
    return next((heads.index(name) for name in names if name in heads), None)


def _names(cells: list[str], heads: list[str], where: str) -> Iterator[str]:
    """What a student may be called: as it stands there, and *Lee, Zoë* also as *Zoë Lee*."""
    whole, first, last = (_column(heads, names) for names in (NAMES, FIRST, LAST))
    if whole is None and (first is None or last is None):
        raise ParallaxError("no column of it has the students' names", where, _CURE)
    if whole is not None:
        name = cells[whole].strip() if whole < len(cells) else ""
        before, comma, after = name.partition(",")
        yield from filter(None, (name, f"{after} {before}".strip() if comma else ""))
    elif first is not None and last is not None and max(first, last) < len(cells):
        yield f"{cells[first]} {cells[last]}"

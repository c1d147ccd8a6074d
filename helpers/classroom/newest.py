"""Which file of a student counts, where one handed in several."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.classroom.opening import Submission

OLDER: Final = "an older state of the work that counts"
SAME: Final = "the same work as the file that counts"
BEFORE: Final = "an earlier file of the same student"
APART: Final = (
    "an earlier file under the same name, with no step in common: if this is somebody else, have them hand in under "
    "another name"
)


@dataclass(frozen=True, slots=True)
class Older:
    """A file that is kept and not counted, because a newer one of the student is.

    Attributes:
        submission: the file.
        reason: why the other counts.
        counted: the name of the file that counts.
    """

    submission: Submission
    reason: str
    counted: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The file of a student that counts.

    Attributes:
        who: what tells the student from others, the same in every collection; not to be shown.
        submission: the file.
        notes: what to know of it, in sentences.
    """

    who: str
    submission: Submission
    notes: tuple[str, ...] = ()


def newest(submissions: Iterable[Submission]) -> tuple[tuple[Counted, ...], tuple[Older, ...]]:
    """One file a student, and those that it replaces.

    Files are of one student if the names in them are the same but for case and blanks; a file without a name belongs
    to the file with which it shares a session of work. Of two states of one journal the longer is the newer, whatever
    the date of the file, since journals only grow; else the date of the file decides.

    Returns:
        The files that count, in the order of the names; and the others.
    """
    groups: dict[str, list[Submission]] = {}
    owners: dict[str, str] = {}
    for one in sorted(submissions, key=lambda it: (not it.hand_in.name.strip(), it.file)):
        who = _who(one, owners)
        groups.setdefault(who, []).append(one)
        for session in one.reach:
            owners.setdefault(session, who)
    counted, older = [], []
    for who, group in sorted(groups.items()):
        best = _newest(group)
        counted.append(Counted(who, best, _shared(best, who, owners, groups)))
        older += [Older(one, _reason(one, best), best.file) for one in group if one is not best]
    return tuple(counted), tuple(older)


def same_name(name: str) -> str:
    """A name without what people write differently from day to day.

    Example:
        >>> same_name("  Zoë   LEE "), same_name("Zoe\u0308 Lee")
        ('zoë lee', 'zoë lee')
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _who(one: Submission, owners: dict[str, str]) -> str:
    if name := same_name(one.hand_in.name):
        return f"name {name}"
    known = next((owners[session] for session in one.reach if session in owners), "")
    return known or (f"session {min(one.reach)}" if one.reach else f"file {one.file}")


def _newest(group: Sequence[Submission]) -> Submission:
    last = [one for one in group if not any(_grew_into(one, other) for other in group)]
    return max(last, key=lambda one: (one.when, one.steps, one.file))


def _grew_into(one: Submission, other: Submission) -> bool:
    """Whether a journal is an earlier state of another."""
    return one.reach != other.reach and _is_in(one, other)


def _is_in(one: Submission, other: Submission) -> bool:
    return all(other.reach.get(session, -1) >= number for session, number in one.reach.items())


def _reason(one: Submission, best: Submission) -> str:
    if one.reach == best.reach:
        return SAME
    if _is_in(one, best):
        return OLDER
    return BEFORE if one.reach.keys() & best.reach.keys() else APART


def _shared(one: Submission, who: str, owners: dict[str, str], groups: dict[str, list[Submission]]) -> tuple[str, ...]:
    """A sentence where the same work was handed in under another name too."""
    others = dict.fromkeys(owners[session] for session in one.reach if owners[session] != who)
    files = [groups[other][0].file for other in others]
    return tuple(f"some of its steps stand in {file} too, under another name" for file in files)

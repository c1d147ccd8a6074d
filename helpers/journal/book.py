"""What a journal's file holds, what it does not hold yet, and how the two come together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.journal.disk import Follower, OpenFile
from helpers.journal.records import MARK, VERSION, Header, Record, line, read_line

LEFT: Final = "It was left as it is, and your work is kept in memory: download it before you close this notebook"


@dataclass(frozen=True, slots=True)
class Fresh:
    """What came with reading on.

    Attributes:
        anew: whether all records have to be replayed from the first on.
        records: if not, those to add.
    """

    anew: bool
    records: tuple[Record, ...] = ()


class Book:
    """The records of a journal, those in its file and those only in memory.

    Attributes:
        header: the first line; what it shall be, where there is no file yet.
        refusal: why nothing is read from the file or written to it; empty where that is not so.
        notes: what happened to the file, in sentences.
        unreadable: the numbers of the lines that cannot be read.
    """

    def __init__(self, path: Path, header: Header, session: str) -> None:
        self.header = header
        self.refusal = ""
        self.notes: list[str] = []
        self.unreadable: list[int] = []
        self._path, self._mine, self._session = path, header, session
        self._follower = Follower()
        self._has_header = False
        self._lines = 0
        self._filed: dict[tuple[str, int], Record] = {}
        self._kept: dict[tuple[str, int], Record] = {}

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, in the order in which they count."""
        return (*self._filed.values(), *self._kept.values())

    def keep(self, record: Record) -> None:
        """Have a record in memory until it is in the file."""
        self._kept[record.key] = record

    def contents(self) -> bytes:
        """The file as it would be if all were in it."""
        return line(self.header) + b"".join(map(line, self._with_texts(self.records)))

    def catch_up(self, file: OpenFile) -> Fresh:
        """Read what others have appended; read all again where the file is another one than before.

        Raises:
            OSError: the file cannot be read, or its torn end cannot be set aside.
        """
        try:
            return self._catch_up(file)
        except BaseException:  # also when the student interrupts the kernel: what was half taken in is read again
            self._follower = Follower()
            raise

    def flush(self, file: OpenFile) -> None:
        """Write all that is not in the file yet.

        Raises:
            OSError: that did not work.
        """
        records = self._with_texts(tuple(self._kept.values()))
        start = b"" if self._has_header else line(self.header)
        size = file.size()
        if size and file.read(size - 1, size) != b"\n":  # a torn line that could not be set aside
            start = b"\n" + start
        data = start + b"".join(map(line, records))
        file.append(data)
        if file.locked:  # else others may have written before it, and all is read again
            self._follower.pass_over(data)
            self._lines += data.count(b"\n")
        self._has_header = True
        self._filed.update((record.key, record) for record in records)
        self._kept.clear()

    def _with_texts(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """Tell once a session which texts it has before it, where they are not those of the header."""
        told = Record(self._session, 0, "texts", dict(self._mine.texts))
        is_told = told.key in self._filed or told.key in self._kept
        is_needed = self.header.texts != self._mine.texts and any(one.session == self._session for one in records)
        return (told, *records) if is_needed and not is_told else records

    def _catch_up(self, file: OpenFile) -> Fresh:
        news = self._follower.news(file)
        if news.again:
            self._forget()
        records = [entry for entry in map(self._read, news.lines) if isinstance(entry, Record)]
        if not self.refusal:
            self.refusal = self._is_refused(news.torn)
        if self.refusal:
            self.header, self.unreadable = self._mine, []
            return Fresh(anew=news.again)
        fresh = self._add(records, again=news.again)
        if news.torn and not file.refusal and file.locked:
            more = self._mend(file, news.torn, news.torn_at)
            fresh = Fresh(fresh.anew or more.anew, fresh.records + more.records)
        return fresh

    def _forget(self) -> None:
        """Begin to read again. What was in the file stays known, for the case that it does not stand there any more."""
        self._kept = self._filed | self._kept
        self._filed, self._lines, self.unreadable = {}, 0, []
        self._has_header, self.refusal = False, ""

    def _read(self, data: bytes) -> Header | Record | None:
        self._lines += 1
        entry = read_line(data)
        if isinstance(entry, Header) and not self._has_header:
            self.header, self._has_header = entry, True
        elif entry is None and data.strip():
            self.unreadable.append(self._lines)
        return entry

    def _is_refused(self, torn: bytes) -> str:
        """Why the file is not this lesson's journal; empty if it is, or is about to be."""
        if not self._has_header:
            is_begun = not self._lines and MARK.startswith(torn[: len(MARK)])
            return "" if is_begun else f"another file is in the journal's place. {LEFT}, then rename that file"
        if self.header.version > VERSION:
            return f"a newer version of the kit wrote this journal. {LEFT}, then update the kit"
        if self.header.story != self._mine.story:
            return f"this is the journal of another story. {LEFT}, then move that file away"
        return ""

    def _add(self, records: list[Record], *, again: bool) -> Fresh:
        """Sort out what is new: the file's order counts, then comes what is only in memory."""
        fresh = {record.key: record for record in records if record.key not in self._filed}
        is_late = bool(self._kept) and not fresh.keys() <= self._kept.keys()
        added = tuple(record for key, record in fresh.items() if key not in self._kept)
        self._filed |= fresh
        self._kept = {key: record for key, record in self._kept.items() if key not in fresh}
        return Fresh(anew=True) if again or is_late else Fresh(anew=False, records=added)

    def _mend(self, file: OpenFile, torn: bytes, start: int) -> Fresh:
        """Have the file end with a whole line."""
        if read_line(torn):  # whole, but without its end: an editor took that away
            file.append(b"\n")
            return self._catch_up(file)
        target = file.set_aside(start)
        self.notes.append(
            f"{self._path.name}: the last line was cut short, perhaps by a crash. All before it was restored; "
            f"the piece is in {target.name}."
        )
        return Fresh(anew=False)

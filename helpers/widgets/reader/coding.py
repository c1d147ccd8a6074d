"""Coding in the reader: what the page asks for becomes an action of the journal, and what stands becomes its data.

The journal alone holds the state. Nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from helpers.anchoring import selector
from helpers.errors import ParallaxError
from helpers.markup import visible
from helpers.widgets.reader.news import news, quoted
from helpers.widgets.reader.payload import token_range, token_span
from helpers.widgets.reader.whereabouts import problems_of

if TYPE_CHECKING:
    from helpers.codebook import Codebook
    from helpers.coding import State
    from helpers.journal import JournalLike
    from helpers.model import Annotation, Article, Connection, Span

Row = list[Any]
Passage = tuple["Article", "Span"]


class Coder:
    """One reader's hold on a journal.

    Args:
        articles: the articles the reader shows.
        codebook: the codes there are to give, if any.
        journal: holds what was coded, and takes actions.
    """

    def __init__(self, articles: Sequence[Article], codebook: Codebook | None, journal: JournalLike) -> None:
        self.articles, self.journal = articles, journal
        self.name = codebook.title or codebook.name if codebook else ""
        # Codes of another codebook, met in the journal, are shown too: they follow and have no key.
        self._codes = [(code.name, code.key, code.hint) for code in codebook.codes] if codebook else []
        self._columns = {article.id: number for number, article in enumerate(articles)}
        self._rows: dict[str, tuple[Annotation, Row | None]] = {}

    def act(self, asked: Mapping[str, Any]) -> tuple[str, str]:
        """Do what the page asks for.

        Args:
            asked: ``do``, and with it ``passage`` or ``passages`` (number of the article, first token, last token),
                ``code`` (a number), ``id``, ``note``, or ``adding`` (a second code for the same words).

        Returns:
            A sentence that says what was done, and the id of the code it was done to (empty if to none).

        Raises:
            ParallaxError: it cannot be done; then nothing has changed.
        """
        before = self.journal.state
        action = self._action(asked, before)
        if isinstance(action, str):
            return action, str(asked.get("id", ""))
        after = self.journal.do(action)
        return news(action, before, after), str(action.get("id", ""))

    def _action(self, asked: Mapping[str, Any], state: State) -> dict[str, Any] | str:
        """The complete action, or a sentence that says why there is nothing to do."""
        match asked.get("do"):
            case "code":
                return self._code(*self._passage(asked.get("passage")), asked, state)
            case "recode":
                return self._recode(str(asked.get("id")), self._code_name(asked.get("code")), state)
            case "note":
                return {"do": "note", "id": str(asked.get("id")), "note": str(asked.get("note", "")).strip()}
            case "connect":
                return self._connect([self._passage(it) for it in asked.get("passages", ())], state)
            case "remove" | "disconnect" as verb:
                return {"do": verb, "id": str(asked.get("id"))}
            case "undo" | "redo" as verb:
                return {"do": verb}
        raise ParallaxError("the page asked for something the reader does not know", "", "Run the notebook again")

    def _code(self, article: Article, span: Span, asked: Mapping[str, Any], state: State) -> dict[str, Any] | str:
        code = self._code_name(asked.get("code"))
        same = [it for it in state.annotations if _is_at(it, article, span)]
        if any(it.code == code for it in same):
            return f"{quoted(span.text)} is already coded as {visible(code)}; nothing has changed"
        if len(same) == 1 and not asked.get("adding"):  # the page did not know of it yet
            return {"do": "recode", "id": same[0].id, "code": code}
        place = selector(article.text, span.start, span.end)
        return {"do": "code", "id": token_hex(6), "article": article.id, **place, "code": code}

    def _recode(self, name: str, code: str, state: State) -> dict[str, Any] | str:
        for old in state.annotations:
            if old.id == name and any(
                it.code == code and (it.article, it.start, it.end) == (old.article, old.start, old.end)
                for it in state.annotations
            ):
                return f"{quoted(old.text)} is already coded as {visible(code)}; nothing has changed"
        return {"do": "recode", "id": name, "code": code}

    def _connect(self, passages: list[Passage], state: State) -> dict[str, Any] | str:
        if len({article.id for article, _ in passages}) < 2:
            raise ParallaxError("a link needs passages of two articles", "", "End it in another article")
        ends = [(article.id, span) for article, span in passages]
        if any(sorted(it.passages, key=str) == sorted(ends, key=str) for it in state.connections):
            return "these passages are already linked; nothing has changed"
        places = [{"article": it.id, **selector(it.text, span.start, span.end)} for it, span in passages]
        return {"do": "connect", "id": token_hex(6), "passages": places}

    def _passage(self, place: object) -> Passage:
        """A passage the page names by the number of its article, its first and its last token."""
        match place:
            case [int(number), int(first), int(last)] if 0 <= number < len(self.articles):
                article = self.articles[number]
                if 0 <= first <= last < len(article.tokens):
                    return article, token_span(article, first, last)
        raise ParallaxError("these words are not in the reader's articles", "", "Select them again")

    def _code_name(self, number: object) -> str:
        if not isinstance(number, int) or not 0 <= number < len(self._codes):
            raise ParallaxError("there is no such code in this codebook", self.name, "Choose one that is shown")
        return self._codes[number][0]

    def work(self) -> dict[str, Any]:
        """What the page shows of the journal.

        Returns:
            ``book`` and ``codes``, each ``[name, key, hint]``; ``marks`` in reading order, each ``[article, first,
            last, code, note, id]``; ``links``, each ``[id, passages]``; ``undo`` and ``redo``; ``saved`` and
            ``problems``, sentences.
        """
        journal = self.journal
        state = journal.state
        known, self._rows = self._rows, {}
        for it in state.annotations:
            old = known.get(it.id)
            self._rows[it.id] = old if old and old[0] is it else (it, self._row(it))
        marks = sorted(row for _, row in self._rows.values() if row)
        links = [[it.id, ends] for it in state.connections if (ends := list(self._ends(it)))]
        elsewhere = len(state.annotations) - len(marks) + len(state.connections) - len(links)
        problems = [*problems_of(journal), *([_elsewhere(elsewhere)] if elsewhere else [])]
        return {
            "book": visible(self.name),
            "codes": [[visible(part) for part in code] for code in self._codes],
            "marks": marks,
            "links": links,
            "undo": state.can_undo,
            "redo": state.can_redo,
            "saved": bool(journal.saved),
            "problems": problems,
        }

    def _row(self, it: Annotation) -> Row | None:
        place = self._place(it.article, it)
        names = [name for name, *_ in self._codes]
        if it.code not in names:
            self._codes.append((it.code, "", ""))
        number = names.index(it.code) if it.code in names else len(names)
        return [*place, number, visible(it.note), it.id] if place else None

    def _ends(self, connection: Connection) -> Iterator[Row]:
        """The passages of a link; none where one of them is not in these articles."""
        places = [self._place(name, span) for name, span in connection.passages]
        if all(places):
            yield from sorted(place for place in places if place)

    def _place(self, name: str, span: Span) -> Row | None:
        """Where a stretch is, or None where this reader does not show its article or its words stand there no more."""
        number = self._columns.get(name)
        if number is None or self.articles[number].text[span.start : span.end] != span.text:
            return None
        try:
            return [number, *token_range(self.articles[number], span.start, span.end)]
        except ParallaxError:  # nothing but white space
            return None


def _is_at(it: Annotation, article: Article, span: Span) -> bool:
    return (it.article, it.start, it.end) == (article.id, span.start, span.end)


def _elsewhere(count: int) -> str:
    many = "code or link is" if count == 1 else "codes or links are"
    return f"{count} {many} not shown: the words are not in the articles of this reader."

"""From the records of a journal to what stands: places are found again in a text that was corrected meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from helpers.anchoring import CONTEXT, anchor
from helpers.coding import Action, History, State
from helpers.errors import ParallaxError
from helpers.journal.records import Record, text_hashes
from helpers.model import Article, Layer, Story

_PLACE: Final = frozenset({"article", "start", "end", "text"})


class Replay:
    """What stands after some records.

    Attributes:
        name: the student's name or nickname, as last given.
        skipped: a sentence for each record that made no sense.

    Example:
        >>> from helpers import load_story
        >>> replay = Replay(load_story("putin-vietnam-2024"))
        >>> replay.add(Record("s", 1, "action", {"do": "answer", "question": "q1", "value": "yes"}))
        >>> replay.state.answers["q1"]
        'yes'
    """

    def __init__(self, story: Story, texts: Mapping[str, str] | None = None, name: str = "") -> None:
        self.name = name
        self.skipped: list[str] = []
        self._articles = {article.id: article for article in story.articles}
        self._now = text_hashes(story)
        self._texts = self._now if texts is None else texts
        self._texts_of: dict[str, Mapping[str, str]] = {}
        self._history = History()
        self._lost: dict[str, str] = {}
        self._lost_evidence: dict[str, str] = {}

    def before(self, session: str, texts: Mapping[str, str]) -> None:
        """Say which texts a session has before it, where they are not the header's."""
        self._texts_of[session] = texts

    def add(self, record: Record) -> None:
        """Take one more record; one that makes no sense is skipped and reported."""
        try:
            self.do(record)
        except ParallaxError as error:
            self.skipped.append(str(error))

    def do(self, record: Record) -> None:
        """The same, but strict.

        Raises:
            ParallaxError: the action makes no sense; then nothing has changed.
        """
        if record.kind == "name":
            self.name = record.value
        elif record.kind == "texts":
            self.before(record.session, record.value)
        else:
            self._act(record.value, self._texts_of.get(record.session, self._texts))

    def _act(self, action: Action, texts: Mapping[str, str]) -> None:
        changed = {name for name in {*texts, *self._articles} if texts.get(name) != self._now.get(name)}
        lost: list[str] = []
        self._history.do(_placed(dict(action), self._articles, changed, lost))
        word, sentence = action["do"], "; ".join(lost)
        if word in ("code", "connect"):
            _keep(self._lost, action["id"], sentence)
        elif word in ("answer", "predict"):
            _keep(self._lost_evidence, f"{word} {action['question']}", sentence)

    @property
    def state(self) -> State:
        """What stands, without what could not be placed."""
        state = self._history.state
        if not self._lost:
            return state
        annotations = tuple(one for one in state.annotations if one.id not in self._lost)
        connections = tuple(one for one in state.connections if one.id not in self._lost)
        return replace(state, annotations=annotations, connections=connections)

    @property
    def unplaced(self) -> tuple[str, ...]:
        """A sentence for each passage that is not found in the article any more."""
        state = self._history.state
        standing = [one.id for one in state.annotations] + [one.id for one in state.connections]
        gone = [self._lost[name] for name in standing if name in self._lost] + list(self._lost_evidence.values())
        return tuple(f"{words} could not be found in the text as it is now." for words in gone)

    def layer(self, story: str, prefix: str = "") -> Layer:
        """What was coded, as a coder's layer."""
        state = self.state
        annotations = tuple(replace(one, id=prefix + one.id) for one in state.annotations)
        connections = tuple(replace(one, id=prefix + one.id) for one in state.connections)
        return Layer(self.name or "student", "student", story, annotations, connections)


def check_stands(action: Action, articles: Iterable[Article]) -> None:
    """Refuse an action whose passages do not stand in the articles.

    Raises:
        ParallaxError: the article is unknown, or other words stand at that place.
    """
    by_id = {article.id: article for article in articles}
    passages = {"code": [action], "connect": action.get("passages")}.get(str(action.get("do")))
    for passage in passages if isinstance(passages, list) else []:
        if isinstance(passage, Mapping) and not _stands(passage, by_id):
            raise ParallaxError("these words do not stand at that place of the article", "", "Select them again")


def quoted(words: object) -> str:
    """Words as they can stand in a sentence: not too many, and nothing that cannot be printed."""
    text = str(words).encode("utf-8", "replace").decode("utf-8")
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def _keep(sentences: dict[str, str], key: str, sentence: str) -> None:
    if sentence:
        sentences[key] = sentence
    else:
        sentences.pop(key, None)


def _placed(action: dict[str, Any], articles: Mapping[str, Article], changed: set[str], lost: list[str]) -> Action:
    """An action whose places are those of the present texts; what is not found is added to ``lost``."""
    if action.get("do") == "code":
        return _passage(action, articles, changed, lost) or action
    if action.get("do") == "connect" and isinstance(action.get("passages"), list):
        ends = [one if isinstance(one, dict) else {} for one in action["passages"]]
        return action | {"passages": [_passage(end, articles, changed, lost) or end for end in ends]}
    if action.get("do") in ("answer", "predict") and "value" in action:
        return action | {"value": _evidence(action["value"], articles, changed, lost)}
    return action


def _evidence(value: Any, articles: Mapping[str, Article], changed: set[str], lost: list[str]) -> Any:
    """An answer whose passages are placed; one that is not found keeps its words, without offsets."""
    if isinstance(value, list):
        return [_evidence(one, articles, changed, lost) for one in value]
    if isinstance(value, dict) and value.keys() >= _PLACE and value["article"] in changed:
        return _passage(value, articles, changed, lost) or value | {"start": None, "end": None}
    if isinstance(value, dict):
        return {key: _evidence(one, articles, changed, lost) for key, one in value.items()}
    return value


def _passage(
    passage: dict[str, Any], articles: Mapping[str, Article], changed: set[str], lost: list[str]
) -> dict[str, Any] | None:
    """A passage at its place in the present text, or None."""
    name = passage.get("article")
    article = articles.get(name) if isinstance(name, str) else None
    if article and name not in changed and _stands(passage, articles):
        return passage
    short = {"before": str(passage.get("before", ""))[-CONTEXT:], "after": str(passage.get("after", ""))[:CONTEXT]}
    found = anchor(article.text, passage | short) if article else None
    if found:
        return passage | {"start": found.start, "end": found.end}
    lost.append(f"{quoted(passage.get('text', ''))} in article {quoted(name)}")
    return None


def _stands(passage: Mapping[str, Any], articles: Mapping[str, Article]) -> bool:
    start, end, name = passage.get("start"), passage.get("end"), passage.get("article")
    article = articles.get(name) if isinstance(name, str) else None
    if article is None or type(start) is not int or type(end) is not int or not 0 <= start < end:
        return False
    return article.text[start:end] == passage.get("text")

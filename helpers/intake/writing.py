"""A draft to a story folder, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError
from helpers.intake import toml
from helpers.intake.draft import About, Draft, DraftArticle, draft_story, slug
from helpers.intake.files import Source
from helpers.intake.received import FACTS
from helpers.intake.suggesting import Suggestion
from helpers.places import own_stories
from helpers.seeds import list_stories

RECEIVED: Final = "received"
_RIGHTS: Final = "The articles belong to their publishers. They are here for teaching, criticism and review."
_NAME: Final = re.compile(r"[^\W_](?:[\w .-]{0,58}[\w-])?")
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_HEAD: Final = """\
# Made by `parallax new`. Everything here may be changed by hand; seeds/README.md of the kit explains each field.
# Whatever is said about an article has its evidence beside it. What nothing shows is empty: leave it so, or fill it in.
"""
_ACTORS: Final = """\
Suggested by the kit from the texts; nobody has looked at it yet.
Rename, merge or delete it; take out what says `suggested` once it is as you want it.
"""


def new_story(
    name: str, sources: Sequence[Source], about: Sequence[About] = (), *, topic: str = "", to: Path | None = None
) -> Path:
    r"""Make a story folder from articles that somebody brought.

    Args:
        name: what the story is called: letters, digits, hyphens, blanks.
        sources: two articles or more: pasted texts, files (`Path`), their bytes, or names with bytes.
        about: for each article, in order, what is known about it; see `draft_story`.
        topic: the event, in a few words; the first headline if empty.
        to: the folder that shall hold the story folder; that of your own stories in the work folder if None.

    Returns:
        The story folder; ``load_story(name)`` finds it. What to look at is in the notes of `draft_story`.

    Raises:
        ParallaxError: an article cannot be read, the name cannot be one, there is a story of that name, or the folder
            cannot be written. Then nothing was written.

    Example:
        >>> import tempfile
        >>> texts = ["Bridge opens\n\nThe bridge opened on Monday.", "New bridge\n\nThe new bridge has opened."]
        >>> sorted(path.name for path in new_story("bridge", texts, to=Path(tempfile.mkdtemp())).iterdir())
        ['a.txt', 'b.txt', 'story.toml']
    """
    check_name(name, to)
    return write_story(draft_story(name, sources, about, topic), to)


def check_name(name: str, to: Path | None = None) -> Path:
    """The folder a story of this name will have.

    Raises:
        ParallaxError: it cannot be a name, or there is a story of that name.
    """
    if not _NAME.fullmatch(name) or _DEVICES.fullmatch(name):
        better = slug(name) or "my-story"
        cure = f"Use letters, digits and hyphens, such as {better}"
        raise ParallaxError("this cannot be a story's name", repr(name) if name.strip() else "the name", cure)
    if name in list_stories():
        raise ParallaxError("the kit has a story of that name", name, f"Choose another, such as {name}-2")
    folder = (to or own_stories()) / name
    if folder.exists():
        raise ParallaxError(
            "there is a folder of that name already", str(folder), f"Choose another name, such as {name}-2"
        )
    return folder


def write_story(draft: Draft, to: Path | None = None) -> Path:
    """Write a draft as a story folder, whole or not at all; a folder that is there is never touched.

    Raises:
        ParallaxError: the name cannot be one, there is a folder of that name, or it cannot be written.
    """
    folder = check_name(draft.name, to)
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir(parents=True)
        for name, data in _files(draft):
            (part / name).parent.mkdir(exist_ok=True)
            (part / name).write_bytes(data)
        part.rename(folder)
    except OSError as error:
        problem = f"the story cannot be written ({error.strerror or error}); nothing was kept of it"
        cure = "Free some space, choose another folder with --to, or set PARALLAX_WORK to one of your own"
        raise ParallaxError(problem, str(folder), cure) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def _files(draft: Draft) -> Iterator[tuple[str, bytes]]:
    yield "story.toml", _story_toml(draft).encode()
    for it in draft.articles:
        yield it.file, _bytes(it)
        if it.received.is_made:
            yield _kept(it), it.received.data


def _bytes(it: DraftArticle) -> bytes:
    return it.received.text.encode() if it.received.is_made else it.received.data


def _kept(it: DraftArticle) -> str:
    """Where the file as received is kept, if the article's text was made from it."""
    ending = re.sub(r"[^a-z0-9]", "", Path(it.received.name).suffix.lower())[:12] or "txt"
    return f"{RECEIVED}/{it.file.removesuffix('.txt')}.{ending}"


def _story_toml(draft: Draft) -> str:
    head = [toml.line("schema", 1), toml.line("topic", draft.topic), toml.line("rights", _RIGHTS), toml.line("key", "")]
    actors = [_actor_block(it, _ACTORS if not at else "") for at, it in enumerate(draft.actors)]
    articles = ["\n\n".join(_article_blocks(it)) for it in draft.articles]
    return "\n\n".join([_HEAD + "\n".join(head), *actors, *articles]) + "\n"


def _actor_block(it: Suggestion, comment: str) -> str:
    bloc = {"suggested_bloc": it.bloc} if it.bloc else {}
    return toml.block(
        "[[actors]]", {"name": it.actor.name, "aliases": it.actor.aliases, "suggested": True, **bloc}, comment
    )


def _article_blocks(it: DraftArticle) -> list[str]:
    data = _bytes(it)
    fields: dict[str, toml.Value] = {
        "id": it.article.id,
        "file": it.file,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    if it.received.is_made:
        fields |= {"received": _kept(it), "received_sha256": hashlib.sha256(it.received.data).hexdigest()}
    if it.received.name:
        fields["received_name"] = it.received.name
    if it.title:
        fields["title"] = it.title
    for name in FACTS:
        fact = it.facts.get(name)
        if fact or name != "author":
            fields[name] = fact.value if fact else ""
        if fact:
            fields[f"{name}_evidence"] = fact.evidence
    return [
        toml.block("[[articles]]", fields),
        *(toml.block("[[articles.corrections]]", correction) for correction in it.corrections),
    ]

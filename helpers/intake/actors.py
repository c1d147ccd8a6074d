"""The actors of a story as a table: renamed, merged, with other aliases, and written into ``story.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.errors import ParallaxError
from helpers.intake import toml
from helpers.intake.editing import Block, own_story_file, parted, read_tables, replace_file, whole
from helpers.labels import find_mentions
from helpers.model import Actor, Article, Story
from helpers.seeds import load_story


def times_named(articles: Iterable[Article], actors: Iterable[Actor]) -> dict[str, tuple[int, ...]]:
    """How often each actor is named in each article, by the actor's name.

    Example:
        >>> from helpers import plain_article
        >>> times_named([plain_article("Ann Lee came. Lee left.")], [Actor("Ann Lee", ("Ann Lee", "Lee"))])
        {'Ann Lee': (2,)}
    """
    listed = list(actors)
    counted = [[it.actor for it in find_mentions(article, listed)] for article in articles]
    return {actor.name: tuple(names.count(actor.name) for names in counted) for actor in listed}


def merged(actors: Sequence[Actor], name: str, into: str) -> tuple[Actor, ...]:
    """The actors with one put into another, which keeps its name and takes the other's aliases.

    Raises:
        ParallaxError: there is no such actor, or both are the same.

    Example:
        >>> merged([Actor("Lee", ("Lee",)), Actor("Town", ("council",))], "Lee", "Town")
        (Actor(name='Town', aliases=('council', 'Lee')),)
    """
    if name == into:
        raise ParallaxError("an actor cannot be put into itself", name, "Choose another")
    more = _get(actors, name).aliases
    _get(actors, into)
    return tuple(
        replace(actor, aliases=tuple(dict.fromkeys((*actor.aliases, *more)))) if actor.name == into else actor
        for actor in actors
        if actor.name != name
    )


def with_aliases(actors: Sequence[Actor], name: str, aliases: Iterable[str]) -> tuple[Actor, ...]:
    """The actors with other aliases for one.

    Raises:
        ParallaxError: there is no such actor, or no alias is left.

    Example:
        >>> with_aliases([Actor("Lee", ("Lee",))], "Lee", ["Lee", " the mayor "])
        (Actor(name='Lee', aliases=('Lee', 'the mayor')),)
    """
    _get(actors, name)
    words = tuple(dict.fromkeys(bare for alias in aliases if any(map(str.isalnum, bare := " ".join(alias.split())))))
    if not words:
        raise ParallaxError(
            "an actor needs at least one alias", name, "Write the words that stand for it in the articles"
        )
    return tuple(replace(actor, aliases=words) if actor.name == name else actor for actor in actors)


def _get(actors: Sequence[Actor], name: str) -> Actor:
    for actor in actors:
        if actor.name == name:
            return actor
    raise ParallaxError("there is no such actor", name, "Look at the names in the table")


@dataclass(frozen=True, slots=True)
class Row:
    """What somebody has decided about one actor.

    Attributes:
        actor: the actor as it was.
        keep: whether it stays.
        name: what it shall be called.
        aliases: all words that shall stand for it.
        into: the name, as it was, of the actor it is put into; empty where it stays one of its own.
    """

    actor: Actor
    keep: bool
    name: str
    aliases: tuple[str, ...]
    into: str = ""


def decided(rows: Sequence[Row]) -> tuple[Actor, ...]:
    """The actors after all that was decided about them.

    Raises:
        ParallaxError: a name or all aliases are missing, two names are the same, or an actor is put into one that is
            left out, or into itself by a detour.

    Example:
        >>> lee, council = Actor("Lee", ("Lee",)), Actor("Council", ("Council",))
        >>> decided([Row(lee, True, "Lee", ("Lee",), into="Council"), Row(council, True, "Town", ("Council",))])
        (Actor(name='Town', aliases=('Council', 'Lee')),)
    """
    kept = {row.actor.name: row for row in rows if row.keep}
    actors: tuple[Actor, ...] = ()
    for row in kept.values():
        actors += with_aliases([row.actor], row.actor.name, row.aliases)
    for name, row in kept.items():
        if root := _root(kept, row):
            actors = merged(actors, name, root)
    for actor in actors:
        _check_name(actor, kept[actor.name].name, [kept[it.name].name for it in actors if it != actor])
    return tuple(replace(actor, name=" ".join(kept[actor.name].name.split())) for actor in actors)


def _check_name(actor: Actor, name: str, others: Sequence[str]) -> None:
    if not name.strip():
        raise ParallaxError("an actor needs a name", actor.name, "Write one, or take the actor out")
    if " ".join(name.split()) in (" ".join(other.split()) for other in others):
        raise ParallaxError("two actors have this name", name, "Put the two together, or choose another name")


def _root(kept: Mapping[str, Row], row: Row) -> str:
    """The actor that a row ends up in; empty where it stays one of its own."""
    seen, name = {row.actor.name}, row.into
    while name:
        if name not in kept:
            problem = f"it is put into {name!r}, which is left out"
            raise ParallaxError(problem, row.actor.name, "Choose another, or keep that")
        if name in seen:
            raise ParallaxError("it is put into itself by a detour", row.actor.name, "Let one of them stay its own")
        seen.add(name)
        if not kept[name].into:
            return name
        name = kept[name].into
    return ""


def suggested_blocs(story: str | Path) -> dict[str, str]:
    """The actors that ``story.toml`` still calls suggested, each with the one it may belong to (may be empty).

    Raises:
        ParallaxError: there is no such story, or it belongs to the kit.
    """
    _, tables = read_tables(own_story_file(story))
    rows = [entry for entry in tables.get("actors", []) if entry.get("suggested")]
    return {str(entry.get("name")): str(entry.get("suggested_bloc", "")) for entry in rows}


def write_actors(story: str | Path, actors: Sequence[Actor], suggested: Iterable[str] = ()) -> Story:
    """Write a story's actors into its ``story.toml`` in place of those there, and read the story again.

    Args:
        story: a story of your own, by name or path.
        actors: the actors, as they shall stand there.
        suggested: the names of those that nobody has looked at yet.

    Raises:
        ParallaxError: the story belongs to the kit or cannot be changed, an actor has no alias, or two have one name.
    """
    path = own_story_file(story)
    names = [actor.name for actor in actors]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise ParallaxError("two actors have this name", twice, "Put them together, or rename one")
    for actor in actors:
        with_aliases([actor], actor.name, actor.aliases)
    open_names = set(suggested)
    tables: list[dict[str, toml.Value]] = [
        {"name": it.name, "aliases": list(it.aliases), **({"suggested": True} if it.name in open_names else {})}
        for it in actors
    ]
    source, wanted = read_tables(path)
    wanted.pop("actors", None)
    replace_file(path, _with_tables(source, tables), {**wanted, **({"actors": tables} if tables else {})})
    return load_story(path.parent)


def _with_tables(source: str, tables: Sequence[dict[str, toml.Value]]) -> str:
    """The file with other actors, where the first of the old ones stood, or else before the first table."""
    blocks = parted(source)
    olds = [at for at, block in enumerate(blocks) if block.name == "actors"]
    at = olds[0] if olds else min(1, len(blocks))
    lines = "".join(f"\n{toml.block('[[actors]]', table)}\n" for table in tables).splitlines(keepends=True)
    new = [Block("actors", tuple(lines))]
    return whole([*blocks[:at], *new, *(block for block in blocks[at:] if block.name != "actors")])

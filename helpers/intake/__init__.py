"""Articles that somebody brings, as files or pasted texts, to a story of their own.

`draft_story` reads them and says what to look at, `write_story` makes the story folder of a draft, and `new_story` does
both. `correct_zone` writes what somebody clicked in the reader into ``story.toml``.
"""

from helpers.intake.correcting import article_begins, article_ends, correct_zone
from helpers.intake.draft import Draft, DraftArticle, draft_story
from helpers.intake.notes import Note
from helpers.intake.writing import new_story, write_story

__all__ = [
    "Draft",
    "DraftArticle",
    "Note",
    "article_begins",
    "article_ends",
    "correct_zone",
    "draft_story",
    "new_story",
    "write_story",
]

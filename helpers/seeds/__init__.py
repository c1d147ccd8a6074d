"""Files and pasted texts to articles and stories."""

from helpers.seeds.reading import plain_article, read_article, read_pasted
from helpers.seeds.stories import is_story, list_own_stories, list_stories, load_story

__all__ = ["is_story", "list_own_stories", "list_stories", "load_story", "plain_article", "read_article", "read_pasted"]

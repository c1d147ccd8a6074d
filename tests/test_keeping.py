"""What is kept with an article: found once, never carried to another, and gone when the article goes."""

import gc
import pickle
import weakref
from dataclasses import replace

from helpers import find_figures, find_quoted, plain_article
from helpers.comparison.bearing import placed_figures
from helpers.model import Actor, Article, kept
from helpers.sources import find_voices

TEXT = "“It cost $9 million,” said Ann Lee. Officials said 40 people came in 2022."


def test_a_thing_is_found_once_for_one_article_and_anew_for_its_copy() -> None:
    article = plain_article(TEXT)
    assert find_figures(article) is find_figures(article)
    assert find_quoted(article) is find_quoted(article)
    for other in (replace(article), pickle.loads(pickle.dumps(article)), plain_article(TEXT)):
        assert other == article
        assert hash(other) == hash(article)
        assert find_figures(other) is not find_figures(article)
        assert find_figures(other) == find_figures(article)


def test_what_else_is_given_is_told_apart() -> None:
    article = plain_article("Ann Lee, of the Bridge Party, said no. Many came.")
    known = find_voices(article, [Actor("the party", ("Bridge Party",))])
    assert find_voices(article) == find_voices(plain_article(article.text))
    assert find_voices(article, [Actor("the party", ("Bridge Party",))]) == known
    assert len(find_figures(article, vague=True)) > len(find_figures(article))


def test_nothing_that_is_kept_keeps_an_article_alive() -> None:
    article = plain_article(TEXT)
    assert placed_figures(article)[0].article is article
    watch = weakref.ref(article)
    del article
    gc.collect()
    assert watch() is None


def test_only_so_much_is_kept() -> None:
    article, asked = plain_article(TEXT), list[int]()

    def find(_article: Article, number: int) -> int:
        asked.append(number)
        return number

    for number in (*range(100), 99, 0):
        assert kept(article, find, number) == number
    assert asked == [*range(100), 0]
    assert len(article._kept) < 50

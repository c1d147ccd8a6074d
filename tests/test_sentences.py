import pytest
from cases import sentence_cases
from hypothesis import given
from key import key_of
from strategies import any_text

from helpers import load_story, plain_article
from helpers.tokens import find_sentences
from helpers.tokens.sentences import JOIN_RULES, SPLIT_RULES


@pytest.mark.parametrize("case", sentence_cases())
def test_hard_case(case: str) -> None:
    text = case.replace("|", "")
    assert [text[start:end] for start, end in find_sentences(text)] == [part.strip() for part in case.split("|")]


def test_there_are_fifty_hard_cases() -> None:
    assert len(sentence_cases()) >= 50


@pytest.mark.parametrize("article", load_story("putin-vietnam-2024").articles, ids=lambda article: article.id)
def test_sentences_of_the_first_story_equal_the_key(article) -> None:
    expected = [(row["start"], row["end"]) for row in key_of("putin-vietnam-2024")["sentences"][article.id]["body"]]
    assert [(found.start, found.end) for found in article.sentences if found.kind == "body"] == expected


@given(any_text)
def test_sentences_are_ordered_disjoint_and_hold_every_character(text: str) -> None:
    last = 0
    for start, end in find_sentences(text):
        assert start >= last
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        last = end
    assert not text[last:].strip()


def test_a_stretch_is_cut_without_looking_outside_it() -> None:
    text = "Not this. One. Two. Nor this."
    assert [text[start:end] for start, end in find_sentences(text, 10, 19)] == ["One.", "Two."]


@pytest.mark.parametrize("rule", [*JOIN_RULES, *SPLIT_RULES], ids=lambda rule: rule.__name__)
def test_every_rule_is_needed(rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the rule some hard case fails, so no rule is there for nothing."""
    module = "helpers.tokens.sentences"
    monkeypatch.setattr(f"{module}.JOIN_RULES", tuple(other for other in JOIN_RULES if other is not rule))
    monkeypatch.setattr(f"{module}.SPLIT_RULES", tuple(other for other in SPLIT_RULES if other is not rule))
    with pytest.raises(AssertionError):
        for case in sentence_cases():
            test_hard_case(case)


def test_a_run_of_marks_without_white_space_never_reaches_the_splitter(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library needs quadratic time for such a run."""
    seen: list[str] = []

    def splitter(copy: str) -> list[tuple[int, int]]:
        seen.append(copy)
        return [(0, len(copy))]

    monkeypatch.setattr("helpers.tokens.sentences._splitter", lambda: splitter)
    find_sentences("Well. " + "?!" * 5000 + " Yes.")
    assert "?!" not in seen[0]


def test_line_breaks_inside_a_paragraph_do_not_cut() -> None:
    assert len(plain_article("One sentence.").sentences) == 1
    assert find_sentences("The minister\nsaid no.\nNobody came.") == ((0, 21), (22, 34))

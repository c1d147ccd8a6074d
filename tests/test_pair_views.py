from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import any_text

from helpers import Article, Story, charts, load_story, plain_article, tables, views
from helpers.alignment import shared_words
from helpers.charts.alignment import RIBBON
from helpers.comparison.differing import hints, look
from helpers.comparison.sides import named_sentences, sentence_of, touched
from helpers.comparison.telling import candidates_of
from helpers.errors import ParallaxError
from helpers.journal import MemoryJournal, open_journal
from helpers.layers import facts_between, facts_in_one, reference_topics, topic_codebook
from helpers.lessons.pairs import AT, NOT, OTHER, SAME, made_links, passages_of
from helpers.model import Span
from helpers.report import build_report
from helpers.widgets.pairs.form import differences
from helpers.widgets.pairs.key import score

FIRST = load_story("putin-vietnam-2024")
STORIES = [FIRST, load_story("council-vote"), load_story("river-flood")]
SANCTIONS = "A 8 + B 8"


def story(*texts: str) -> Story:
    articles = (article(text, name) for text, name in zip(texts, "ABCDE", strict=False))
    return Story("s", "a bridge", tuple(articles))


def article(text: str, name: str) -> Article:
    """An article; without a text one that holds nothing at all."""
    read = plain_article(text or "x", id=name)
    return read if text else replace(read, text="", zones=(), sentences=(), tokens=())


BRIDGE = "The old bridge at Karsk opened on Monday. It cost 9 million euros. Nobody was hurt."
EMPTY = story(BRIDGE, "")
TWINS = story(BRIDGE, BRIDGE)
HOSTILE = story(
    "The <b>bridge</b> & $8 million opened on Monday.\u202e", "<script>bridge</script> cost $9 & $8 million on Monday."
)
ODD = [EMPTY, TWINS, HOSTILE, story("", ""), story(BRIDGE, "A bridge opened.", "Nothing.")]


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REVEAL", "closed")


def everything(of: Story) -> list:
    """All views of this theme."""
    journal = MemoryJournal(of)
    with_journal = [views.candidates, views.pairs_against_key, views.not_found, views.topics]
    plain = [views.shared_passages, views.shared_words_note, views.alignment_map, views.facts_in_one]
    plain += [views.topics_in_key, views.topics_named]
    return [view(of, journal) for view in with_journal] + [view(of) for view in plain]


def static(view: object) -> str:
    return str(getattr(view, "twin", getattr(view, "html", "")))


@pytest.mark.parametrize("which", [*STORIES, *ODD], ids=lambda it: f"{it.id}-{len(it.articles)}")
def test_every_view_of_every_story(which: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    for reveal in ("closed", "open"):
        monkeypatch.setenv("PARALLAX_REVEAL", reveal)
        for view in everything(which):
            assert repr(view)
            assert "<script>bridge" not in static(view)
            assert "$" not in static(view) or "mathjax_ignore" in static(view)
            assert "\u202e" not in static(view)


def test_two_of_three_articles_can_be_chosen() -> None:
    council = STORIES[1]
    assert "C" in repr(views.candidates(council, MemoryJournal(council), articles=("A", "C")))
    assert "article C" in views.alignment_map(council, articles=("B", "C")).name
    with pytest.raises(ParallaxError, match=r"two articles are compared, not “A, X”.*Choose two of A, B, C"):
        views.shared_passages(council, articles=("A", "X"))


# ---- sentences, words, hints


@given(any_text, any_text)
@settings(max_examples=25, deadline=None)
def test_names_words_and_hints_of_any_text(one: str, two: str) -> None:
    texts = ("".join(it for it in text if it.isprintable() or it.isspace()) for text in (one, two))
    a, b = (article(f"Ann Lee said it. {text}", name) for text, name in zip(texts, "AB", strict=True))
    names = [it.name for it in (*named_sentences(a), *named_sentences(b))]
    assert len(names) == len(set(names))
    found = look(a, b)
    for pair in candidates_of(a, b):
        for side, spans in zip((a, b), shared_words(a, pair.first.sentence, b, pair.second.sentence), strict=True):
            assert all(side.text[it.start : it.end] == it.text for it in spans)
        assert all(hint.words for hint in hints(found, pair.first.sentence, pair.second.sentence))


@given(any_text)
@settings(max_examples=10, deadline=None)
def test_maps_and_topics_of_any_text(text: str) -> None:
    clean = "The old bridge opened. " + "".join(it for it in text if it.isprintable())
    of = story(clean, f"A bridge. {clean}")
    assert views.alignment_map(of).svg.startswith("<svg")
    assert views.topics(of, MemoryJournal(of)).svg.startswith("<svg")


@pytest.mark.parametrize("unit", ["a ", "US-led ", "UN sanctions ", "a-", "Led led led. ", "“may” "])
def test_a_long_text_of_one_kind_has_hints(unit: str) -> None:
    article = plain_article(unit * (15_000 // len(unit)))
    found = look(article, article)
    sentence = article.sentences[0]
    hints(found, sentence, sentence)


def test_the_sanctions_are_a_candidate_that_asks_who() -> None:
    a, b = FIRST.articles
    found = candidates_of(a, b)
    pair = next(it for it in found if it.name == SANCTIONS)
    assert pair.score >= AT
    asked = hints(look(a, b), pair.first.sentence, pair.second.sentence)
    assert asked[0].code == "who did it"
    assert asked[0].words == "“UN sanctions” in A, “US-led sanctions” in B: who is it? To be looked up."


@pytest.mark.parametrize(
    ("one", "two", "codes"),
    [
        ("Rafts of EU tariffs hit Karsk.", "Karsk faces a raft of Varden-led tariffs.", ["who did it"]),
        ("The EU tariffs hit Karsk.", "Karsk faces EU tariffs.", []),
        ("The tariffs hit Karsk.", "Karsk faces EU tariffs.", []),
        ("The EU signed a pact.", "Varden signed a pact.", []),
        ("The bridge may open soon.", "The bridge will open soon.", ["how sure"]),
        ("The bridge is unsafe, Ann Lee said.", "The bridge is unsafe.", ["who says so"]),
    ],
)
def test_hints(one: str, two: str, codes: list[str]) -> None:
    a, b = plain_article(one, id="A"), plain_article(two, id="B")
    assert [it.code for it in hints(look(a, b), a.sentences[0], b.sentences[0])] == codes


def test_a_passage_over_an_edge_touches_both_sentences() -> None:
    rain = plain_article("It rained. Nobody came.", id="A")
    assert [it.name for it in touched(rain, Span(3, 15, rain.text[3:15]))] == ["A 1", "A 2"]
    assert sentence_of(article("", "A"), 0) is None


# ---- what is word for word the same


def test_identical_articles_are_said_to_be_of_one_text() -> None:
    note = views.shared_words_note(TWINS)
    assert "(100 in 100) stand in B" in note.text
    assert "they may go back to one text, such as agency copy" in note.text
    assert tables.shared(*TWINS.articles)["words"].tolist() == [16]


def test_nothing_in_common_is_said() -> None:
    assert "No five words in a row stand in both A and B" in views.shared_words_note(EMPTY).text


def test_a_shared_passage_opens_both_sentences() -> None:
    table = views.shared_passages(FIRST)
    first = table.evidence["1:the same words"]
    assert [passage.article for passage in first] == ["A", "B"]
    assert any(words == "a day after signing a mutual defence pact with North Korea" for words, _ in first[0].pieces)


# ---- candidates


def candidates(journal: MemoryJournal | None = None, of: Story = FIRST):
    return views.candidates(of, journal or MemoryJournal(of))


def test_the_words_that_both_have_are_marked_in_both() -> None:
    widget = candidates()
    widget.choose(SANCTIONS)
    shown = widget._detail.value
    assert "<mark><u>rafts</u></mark> of UN <mark><u>sanctions</u></mark>" in shown
    assert "<mark><u>raft</u></mark> of US-led <mark><u>sanctions</u></mark>" in shown


def test_the_threshold_says_how_many_stay_and_nothing_of_the_key() -> None:
    journal = MemoryJournal(FIRST)
    widget = candidates(journal)
    before = len(widget.kept)
    assert f"At 0.15, {before} pairs stay, with " in widget._count.value
    widget.threshold = 0.3
    assert len(widget.kept) < before
    assert candidates(journal).threshold == 0.3  # after the notebook was run again
    assert "reference" not in widget.twin.casefold()


def test_a_judgement_is_kept_and_only_then_the_machine_asks() -> None:
    journal = MemoryJournal(FIRST)
    widget = candidates(journal)
    widget.choose(SANCTIONS)
    assert "To be looked up" not in widget._said.value
    widget.judge(SAME, "who did it", "which words")
    assert "“UN sanctions” in A, “US-led sanctions” in B: who is it? To be looked up." in widget._said.value
    again = candidates(journal)
    again.choose(SANCTIONS)
    assert again.form.verdict.value == SAME
    assert again.form.differs == ("who did it", "which words")
    (link,) = again.links
    assert (link.first.name, link.second.name, link.differs) == ("A 8", "B 8", ("who did it", "which words"))


def test_another_sentence_makes_another_pair() -> None:
    widget = candidates()
    widget.choose(SANCTIONS)
    a, b = FIRST.articles
    ends = sentence_of(a, widget.chosen.first.sentence), named_sentences(b)[0]
    widget.judge(OTHER, "nothing", ends=ends)
    (link,) = widget.links
    assert (link.first.name, link.second.name, link.by) == ("A 8", ends[1].name, "changed")
    widget.form.fill((widget.chosen.first, widget.chosen.second), widget.judgement(widget.chosen))
    assert widget.form.ends == ends


def test_a_rejected_pair_is_no_link() -> None:
    widget = candidates()
    widget.choose(SANCTIONS)
    widget.judge(SAME, "nothing")
    widget.judge(NOT)
    assert not widget.links
    assert widget.judgement(widget.chosen)["differs"] == []


@pytest.mark.parametrize(
    ("verdict", "differs", "said"),
    [
        ("", (), "nothing is chosen yet"),
        (SAME, (), "nothing is ticked"),
        (SAME, ("nothing", "when"), "does not go together"),
        (SAME, ("mood",), "no difference called “mood”"),
        (OTHER, ("nothing",), "still the two sentences of the candidate"),
        ("perhaps", (), "no judgement “perhaps”"),
    ],
)
def test_what_does_not_go_together_is_said(verdict: str, differs: tuple[str, ...], said: str) -> None:
    widget = candidates()
    with pytest.raises(ParallaxError, match=said):
        widget.judge(verdict, *differs)
    assert not widget.journal.state.answers


def test_next_goes_to_what_is_not_judged() -> None:
    widget = candidates(of=TWINS)
    names = [it.name for it in widget.kept]
    for _ in names:
        widget.judge(NOT)
        if widget.chosen.name != names[-1]:
            widget.next()
    with pytest.raises(ParallaxError, match="every candidate that is shown is judged"):
        widget.next()


def test_without_candidates_there_is_no_form() -> None:
    widget = candidates(of=EMPTY)
    assert widget.form.layout.display == "none"
    with pytest.raises(ParallaxError, match="no pair is chosen"):
        widget.judge(SAME, "nothing")


def test_a_link_of_the_reader_is_a_pair_too() -> None:
    journal = MemoryJournal(FIRST)
    a, b = FIRST.articles
    widget, table = candidates(journal), views.pairs_against_key(FIRST, journal, least=0)
    ends = named_sentences(a)[3], named_sentences(b)[4]
    journal.do({"do": "connect", "id": "x", "passages": passages_of(*ends)})
    assert [(it.first, it.second, it.by) for it in widget.links] == [(*ends, "reader")]
    assert "linked in the reader" in widget._made.value
    assert "You have 1 pair." in repr(table)


def test_judgements_outlive_the_notebook_and_a_corrected_text(tmp_path: Path) -> None:
    widget = views.candidates(FIRST, open_journal(FIRST, "06-x", folder=tmp_path))
    widget.choose(SANCTIONS)
    widget.judge(SAME, "who did it")
    a, b = FIRST.articles
    assert len(made_links(open_journal(FIRST, "06-x", folder=tmp_path).state, a, b)) == 1
    moved = plain_article(f"Corrected. {a.text}", id="A")
    other = replace(FIRST, articles=(moved, b))
    (link,) = made_links(open_journal(other, "06-x", folder=tmp_path).state, moved, b)
    assert "rafts of UN sanctions" in link.first.sentence.text


@pytest.mark.parametrize("value", [3, None, [], {}, {"verdict": SAME}, {"verdict": SAME, "passages": [{"start": "x"}]}])
def test_other_things_in_a_journal_do_no_harm(value: object) -> None:
    journal = MemoryJournal(FIRST)
    journal.do({"do": "answer", "question": f"pair:{SANCTIONS}", "value": value})
    journal.do({"do": "answer", "question": "alone:A 1 – B", "value": value})
    journal.do({"do": "answer", "question": "pairs at:A + B", "value": value})
    assert not made_links(journal.state, *FIRST.articles)
    for view in (views.candidates, views.not_found, views.pairs_against_key, views.alignment_map):
        assert static(view(FIRST, journal))


def test_the_differences_are_those_of_the_codebook() -> None:
    assert list(differences())[-1] == "nothing"
    assert len(differences()) == 7


# ---- against the key


def test_the_key_is_shown_only_after_some_judgements() -> None:
    journal = MemoryJournal(FIRST)
    widget = candidates(journal)
    beside = views.pairs_against_key(FIRST, journal, least=2)
    assert not beside.is_open
    assert "So far: 0" in beside.twin
    assert "North Korea is subject to UN sanctions" not in beside.twin
    widget.judge(SAME, "nothing")
    widget.next()
    widget.judge(NOT)
    assert beside.is_open
    assert "North Korea is subject to UN sanctions" in beside.twin
    assert "You have 1 pair. The reference coding has 1 of them, too" in beside.twin


def test_what_is_worth_an_argument_stands_first_and_the_rest_waits() -> None:
    journal = MemoryJournal(FIRST)
    widget, beside = candidates(journal), views.pairs_against_key(FIRST, journal, least=0)
    for name, verdict in (("A 17 + B 5", NOT), ("A 13 + B 1", NOT), (SANCTIONS, SAME)):
        widget.choose(name)
        widget.judge(verdict, *(["nothing"] if verdict == SAME else []))
    frame, _ = beside._rows()
    assert len(frame) == 10
    assert frame["sentences"].to_list()[:2] == ["A 17 + B 5", "A 13 + B 1"]
    assert frame["you"].to_list()[:2] == ["not the same", "not the same"]
    assert "a fact of the coding" in frame["sentences"].to_list()
    assert "These are the first 10 of 35 rows." in beside.twin
    assert [it.description for it in beside.children[-1].children[:1]] == ["Show all 35 rows"]
    beside.show_all()
    assert len(beside._rows()[0]) == 35
    assert "first 10 of" not in beside.twin
    assert len(beside.table.table["rows"]) == 35
    said = [it for it in beside._rows()[0]["how they differ there (said once)"] if it]
    assert len(said) == len(set(said))


def test_a_short_table_is_shown_whole() -> None:
    journal = MemoryJournal(FIRST)
    journal.do({"do": "answer", "question": "pairs at:A + B", "value": 0.9})
    beside = views.pairs_against_key(FIRST, journal, least=0)
    assert len(beside._all_rows()) == 24  # every fact of the coding, and no pair
    beside.facts = beside.facts[:3]
    assert "These are the first" not in beside.twin


def test_pairs_are_scored_by_the_facts_they_reach() -> None:
    a, b = FIRST.articles
    facts = facts_between(FIRST, "A", "B")
    pairs = [(it.first, it.second) for it in candidates_of(a, b) if it.score >= AT]
    found = score(pairs, facts)
    assert found.facts == 24
    assert found.known / found.made > 0.7
    assert score([], facts).sentences("You", "have", "your", "the key") == "You have put no sentences together yet."


def test_the_third_article_has_facts_of_its_own() -> None:
    council = STORIES[1]
    assert len(facts_between(council, "A", "C")) > len(facts_between(council, "A", "B"))
    assert facts_between(story(BRIDGE, BRIDGE), "A", "B") == ()
    for fact in facts_between(council, "C", "A"):
        for article, spans in ((council.articles[2], fact.a), (council.articles[0], fact.b)):
            assert all(article.text[it.start : it.end] == it.text for it in spans)


# ---- not found


def test_what_has_no_match_is_not_found_and_never_omitted() -> None:
    journal = MemoryJournal(FIRST)
    widget = views.not_found(FIRST, journal)
    assert "weak evidence of anything" in widget.twin
    assert "For about three in ten its first guess was another sentence" in widget.twin
    assert "omit" not in widget.twin.casefold()
    count = len(widget.sentences(0))
    pairs = candidates(journal)
    pairs.threshold = 0.4
    assert len(widget.sentences(0)) > count


def test_a_pair_of_the_student_takes_a_sentence_off_the_list() -> None:
    journal = MemoryJournal(FIRST)
    widget = views.not_found(FIRST, journal)
    first, second = widget.sentences(0)[0], widget.sentences(1)[0]
    journal.do({"do": "connect", "id": "x", "passages": passages_of(first.named, second.named)})
    assert first.id not in [it.id for it in widget.sentences(0)]
    assert second.id not in [it.id for it in widget.sentences(1)]


def test_a_rejected_candidate_no_longer_counts_as_found() -> None:
    journal = MemoryJournal(TWINS)
    pairs, widget = candidates(journal, TWINS), views.not_found(TWINS, journal)
    assert not widget.sentences(0)
    for it in pairs.kept:
        pairs.choose(it.name)
        pairs.judge(NOT)
    assert len(widget.sentences(0)) == 3


def test_whether_it_could_matter_is_kept() -> None:
    journal = MemoryJournal(FIRST)
    widget = views.not_found(FIRST, journal)
    widget.choose("B 12")
    assert "Before you judge" in widget._detail.value
    with pytest.raises(ParallaxError, match="nothing is ticked"):
        widget.judge("yes")
    widget.judge("yes", "length", "audience", note="The denial.")
    again = views.not_found(FIRST, journal)
    assert "B 12 – A" in again.twin
    assert "length, audience. “The denial.”" in again.twin
    again.choose("B 12")
    assert again._matter.value == "yes"
    assert [it for it, box in again._reasons.items() if box.value] == ["length", "audience"]


def test_facts_in_one_text_only() -> None:
    assert len(facts_in_one(FIRST, "A")) == 19
    table = views.facts_in_one(FIRST)
    assert len(table.table["rows"]) == 36
    assert facts_in_one(story(BRIDGE, BRIDGE), "A") == ()


# ---- the map


def test_every_block_and_ribbon_opens_its_sentences() -> None:
    widget = views.alignment_map(FIRST)
    blocks = tables.blocks(FIRST.articles)
    assert len([key for key in widget.evidence if not key.startswith(RIBBON)]) == len(blocks)
    for key, found in widget.evidence.items():
        if key.startswith(RIBBON):
            assert {passage.article for passage in found} == {"A", "B"}


def test_the_map_follows_the_student() -> None:
    journal = MemoryJournal(FIRST)
    widget, pairs = views.alignment_map(FIRST, journal), candidates(journal)
    pairs.choose(SANCTIONS)
    svg = widget.svg
    pairs.judge(SAME, "who did it")
    assert "Your pair: A 8 + B 8." in widget.name
    assert widget.svg != svg
    assert any(label.endswith("your pair; they differ in who did it") for label in widget.labels.values())
    pairs.judge(NOT)
    assert "A 8 + B 8" not in widget.name


def test_an_open_mark_that_goes_is_closed() -> None:
    journal = MemoryJournal(FIRST)
    widget, pairs = views.alignment_map(FIRST, journal), candidates(journal)
    pairs.choose(SANCTIONS)
    chosen = pairs.chosen
    widget.open_key = f"{RIBBON}|{chosen.first.number}|{chosen.second.number}"
    pairs.judge(NOT)
    assert not widget.open_key


def test_kinds_of_ribbons_differ_in_more_than_colour() -> None:
    a, b = TWINS.articles
    one, two, three = zip(named_sentences(a), named_sentences(b), strict=True)
    rows = [(*one, "candidate", ""), (*two, "your pair", ""), (*three, "word for word", "")]
    chart = charts.alignment_map(tables.blocks((a, b)), tables.ribbons(rows))
    patches = {it.get_gid(): it for it in chart.figure.axes[0].patches if str(it.get_gid()).startswith(RIBBON)}
    looks = {(str(it.get_linestyle()), it.get_hatch(), it.get_fill()) for it in patches.values()}
    assert len(looks) == 3


def test_a_hundred_sentences_have_room_for_their_numbers() -> None:
    long = story(" ".join(f"Word {n} here." for n in range(100)), "Word 7 here.")
    chart = charts.alignment_map(tables.blocks(long.articles), tables.ribbons([]))
    heights = [it.get_height() for it in chart.figure.axes[0].patches]
    assert min(heights) > 0.199
    assert chart.figure.get_figheight() > 20


# ---- topics


def test_half_of_a_is_about_north_korea_and_a_fifth_of_b() -> None:
    table = tables.topic_space(FIRST, tables.topic_sentences(FIRST, reference_topics(FIRST)))
    shares = table[table["topic"] == "Russia and North Korea"].set_index("article")["share"]
    assert shares.to_dict() == {"A": 55, "B": 20}
    assert all(95 <= total <= 105 for total in table.groupby("article")["share"].sum())


def test_topics_follow_what_is_coded_in_the_reader() -> None:
    journal = MemoryJournal(FIRST)
    widget = views.topics(FIRST, journal)
    assert "not coded: 100 in A, 100 in B" in widget.name
    code = topic_codebook(FIRST).codes[0].name
    article = FIRST.articles[0]
    sentence = next(it for it in article.sentences if it.kind == "body")
    (place,) = passages_of(sentence_of(article, sentence))
    journal.do({"do": "code", "id": "1", "code": code, **place})
    journal.do({"do": "code", "id": "2", "code": "when", **place})  # a code of another codebook is no topic
    assert f"{code.removeprefix('about ')}: 4 in A, 0 in B" in widget.name
    assert "when" not in widget.name


@pytest.mark.parametrize("which", [*STORIES, story(BRIDGE, BRIDGE)], ids=lambda it: it.id)
def test_each_story_has_a_codebook_of_topics(which: Story) -> None:
    codes = topic_codebook(which, "trade").codes
    assert codes[-1].name == "about something else"
    assert "about trade" in [code.name for code in codes]


def test_a_sentence_with_two_topics_is_divided() -> None:
    of = story(BRIDGE, "")
    journal = MemoryJournal(of)
    article = of.articles[0]
    for number, sentence in enumerate(article.sentences):
        (place,) = passages_of(sentence_of(article, sentence))
        for topic in ("about x", "about y")[: 1 if number else 2]:
            journal.do({"do": "code", "id": f"{number}{topic}", "code": topic, **place})
    table = tables.topic_space(of, tables.topic_sentences(of, journal.layer())).set_index(["article", "topic"])
    assert table.loc["A", "words"].to_dict() == {"x": 12, "y": 4}
    assert table.loc[("B", "x"), "share"] == 0


# ---- the report


def test_judgements_stand_in_the_report(tmp_path: Path) -> None:
    journal = open_journal(FIRST, "01-two-texts-one-event", folder=tmp_path)
    pairs, alone = views.candidates(FIRST, journal), views.not_found(FIRST, journal)
    pairs.choose(SANCTIONS)
    pairs.judge(SAME, "who did it")
    alone.choose("B 12")
    alone.judge("yes", "length", note="<b>the denial</b>")
    html = build_report(FIRST, tmp_path)
    assert "Your pairs of sentences" in html
    assert "who did it" in html
    assert "not found in the other text" in html
    assert "&lt;b&gt;the denial" in html
    assert "pair:A 8" not in html

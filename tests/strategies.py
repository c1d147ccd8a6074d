"""Texts for property tests: any text, and text that looks like news and pages."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = [
    "Putin", "said", "the", "U.S.", "Mr.", "No.", "10", "$3.5", "billion", "2", "a.m.", "Monday", "“Yes,”", "he",
    "(left)",
    "‘no’", "don’t", "—", "…", "?", "!", ".", "Share", "Advertisement", "By", "Jane", "Doe", "Alamy", "Stock", "Photo",
    "Reuters", "comments", "3", "Leave", "a", "comment", "Sign", "up", "you", "support", "our", "journalism", ">", "|",
    "KARSK,", "March", "14", "(Agency)", "©", "www.example.org", "x@y.org", "1:32", "-", "a-b-c-d-e-f-g.jpg", "Related",
    "stories", ":", "\u202e", "\u200b", "é", "e\u0301", "😀", "İ", "\t", "\u00a0",
]  # fmt: skip
BREAKS = ["\n", "\r\n", "\n\n", "\r", "\u2028", "\x0c", "  \n \n"]

plain_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)
page_text = st.lists(st.sampled_from(WORDS + BREAKS), max_size=120).map(" ".join)
any_text = st.one_of(plain_text, page_text)

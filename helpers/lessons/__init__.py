"""Lessons: their questions, what is said of an answer, and what is wrong in their files."""

from helpers.lessons.belonging import for_story
from helpers.lessons.feedback import Feedback, Verdict, feedback
from helpers.lessons.loading import is_open, load_questions
from helpers.lessons.questions import Defensible, Fault, Hint, Question, Quote, Sample, committed
from helpers.lessons.reading import read_questions

__all__ = [
    "Defensible",
    "Fault",
    "Feedback",
    "Hint",
    "Question",
    "Quote",
    "Sample",
    "Verdict",
    "committed",
    "feedback",
    "for_story",
    "is_open",
    "load_questions",
    "read_questions",
]

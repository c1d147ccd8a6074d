"""Who and what is called how: names that a person has put together, whose words they are, and suggestions for more."""

from helpers.labels.candidates import find_candidates
from helpers.labels.groups import find_labels, groups_of, words_of_a_label
from helpers.labels.mentions import alias_of_an_actor, find_mentions
from helpers.labels.saying import Naming, Said, Whose, labels_of
from helpers.labels.suggesting import Suggestion, suggest_labels

__all__ = [
    "Naming",
    "Said",
    "Suggestion",
    "Whose",
    "alias_of_an_actor",
    "find_candidates",
    "find_labels",
    "find_mentions",
    "groups_of",
    "labels_of",
    "suggest_labels",
    "words_of_a_label",
]

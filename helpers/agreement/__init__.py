"""How far coders agree: any two or more layers, or any ratings, compared.

The unit is a sentence (does this code apply to it?) or a given quotation (which code did it get?), never the token:
most tokens carry no code at all, and on those any two coders agree.
"""

from helpers.agreement.dividing import Division, Split, divided_sentences, split_sentences
from helpers.agreement.matching import f1, match, precision, recall, scores
from helpers.agreement.measures import cohen_kappa, krippendorff_alpha, percent_agreement
from helpers.agreement.ratings import Agreement, Ratings, given_ratings, pool, sentence_ratings
from helpers.agreement.sorting import Sorted, sort_marks
from helpers.agreement.summary import agreement_by_code

__all__ = [
    "Agreement",
    "Division",
    "Ratings",
    "Sorted",
    "Split",
    "agreement_by_code",
    "cohen_kappa",
    "divided_sentences",
    "f1",
    "given_ratings",
    "krippendorff_alpha",
    "match",
    "percent_agreement",
    "pool",
    "precision",
    "recall",
    "scores",
    "sentence_ratings",
    "sort_marks",
    "split_sentences",
]

"""Codings of a story by different coders, and the files they travel in."""

from helpers.layers.files import layer_lines, load_layer, read_lines, save_layer
from helpers.layers.frame_key import frame_codings
from helpers.layers.machine import FOUND, machine_layer
from helpers.layers.placing import LoadedLayer
from helpers.layers.reference import (
    CODED,
    SECOND,
    facts_between,
    reference_facts,
    reference_layer,
    second_layer,
)
from helpers.layers.sheets import layer_csv, load_csv, read_csv, save_csv
from helpers.layers.single import facts_in_one
from helpers.layers.topics import reference_topics, topic_codebook
from helpers.layers.web import layer_jsonld, load_jsonld, read_jsonld, save_jsonld
from helpers.layers.whose import REFERENCE, has_key, key_name, key_of, told_of_key

__all__ = [
    "CODED",
    "FOUND",
    "REFERENCE",
    "SECOND",
    "LoadedLayer",
    "facts_between",
    "facts_in_one",
    "frame_codings",
    "has_key",
    "key_name",
    "key_of",
    "layer_csv",
    "layer_jsonld",
    "layer_lines",
    "load_csv",
    "load_jsonld",
    "load_layer",
    "machine_layer",
    "read_csv",
    "read_jsonld",
    "read_lines",
    "reference_facts",
    "reference_layer",
    "reference_topics",
    "save_csv",
    "save_jsonld",
    "save_layer",
    "second_layer",
    "told_of_key",
    "topic_codebook",
]

"""A class's work: hand-in files read and told apart, counted, and written as tables and one overview."""

from helpers.classroom.collecting import Collected, collect, sort_files
from helpers.classroom.our_class import OurClass, open_class

__all__ = ["Collected", "OurClass", "collect", "open_class", "sort_files"]

"""A class's work: hand-in files read and told apart, counted, and written as tables and one overview."""

from helpers.classroom.collecting import Collected, collect, sort_files

__all__ = ["Collected", "collect", "sort_files"]

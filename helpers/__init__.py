"""Parallax, a teaching kit on media comparison: read articles, compare them, show the evidence."""

__version__ = "0.1.0"

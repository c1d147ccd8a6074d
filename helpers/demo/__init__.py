"""The classroom demo: a story in twelve screens, for an instructor at a projector."""

from helpers.demo.desk import Demo, open_demo
from helpers.demo.page import build_page
from helpers.demo.reading import load_screens, read_screens
from helpers.demo.screens import Part, Screen, screens_for

__all__ = ["Demo", "Part", "Screen", "build_page", "load_screens", "open_demo", "read_screens", "screens_for"]

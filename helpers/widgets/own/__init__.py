"""What somebody needs who brings articles of their own: a form, a desk to correct their parts, the other lessons."""

from helpers.widgets.own.bringing import Bring
from helpers.widgets.own.lessons import LessonMaker
from helpers.widgets.own.parts import ZoneDesk

__all__ = ["Bring", "LessonMaker", "ZoneDesk"]

"""What somebody needs who brings articles of their own: a form for them, and a desk to correct their parts."""

from helpers.widgets.own.bringing import Bring
from helpers.widgets.own.parts import ZoneDesk

__all__ = ["Bring", "ZoneDesk"]

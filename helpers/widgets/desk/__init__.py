"""The student's desk: name and progress at the top of a lesson, handing in, and a partner's work to compare with."""

from helpers.widgets.desk.handin import HandIn
from helpers.widgets.desk.head import Head
from helpers.widgets.desk.partner import Partner

__all__ = ["HandIn", "Head", "Partner"]

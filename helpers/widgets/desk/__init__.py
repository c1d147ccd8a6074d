"""The student's desk: name and progress at the top, handing in, a partner's work and other coders' to compare with."""

from helpers.widgets.desk.beside import Beside
from helpers.widgets.desk.handin import HandIn
from helpers.widgets.desk.head import Head
from helpers.widgets.desk.partner import Partner

__all__ = ["Beside", "HandIn", "Head", "Partner"]

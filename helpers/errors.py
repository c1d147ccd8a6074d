"""The one error of the kit: a sentence for the person at the keyboard."""

from __future__ import annotations


class ParallaxError(Exception):
    """Something a reader, student or teacher can mend.

    The message is one line of plain sentences that says what is wrong, where, and what to do.

    Attributes:
        what: what is wrong, without a full stop.
        where: the file, story or field it concerns; empty where there is none.
        cure: what to do about it, without a full stop.

    Example:
        >>> str(ParallaxError("the file is empty", "talk.txt", "Save the article's text in it and try again"))
        "talk.txt: the file is empty. Save the article's text in it and try again."
    """

    def __init__(self, what: str, where: str = "", cure: str = "") -> None:
        self.what, self.where, self.cure = what, where, cure
        place = f"{where}: " if where else ""
        advice = f" {cure}." if cure else ""
        super().__init__(f"{place}{what}.{advice}")

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in a notebook instead of a traceback: the sentence, and how to see the rest."""
        sentence = str(self)
        plain = sentence if self.where else f"{sentence[0].upper()}{sentence[1:]}"
        return [plain, "(To see where in the code this arose, run %tb.)"]

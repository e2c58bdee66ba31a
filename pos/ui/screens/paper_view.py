"""A paper that was or will be printed, to look at: drawn behind the screen, and only the one that is still wanted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.documents.blocks import Document
from pos.typeset.picture import preview
from pos.ui.presenters.shown.lane import Lane
from pos.ui.widgets.kit.paper_picture import PaperPicture
from pos.words.codes import Code
from pos.words.speech import Words

Paper = Callable[[int], Document | None]
"""Composes the paper of that journal number; None when there is none."""


class PaperView(QWidget):
    """Shows one paper. Walking over a list asks for one drawing at a time, and for the last one walked to."""

    def __init__(self, paper: Paper, lane: Lane, empty: str = "") -> None:
        """Take the way to compose a paper, and the message that stands where there is none: a blank place says none."""
        super().__init__()
        self._paper, self._lane, self._empty = paper, lane, empty
        self._wanted = self._shown = self._asked = 0
        self._words: Words | None = None
        self.picture = PaperPicture()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)

    def speak(self, words: Words) -> None:
        """Say again what stands in the place of a paper."""
        self._words = words
        if not self._wanted:
            self._say(self._empty)

    def show_paper(self, number: int) -> None:
        """Show the paper of that journal number; 0 puts the paper away."""
        self._wanted = number
        if not number:
            self._shown = 0
            self._say(self._empty)
        elif number != self._shown:
            self._ask()

    def _ask(self) -> None:
        if self._asked or not self._wanted:
            return
        self._asked = self._wanted
        work = partial(_draw, self._paper, self._asked, self.picture.paper_width())
        self._lane.run(work, partial(self._drawn, self._asked), partial(self._failed, self._asked))

    def _drawn(self, number: int, image: QImage | None) -> None:
        self._asked = 0
        if number != self._wanted:
            self._ask()
        elif image is None:
            self._say("history.no_picture")
        else:
            self._shown = number
            self.picture.show_picture(image, self._words.say("history.paper") if self._words else "")

    def _failed(self, number: int, _code: Code) -> None:
        self._drawn(number, None)

    def _say(self, message: str) -> None:
        if self._words is not None:
            self.picture.say(self._words.say(message) if message else "")


def _draw(paper: Paper, number: int, width: int) -> QImage | None:
    document = paper(number)
    return None if document is None else preview(document, width)

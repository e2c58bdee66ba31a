"""A code for phones, as large as its room allows: black on white, on a white card that leaves it the white it needs.

Its squares are whole points of the screen, all alike, because a phone reads those soonest.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.typeset.code import modules
from pos.ui.override import override
from pos.ui.theme.tokens import Radius
from pos.ui.widgets.kit.painting import card

_EDGE = 1
"""Squares of white around it here; the card under it has the rest of the four that it needs (ISO/IEC 18004)."""
_WHITE, _BLACK = "#FFFFFF", "#000000"


class CodePicture(QWidget):
    """Shows one code, or nothing. It never mirrors."""

    def __init__(self, side: int) -> None:
        """Take a room of `side` by `side` points, which the layout may make larger."""
        super().__init__()
        self._side, self._code = side, ""
        self.setMinimumSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, code: str) -> None:
        """Show another."""
        if code != self._code:
            self._code = code
            self.update()

    def code(self) -> str:
        """Give the text of the code that is shown."""
        return self._code

    @override
    def sizeHint(self) -> QSize:
        """Be as large as the room it was given."""
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares, in the points of the screen."""
        if not self._code:
            return
        painter = QPainter(self)
        card(painter, QRectF(self.rect()), Radius.BUTTON, _WHITE)
        scale, rows = self.devicePixelRatioF(), modules(self._code)
        room = round(min(self.width(), self.height()) * scale)
        square = room // (len(rows) + 2 * _EDGE)
        begin = (room - square * len(rows)) // 2
        painter.scale(1 / scale, 1 / scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_BLACK))
        for down, row in enumerate(rows):
            for along, black in enumerate(row):
                if black:
                    painter.drawRect(begin + along * square, begin + down * square, square, square)

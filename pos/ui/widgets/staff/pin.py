"""The dots of a PIN being typed: how many, and nothing else."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Space, ink, look
from pos.ui.widgets.kit.painting import painter_on, reading_backwards

_STEP = 38.0
_DOT = 9.0


class PinDots(QWidget):
    """A row of rings that fill as keys are pressed; at least `rings` of them."""

    def __init__(self, rings: int = 4) -> None:
        """Make an empty row."""
        super().__init__()
        self._rings, self._filled, self._wrong = rings, 0, False
        self.setFixedHeight(Space.ROOM)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, count: int, *, wrong: bool = False) -> None:
        """Say how many digits were typed; `wrong` until the next one."""
        self._filled, self._wrong = count, wrong
        self.update()

    def filled(self) -> int:
        """Give how many dots are filled."""
        return self._filled

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rings, the filled ones from the side where reading begins."""
        theme = look()
        painter = painter_on(self)
        count = max(self._rings, self._filled)
        first = self.width() / 2 - (count - 1) * _STEP / 2
        colour = ink(theme.danger if self._wrong else theme.ink)
        for index in range(count):
            at = count - 1 - index if reading_backwards(self) else index
            painter.setPen(QPen(colour, 2))
            painter.setBrush(colour if index < self._filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(first + at * _STEP, self.height() / 2), _DOT, _DOT)

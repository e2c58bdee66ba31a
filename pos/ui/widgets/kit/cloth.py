"""A piece of cloth to look at: a pattern of the crafts across the width it is given."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.domain.product import Pattern
from pos.ui.override import override
from pos.ui.theme.patterns import Cut, swatch
from pos.ui.theme.tokens import Radius
from pos.ui.widgets.kit.painting import painter_on

_HIGH = 120


class Cloth(QWidget):
    """Shows one pattern."""

    def __init__(self, pattern: Pattern) -> None:
        """Take the pattern."""
        super().__init__()
        self._pattern = pattern
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pattern(self, pattern: Pattern) -> None:
        """Show another."""
        if pattern != self._pattern:
            self._pattern = pattern
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        cut = Cut(self.width(), self.height(), Radius.SHEET)
        painter_on(self).drawImage(QPointF(0, 0), swatch(self._pattern, cut, self.devicePixelRatioF()))

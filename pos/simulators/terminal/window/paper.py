"""The last slips as they hang out of the terminal, the newest on top."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.simulators.window.look import INK, LINE, MUTED, SURFACE

KEPT_MOST = 8
_LINE = 17
_MARGIN = 14
_GAP = 16
_BLANK = 7
_PAPER_WIDTH = 256


class Paper(QWidget):
    """Paints slips one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = ""
        self.slips: list[str] = []

    @override
    def sizeHint(self) -> QSize:
        """Be as long as the slips are."""
        return QSize(_PAPER_WIDTH + 32, sum(_height(slip) + _GAP for slip in self.slips) + _GAP)

    def show_slips(self, slips: list[str]) -> None:
        """Show those, the oldest first in the list."""
        self.slips = slips[-KEPT_MOST:]
        self.setFixedHeight(self.sizeHint().height() if self.slips else 120)
        self.update()

    def add(self, slip: str) -> None:
        """Put another on top."""
        self.show_slips([*self.slips, slip])

    @override
    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the newest first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.slips:
            painter.setPen(QColor(MUTED))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.empty)
            return
        # The slip is in French, whatever the window speaks.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        top = float(_GAP)
        for slip in reversed(self.slips):
            self._paint_slip(painter, slip, QRectF((self.width() - _PAPER_WIDTH) / 2, top, _PAPER_WIDTH, _height(slip)))
            top += _height(slip) + _GAP

    def _paint_slip(self, painter: QPainter, slip: str, sheet: QRectF) -> None:
        painter.setPen(QPen(QColor(LINE), 1))
        painter.setBrush(QColor(SURFACE))
        painter.drawRect(sheet)
        row = sheet.top() + _MARGIN
        for line in slip.splitlines():
            place = QRectF(sheet.left() + _MARGIN, row, sheet.width() - 2 * _MARGIN, _LINE)
            self._paint_line(painter, line, place)
            row += _LINE if line else _BLANK

    def _paint_line(self, painter: QPainter, line: str, place: QRectF) -> None:
        if line and not line.strip("-"):
            painter.setPen(QPen(QColor(MUTED), 1, Qt.PenStyle.DashLine))
            middle = place.center().y()
            painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
            return
        centred, strong = line.startswith(" "), line.startswith(("MONTANT", "REFUSE", " "))
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(INK))
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, line.strip())


def _height(slip: str) -> int:
    return 2 * _MARGIN + sum(_LINE if line else _BLANK for line in slip.splitlines())

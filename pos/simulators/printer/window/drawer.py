"""The cash drawer under the printer: it pops open, and a touch closes it."""

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.simulators.window.look import EDGE, INK, LINE, MUTED, SURFACE

FRONT = 34
TRAY = 46
_POP_MS = 150
_NOTES = ("#8C6BA8", "#4E7FA8", "#B4734A", "#5E8C5A")
_COINS = ("#C7A24A", "#C0C0BC", "#C0C0BC", "#B07A4A")


class Drawer(QWidget):
    """Paints the drawer somewhere between shut (0) and open (1)."""

    closed_by_hand = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = ""
        self._open = False
        self._out = 0.0
        self._sliding = QVariantAnimation(self)
        self._sliding.setDuration(_POP_MS)
        self._sliding.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._sliding.valueChanged.connect(self._slide)

    @override
    def sizeHint(self) -> QSize:
        """Leave room for the drawer to come out."""
        return QSize(420, FRONT + TRAY + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be squeezed."""
        return self.sizeHint()

    @property
    def is_open(self) -> bool:
        """Whether the drawer is, or is coming, out."""
        return self._open

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 -- a property's one value
        """Slide out or in."""
        if is_open == self._open:
            return
        self._open = is_open
        self._sliding.stop()
        self._sliding.setStartValue(self._out)
        self._sliding.setEndValue(1.0 if is_open else 0.0)
        self._sliding.start()

    def _slide(self, out: float) -> None:
        self._out = out
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Push the drawer in."""
        if self._open:
            self.closed_by_hand.emit()
        event.accept()

    @override
    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the tray, then the front that hides it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, width = 20.0, self.width() - 40.0
        tray = self._out * TRAY
        if tray > 1:
            painter.setBrush(QColor("#26393A"))
            painter.drawRect(QRectF(left + 8, 0, width - 16, tray + 4))
            painter.setClipRect(QRectF(left + 8, 0, width - 16, tray))
            self._paint_money(painter, left + 16, width - 32)
            painter.setClipping(False)
        front = QRectF(left, tray, width, FRONT)
        painter.setBrush(QColor(INK))
        painter.drawRoundedRect(front, 8, 8)
        painter.setBrush(QColor(EDGE))
        if self._open:
            painter.setPen(QColor(LINE))
            painter.drawText(front, Qt.AlignmentFlag.AlignCenter, self.hint)
        else:
            painter.drawRoundedRect(QRectF(front.center().x() - 34, front.center().y() - 3, 68, 6), 3, 3)

    def _paint_money(self, painter: QPainter, left: float, width: float) -> None:
        step = width / (len(_NOTES) + len(_COINS))
        for number, colour in enumerate(_NOTES):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(left + number * step, 6, step - 6, TRAY - 10), 3, 3)
            painter.setBrush(QColor(SURFACE))
            painter.setOpacity(0.35)
            painter.drawEllipse(QRectF(left + number * step + step / 2 - 12, TRAY / 2 - 8, 18, 18))
            painter.setOpacity(1)
        for number, colour in enumerate(_COINS, start=len(_NOTES)):
            for row in range(3):
                painter.setBrush(QColor(colour))
                painter.setPen(QColor(MUTED))
                painter.drawEllipse(QRectF(left + number * step + 6 + row * 5, 10 + row * 7, 16, 16))
            painter.setPen(Qt.PenStyle.NoPen)

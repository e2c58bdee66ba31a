"""The printer itself, painted: paper rises from its slot row by row, earlier papers above it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.simulators.window.look import EDGE, INK, LINE, MUTED, SAFFRON, SUNK, SURFACE

PAPER_WIDTH = 252
BODY_HEIGHT = 62
GAP = 16
KEPT_MOST = 12
_TOOTH = 6


class Stage(QWidget):
    """Shows the newest papers; the wheel goes back to earlier ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(BODY_HEIGHT + 80)
        self.empty = ""
        self._papers: list[tuple[QImage, bool]] = []
        self._growing: QImage | None = None
        self._back = 0.0
        self._power = self._paper = True
        self._cover_open = False

    @override
    def sizeHint(self) -> QSize:
        """Ask for what is left of a small window."""
        return QSize(420, 320)

    @property
    def growing_rows(self) -> int:
        """How many rows hang out of the slot, uncut."""
        return self._growing.height() if self._growing else 0

    @property
    def paper_count(self) -> int:
        """How many papers are shown above the slot."""
        return len(self._papers)

    def set_condition(self, *, power: bool, paper: bool, cover_open: bool) -> None:
        """Show how the printer is."""
        self._power, self._paper, self._cover_open = power, paper, cover_open
        self.update()

    def print_rows(self, width: int, bits: bytes) -> None:
        """Let rows of dots come out of the slot."""
        row_bytes = width // 8
        rows = QImage(bits, width, len(bits) // row_bytes, row_bytes, QImage.Format.Format_Mono)
        rows.setColorTable([QColor(SURFACE).rgb(), QColor(INK).rgb()])
        before = self._growing
        longer = QImage(width, rows.height() + self.growing_rows, QImage.Format.Format_RGB32)
        painter = QPainter(longer)
        if before is not None:
            painter.drawImage(0, 0, before)
        painter.drawImage(0, self.growing_rows, rows)
        painter.end()
        self._growing = longer
        self._back = 0.0
        self.update()

    def take_paper(self, *, whole: bool) -> None:
        """Cut or tear off what hangs out."""
        if self._growing is not None:
            self._papers = [*self._papers, (_shown(self._growing), whole)][-KEPT_MOST:]
            self._growing = None
        self.update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go back to earlier papers, and forth."""
        most = sum(image.height() + GAP for image, _ in self._papers)
        self._back = min(max(0.0, self._back + event.angleDelta().y()), float(most))
        self.update()

    @override
    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint papers from the slot upwards, then the printer in front of them."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        slot = self.height() - BODY_HEIGHT + 14.0
        left = (self.width() - PAPER_WIDTH) / 2
        bottom = slot + self._back
        if self._growing is not None:
            bottom = self._paint_paper(painter, _shown(self._growing), left, bottom, whole=True) - GAP
        else:
            bottom -= GAP + 14
        for image, whole in reversed(self._papers):
            if bottom < 0:
                break
            bottom = self._paint_paper(painter, image, left, bottom, whole=whole) - GAP
        if self._growing is None and not self._papers:
            painter.setPen(QColor(MUTED))
            painter.drawText(
                QRectF(0, 0, self.width(), self.height() - BODY_HEIGHT), Qt.AlignmentFlag.AlignCenter, self.empty
            )
        self._paint_body(painter)

    def _paint_paper(self, painter: QPainter, image: QImage, left: float, bottom: float, *, whole: bool) -> float:
        """Paint one paper standing on `bottom`; gives its top. A torn one has teeth."""
        sheet = QRectF(left, bottom - image.height(), PAPER_WIDTH, image.height())
        painter.setPen(QPen(QColor(LINE if whole else SAFFRON), 1))
        painter.setBrush(QColor(SURFACE))
        painter.drawRect(sheet.adjusted(-8, 0, 8, 0))
        painter.drawImage(sheet, image)
        if not whole:
            teeth = [QPointF(sheet.left() - 8, sheet.bottom())]
            for number in range(1, int(PAPER_WIDTH + 16) // _TOOTH + 1):
                up = _TOOTH if number % 2 else 0
                teeth.append(QPointF(sheet.left() - 8 + number * _TOOTH, sheet.bottom() - up))
            painter.drawPolyline(QPolygonF(teeth))
        return sheet.top()

    def _paint_body(self, painter: QPainter) -> None:
        body = QRectF(44, self.height() - BODY_HEIGHT, self.width() - 88, BODY_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._cover_open:
            hinge, lip = body.right() - 6, body.right() + 34
            painter.setBrush(QColor(EDGE))
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(hinge, body.top() + 6),
                        QPointF(lip, body.top() - 54),
                        QPointF(lip + 8, body.top() - 50),
                        QPointF(hinge + 6, body.top() + 20),
                    ]
                )
            )
        painter.setBrush(QColor(INK))
        painter.drawRoundedRect(body, 12, 12)
        painter.setBrush(QColor("#000000"))
        painter.drawRoundedRect(QRectF(body.left() + 26, body.top() + 11, body.width() - 52, 6), 3, 3)
        painter.setBrush(QColor("#37B898" if self._power else "#3A4848"))
        painter.drawEllipse(QPointF(body.left() + 30, body.bottom() - 18), 5, 5)
        wrong = self._power and (not self._paper or self._cover_open)
        painter.setBrush(QColor("#E7B24A" if wrong else "#3A4848"))
        painter.drawEllipse(QPointF(body.left() + 48, body.bottom() - 18), 5, 5)
        painter.setBrush(QColor(SUNK))
        painter.setOpacity(0.15)
        painter.drawRoundedRect(QRectF(body.right() - 74, body.bottom() - 26, 48, 14), 7, 7)
        painter.setOpacity(1)


def _shown(image: QImage) -> QImage:
    """Make a paper as small as it is shown, smoothly, so that small print stays readable."""
    return image.scaledToWidth(PAPER_WIDTH, Qt.TransformationMode.SmoothTransformation)

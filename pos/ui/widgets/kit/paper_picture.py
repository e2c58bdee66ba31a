"""A paper to look at: its picture on a desk, as wide as the paper is, with a word while it is being drawn."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Radius, Space, Type, look
from pos.ui.theme.writing import Place, type_of, write_lines
from pos.ui.widgets.kit.dragging import make_scroll_by_finger
from pos.ui.widgets.kit.painting import card, focus_ring, reading_backwards

WIDEST = 400
"""How wide a paper is shown at most, in pixels: close to its real width on the screens that tills have."""


class PaperPicture(QAbstractScrollArea):
    """Shows a picture, or says in words why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty desk."""
        super().__init__(parent)
        self._picture = QImage()
        self._scaled = QImage()
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        make_scroll_by_finger(self)
        # The bar is painted on the desk: one beside it would push the paper out of the middle.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_picture(self, picture: QImage, spoken: str) -> None:
        """Show a paper from its top; `spoken` names it for those who hear the screen."""
        self._picture, self._words = picture, ""
        self.setAccessibleName(spoken)
        self._scale()
        self.verticalScrollBar().setValue(0)

    def say(self, words: str) -> None:
        """Put the paper away and say something instead."""
        self._picture, self._scaled, self._words = QImage(), QImage(), words
        self.setAccessibleName(words)
        self._measure()
        self.viewport().update()

    def paper_width(self) -> int:
        """Say how many dots wide a picture must be to be shown as it is; as wide as can be before there is a desk."""
        wide = self._wide() if self.isVisible() else WIDEST
        return max(1, round(wide * self.devicePixelRatioF()))

    def shows_picture(self) -> bool:
        """Tell whether a paper is in sight."""
        return not self._picture.isNull()

    def words(self) -> str:
        """Give what is said instead of a paper."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        """Ask for the width of a paper."""
        return QSize(WIDEST + 2 * Space.WIDE, 480)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the paper to the desk."""
        self._scale()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the paper with the arrows; every other key is somebody else's."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk and the paper on it."""
        theme = look()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        box = QRectF(self.viewport().rect())
        card(painter, box, Radius.CARD, theme.sunk)
        if self._words:
            painter.setFont(type_of(Type.BODY))
            middle = box.adjusted(Space.WIDE, box.height() / 2 - Space.WIDE, -Space.WIDE, 0)
            write_lines(painter, middle, self._words, theme.muted, Place.CENTRE)
        if not self._scaled.isNull():
            self._paint_paper(painter, box)
        if self.hasFocus():
            focus_ring(painter, box, Radius.CARD)

    def _paint_paper(self, painter: QPainter, box: QRectF) -> None:
        theme, paper, bar = look(), self._paper(), self.verticalScrollBar()
        card(painter, paper.adjusted(-1, -1, 1, 1), 2, "#FFFFFF", theme.line)
        painter.drawImage(paper.topLeft(), self._scaled)
        if bar.maximum() > 0:
            room = box.height() - 2 * Space.TIGHT
            long = max(float(Space.HALL), room * box.height() / (box.height() + bar.maximum()))
            top = Space.TIGHT + (room - long) * bar.value() / bar.maximum()
            left = Space.HAIR if reading_backwards(self) else box.width() - 2 * Space.HAIR
            card(painter, QRectF(left, top, Space.HAIR, long), Space.HAIR / 2, theme.edge)

    def _paper(self) -> QRectF:
        size = self._scaled.deviceIndependentSize()
        left = (self.viewport().width() - size.width()) / 2
        return QRectF(round(left), Space.BODY - self.verticalScrollBar().value(), size.width(), size.height())

    def _wide(self) -> int:
        return min(WIDEST, self.viewport().width() - 2 * Space.BODY)

    def _scale(self) -> None:
        if not self._picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            wide = max(1, round(self._wide() * self.devicePixelRatioF()))
            fits = self._picture.width() == wide
            self._scaled = self._picture.copy() if fits else self._picture.scaledToWidth(wide, smooth)
            self._scaled.setDevicePixelRatio(self.devicePixelRatioF())
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        high = round(self._scaled.deviceIndependentSize().height()) + 2 * Space.BODY if not self._scaled.isNull() else 0
        bar.setPageStep(room)
        bar.setSingleStep(Space.HALL)
        bar.setRange(0, max(0, high - room))
        bar.setEnabled(bar.maximum() > 0)

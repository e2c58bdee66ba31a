"""A list of rows, painted: a hundred thousand of them cost what the ten in sight cost.

A tap or an arrow key chooses a row, Enter takes the one that is chosen. The list says when its end comes in sight, so
that older rows can be fetched before anybody has to wait for them.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from pos.ui.override import override
from pos.ui.theme.tokens import Radius, ink, look
from pos.ui.widgets.kit.dragging import make_scroll_by_finger
from pos.ui.widgets.kit.painting import focus_ring, veil

NOBODY = -1
_AHEAD = 30


class RowList(QAbstractScrollArea):
    """Rows of one height, `high` pixels; what stands in a row is painted by who inherits.

    `chosen` carries the place of a row that became the chosen one, `entered` of a row taken with Enter.
    """

    chosen = Signal(int)
    entered = Signal(int)
    end_near = Signal()

    def __init__(self, high: int, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._high, self._count = high, 0
        self._current = self._pressed = NOBODY
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        make_scroll_by_finger(self)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)

    def show_count(self, count: int, current: int = NOBODY) -> None:
        """Show that many rows, the chosen one among them; where the list was scrolled to stays."""
        self._count, self._current, self._pressed = count, current, NOBODY
        self._measure()
        self.viewport().update()

    def count(self) -> int:
        """Give how many rows there are."""
        return self._count

    def current(self) -> int:
        """Give the place of the chosen row, or -1."""
        return self._current

    def choose(self, index: int) -> None:
        """Choose a row and bring it into sight."""
        index = max(0, min(self._count - 1, index)) if self._count else NOBODY
        self._bring_into_sight(index)
        if index != self._current:
            self._update_rows(self._current, index)
            self._current = index
            self.chosen.emit(index)

    def scroll_to_start(self) -> None:
        """Show the first row."""
        self.verticalScrollBar().setValue(0)

    def update_row(self, index: int) -> None:
        """Repaint one row."""
        self._update_rows(index)

    def box_of(self, index: int) -> QRect:
        """Give where a row stands on the viewport."""
        return QRect(0, index * self._high - self.verticalScrollBar().value(), self.viewport().width(), self._high)

    def paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        """Paint what stands in a row; its ground and its line are there already."""
        raise NotImplementedError

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for a few rows."""
        return QSize(10 * self._high, 6 * self._high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out again."""
        self._measure()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row in sight when none is."""
        if self._current == NOBODY and self._count and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.choose(next(iter(self._in_sight()), 0))
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing where the keyboard is."""
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, take with Enter; every other key is somebody else's."""
        page = max(1, self.viewport().height() // self._high - 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -self._count,
            Qt.Key.Key_End: self._count,
        }
        if event.key() in steps:
            self.choose(self._current + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current != NOBODY:
            self.entered.emit(self._current)
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show at once which row is under the finger."""
        self._press(self._index_at(event.position()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick tap is a tap."""
        self._press(self._index_at(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row if the finger left it where it pressed."""
        pressed, here = self._pressed, self._index_at(event.position())
        self._press(NOBODY)
        if pressed == here != NOBODY:
            self.choose(here)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that need it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        theme = look()
        for index in self._in_sight():
            box = QRectF(self.box_of(index))
            if not box.intersects(QRectF(event.rect())):
                continue
            chosen = index == self._current
            painter.fillRect(box, ink(theme.accent_soft if chosen else theme.surface))
            painter.setPen(QPen(ink(theme.line), 1))
            low = box.bottom() - 0.5
            painter.drawLine(QPointF(box.left(), low), QPointF(box.right(), low))
            self.paint_row(painter, index, box)
            if index == self._pressed:
                veil(painter, box, 0, 14)
            if chosen and self.hasFocus():
                focus_ring(painter, box, Radius.SMALL)

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        last = (top + self.viewport().height()) // self._high + 1
        return range(min(self._count, top // self._high), min(self._count, last))

    def _index_at(self, at: QPointF) -> int:
        index = int(at.y() + self.verticalScrollBar().value()) // self._high
        return index if 0 <= index < self._count else NOBODY

    def _press(self, index: int) -> None:
        self._update_rows(self._pressed, index)
        self._pressed = index

    def _update_rows(self, *indexes: int) -> None:
        for index in set(indexes) - {NOBODY}:
            self.viewport().update(self.box_of(index))

    def _bring_into_sight(self, index: int) -> None:
        box, bar = self.box_of(index), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() + 1 - self.viewport().height())

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._high)
        bar.setRange(0, max(0, self._count * self._high - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)

    def _look_ahead(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - _AHEAD * self._high:
            self.end_near.emit()

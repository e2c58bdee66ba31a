"""The wall of pieces to touch: ten thousand of them cost what the twenty in sight cost.

Nothing is made for a piece until it is in sight; a change repaints the tiles that changed. A finger drags the wall, a
tap takes a piece, arrow keys walk over it and Enter takes the piece walked to.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from pos.ui.override import override
from pos.ui.presenters.shown.tile import Tile
from pos.ui.theme.tokens import Radius, Space, ink, look
from pos.ui.widgets.kit.dragging import make_scroll_by_finger
from pos.ui.widgets.kit.painting import focus_ring, veil
from pos.ui.widgets.kit.thumb import Thumb
from pos.ui.widgets.selling.tile_paint import paint_tile

_WIDE, _HIGH = 190, 178
_GAP = int(Space.SNUG)
_NOBODY = -1
MARGIN = int(Space.SNUG)
"""Free at both sides of the tiles, for the mark that tells how far the wall is scrolled."""


class TileWall(QAbstractScrollArea):
    """A wall of tiles; `taken` carries the id of the piece touched."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty wall."""
        super().__init__(parent)
        self._count = 0
        self._tile_at: Callable[[int], Tile] | None = None
        self._badges: dict[str, str] = {}
        self._pressed = self._current = _NOBODY
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        make_scroll_by_finger(self)
        self.setViewportMargins(MARGIN, 0, MARGIN, 0)
        # Nothing shines through from behind, so what is scrolled is moved and not painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._thumb = Thumb(self)

    def show_tiles(self, count: int, tile_at: Callable[[int], Tile], badges: Mapping[str, str]) -> None:
        """Show other pieces, from the first."""
        self._count, self._tile_at, self._badges = count, tile_at, dict(badges)
        self._pressed = self._current = _NOBODY
        self.verticalScrollBar().setValue(0)
        self._measure()
        self.viewport().update()

    def show_badges(self, badges: Mapping[str, str]) -> None:
        """Say how many of each piece are on the ticket; only tiles in sight that changed are repainted."""
        changed = {piece for piece, _ in set(self._badges.items()) ^ set(badges.items())}
        if not changed:
            return
        self._badges = dict(badges)
        for index in self._in_sight():
            if self._tile(index).id in changed:
                self.viewport().update(self.box_of(index))

    def count(self) -> int:
        """Give how many pieces there are."""
        return self._count

    def box_of(self, index: int) -> QRect:
        """Give where a tile stands on the viewport."""
        columns, room = self._columns(), self.viewport().width() + _GAP
        row, column = divmod(index, columns)
        left, end = column * room // columns, (column + 1) * room // columns - _GAP
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, end = room - _GAP - end, room - _GAP - left
        return QRect(left, row * (_HIGH + _GAP) - self.verticalScrollBar().value(), end - left, _HIGH)

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for four by three."""
        return QSize(4 * (_WIDE + _GAP), 3 * (_HIGH + _GAP))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out again."""
        self._measure()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, and paint only what comes into sight."""
        self.viewport().scroll(dx, dy)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which tile the arrow keys start from."""
        if self._current == _NOBODY and self._count:
            self._current = next(iter(self._in_sight()), 0)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing it."""
        self._current = _NOBODY
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, take with Enter; every other key is somebody else's."""
        ahead = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Down: self._columns(),
            Qt.Key.Key_Up: -self._columns(),
        }
        if event.key() in steps and self._count:
            self._walk_to(self._current + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._current < self._count:
            self.taken.emit(self._tile(self._current).id)
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show at once which tile is under the finger."""
        self._press(self._index_at(event.position()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick tap is one more piece."""
        self._press(self._index_at(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the tile if the finger left it where it pressed."""
        pressed, here = self._pressed, self._index_at(event.position())
        self._press(_NOBODY)
        if pressed == here != _NOBODY:
            self.taken.emit(self._tile(here).id)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles that need it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(event.rect(), ink(look().ground))
        for index in self._in_sight():
            box = self.box_of(index)
            if box.intersects(event.rect()):
                self._paint_tile(painter, index, QRectF(box))

    def _paint_tile(self, painter: QPainter, index: int, box: QRectF) -> None:
        tile = self._tile(index)
        paint_tile(painter, box, tile, self._badges.get(tile.id, ""), self.devicePixelRatioF())
        if index == self._pressed:
            veil(painter, box, Radius.CARD)
        if index == self._current and self.hasFocus():
            focus_ring(painter, box, Radius.CARD)

    def _tile(self, index: int) -> Tile:
        if self._tile_at is None:
            message = "a wall without tiles was asked for one"
            raise IndexError(message)
        return self._tile_at(index)

    def _columns(self) -> int:
        return max(1, (self.viewport().width() + _GAP) // (_WIDE + _GAP))

    def _in_sight(self) -> range:
        columns, top = self._columns(), self.verticalScrollBar().value()
        first = top // (_HIGH + _GAP)
        last = (top + self.viewport().height()) // (_HIGH + _GAP)
        return range(min(self._count, first * columns), min(self._count, (last + 1) * columns))

    def _index_at(self, at: QPointF) -> int:
        here = at.toPoint()
        return next((index for index in self._in_sight() if self.box_of(index).contains(here)), _NOBODY)

    def _press(self, index: int) -> None:
        for changed in {self._pressed, index} - {_NOBODY}:
            self.viewport().update(self.box_of(changed))
        self._pressed = index

    def _walk_to(self, index: int) -> None:
        self._current = max(0, min(self._count - 1, index))
        box, bar = self.box_of(self._current), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 1)
        self.viewport().update()

    def _measure(self) -> None:
        rows = -(-self._count // self._columns())
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep((_HIGH + _GAP) // 3)
        bar.setRange(0, max(0, rows * (_HIGH + _GAP) - _GAP - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)

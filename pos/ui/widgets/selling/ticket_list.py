"""The lines of a ticket, painted: when one changes, that one is repainted and nothing else."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from pos.ui.override import override
from pos.ui.presenters.shown.ticket_rows import TicketRow
from pos.ui.theme.patterns import Cut, swatch
from pos.ui.theme.tokens import Radius, Space, Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, width_of, write, write_figure
from pos.ui.widgets.kit.dragging import make_scroll_by_finger
from pos.ui.widgets.kit.painting import veil
from pos.ui.widgets.kit.thumb import Thumb

HIGH = 77
_SWATCH = 52
_MARGIN = 20
_FIGURES = 190.0


class TicketList(QAbstractScrollArea):
    """Rows one under the other; `chosen` carries the number of the line touched."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a list without lines."""
        super().__init__(parent)
        self._rows: tuple[TicketRow, ...] = ()
        self._pressed = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_scroll_by_finger(self)
        self._thumb = Thumb(self)

    def show_rows(self, rows: tuple[TicketRow, ...]) -> None:
        """Show the lines as they are now; the row that was chosen or added comes into sight.

        What changed is painted before anything else of the screen: it is what the eye waits for.
        """
        before, self._rows = self._rows, rows
        if len(before) != len(rows):
            self._measure()
        changed = [
            index
            for index in range(max(len(before), len(rows)))
            if before[index : index + 1] != rows[index : index + 1]
        ]
        focus = self._in_hand()
        if focus in changed:
            self._bring_into_sight(focus)
        if changed:
            boxes = QRegion()
            for index in changed:
                boxes += self.box_of(index)
            self.viewport().repaint(boxes)

    def rows(self) -> tuple[TicketRow, ...]:
        """Give the rows shown."""
        return self._rows

    def box_of(self, index: int) -> QRect:
        """Give where a row stands on the viewport."""
        return QRect(0, index * HIGH - self.verticalScrollBar().value(), self.viewport().width(), HIGH)

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for a few lines."""
        return QSize(420, 5 * HIGH)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out again, with the one in hand in sight: there may be less room than there was."""
        self._measure()
        if (focus := self._in_hand()) >= 0:
            self._bring_into_sight(focus)

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
        self._press(-1)
        if pressed == here >= 0 and not self._rows[here].typed:
            self.chosen.emit(self._rows[here].number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that need it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        first = max(0, (event.rect().top() + self.verticalScrollBar().value()) // HIGH)
        for index in range(first, len(self._rows)):
            box = self.box_of(index)
            if box.top() > event.rect().bottom():
                break
            self._paint_row(painter, self._rows[index], QRectF(box))
            if index == self._pressed:
                veil(painter, QRectF(box), 0, 14)

    def _in_hand(self) -> int:
        """Give the place of the line that is typed or chosen, or -1."""
        return next((index for index, row in enumerate(self._rows) if row.typed or row.chosen), -1)

    def _paint_row(self, painter: QPainter, row: TicketRow, box: QRectF) -> None:
        theme = look()
        if row.chosen:
            painter.fillRect(box, ink(theme.accent_soft))
        painter.setPen(QPen(ink(theme.line), 1))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        inside = box.adjusted(_MARGIN, 0, -_MARGIN, 0)
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._paint_swatch(painter, row, inside, backwards=backwards)
        painter.setFont(type_of(Type.STRONG, Weight.BOLD))
        below = width_of(row.detail, type_of(Type.CAPTION))
        figures = min(_FIGURES, max(width_of(row.figure, painter.font()) + self._struck_width(row), below, 90.0) + 2)
        start = float(_SWATCH + Space.SNUG)
        words = QRectF(0, 0, inside.width() - start - figures - Space.TIGHT, 24)
        sums = QRectF(0, 0, figures, 24)
        words.moveTo(inside.right() - start - words.width() if backwards else inside.left() + start, box.top() + 17)
        sums.moveTo(inside.left() if backwards else inside.right() - figures, box.top() + 17)
        self._paint_sums(painter, row, sums)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, words, row.title, theme.ink)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, words.translated(0, 21), row.subtitle, theme.muted)

    def _paint_swatch(self, painter: QPainter, row: TicketRow, inside: QRectF, *, backwards: bool) -> None:
        left = inside.right() - _SWATCH if backwards else inside.left()
        at = QPointF(left, inside.top() + (HIGH - 1 - _SWATCH) / 2)
        if row.pattern is not None:
            cut = Cut(_SWATCH, _SWATCH, Radius.SMALL)
            painter.drawImage(at, swatch(row.pattern, cut, self.devicePixelRatioF()))
            return
        theme = look()
        dashes = Qt.PenStyle.DashLine if row.typed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink(theme.edge if row.typed else theme.line), 1.5, dashes))
        painter.setBrush(ink(theme.sunk))
        painter.drawRoundedRect(QRectF(at.x() + 1, at.y() + 1, _SWATCH - 2, _SWATCH - 2), Radius.SMALL, Radius.SMALL)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, QRectF(at.x(), at.y(), _SWATCH, _SWATCH), "+", theme.muted, Place.CENTRE)

    def _paint_sums(self, painter: QPainter, row: TicketRow, box: QRectF) -> None:
        theme = look()
        struck = self._struck_width(row)
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setFont(type_of(Type.STRONG, Weight.BOLD))
        figure = box.adjusted(0 if backwards else struck, 0, -struck if backwards else 0, 0)
        write_figure(painter, figure, row.figure, theme.saffron_ink if row.warning else theme.ink)
        if row.struck:
            font = QFont(type_of(Type.CAPTION))
            font.setStrikeOut(True)
            painter.setFont(font)
            figure_wide = min(width_of(row.figure, type_of(Type.STRONG, Weight.BOLD)), figure.width())
            shift = figure_wide + Space.TIGHT - 2
            old = box.adjusted(shift if backwards else 0, 1, 0 if backwards else -shift, 1)
            write(painter, old, row.struck, theme.muted, Place.END)
        painter.setFont(type_of(Type.CAPTION))
        write(painter, box.translated(0, 21), row.detail, theme.muted, Place.END)

    @staticmethod
    def _struck_width(row: TicketRow) -> float:
        return width_of(row.struck, type_of(Type.CAPTION)) + Space.TIGHT if row.struck else 0.0

    def _index_at(self, at: QPointF) -> int:
        index = int(at.y() + self.verticalScrollBar().value()) // HIGH
        return index if 0 <= index < len(self._rows) else -1

    def _press(self, index: int) -> None:
        for changed in {self._pressed, index} - {-1}:
            self.viewport().update(self.box_of(changed))
        self._pressed = index

    def _bring_into_sight(self, index: int) -> None:
        box, bar = self.box_of(index), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() + 1 - self.viewport().height())

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(HIGH)
        bar.setRange(0, max(0, len(self._rows) * HIGH - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)

"""A line to type that is touched rather than clicked: its name, what stands in it, and where the next sign will stand.

Keys come to it through the screen, so a pad, a keyboard and a scanner all type into the line that is chosen.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.paying.card_views import FieldView
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import card, focus_ring, painter_on, reading_backwards

HIGH, _LOWEST = 66, 54
_CARET = 2.0


class FieldRow(QAbstractButton):
    """One line; `touched` carries its name."""

    touched = Signal(str)

    def __init__(self) -> None:
        """Make a line without a name."""
        super().__init__()
        self._view = FieldView("", "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(HIGH)
        self.clicked.connect(self._touch)

    def show_field(self, view: FieldView) -> None:
        """Show the line."""
        if view != self._view:
            self._view = view
            self.setAccessibleName(view.label)
            self.setAccessibleDescription(view.text or view.hint)
            self.update()

    def field(self) -> FieldView:
        """Give the line shown."""
        return self._view

    @override
    def sizeHint(self) -> QSize:
        """Ask for two lines."""
        return QSize(4 * Space.COURT, HIGH)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be lower than a finger."""
        return QSize(3 * Space.COURT, max(_LOWEST, Target.HIT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, brighter where one types."""
        theme, view = look(), self._view
        painter = painter_on(self)
        box = QRectF(self.rect())
        edge = theme.danger if view.wrong else theme.accent if view.chosen else theme.edge
        card(painter, box, Radius.BUTTON, theme.surface, edge, 2.0 if view.chosen or view.wrong else 1.0)
        inside = box.adjusted(Space.BODY, 0, -Space.BODY, 0)
        middle = box.height() / 2
        painter.setFont(type_of(Type.CAPTION + 1, Weight.MEDIUM))
        write(painter, QRectF(inside.x(), middle - 25, inside.width(), 20), view.label, theme.muted)
        low = QRectF(inside.x(), middle - 4, inside.width(), 28)
        self._paint_hint(painter, low)
        painter.setFont(type_of(Type.STRONG + 2, Weight.BOLD))
        write_figure(painter, low, view.text, theme.danger if view.wrong else theme.ink, Place.START)
        if view.chosen:
            self._paint_caret(painter, low)
        if self.hasFocus():
            focus_ring(painter, box, Radius.BUTTON)

    def _paint_hint(self, painter: QPainter, line: QRectF) -> None:
        """Paint what belongs here where it will stand, and what is wrong with what stands here at the other end."""
        theme, view = look(), self._view
        painter.setFont(type_of(Type.BODY))
        if view.wrong or not view.text:
            colour = theme.danger if view.wrong else theme.muted
            write(painter, line, view.hint, colour, Place.END if view.text else Place.START)

    def _paint_caret(self, painter: QPainter, line: QRectF) -> None:
        wide = min(width_of(self._view.text, painter.font()) + 3, line.width()) if self._view.text else 0.0
        at = line.right() - wide - _CARET if reading_backwards(self) else line.left() + wide
        painter.fillRect(QRectF(at, line.y() + 3, _CARET, line.height() - 6), ink(look().accent))

    def _touch(self) -> None:
        self.touched.emit(self._view.id)


class FieldList(QWidget):
    """Lines one under the other; `touched` carries the name of the one touched."""

    touched = Signal(str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.rows: list[FieldRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        self._column.addStretch(1)

    def show_fields(self, fields: Sequence[FieldView]) -> None:
        """Show these lines."""
        while len(self.rows) < len(fields):
            row = FieldRow()
            row.touched.connect(self.touched)
            self._column.insertWidget(len(self.rows), row, 100)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(fields))
            if place < len(fields):
                row.show_field(fields[place])

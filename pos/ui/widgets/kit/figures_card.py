"""Figures that belong together, on one card: what each is at the start of its line, the figure at the end."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.presenters.drawer.close import FigureGroup, FigureLine
from pos.ui.theme.tokens import Radius, Space, Type, Weight, ink, look
from pos.ui.theme.writing import type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards

_LINE = 28
_STRONG_LINE = 36


class FiguresCard(QWidget):
    """A card that shows a group of figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self._group = FigureGroup("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_group(self, group: FigureGroup) -> None:
        """Show figures."""
        self._group = group
        told = "; ".join(f"{line.label} {line.figure}" for line in group.lines)
        self.setAccessibleName(f"{group.title}: {told}")
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def group(self) -> FigureGroup:
        """Give the figures shown."""
        return self._group

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        lines = sum(_high(line) for line in self._group.lines)
        return QSize(4 * Space.COURT, Space.BODY + _LINE + lines + Space.SNUG)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its title and its lines."""
        theme = look()
        painter = painter_on(self)
        card(painter, QRectF(self.rect()), Radius.CARD, theme.surface, theme.line)
        inside = QRectF(self.rect()).adjusted(Space.BODY + 4, 0, -Space.BODY - 4, 0)
        painter.setFont(type_of(Type.CAPTION, Weight.STRONG))
        write(painter, QRectF(inside.x(), Space.SNUG, inside.width(), _LINE), self._group.title, theme.muted)
        top = float(Space.SNUG + _LINE)
        for line in self._group.lines:
            high = _high(line)
            if line.strong and top > Space.SNUG + _LINE:
                painter.setPen(QPen(ink(theme.line), 1))
                painter.drawLine(QPointF(inside.left(), top + 0.5), QPointF(inside.right(), top + 0.5))
            painter.setFont(type_of(Type.STRONG if line.strong else Type.BODY, _weight(line)))
            wide = width_of(line.figure, painter.font()) + Space.TIGHT
            wide = min(wide, inside.width() / 2)
            figure = QRectF(inside.right() - wide, top, wide, high)
            label = QRectF(inside.left(), top, inside.width() - wide, high)
            if reading_backwards(self):
                figure.moveLeft(inside.left())
                label.moveRight(inside.right())
            write_figure(painter, figure, line.figure, theme.ink)
            painter.setFont(type_of(Type.BODY, Weight.STRONG if line.strong else Weight.NORMAL))
            write(painter, label, line.label, theme.ink)
            top += high


def _high(line: FigureLine) -> int:
    return _STRONG_LINE if line.strong else _LINE


def _weight(line: FigureLine) -> Weight:
    return Weight.BOLD if line.strong else Weight.MEDIUM

"""The day in a few large figures, each under what it is of."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.desk.shades import ink_of
from pos.ui.override import override
from pos.ui.presenters.organizer.board_told import Figure
from pos.ui.theme.tokens import Space, Type, Weight, look
from pos.ui.theme.writing import Place, type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import painter_on, reading_backwards

_HIGH = 64
_LABEL, _FIGURE = 20.0, 30.0


class FiguresBar(QWidget):
    """Paints figures side by side, each as wide as it needs."""

    def __init__(self) -> None:
        """Make an empty bar."""
        super().__init__()
        self._figures: tuple[Figure, ...] = ()
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures."""
        if tuple(figures) != self._figures:
            self._figures = tuple(figures)
            self.setAccessibleName("; ".join(f"{one.label} {one.figure}" for one in self._figures))
            self.update()

    def figures(self) -> tuple[Figure, ...]:
        """Give the figures shown."""
        return self._figures

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as the figures."""
        return QSize(round(sum(self._widths()) + Space.ROOM * len(self._figures)), _HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write labels and figures."""
        theme = look()
        painter = painter_on(self)
        backwards = reading_backwards(self)
        widths = self._widths()
        spare = self.width() - sum(widths)
        gap = min(float(Space.ROOM), max(float(Space.SNUG), spare / max(1, len(widths))))
        start, top = 0.0, (self.height() - _LABEL - _FIGURE) / 2
        for one, wide in zip(self._figures, widths, strict=True):
            left = self.width() - start - wide if backwards else start
            painter.setFont(type_of(Type.CAPTION))
            write(painter, QRectF(left, top, wide, _LABEL), one.label, theme.muted)
            painter.setFont(type_of(Type.TITLE - 3, Weight.BOLD))
            figure = QRectF(left, top + _LABEL, wide, _FIGURE)
            write_figure(painter, figure, one.figure, ink_of(one.shade, theme), Place.START)
            start += wide + gap

    def _widths(self) -> list[float]:
        small, large = type_of(Type.CAPTION), type_of(Type.TITLE - 3, Weight.BOLD)
        return [max(width_of(one.label, small), width_of(one.figure, large)) + 2 for one in self._figures]

"""The figures of a case, one under the other: what each is, and the figure where the eye ends."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.presenters.organizer.case_told import CaseLine
from pos.ui.theme.tokens import Space, Type, Weight, look
from pos.ui.theme.writing import type_of, width_of, write, write_figure
from pos.ui.widgets.kit.painting import painter_on, reading_backwards

_LINE, _LARGE = 28, 38


class CaseFigures(QWidget):
    """Paints the lines of a case."""

    def __init__(self) -> None:
        """Make an empty list of figures."""
        super().__init__()
        self._lines: tuple[CaseLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show these figures."""
        self._lines = tuple(lines)
        self.setAccessibleName("; ".join(f"{line.label} {line.figure}" for line in lines))
        self.setFixedHeight(sum(map(_high, self._lines)))
        self.update()

    def lines(self) -> tuple[CaseLine, ...]:
        """Give the figures shown."""
        return self._lines

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        return QSize(4 * Space.COURT, sum(map(_high, self._lines)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the lines."""
        theme = look()
        painter = painter_on(self)
        top = 0.0
        for line in self._lines:
            high = _high(line)
            colour = theme.danger if line.wrong else theme.ink
            painter.setFont(type_of(Type.TITLE - 2 if line.large else Type.BODY, Weight.BOLD))
            wide = min(width_of(line.figure, painter.font()) + 2, self.width() * 0.6)
            start = 0.0 if reading_backwards(self) else self.width() - wide
            write_figure(painter, QRectF(start, top, wide, high), line.figure, colour)
            painter.setFont(type_of(Type.STRONG - 1 if line.large else Type.BODY))
            label = QRectF(0.0 if start else wide + Space.TIGHT, top, self.width() - wide - Space.TIGHT, high)
            write(painter, label, line.label, colour if line.large else theme.muted)
            top += high


def _high(line: CaseLine) -> int:
    return _LARGE if line.large else _LINE

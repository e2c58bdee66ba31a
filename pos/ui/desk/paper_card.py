"""A paper as the desk reads it: its lines, how it was paid, and in words what proves that the till wrote it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.organizer.drill_told import Line, PaperView
from pos.ui.theme.signs import Sign, draw_sign
from pos.ui.theme.tokens import Radius, Space, Type, Weight, ink, look
from pos.ui.theme.writing import type_of, width_of, write, write_figure
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on, reading_backwards

_LINE, _TOTAL = 46, 44
_SIGN = 22.0


class PaperLines(QWidget):
    """The lines of a paper, its total, and its payments."""

    def __init__(self) -> None:
        """Make an empty paper."""
        super().__init__()
        self._view: PaperView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_paper(self, view: PaperView | None) -> None:
        """Show a paper, or none."""
        self._view = view
        lines = () if view is None else (*view.lines, *view.payments)
        self.setAccessibleName("; ".join(f"{line.label} {line.figure}" for line in lines))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        view = self._view
        count = 0 if view is None else len(view.lines) + len(view.payments)
        return QSize(4 * Space.COURT, count * _LINE + (_TOTAL if count else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the paper."""
        view, theme = self._view, look()
        if view is None:
            return
        painter = painter_on(self)
        top = self._paint_lines(painter, 0.0, view.lines)
        painter.fillRect(QRectF(0, top, self.width(), 1), ink(theme.line))
        painter.setFont(type_of(Type.TITLE - 2, Weight.BOLD))
        write_figure(painter, QRectF(0, top, self.width(), _TOTAL), view.total, theme.ink)
        self._paint_lines(painter, top + _TOTAL, view.payments)

    def _paint_lines(self, painter: QPainter, top: float, lines: Sequence[Line]) -> float:
        theme = look()
        for line in lines:
            painter.setFont(type_of(Type.BODY, Weight.STRONG))
            wide = width_of(line.figure, painter.font()) + 2
            backwards = reading_backwards(self)
            figure = QRectF(0 if backwards else self.width() - wide, top + 3, wide, 22)
            write_figure(painter, figure, line.figure, theme.ink)
            painter.setFont(type_of(Type.BODY, Weight.MEDIUM))
            room = self.width() - wide - Space.TIGHT
            left = wide + Space.TIGHT if backwards else 0.0
            write(painter, QRectF(left, top + 3, room, 22), line.label, theme.ink)
            painter.setFont(type_of(Type.CAPTION))
            write(painter, QRectF(left, top + 24, room, 18), line.about, theme.muted)
            top += _LINE
        return top


class ProofCard(QWidget):
    """What the bytes prove, with a tick or a warning; while it is being checked, neither."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._proven: bool | None = None
        self.text, self._fact = Label(Type.BODY, wrap=True), Label(Type.CAPTION, tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.text)
        column.addWidget(self._fact)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._set_in()

    def tell(self, text: str, fact: str, *, proven: bool | None) -> None:
        """Say what is proven."""
        self._proven = proven
        self.text.say(text)
        self._fact.say(fact)
        self._fact.setVisible(bool(fact))
        self._set_in()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the sign."""
        theme = look()
        painter = painter_on(self)
        box = QRectF(self.rect())
        fill, colour = {
            None: (theme.ground, theme.muted),
            True: (theme.accent_soft, theme.accent),
            False: (theme.danger_soft, theme.danger),
        }[self._proven]
        card(painter, box, Radius.CARD, fill)
        if self._proven is not None:
            left = box.right() - Space.BODY - _SIGN if reading_backwards(self) else box.left() + Space.BODY
            sign = QRectF(left, box.y() + Space.SNUG + 1, _SIGN, _SIGN)
            draw_sign(painter, Sign.DONE if self._proven else Sign.CLOSE, sign, colour)

    def _set_in(self) -> None:
        """Leave room for the sign, on the side where reading begins."""
        aside = Space.BODY if self._proven is None else round(_SIGN) + Space.BODY + Space.SNUG
        backwards = reading_backwards(self)
        left, right = (Space.BODY, aside) if backwards else (aside, Space.BODY)
        column = self.layout()
        if column is not None:
            column.setContentsMargins(left, Space.SNUG, right, Space.SNUG)

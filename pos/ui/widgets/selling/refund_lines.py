"""The lines of a sale, each with how much of it comes back: plus and minus, never past what is left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.refunds.refund_told import RefundLineView
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, look
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on

_HIGH, _COUNT, _AMOUNT, _STEP = 76, 64, 124, 64


class RefundLine(QWidget):
    """One line."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self._chosen = False
        self.title, self.detail = Label(Type.STRONG - 1, Weight.STRONG), Label(Type.CAPTION + 1, tone=Tone.MUTED)
        self.count = Label(Type.TITLE, Weight.BOLD, place=Place.CENTRE)
        self.amount = Label(Type.STRONG, Weight.STRONG, place=Place.END)
        self.minus, self.plus = Button(Kind.QUIET, sign=Sign.MINUS), Button(Kind.QUIET, sign=Sign.PLUS)
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.count.setFixedWidth(_COUNT)
        self.amount.setFixedWidth(_AMOUNT)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BODY + Space.HAIR, 0, Space.BODY + Space.HAIR, 0)
        row.setSpacing(Space.TIGHT)
        row.addLayout(words, 1)
        for button in (self.minus, self.plus):
            button.setFixedSize(_STEP, Target.HIT + Space.TIGHT)
        for widget in (self.minus, self.count, self.plus, self.amount):
            row.addWidget(widget)

    def show_line(self, view: RefundLineView) -> None:
        """Show the line."""
        self._chosen = view.fewer
        self.title.say(view.title, Tone.MUTED if view.gone else Tone.INK)
        self.detail.say(view.detail)
        self.count.say(view.count, Tone.INK if view.fewer else Tone.MUTED)
        self.amount.say(view.amount)
        self.plus.setAccessibleName(view.more_name)
        self.minus.setAccessibleName(view.fewer_name)
        self.plus.setEnabled(view.more)
        self.minus.setEnabled(view.fewer)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, brighter when some of it comes back."""
        theme = look()
        fill, edge = (theme.accent_soft, theme.accent) if self._chosen else (theme.surface, theme.line)
        card(painter_on(self), QRectF(self.rect()), Radius.CARD, fill, edge, 2.0 if self._chosen else 1.0)


class RefundLines(QWidget):
    """All of them; `stepped` carries the number of a line, and one more or one fewer."""

    stepped = Signal(int, int)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.rows: list[RefundLine] = []
        self._numbers: list[int] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        self._column.addStretch(1)

    def show_lines(self, lines: Sequence[RefundLineView]) -> None:
        """Show these."""
        self._numbers = [line.number for line in lines]
        while len(self.rows) < len(lines):
            row, place = RefundLine(), len(self.rows)
            row.plus.clicked.connect(partial(self._step, place, 1))
            row.minus.clicked.connect(partial(self._step, place, -1))
            self._column.insertWidget(place, row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines))
            if place < len(lines):
                row.show_line(lines[place])

    def _step(self, place: int, count: int, _checked: object = None) -> None:
        self.stepped.emit(self._numbers[place], count)

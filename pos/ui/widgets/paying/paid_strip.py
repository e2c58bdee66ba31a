"""What terminals took for the ticket in hand: a line a payment, and a way to take the last one back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.presenters.paying.tenders_told import PaidView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone


class _Row(QWidget):
    """One payment."""

    undone = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._request = 0
        self._label, self._detail = Label(Type.BODY, Weight.MEDIUM), Label(Type.CAPTION, tone=Tone.MUTED)
        self._figure = Label(Type.STRONG, Weight.STRONG, Tone.ACCENT, Place.END)
        self.undo = Button(Kind.QUIET, once=True)
        self.undo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._label)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SNUG)
        row.addLayout(words, 1)
        row.addWidget(self.undo)
        row.addWidget(self._figure)
        self.undo.clicked.connect(self._undo)

    def show_payment(self, view: PaidView) -> None:
        self._request = view.request
        self._label.say(view.label)
        self._detail.say(view.detail)
        self._figure.say(view.figure)
        self.undo.say(view.undo)
        self.undo.setVisible(bool(view.undo))

    def _undo(self) -> None:
        self.undone.emit(self._request)


class PaidStrip(QWidget):
    """Lines above the total; `undone` carries the payment that is to be taken back."""

    undone = Signal(int)

    def __init__(self, margin: int) -> None:
        """Make a strip without lines, set in by `margin` pixels."""
        super().__init__()
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(margin, Space.TIGHT, margin, Space.TIGHT)
        self._column.setSpacing(Space.TIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_payments(self, payments: Sequence[PaidView]) -> None:
        """Show these; nothing at all when there are none."""
        while len(self.rows) < len(payments):
            row = _Row()
            row.undone.connect(self.undone)
            self._column.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(payments))
            if place < len(payments):
                row.show_payment(payments[place])
        self.setVisible(bool(payments))

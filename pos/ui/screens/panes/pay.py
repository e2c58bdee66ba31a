"""Cash handed over: notes and coins that add up by touch, sums one touch away, and a pad."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import PayView, SellView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.tokens import Space, Target, Type
from pos.ui.theme.writing import Place
from pos.ui.widgets.drawer.cash_board import CashBoard
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.words.speech import Words


class PayPane(SellPane):
    """Touch what the customer gives."""

    quick_chosen = Signal(int)
    currency_chosen = Signal(str)

    def __init__(self) -> None:
        """Lay the sums, the cash and the pad out."""
        super().__init__()
        self._due_label = Label(Type.BODY, tone=Tone.MUTED)
        self._due = Amount(Type.AMOUNT, Place.START)
        self._received_label = Label(Type.BODY, tone=Tone.MUTED, place=Place.END)
        self._received = Amount(Type.TOTAL - 6, Place.END, Tone.ACCENT)
        self.board, self.currencies = CashBoard(), ChipRow(at_end=True)
        self.quick: list[Button] = []
        self._lay_out()

    @override
    def speak(self, words: Words) -> None:
        self.board.pad.name_keys(erase=words.say("word.erase"))

    @override
    def show_view(self, view: SellView) -> None:
        pay = view.pay
        if pay is None:
            return
        self._due_label.say(pay.due_label)
        self._due.say(pay.due, pay.unit)
        self._received_label.say(pay.received_label if pay.received else "")
        self._received.say(pay.received)
        self.currencies.setVisible(bool(pay.currencies))
        self.currencies.show_choices(pay.currencies)
        self.board.show_pieces(pay.pieces)
        self._show_quick(pay)

    def _show_quick(self, pay: PayView) -> None:
        while len(self.quick) < len(pay.quick):
            button = Button(Kind.PLAIN)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFixedHeight(Target.MAIN - Space.TIGHT)
            button.clicked.connect(partial(self._choose, len(self.quick)))
            self.board.between.addWidget(button, 1)
            self.quick.append(button)
        for place, button in enumerate(self.quick):
            button.setVisible(place < len(pay.quick))
            if place < len(pay.quick):
                button.say(pay.quick[place].label, pay.quick[place].caption)

    def _lay_out(self) -> None:
        due, received, sums = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        due.setSpacing(0)
        due.addWidget(self._due_label)
        due.addWidget(self._due)
        received.setSpacing(0)
        received.addWidget(self.currencies)
        received.addWidget(self._received_label)
        received.addStretch(1)
        received.addWidget(self._received)
        sums.addLayout(due, 3)
        sums.addLayout(received, 2)
        self.column.setContentsMargins(Space.WIDE, Space.BODY, Space.WIDE, Space.BODY)
        self.column.addLayout(sums)
        self.column.addWidget(self.board, 1)
        self.currencies.touched.connect(self.currency_chosen)

    def _choose(self, place: int, _checked: object = None) -> None:
        self.quick_chosen.emit(place)

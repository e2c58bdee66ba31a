"""Opening the shift: the cash on one side, what it comes to and the one next action on the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.drawer.open_shift import OpenShift
from pos.ui.screens.screen import Screen
from pos.ui.screens.ticket_side import WIDE
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.drawer.cash_board import CashBoard
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.words.speech import Words


class OpenShiftScreen(Screen):
    """Counts the float."""

    help_wanted = Signal(str)

    def __init__(self, opening: OpenShift, words: Words) -> None:
        """Lay the two sides out."""
        super().__init__()
        self._opening, self._words = opening, words
        self._title = Label(Type.TITLE + 2, Weight.BOLD)
        self._hint = Label(Type.BODY + 1, tone=Tone.MUTED)
        self.board, self.banner, self.currencies = CashBoard(), Banner(), ChipRow(at_end=True)
        self._day = Label(Type.BODY, tone=Tone.MUTED)
        self._label = Label(Type.STRONG, Weight.STRONG)
        self.total = Amount(Type.AMOUNT)
        self._told = Label(Type.STRONG - 1, tone=Tone.MUTED, place=Place.END, wrap=True)
        self.primary = Button(Kind.PRIMARY)
        self._lay_out()
        self.board.piece_added.connect(opening.add_piece)
        self.board.pressed.connect(opening.press)
        self.currencies.touched.connect(opening.choose_currency)
        self.primary.clicked.connect(opening.open)
        self.banner.dismissed.connect(opening.dismiss)
        self.banner.help_wanted.connect(self.help_wanted)
        opening.changed = self.show_now

    def show_now(self) -> None:
        """Show the state of the moment."""
        view = self._opening.view(self._words)
        self._title.say(view.title)
        self._hint.say(view.hint)
        self._day.say(view.day)
        self._label.say(view.label)
        self.total.say(view.figure, view.unit)
        self._told.say(view.told)
        self.currencies.setVisible(bool(view.currencies))
        self.currencies.show_choices(view.currencies)
        self.board.show_pieces(view.pieces)
        self.primary.say(view.primary.label, view.primary.caption)
        self.primary.setEnabled(view.primary.enabled)
        self.banner.tell(view.notice)

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.board.pad.name_keys(erase=words.say("word.erase"))
        self.banner.name_keys(close=words.say("word.close"))
        self.show_now()

    @override
    def enter(self) -> None:
        self.show_now()

    @override
    def hear(self, key: str) -> bool:
        self._opening.press(key)
        return bool(key)

    def _lay_out(self) -> None:
        cash = QVBoxLayout()
        cash.setContentsMargins(Space.WIDE, Space.BODY, Space.WIDE, Space.BODY)
        cash.setSpacing(Space.HAIR)
        cash.addWidget(self._title)
        cash.addWidget(self._hint)
        cash.addSpacing(Space.BODY)
        cash.addWidget(self.board, 1)
        side = QWidget()
        side.setLayout(cash)
        panel = Panel(Space.BODY + Space.HAIR, WIDE)
        panel.column.setSpacing(Space.HAIR)
        panel.column.setContentsMargins(Space.BODY + Space.HAIR, Space.WIDE, Space.BODY + Space.HAIR, Space.BODY)
        panel.stack(self._day)
        panel.column.addSpacing(Space.WIDE)
        panel.stack(self._label, self.currencies, self.total, self._told)
        panel.column.addStretch(1)
        panel.stack(self.banner)
        panel.column.addSpacing(Space.TIGHT)
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        panel.stack(self.primary)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side, 1)
        row.addWidget(panel)

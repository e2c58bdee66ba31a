"""How much goes on the card: large, typed or shared out by a touch, with the terminal that will be asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.presenters.paying.card_views import AmountView, Choice
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.choice_button import ChoiceGrid
from pos.ui.widgets.kit.keypad import AMOUNT_KEYS, KeyPad
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.page_card import SoftCard, in_the_middle
from pos.ui.widgets.kit.tones import writing_of

_SHARE_HIGH = 64


class CardAmount(QWidget):
    """Asks how much; every signal is something a hand did."""

    pressed = Signal(str)
    share_touched = Signal(str)
    look_wanted = Signal()

    def __init__(self) -> None:
        """Lay the page out."""
        super().__init__()
        self._label = Label(Type.BODY, tone=Tone.MUTED)
        self.amount = Amount(Type.AMOUNT, Place.START)
        self.rest = Label(Type.STRONG, tone=Tone.MUTED)
        self.terminal = Label(Type.BODY, Weight.STRONG, place=Place.END)
        self.pending, self._pending_card = Label(Type.BODY, wrap=True), SoftCard(Tone.SAFFRON)
        self.look = Button(Kind.QUIET)
        self.shares = ChoiceGrid(3, (Kind.PLAIN,), _SHARE_HIGH)
        self.pad = KeyPad(AMOUNT_KEYS)
        self._lay_out()
        self.pad.pressed.connect(self.pressed)
        self.shares.chosen.connect(self.share_touched)
        self.look.clicked.connect(self.look_wanted)

    def show_view(self, view: AmountView) -> None:
        """Show the amount as it is now."""
        self._label.say(view.label)
        self.amount.say(view.figure, view.unit)
        self.rest.say(view.rest)
        self.terminal.say(view.terminal, writing_of(view.tone))
        self.pending.say(view.pending)
        self._pending_card.setVisible(bool(view.pending))
        self.look.say(view.look)
        self.shares.show_choices([Choice(share.id, ButtonView(share.label)) for share in view.shares])
        for button, share in zip(self.shares.buttons, view.shares, strict=True):
            button.play(Kind.CHOSEN if share.chosen else Kind.PLAIN)

    def _lay_out(self) -> None:
        sums, row = QVBoxLayout(), QHBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self._label)
        sums.addWidget(self.amount)
        sums.addWidget(self.rest)
        row.addLayout(sums, 1)
        row.addWidget(self.terminal, 0, Qt.AlignmentFlag.AlignTop)
        self.look.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pending_card.row.addLayout(in_the_middle(self.pending), 1)
        self._pending_card.row.addWidget(self.look)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.TIGHT, 0, Space.TIGHT, 0)
        page.setSpacing(Space.SNUG)
        page.addLayout(row)
        page.addSpacing(Space.HAIR)
        page.addWidget(self._pending_card)
        page.addWidget(self.shares)
        page.addWidget(self.pad, 1)

"""How cash is taken, side by side: the coin it is rounded to, and who bears the stamp duty."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.cash_terms import STAMP_DUTY_BP
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.label import Label
from pos.words.speech import Words

_COINS, _DUTIES = 4, 5


class TermsBoard(QWidget):
    """Two rows of chips; what is touched is carried as the setting keeps it."""

    coin_chosen = Signal(str)
    bearer_chosen = Signal(str)

    def __init__(self) -> None:
        """Lay both out."""
        super().__init__()
        self._coin, self._duty = Label(Type.STRONG, Weight.BOLD), Label(Type.STRONG, Weight.BOLD)
        self.coins, self.duties = ChipRow(), ChipRow()
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(Space.WIDE)
        for name, chips, wide in ((self._coin, self.coins, _COINS), (self._duty, self.duties, _DUTIES)):
            side = QVBoxLayout()
            side.setSpacing(Space.TIGHT)
            side.addWidget(name)
            side.addWidget(chips)
            sides.addLayout(side, wide)
        self.coins.touched.connect(self.coin_chosen)
        self.duties.touched.connect(self.bearer_chosen)

    def speak(self, words: Words) -> None:
        """Name both."""
        self._coin.say(words.say("settings.coin"))
        self._duty.say(words.say("settings.duty", rate=words.percent(STAMP_DUTY_BP)))

    def show_choices(self, coins: Sequence[ChipView], duties: Sequence[ChipView]) -> None:
        """Show what is chosen; there is no duty where there are no choices."""
        self.coins.show_choices(coins)
        self.duties.show_choices(duties)
        for widget in (self._duty, self.duties):
            widget.setVisible(bool(duties))

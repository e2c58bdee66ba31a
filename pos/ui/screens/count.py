"""Counting the drawer, blind: piles to touch or to type, the total as it grows, and no word of what is expected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.domain.cash import CashCount, Denomination
from pos.domain.money import Currency
from pos.ui.hands.keys import DOWN, ENTER, ERASE, ESCAPE, UP
from pos.ui.override import override
from pos.ui.presenters.drawer import count
from pos.ui.presenters.drawer.count import Counting, Pile
from pos.ui.presenters.shown.notice import Notice
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.drawer.count_board import CountBoard
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.keypad import WHOLE_KEYS, KeyPad
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words


class CountScreen(Screen):
    """Counts; `counted` carries a `CashCount` when somebody says that all is counted."""

    counted = Signal(object)
    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for a drawer."""
        super().__init__()
        self._words = words
        self._counting: Counting | None = None
        self._again = self._named = False
        self.title, self.board, self.banner = TitleBar(), CountBoard(), Banner()
        self._of = Label(Type.TITLE, Weight.STRONG)
        self.total, self._told = Amount(Type.TOTAL), Label(tone=Tone.MUTED, place=Place.END)
        self.pad, self.confirm = KeyPad(WHOLE_KEYS), Button(Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(
        self,
        currency: Currency,
        denominations: tuple[Denomination, ...],
        before: CashCount | None = None,
        *,
        named: bool = False,
    ) -> None:
        """Begin a count; `before` is the count that is checked again. `named` where several currencies are counted."""
        self._named = named
        self._counting = count.begin(currency, denominations, before)
        self._again = before is not None
        self.board.lay_piles(self._counting.denominations)
        self.speak(self._words)

    def wait(self, *, busy: bool) -> None:
        """Hold the button while the count is written down."""
        self.confirm.setEnabled(not busy)

    def tell(self, notice: Notice | None) -> None:
        """Say what went wrong with writing the count down."""
        self.banner.tell(notice)

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        title = words.say("counting.title")
        if self._named and self._counting is not None:
            title = words.say("terms.count_of", currency=words.isolate(self._counting.currency.value))
        self.title.say(title, words.say("word.back"))
        self.board.notes.say(words.say("counting.notes"))
        self.board.coins.say(words.say("counting.coins"))
        self.board.hint.say(words.say("counting.hint_again" if self._again else "counting.hint"))
        self._of.say(words.say("counting.total"))
        self.confirm.say(words.say("counting.confirm"))
        self.pad.name_keys(erase=words.say("word.erase"))
        self.banner.name_keys(close=words.say("word.close"))
        self._show()

    @override
    def enter(self) -> None:
        self.board.setFocus()

    @override
    def hear(self, key: str) -> bool:
        counting = self._counting
        if counting is None or not key:
            return False
        if key == ESCAPE:
            self.left.emit()
        elif key == ENTER:
            self._go_on(counting)
        elif key in {UP, DOWN}:
            self._put(count.step(counting, 1 if key == DOWN else -1))
        elif key == ERASE:
            self._put(count.erase(counting))
        elif key in {"+", "-"}:
            self._put(count.add(counting, counting.chosen, 1 if key == "+" else -1))
        elif key.isascii() and key.isdigit():
            self._put(count.digit(counting, key))
        else:
            return False
        return True

    def _go_on(self, counting: Counting) -> None:
        """Take Enter: the next pile, and from the last one to the button."""
        if counting.last:
            self.confirm.setFocus()
        else:
            self._put(count.step(counting, 1))

    def _press(self, key: str) -> None:
        for sign in (ERASE,) if key == ERASE else tuple(key):
            self.hear(sign)

    def _more(self, minor: int) -> None:
        self._add(minor, 1)

    def _fewer(self, minor: int) -> None:
        self._add(minor, -1)

    def _add(self, minor: int, pieces: int) -> None:
        if self._counting is not None:
            self._put(count.add(self._counting, minor, pieces))

    def _choose(self, minor: int) -> None:
        if self._counting is not None:
            self._put(count.choose(self._counting, minor))
            self.board.setFocus()

    def _put(self, counting: Counting) -> None:
        self._counting = counting
        self._show()

    def _confirm(self) -> None:
        if self._counting is not None:
            self.counted.emit(self._counting.count)

    def _show(self) -> None:
        if self._counting is None:
            return
        view = count.count_view(self._counting, self._words)
        self.board.show_view(view, self._name)
        self.total.say(view.total, view.unit)
        self._told.say(view.told)

    def _name(self, button: str, pile: Pile) -> str:
        return self._words.say(f"counting.{button}", value=pile.value)

    def _connect(self) -> None:
        self.title.back.connect(self.left)
        self.board.more.connect(self._more)
        self.board.fewer.connect(self._fewer)
        self.board.chosen.connect(self._choose)
        self.pad.pressed.connect(self._press)
        self.confirm.clicked.connect(self._confirm)
        self.banner.dismissed.connect(self.banner.hide)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.TIGHT)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addWidget(self.board, 1)
        side = Panel()
        side.column.addWidget(self._of)
        side.column.addWidget(self.total)
        side.column.addWidget(self._told)
        side.column.addStretch(1)
        side.column.addWidget(self.pad)
        side.column.addSpacing(Space.TIGHT)
        side.column.addWidget(self.confirm)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

"""Cash in or out of the drawer without a sale: which way, why, how much, on one screen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.money import Currency
from pos.ui.keys import ENTER, ERASE, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.cash_move import Way, Why, cash_move_view
from pos.ui.presenters.cash_moving import CashMoving
from pos.ui.presenters.choices import ChipView
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Target, Type, Weight
from pos.ui.widgets.banner import Banner
from pos.ui.widgets.button import Button, Kind
from pos.ui.widgets.chip_row import ChipRow
from pos.ui.widgets.keypad import AMOUNT_KEYS, KeyPad
from pos.ui.widgets.label import Amount, Label, Tone
from pos.ui.widgets.panel import Panel
from pos.ui.widgets.title_bar import TitleBar
from pos.ui.widgets.yes_board import YesBoard, type_pin
from pos.words.speech import Words


class CashScreen(Screen):
    """Moves cash; `left` when somebody goes back without."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for a movement."""
        super().__init__()
        self._words = words
        self._moving: CashMoving | None = None
        self.title, self.banner, self.yes = TitleBar(), Banner(), YesBoard()
        self.ways = {way: Button(Kind.PLAIN) for way in Way}
        self._why, self.whys, self.currencies = Label(Type.BODY, tone=Tone.MUTED), ChipRow(), ChipRow(at_end=True)
        self.pad = KeyPad(AMOUNT_KEYS)
        self._of, self.amount = Label(Type.TITLE, Weight.STRONG), Amount(Type.AMOUNT)
        self._missing = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self.go = Button(Kind.PRIMARY)
        self._sides = QStackedLayout()
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, moving: CashMoving) -> None:
        """Begin a movement."""
        self._moving = moving
        moving.permitted.changed = self._show
        self._show()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._moving is not None:
            self._moving.permitted.words = words
        self.title.say(words.say("cash.title"), words.say("word.back"))
        self.banner.name_keys(close=words.say("word.close"))
        for way, button in self.ways.items():
            button.say(words.say(f"cash.{way.value}"), words.say(f"cash.{way.value}_caption"))
        self._why.say(words.say("cash.why"))
        self.pad.name_keys(erase=words.say("word.erase"))
        self.yes.speak(words)
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def hear(self, key: str) -> bool:
        moving = self._moving
        if moving is None or not key:
            return False
        entry = moving.permitted.entry
        if key == ESCAPE:
            self._step_back()
        elif key == ENTER:
            self.go.click()
        elif entry is not None:
            return type_pin(entry, key)
        elif key == ERASE:
            moving.erase()
        elif key in {"+", "-"}:
            moving.turn(Way.IN if key == "+" else Way.OUT)
        elif key in {",", "."} or (key.isascii() and key.isdigit()):
            moving.press(key)
        else:
            return False
        return True

    def _step_back(self) -> None:
        if self._moving is None or not self._moving.permitted.give_up():
            self.left.emit()

    def _show(self) -> None:
        moving, words = self._moving, self._words
        if moving is None:
            return
        view, board = cash_move_view(moving.move, words), moving.permitted.board()
        for way, button in self.ways.items():
            button.play(Kind.CHOSEN if way is moving.move.way else Kind.PLAIN)
        self.currencies.setVisible(bool(view.currencies))
        self.currencies.show_choices(view.currencies)
        self.whys.show_choices([ChipView(why.value, label, chosen) for why, label, chosen in view.whys])
        self._of.say(words.say(f"cash.do_{moving.move.way.value}"))
        self.amount.say(view.typed, view.unit)
        chosen = next((label for _, label, chosen in view.whys if chosen), "")
        self._missing.say(view.missing or chosen)
        self.banner.tell(moving.permitted.notice)
        self._sides.setCurrentIndex(0 if board is None else 1)
        if board is None:
            self.go.say(view.button)
            self.go.setEnabled(view.ready and not moving.permitted.busy)
        else:
            self.yes.show_view(board)
            self.go.say(words.say("approval.give"))
            self.go.setEnabled(board.ready)

    def _go(self) -> None:
        if self._moving is None:
            return
        entry = self._moving.permitted.entry
        if entry is not None:
            entry.enter()
        else:
            self._moving.go()

    def _turn(self, way: Way) -> Callable[[], None]:
        def turn() -> None:
            if self._moving is not None:
                self._moving.turn(way)

        return turn

    def _choose_why(self, why: str) -> None:
        if self._moving is not None:
            self._moving.choose_why(Why(why))

    def _choose_currency(self, currency: str) -> None:
        if self._moving is not None:
            self._moving.choose_currency(Currency(currency))

    def _touch_face(self, person: str) -> None:
        if self._moving is not None and self._moving.permitted.entry is not None:
            self._moving.permitted.entry.choose(person)

    def _close_banner(self) -> None:
        if self._moving is not None:
            self._moving.permitted.tell(None)

    def _connect(self) -> None:
        self.title.back.connect(self._step_back)
        self.yes.back.connect(self._step_back)
        self.yes.face_touched.connect(self._touch_face)
        for pad in (self.pad, self.yes):
            pad.pressed.connect(self.hear)
        for way, button in self.ways.items():
            button.clicked.connect(self._turn(way))
        self.whys.touched.connect(self._choose_why)
        self.currencies.touched.connect(self._choose_currency)
        self.go.clicked.connect(self._go)
        self.banner.dismissed.connect(self._close_banner)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        side = Panel()
        side.stack(self._of, self.currencies, self.amount, self._missing)
        side.column.addStretch(1)
        side.stack(self.go)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._sides, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (self._typing(), self.yes):
            self._sides.addWidget(page)

    def _typing(self) -> QWidget:
        ways = QHBoxLayout()
        ways.setSpacing(Space.SNUG)
        for button in self.ways.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFixedHeight(Target.MAIN)
            ways.addWidget(button, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        column.setSpacing(Space.SNUG)
        for widget in (self.title, self.banner):
            column.addWidget(widget)
        column.addLayout(ways)
        column.addSpacing(Space.HAIR)
        column.addWidget(self._why)
        column.addWidget(self.whys)
        column.addSpacing(Space.HAIR)
        column.addWidget(self.pad, 1)
        return page

"""Cash in or out of the drawer without a sale: which way, why, how much, on one screen."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.domain.money import Currency
from pos.ui.hands.keys import ERASE
from pos.ui.override import override
from pos.ui.presenters.drawer.cash_move import Way, Why, cash_move_view
from pos.ui.presenters.drawer.cash_moving import CashMoving
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.permitted import PermittedScreen
from pos.ui.theme.tokens import Space, Target, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.keypad import AMOUNT_KEYS, KeyPad
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.words.speech import Words


class CashScreen(PermittedScreen):
    """Moves cash; `left` when somebody goes back without."""

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for a movement."""
        super().__init__(words, Button(Kind.PRIMARY))
        self._moving: CashMoving | None = None
        self.ways = {way: Button(Kind.PLAIN) for way in Way}
        self._why, self.whys, self.currencies = Label(Type.BODY, tone=Tone.MUTED), ChipRow(), ChipRow(at_end=True)
        self.pad = KeyPad(AMOUNT_KEYS)
        self._of, self.amount = Label(Type.TITLE, Weight.STRONG), Amount(Type.AMOUNT)
        self._missing = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, moving: CashMoving) -> None:
        """Begin a movement."""
        self._moving = moving
        moving.permitted.changed = self._show
        self._show()

    @override
    def _permitted(self) -> Permitted | None:
        return None if self._moving is None else self._moving.permitted

    @override
    def _say(self, words: Words) -> None:
        self.title.say(words.say("cash.title"), words.say("word.back"))
        for way, button in self.ways.items():
            button.say(words.say(f"cash.{way.value}"), words.say(f"cash.{way.value}_caption"))
        self._why.say(words.say("cash.why"))
        self.pad.name_keys(erase=words.say("word.erase"))

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def _hear_own(self, key: str) -> bool:
        moving = self._moving
        if moving is None:
            return False
        if key == ERASE:
            moving.erase()
        elif key in {"+", "-"}:
            moving.turn(Way.IN if key == "+" else Way.OUT)
        elif key in {",", "."} or (key.isascii() and key.isdigit()):
            moving.press(key)
        else:
            return False
        return True

    @override
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

    @override
    def _go_on(self) -> None:
        if self._moving is not None:
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

    def _connect(self) -> None:
        self.pad.pressed.connect(self.hear)
        for way, button in self.ways.items():
            button.clicked.connect(self._turn(way))
        self.whys.touched.connect(self._choose_why)
        self.currencies.touched.connect(self._choose_currency)

    def _lay_out(self) -> None:
        side = Panel()
        side.stack(self._of, self.currencies, self.amount, self._missing)
        side.column.addStretch(1)
        side.stack(self.go)
        self._lay_beside(side, self._typing())

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

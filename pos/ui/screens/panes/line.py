"""The sheet of a line: how many, what was agreed, what comes off; the total beside it tells the outcome at each key."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.ui.override import override
from pos.ui.presenters.selling.editing import Aim
from pos.ui.presenters.selling.sell_view import LineView, SellView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Radius, Space, Target, Type, look
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.keypad import AMOUNT_KEYS, KeyPad
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words


class _Window(QWidget):
    """The white window in which what is typed stands."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = Amount(Type.TOTAL)
        self.fewer = Button(Kind.QUIET, sign=Sign.MINUS)
        self.more = Button(Kind.QUIET, sign=Sign.PLUS)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SNUG, Space.TIGHT, Space.WIDE, Space.TIGHT)
        row.setSpacing(Space.TIGHT)
        for button in (self.fewer, self.more):
            button.setFixedSize(Target.MAIN, Target.HIT + Space.TIGHT)
            row.addWidget(button)
        row.addWidget(self.figure, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look()
        card(painter_on(self), QRectF(self.rect()), Radius.BUTTON, theme.surface, theme.edge)


class LinePane(SellPane):
    """Change one line, or the whole ticket."""

    pressed = Signal(str)
    aim_chosen = Signal(str)
    scope_chosen = Signal(str)
    unit_chosen = Signal(str)
    preset_chosen = Signal(str)
    stepped = Signal(int)
    taken_back = Signal()
    removed = Signal()
    fresh_taken = Signal()
    price_kept = Signal()
    back = Signal()

    def __init__(self) -> None:
        """Lay the sheet out."""
        super().__init__()
        self.bar = TitleBar()
        self._asked = Label(Type.BODY, tone=Tone.MUTED)
        self.aims, self.presets = ChipRow(), ChipRow()
        self.scopes, self.units = ChipRow(at_end=True), ChipRow(at_end=True)
        self._window = _Window()
        self.pad = KeyPad(AMOUNT_KEYS)
        self.undo_price = Button(Kind.QUIET)
        self.take_fresh, self.keep_price = Button(Kind.PLAIN), Button(Kind.PLAIN)
        self.remove = Button(Kind.DANGER, sign=Sign.BIN)
        self._lay_out()
        self.pad.pressed.connect(self.pressed)
        self.bar.back.connect(self.back)
        self.aims.touched.connect(self.aim_chosen)
        self.scopes.touched.connect(self.scope_chosen)
        self.units.touched.connect(self.unit_chosen)
        self.presets.touched.connect(self.preset_chosen)
        self.undo_price.clicked.connect(self.taken_back)
        self.remove.clicked.connect(self.removed)
        self.take_fresh.clicked.connect(self.fresh_taken)
        self.keep_price.clicked.connect(self.price_kept)
        self._window.fewer.clicked.connect(self._fewer)
        self._window.more.clicked.connect(self._more)

    @override
    def speak(self, words: Words) -> None:
        self.bar.say(self.bar.title.text(), words.say("word.back"))
        self._window.fewer.setAccessibleName(words.say("line.fewer"))
        self._window.more.setAccessibleName(words.say("line.more"))
        self.pad.name_keys(erase=words.say("word.erase"))

    @override
    def show_view(self, view: SellView) -> None:
        line = view.line
        if line is None:
            return
        self.bar.title.say(line.title)
        self._asked.say(line.subtitle)
        self.aims.show_choices(line.aims)
        self.scopes.show_choices(line.scopes)
        self.units.show_choices(line.units)
        self.presets.show_choices(line.presets)
        self._show_figure(line)
        for button in (self._window.fewer, self._window.more):
            button.setVisible(line.aim is Aim.QUANTITY)
        self.undo_price.say(line.take_back)
        self.undo_price.setVisible(bool(line.take_back))
        self.remove.say(line.remove)
        for button, told in zip((self.take_fresh, self.keep_price), line.fresh, strict=True):
            button.say(told)
            button.setVisible(bool(told))

    def figure(self) -> Amount:
        """Give the figure that is typed."""
        return self._window.figure

    def _show_figure(self, line: LineView) -> None:
        if not line.typed:
            self._window.figure.say(line.before, line.unit, Tone.MUTED)
        else:
            self._window.figure.say(line.typed, line.unit, Tone.SAFFRON if line.warning else Tone.INK)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(Space.WIDE)
        chips.addWidget(self.aims, 3)
        chips.addWidget(self.scopes, 2)
        amounts = QHBoxLayout()
        amounts.setSpacing(Space.WIDE)
        amounts.addWidget(self.presets, 3)
        amounts.addWidget(self.units, 1)
        last = QHBoxLayout()
        last.setSpacing(Space.SNUG)
        last.addWidget(self.undo_price, 1)
        last.addWidget(self.remove, 1)
        fresh = QHBoxLayout()
        fresh.setSpacing(Space.SNUG)
        fresh.addWidget(self.take_fresh, 1)
        fresh.addWidget(self.keep_price, 1)
        self.bar.add(self._asked)
        self.column.addWidget(self.bar)
        self.column.addLayout(fresh)
        self.column.addLayout(chips)
        self.column.addWidget(self._window)
        self.column.addLayout(amounts)
        self.column.addWidget(self.pad, 1)
        self.column.addLayout(last)

    def _fewer(self) -> None:
        self.stepped.emit(-1)

    def _more(self) -> None:
        self.stepped.emit(1)

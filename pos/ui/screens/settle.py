"""The terminal's totals beside ours: asked of it, or typed off its paper, with every difference named."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.hands.keys import DOWN, ENTER, ERASE, ESCAPE, UP
from pos.ui.override import override
from pos.ui.presenters.paying.settle_told import settle_view
from pos.ui.presenters.paying.settling import Settling
from pos.ui.presenters.shown.history import Teaching
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.field_row import FieldList
from pos.ui.widgets.kit.keypad import AMOUNT_KEYS, KeyPad
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.kit.tones import writing_of
from pos.ui.widgets.paying.settled_card import SettledCard
from pos.words.speech import Words

_PAD_WIDE, _PAD_HIGH = 350, 340


class SettleScreen(Screen):
    """Compares; `left` goes back."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for a comparison."""
        super().__init__()
        self._words = words
        self._settling: Settling | None = None
        self.title, self.banner, self.card, self.teaching = TitleBar(), Banner(), SettledCard(), TeachingCard()
        self.fields, self.pad, self._typing = FieldList(), KeyPad(AMOUNT_KEYS), QWidget()
        self.told = Label(Type.TITLE, Weight.BOLD, wrap=True)
        self.unknown = Label(Type.BODY, tone=Tone.SAFFRON, wrap=True)
        self.second, self.go = Button(Kind.QUIET), Button(Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, settling: Settling) -> None:
        """Begin a comparison."""
        if self._settling is not None:
            self._settling.close()
        self._settling = settling
        settling.changed = self._show
        self._show()

    def settling(self) -> Settling | None:
        """Give the comparison under way."""
        return self._settling

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._settling is not None:
            self._settling.asking.words = words
        self.banner.name_keys(close=words.say("word.close"))
        self.pad.name_keys(erase=words.say("word.erase"))
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def hear(self, key: str) -> bool:
        settling = self._settling
        if settling is None:
            return False
        totals = settling.totals
        if key == ESCAPE:
            self.left.emit()
        elif key == ENTER:
            self._enter(settling)
        elif totals is None or settling.compared:
            return False
        elif key in {UP, DOWN}:
            settling.turn(totals.step(1 if key == DOWN else -1))
        elif key == ERASE:
            settling.turn(totals.erase())
        elif len(key) == 1:
            settling.turn(totals.press(key))
        else:
            return False
        return True

    def _show(self) -> None:
        if self._settling is None:
            return
        view = settle_view(self._settling, self._words)
        self.title.say(view.title, self._words.say("word.back"))
        self.banner.tell(self._settling.asking.notice)
        self.card.show_rows(view.heads, view.rows)
        self.card.setVisible(bool(view.rows))
        self.teaching.teach(Teaching(self._words.say("settle.teach"), self._words.say("settle.teach_told")))
        self.teaching.setVisible(not view.rows and not view.fields)
        self.fields.show_fields(view.fields)
        self._typing.setVisible(bool(view.fields))
        self.told.say(view.told, writing_of(view.tone))
        self.unknown.say(view.unknown)
        self.go.say(view.primary.label, view.primary.caption)
        self.go.setEnabled(view.primary.enabled)
        self.second.setVisible(view.second is not None)
        if view.second is not None:
            self.second.say(view.second.label, view.second.caption)

    def _touch_line(self, line: str) -> None:
        if self._settling is not None and self._settling.totals is not None:
            self._settling.turn(self._settling.totals.choose(line))

    def _enter(self, settling: Settling) -> None:
        if settling.compared:
            self.left.emit()
        else:
            settling.enter()

    def _go(self) -> None:
        if self._settling is not None and self._settling.compared:
            self.left.emit()
        elif self._settling is not None:
            self._settling.go()

    def _do_second(self) -> None:
        if self._settling is not None and self._settling.compared:
            self._settling.begin_again()
        elif self._settling is not None:
            self._settling.turn_by_hand()

    def _dismiss(self) -> None:
        if self._settling is not None:
            self._settling.asking.tell(None)

    def _connect(self) -> None:
        self.title.back.connect(self.left)
        self.fields.touched.connect(self._touch_line)
        self.pad.pressed.connect(self.hear)
        self.go.clicked.connect(self._go)
        self.second.clicked.connect(self._do_second)
        self.banner.dismissed.connect(self._dismiss)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        self.pad.setFixedSize(_PAD_WIDE, _PAD_HIGH)
        typing = QHBoxLayout(self._typing)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.setSpacing(Space.WIDE)
        typing.addWidget(self.fields, 1)
        typing.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.BODY)
        for widget in (self.title, self.banner, self.card, self._typing):
            left.addWidget(widget)
        left.addWidget(self.teaching, 1)
        left.addStretch(0)
        side = Panel()
        side.stack(self.told, self.unknown)
        side.column.addStretch(1)
        side.stack(self.second, self.go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

"""Payments to clear up: the one that is looked at, large, and the list of all beside it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout

from pos.ui.hands.keys import DOWN, ENTER, ERASE, ESCAPE, UP
from pos.ui.override import override
from pos.ui.presenters.paying.card_dialogue import CardDialogue
from pos.ui.presenters.paying.card_paper import Line
from pos.ui.presenters.paying.payments import Payments
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.teaching import TeachingCard
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.paying.card_board import CardBoard
from pos.ui.widgets.paying.payment_list import PaymentList
from pos.words.speech import Words

BEAT_MS = 1_000


class PaymentsScreen(Screen):
    """Clears payments up; `left` goes back, `settle_wanted` goes to the terminal's totals."""

    left = Signal()
    settle_wanted = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for a list."""
        super().__init__()
        self._words = words
        self._payments: Payments | None = None
        self.title, self.banner, self.board, self.teaching = TitleBar(), Banner(), CardBoard(), TeachingCard()
        self.rows = PaymentList()
        self._strays_label = Label(Type.BODY, Weight.STRONG, Tone.SAFFRON)
        self.strays = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self.settle, self.second, self.go = Button(Kind.QUIET), Button(Kind.QUIET), Button(Kind.PRIMARY)
        self._pages = QStackedLayout()
        self._heart = QTimer(self)
        self._heart.setInterval(BEAT_MS)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, payments: Payments) -> None:
        """Show a list."""
        if self._payments is not None:
            self._payments.close()
        self._payments = payments
        payments.changed = self._show
        self._show()

    def payments(self) -> Payments | None:
        """Give the list shown."""
        return self._payments

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("payments.title"), words.say("word.back"))
        self.banner.name_keys(close=words.say("word.close"))
        self.rows.setAccessibleName(words.say("payments.title"))
        self._strays_label.say(words.say("payments.strays"))
        self.settle.say(words.say("settle.title"), words.say("settle.caption"))
        self.board.speak(words)
        if self._payments is not None:
            self._payments.speak(words)

    @override
    def enter(self) -> None:
        self.setFocus()
        self._heart.start()

    @override
    def leave(self) -> None:
        self._heart.stop()

    @override
    def hear(self, key: str) -> bool:
        payments = self._payments
        if payments is None:
            return False
        if key == ESCAPE:
            self._back()
        elif payments.dialogue.typing:
            return _type(payments.dialogue, key)
        elif key == ENTER:
            self._go()
        elif key in {UP, DOWN}:
            payments.choose(payments.chosen + (1 if key == DOWN else -1))
        else:
            return False
        return True

    def _show(self) -> None:
        payments = self._payments
        if payments is None:
            return
        board = payments.board()
        self.rows.show_payments(payments.rows(), payments.chosen)
        strays = payments.strays()
        self.strays.say("\n".join(strays))
        for label in (self._strays_label, self.strays):
            label.setVisible(bool(strays))
        self.banner.tell(payments.dialogue.asking.notice)
        for button, told in ((self.go, board and board.primary), (self.second, board and board.second)):
            button.setVisible(bool(told))
            if told:
                button.say(told.label, told.caption)
                button.setEnabled(told.enabled)
        self.settle.setVisible(payments.book.cards.settles and not payments.dialogue.typing)
        if board is None:
            self.teaching.teach(payments.teaching())
            self._pages.setCurrentWidget(self.teaching)
        else:
            self.board.show_view(board)
            self._pages.setCurrentWidget(self.board)

    def _go(self) -> None:
        if self._payments is None:
            return
        if self._payments.dialogue.typing:
            self._payments.dialogue.send()
        else:
            self._payments.dialogue.choose_first(goes_on=False)

    def _back(self) -> None:
        if self._payments is None or not self._payments.dialogue.back():
            self.left.emit()

    def _choose(self, choice: str) -> None:
        if self._payments is not None:
            self._payments.press(choice)

    def _choose_row(self, place: int) -> None:
        if self._payments is not None:
            self._payments.choose(place)

    def _touch_line(self, line: str) -> None:
        if self._payments is not None:
            self._payments.dialogue.choose_line(Line(line))

    def _touch_face(self, person: str) -> None:
        yes = None if self._payments is None else self._payments.dialogue.asking.yes
        if yes is not None:
            yes.entry.choose(person)

    def _insist(self) -> None:
        if self._payments is not None:
            self._payments.dialogue.finish(insist=True)

    def _dismiss(self) -> None:
        if self._payments is not None:
            self._payments.dialogue.asking.tell(None)

    def _beat(self) -> None:
        if self._payments is not None:
            self._payments.dialogue.tick()

    def _connect(self) -> None:
        for way in (self.title.back, self.second.clicked):
            way.connect(self._back)
        self.rows.chosen.connect(self._choose_row)
        self.board.chosen.connect(self._choose)
        self.board.pressed.connect(self.hear)
        self.board.line_touched.connect(self._touch_line)
        self.board.face_touched.connect(self._touch_face)
        self.board.help_wanted.connect(self.help_wanted)
        self.go.clicked.connect(self._go)
        self.settle.clicked.connect(self.settle_wanted)
        self.banner.acted.connect(self._insist)
        self.banner.dismissed.connect(self._dismiss)
        self.banner.help_wanted.connect(self.help_wanted)
        self._heart.timeout.connect(self._beat)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        row.addLayout(left, 1)
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addLayout(self._pages, 1)
        # Only now: the first page of a stack that stands nowhere yet would be shown as a window of its own.
        self._pages.addWidget(self.teaching)
        self._pages.addWidget(self.board)
        side = Panel(Space.BODY)
        side.column.addWidget(self.rows, 1)
        side.stack(self._strays_label, self.strays, self.settle, self.second, self.go)
        row.addWidget(side)


def _type(dialogue: CardDialogue, key: str) -> bool:
    """Type a key into what is open; give whether it meant anything."""
    if key == ENTER:
        dialogue.enter()
    elif key in {UP, DOWN}:
        dialogue.step(1 if key == DOWN else -1)
    elif key == ERASE:
        dialogue.erase()
    elif len(key) == 1:
        dialogue.press(key)
    else:
        return False
    return True

"""What a count came to, before the till is closed: the difference, what is still open, and the day's figures."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.parties import Seller
from pos.ui.hands.keys import ENTER, ESCAPE
from pos.ui.override import override
from pos.ui.presenters.drawer import close
from pos.ui.presenters.drawer.close import Closing
from pos.ui.presenters.shown.notice import Notice
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.drawer.open_card import OpenCard
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.figures_card import FiguresCard
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.note import NoteField
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.kit.tones import writing_of
from pos.ui.widgets.paying.cards_card import CardsCard
from pos.words.speech import Words

_HALVES = 2


class CloseScreen(Screen):
    """Shows a closing in the making; `close_wanted` and `recount_wanted` carry it as it stands then."""

    close_wanted = Signal(object)
    recount_wanted = Signal(object)
    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for a count."""
        super().__init__()
        self._words = words
        self._closing: Closing | None = None
        self._sellers: Mapping[str, Seller] = {}
        self._papers, self._held = "", frozenset[int]()
        self.title, self.banner = TitleBar(), Banner()
        self.open_card, self.by_card = OpenCard(), CardsCard()
        self.cards: list[FiguresCard] = []
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._of = Label(Type.TITLE, Weight.STRONG)
        self.difference = Amount(Type.TOTAL)
        self.told, self._times = Label(Type.STRONG, Weight.STRONG, wrap=True), Label(tone=Tone.MUTED)
        self._since = Label(Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.note = NoteField()
        self.recount, self.close_button = Button(Kind.QUIET), Button(Kind.PRIMARY)
        self._lay_out()
        self._connect()

    def open(
        self, closing: Closing, sellers: Mapping[str, Seller], papers: str, held: frozenset[int] = frozenset()
    ) -> None:
        """Show a closing; `papers` says how many papers wait, and is empty when none does.

        `held` are the nicknames of tickets that cannot be cleared.
        """
        self._closing, self._sellers, self._papers, self._held = closing, sellers, papers, held
        self.note.setPlainText(closing.note)
        self.speak(self._words)

    def wait(self, *, busy: bool) -> None:
        """Hold the buttons while the till is being closed."""
        for button in (self.close_button, self.recount, self.title.button):
            button.setEnabled(not busy)

    def tell(self, notice: Notice | None) -> None:
        """Say why the till was not closed."""
        self.banner.tell(notice)

    def closing(self) -> Closing | None:
        """Give the closing with the note as it is written now."""
        if self._closing is None:
            return None
        return replace(self._closing, note=self.note.toPlainText().strip())

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.title.say(words.say("close.title"), words.say("word.back"))
        self._of.say(words.say("close.difference"))
        self.note.say(words.say("close.note"), words.direction)
        self.recount.say(words.say("close.recount"))
        self.close_button.say(words.say("close.do"), words.say("close.do_caption"))
        self.banner.name_keys(close=words.say("word.close"))
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER and self.close_button.isEnabled():
            self.close_button.click()
        elif key == ESCAPE and self.title.button.isEnabled():
            self.left.emit()
        else:
            return False
        return True

    def _show(self) -> None:
        closing, words = self._closing, self._words
        if closing is None:
            return
        said = close.verdict(closing, words)
        tone = writing_of(said.tone)
        self.difference.say(said.figure, words.unit(closing.done.difference.currency), tone)
        self.told.say(said.told, tone)
        self._times.say(close.counted_told(closing, words))
        self._since.say(close.grand_total_told(closing.done.figures.grand_total, words))
        self.open_card.show_open(words.say("close.open"), close.open_tickets(closing, words, self._held), self._papers)
        self._show_figures(closing)

    def _show_figures(self, closing: Closing) -> None:
        groups = close.groups(closing, self._sellers, self._words)
        while len(self.cards) > len(groups):
            self.cards.pop().deleteLater()
        while len(self.cards) < len(groups):
            self.cards.append(FiguresCard())
        for column in self._columns:
            while column.count() > 1:
                column.takeAt(0)
        # Each card goes below the lower column: both come out about as high.
        high = [0] * _HALVES
        for card, group in zip(self.cards, groups, strict=True):
            card.show_group(group)
            side = high.index(min(high))
            column = self._columns[side]
            column.insertWidget(column.count() - 1, card)
            high[side] += card.height()

    def _toggle(self, nickname: int) -> None:
        if self._closing is not None:
            self._closing = close.toggle_clearing(self._closing, nickname)
            self._show()

    def _close(self) -> None:
        closing = self.closing()
        if closing is not None:
            self._closing = closing
            self.close_wanted.emit(closing)

    def _recount(self) -> None:
        closing = self.closing()
        if closing is not None:
            self.recount_wanted.emit(closing)

    def _connect(self) -> None:
        self.title.back.connect(self.left)
        self.open_card.toggled.connect(self._toggle)
        self.recount.clicked.connect(self._recount)
        self.close_button.clicked.connect(self._close)
        self.banner.dismissed.connect(self.banner.hide)
        self.banner.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        inside = QWidget()
        room = QVBoxLayout(inside)
        room.setContentsMargins(0, 0, 0, Space.BODY)
        room.setSpacing(Space.BODY)
        room.addWidget(self.open_card)
        room.addWidget(self.by_card)
        halves = QHBoxLayout()
        halves.setSpacing(Space.BODY)
        for column in self._columns:
            column.setSpacing(Space.BODY)
            column.addStretch(1)
            halves.addLayout(column, 1)
        room.addLayout(halves)
        room.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, 0)
        left.setSpacing(Space.SNUG)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addWidget(Scroll(inside), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _side(self) -> Panel:
        side = Panel()
        side.stack(self._of, self.difference, self.told, self._times)
        side.column.addSpacing(Space.BODY)
        side.stack(self.recount, self.note)
        side.column.addStretch(1)
        side.stack(self._since, self.close_button)
        return side

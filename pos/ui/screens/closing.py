"""Counting and closing, one step after the other: the shell goes to one screen and comes back from one."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout

from pos.domain.cash import CashCount, Denomination
from pos.domain.money import Currency
from pos.domain.sale import Counter
from pos.ui.override import override
from pos.ui.presenters.drawer.cards_at_closing import cards_at_closing
from pos.ui.presenters.drawer.close import Closing
from pos.ui.presenters.drawer.closed import papers_now
from pos.ui.presenters.drawer.closing import ClosingFlow, Step
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.close import CloseScreen
from pos.ui.screens.closed import ClosedScreen
from pos.ui.screens.count import CountScreen
from pos.ui.screens.screen import Screen
from pos.ui.ways.office import Office
from pos.words.speech import Words

LOOK_AGAIN_MS = 1000


class ClosingScreen(Screen):
    """`left` goes back; `stepped` carries the step come to; `closed` when the person is done with a closed till."""

    left = Signal()
    stepped = Signal(object)
    closed = Signal()
    help_wanted = Signal(str)

    def __init__(self, office: Office, lane: Lane, words: Words) -> None:
        """Make a screen that waits for somebody who wants to close."""
        super().__init__()
        self._office, self._lane, self._words = office, lane, words
        self._flow: ClosingFlow | None = None
        self._shown: tuple[Step, int] | None = None
        self._others: Mapping[Currency, tuple[Denomination, ...]] = {}
        self._currency = Currency.MAD
        self._denominations: tuple[Denomination, ...] = ()
        self._book: CardBook | None = None
        self._shift = 0
        self.count, self.decide = CountScreen(words), CloseScreen(words)
        self.done = ClosedScreen(office.paper, lane, words)
        self._pages = {Step.COUNTING: self.count, Step.DECIDING: self.decide, Step.CLOSED: self.done}
        self._stack = QStackedLayout(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look_around)
        self._connect()

    def open(
        self,
        counter: Counter,
        currency: Currency,
        denominations: tuple[Denomination, ...],
        book: CardBook | None = None,
        others: Mapping[Currency, tuple[Denomination, ...]] | None = None,
        asked: tuple[Currency, ...] | None = None,
    ) -> None:
        """Begin a closing of the shift of `counter`; the drawer is counted in `currency`, in these denominations.

        `book` knows what cards leave open, where there is a terminal; `others` says in what others are.
        `asked` are those counted afterwards in any case, all of them unless said.
        """
        self._others = others or {}
        self._currency, self._denominations = currency, denominations
        self._book, self._shift = book, counter.shift
        asked = tuple(self._others) if asked is None else asked
        self._flow = ClosingFlow(self._office, self._lane, counter, self._words, asked)
        self._flow.changed = self._show
        self._shown = None
        self._show()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        if self._flow is not None:
            self._flow.words = words
        for page in self._pages.values():
            page.speak(words)
        self._look_at_cards()

    @override
    def enter(self) -> None:
        self._timer.start()
        self._look_at_cards()
        self._page().enter()

    @override
    def leave(self) -> None:
        self._timer.stop()

    @override
    def hear(self, key: str) -> bool:
        return self._page().hear(key)

    def flow(self) -> ClosingFlow | None:
        """Give the closing under way."""
        return self._flow

    def _page(self) -> Screen:
        return self._pages[Step.COUNTING if self._flow is None else self._flow.step]

    def _show(self) -> None:
        flow = self._flow
        if flow is None:
            return
        if self._shown != (flow.step, flow.counts):
            self._open(flow)
        self.count.wait(busy=flow.busy)
        self.decide.wait(busy=flow.busy)
        self.count.tell(flow.notice if flow.step is Step.COUNTING else None)
        self.decide.tell(flow.notice if flow.step is Step.DECIDING else None)

    def _open(self, flow: ClosingFlow) -> None:
        self._shown = (flow.step, flow.counts)
        match flow.step:
            case Step.COUNTING:
                currency = flow.other or self._currency
                denominations = self._denominations if flow.other is None else self._others[currency]
                self.count.open(currency, denominations, flow.before, named=flow.several)
            case Step.DECIDING if flow.closing is not None:
                self.decide.open(flow.closing, flow.sellers, self._papers(), self._held(flow.closing))
            case Step.CLOSED if flow.done is not None:
                self.done.open(flow.done, self._office.printer_news())
            case _:
                pass
        self._stack.setCurrentWidget(self._page())
        self._page().enter()
        self.stepped.emit(flow.step)

    def _papers(self) -> str:
        news = self._office.printer_news()
        if news is None or not news.waiting:
            return ""
        told, _, later = papers_now(news, self._words)
        return f"{told}. {later}" if later else told

    def _look_around(self) -> None:
        if self._flow is not None and self._flow.step is Step.CLOSED:
            self.done.show_printer(self._office.printer_news())
        self._look_at_cards()

    def _held(self, closing: Closing) -> frozenset[int]:
        """Name the tickets that a card has paid for, or may have: they are carried over."""
        book = self._book
        if book is None:
            return frozenset()
        return frozenset(each.nickname for each in closing.tickets if book.held(each.key) or book.paid_on(each.key))

    def _look_at_cards(self) -> None:
        book = self._book
        self.decide.by_card.show_cards(None if book is None else cards_at_closing(book, self._shift, self._words))

    def _take_count(self, count: CashCount) -> None:
        if self._flow is not None:
            self._flow.count(count)

    def _close(self, closing: Closing) -> None:
        if self._flow is not None:
            self._flow.close(closing)

    def _recount(self, closing: Closing) -> None:
        if self._flow is not None:
            self._flow.recount(closing)

    def _leave_count(self) -> None:
        if self._flow is None or not self._flow.keep_first():
            self.left.emit()

    def _connect(self) -> None:
        self.count.counted.connect(self._take_count)
        self.count.left.connect(self._leave_count)
        self.decide.close_wanted.connect(self._close)
        self.decide.recount_wanted.connect(self._recount)
        self.decide.left.connect(self.left)
        self.done.finished.connect(self.closed)
        for page in (self.count, self.decide):
            page.help_wanted.connect(self.help_wanted)

"""A till's own window beside a card terminal: its real lane, a real journal, and a customer who is the test."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot
from typing_extensions import override

from pos.domain.names import Language
from pos.domain.payment_facts import PaymentRequested, PaymentState
from pos.domain.permissions import Role
from pos.domain.refusals import Refused
from pos.ports.payment_terminal import PaymentTerminal
from pos.ui.day.till import TillDay
from pos.ui.errands.behind import BehindCounter
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.panes.card import CardPane
from pos.ui.screens.screen import Screen
from pos.ui.screens.sell import SellScreen
from pos.ui.screens.sign_in import SignInScreen
from pos.ui.ways.cards import Cards
from pos.ui.widgets.paying.card_board import CardBoard
from pos.usecases.card.news import CardNews
from pos.usecases.card.owed import give_cash
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.usecases.refund import refund
from pos.wiring.cards.desk import Around, Endings
from pos.wiring.cards.lane import CardLane
from pos.wiring.cards.questions import CardQuestions
from tests.fakes.terminal import PatientTerminal
from tests.journal.booth import HandClock, opened
from tests.ui import judge
from tests.ui.back_office import BackOffice
from tests.ui.booth import OTHER_PIN, PIN, TREATMENTS, Booth
from tests.ui.fingers import tap

Kind = TypeVar("Kind", bound=QWidget)
PLATE, BASKET = "6111000000021", "6111000000090"


@dataclass
class DiskBooth(Booth):
    """A booth whose journal is a file, because three threads write in it."""

    file: Path = field(default_factory=Path)
    clock: HandClock = field(default_factory=HandClock)  # type: ignore[assignment]  # moved by hand

    @override
    def __post_init__(self) -> None:
        super().__post_init__()
        self.journal = opened(self.file, self.clock)  # type: ignore[assignment]  # the port is the same


class CardTill:
    """A till that is open, with Fatima the manager and Said the cashier; `terminal` stands beside it."""

    def __init__(self, bot: QtBot, app: QApplication, file: Path, terminal: PaymentTerminal | None = None) -> None:
        self.bot, self.app = bot, app
        self.booth = DiskBooth(file=file)
        self.terminal = PatientTerminal() if terminal is None else terminal
        manager = self.booth.found("Fatima")
        self.booth.hire(manager, "Said", Role.CASHIER)
        self.booth.open(manager)
        self.begin()

    @property
    def patient(self) -> PatientTerminal:
        assert isinstance(self.terminal, PatientTerminal)
        return self.terminal

    def begin(self) -> None:
        """Open the window, as after a start."""
        booth = self.booth
        self._listener: Callable[[CardNews], None] | None = None
        endings = Endings(
            self._sell,
            partial(refund, journal=booth.journal, key=booth.key, paper=booth.paper),
            partial(give_cash, journal=booth.journal, paper=booth.paper),
        )
        around = Around(booth.journal, booth.clock, endings, self._tell, booth.bugs.append)
        self.lane = CardLane(self.terminal, around, lambda: TREATMENTS)
        self.day = TillDay(self.app, booth.services(), booth.start, Language.FR, self.cards)
        shift = booth.journal.open_shift()
        assert shift is not None
        self.back = BackOffice(booth.journal, booth.clock, booth.pins, shift=shift.number)
        self.behind = BehindCounter(self.day, self.back.office(), booth.services().denominations)

    def cards(self) -> Cards:
        """Bind what the screens ask."""
        journal, terminal = self.booth.journal, self.terminal
        questions = CardQuestions(journal, terminal.label, terminal.capabilities)
        return Cards(
            terminal=terminal.label,
            capabilities=terminal.capabilities,
            begin=self._begin,
            ask=self.lane.ask,
            payments_of=journal.payments_of,
            open_payments=questions.open_payments,
            owed_payments=questions.owed_payments,
            settlements=questions.settlements,
            stray_answers=questions.stray_answers,
            sold=questions.sold,
            given_back=questions.given_back,
            may_give_back=questions.may_give_back,
            printed_as=questions.printed_as,
        )

    def stop(self) -> None:
        """Close the window and let the lane end, the way a till is left in the evening."""
        self.day.window.close()
        if self._listener is not None:
            self.lane.stop()
        self.day.window.deleteLater()
        self.day.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def end(self) -> None:
        """Give the journal up too."""
        self.stop()
        self.booth.journal.close()  # type: ignore[attr-defined]  # a file's can be

    # ------------------------------------------------------------ what hands do
    def sign_in(self, place: int = 0) -> "CardTill":
        with self.bot.waitActive(self.day.window):
            self.day.window.show()
            self.day.window.activateWindow()
        screen = self.front(SignInScreen)
        self.bot.waitUntil(lambda: len(screen.faces.faces()) > place)
        tap(screen.faces.faces()[place])
        for digit in OTHER_PIN if place else PIN:
            tap(screen.board.pad.key(digit))
        tap(screen.board.pad.key("enter"))
        self.front(SellScreen)
        return self

    def ready(self) -> "CardTill":
        """Wait until the terminal can be asked."""
        self.until(lambda: (book := self.day.cards.book) is not None and book.free(book.cards.terminal))
        return self

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.day.window.windowHandle(), key)

    def keys(self, text: str) -> None:
        """Type, no faster than a hand."""
        for letter in text:
            QTest.keyClick(self.day.window.windowHandle(), Qt.Key(ord(letter.upper())))
            self.bot.wait(60)

    def ask(self, *codes: str) -> None:
        """Take pieces and open the payment by card."""
        for code in codes or (PLATE,):
            self.selling.scan(code)
        self.bot.waitUntil(self.selling.side.third.isVisible)
        tap(self.selling.side.third)
        self.until(lambda: self.seen("Envoyer"))

    def send(self) -> None:
        tap(self.selling.side.primary)
        self.until(lambda: self.patient.waits)

    def press(self, name: str, screen: QWidget | None = None) -> None:
        """Touch the button of those words, once it is there."""
        self.until(lambda: bool(self.buttons(name, screen)))
        tap(self.buttons(name, screen)[0])

    def go(self, errand: Errand) -> None:
        tap(self.day.window.header.who)
        tap(self.front(MenuScreen).tiles[errand])

    def wait(self, seconds: int) -> None:
        """Let the till's clock go on, and its second pass."""
        self.booth.clock.wait(seconds * 1_000)
        self.selling.tick()

    # ------------------------------------------------------------ what eyes see
    @property
    def selling(self) -> SellScreen:
        screen = self.day.selling()
        assert screen is not None
        return screen

    @property
    def board(self) -> CardBoard:
        pane = self.selling.find_side.panes.get(Pane.CARD)
        assert isinstance(pane, CardPane)
        return pane.board

    def front(self, kind: type[Kind]) -> Kind:
        """Wait until a screen of that kind is in front."""
        self.until(lambda: isinstance(self.day.window.screen_in_front(), kind))
        screen: Screen | None = self.day.window.screen_in_front()
        assert isinstance(screen, kind)
        return screen

    def buttons(self, name: str = "", screen: QWidget | None = None) -> list[QWidget]:
        """List the buttons in sight whose words begin so and that can be pressed."""
        found = judge.targets(screen or self.day.window)
        return [each for each in found if _plain(each.accessibleName()).startswith(name) and each.isEnabled()]

    def choices(self) -> list[str]:
        """List the words of all that can be pressed on the board of the payment."""
        found = (each for each in judge.targets(self.board) if isinstance(each, QAbstractButton))
        return [_plain(each.text()) for each in found if each.isEnabled() and each.text()]

    def seen(self, text: str) -> bool:
        """Tell whether words are in sight."""
        return any(_plain(text) in _plain(told) for each in judge.in_sight(self.day.window) for told in _told(each))

    def until(self, told: Callable[[], bool]) -> None:
        """Wait until something is so; says what was in sight instead."""
        try:
            self.bot.waitUntil(told, timeout=5_000)
        except WaitedTooLong:
            sight = sorted({told for each in judge.in_sight(self.day.window) for told in _told(each) if told})
            pytest.fail("in sight: " + " | ".join(sight))

    # ------------------------------------------------------------ what is written
    @property
    def states(self) -> list[PaymentState]:
        shift = self.booth.journal.open_shift()
        assert shift is not None
        return [payment.state for payment in self.booth.journal.payments_in(shift.number)]

    @property
    def asked(self) -> int:
        """How many payments were ever asked for."""
        return sum(isinstance(entry.fact, PaymentRequested) for entry in self.booth.journal.entries(1))

    @property
    def sold(self) -> list[int]:
        """What the sales came to."""
        return [row.total.minor for row in reversed(self.booth.journal.sales())]

    def _begin(self, listener: Callable[[CardNews], None]) -> None:
        self._listener = listener
        self.lane.start()

    def _tell(self, news: CardNews) -> None:
        if self._listener is not None:
            self._listener(news)

    def _sell(self, request: FinishSale) -> SaleDone | Refused:
        booth = self.booth
        return finish_sale(
            request,
            journal=booth.journal,
            treatments=TREATMENTS,
            parties=booth.parties,
            key=booth.key,
            paper=booth.paper,
        )


def _plain(text: str) -> str:
    """Write a text with the spaces that keyboards have."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _told(widget: QWidget) -> tuple[str, ...]:
    text = getattr(widget, "text", None)
    said = text() if callable(text) else ""
    return (said if isinstance(said, str) else "", widget.accessibleName())

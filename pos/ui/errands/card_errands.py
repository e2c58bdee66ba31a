"""What is done with cards behind the counter: clearing payments up, giving back, comparing a terminal's totals.

Each screen is gone to from several places, and goes back to the one it was gone to from, as that was left.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pos.ui.day.till import TillDay
from pos.ui.errands.errands import Errands
from pos.ui.presenters.paying.payments import Payments
from pos.ui.presenters.paying.settling import Settling
from pos.ui.presenters.refunds.refunding import Desk, Refunding
from pos.ui.presenters.shown.session import Session
from pos.ui.presenters.staff.yes import Staff
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.menu import MenuScreen
from pos.ui.screens.payments import PaymentsScreen
from pos.ui.screens.phone import PhoneScreen
from pos.ui.screens.refund import RefundScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.settings import SettingsScreen
from pos.ui.screens.settle import SettleScreen


class CardErrands(QObject):
    """Opens the screens of cards; `show` brings one to the front, `return_to` goes back to one.

    `kept` tells that how phones pay was set.
    """

    kept = Signal()

    def __init__(
        self,
        day: TillDay,
        errands: Errands,
        show: Callable[[Screen], None],
        return_to: Callable[[Screen | None], None],
    ) -> None:
        """Wait until somebody asks."""
        super().__init__(day)
        self._day, self._errands, self._show, self._return_to = day, errands, show, return_to
        self._session: Session | None = None
        self._from: dict[type[Screen], Screen | None] = {}

    def open_payments(self, session: Session | None) -> None:
        """Show the payments to clear up."""
        book = self._day.cards.book
        if session is None or book is None:
            return
        self._session = session
        screen = self._errands.wings.get(PaymentsScreen)
        counter = self._errands.counter(session)
        screen.open(Payments(book, self._staff(session), counter, self._errands.words(), screen.left.emit))
        self._go(screen)

    def connect_screen(self, screen: Screen) -> None:
        """Listen to a screen that was made."""
        match screen:
            case PaymentsScreen():
                screen.left.connect(self._leave_payments)
                screen.settle_wanted.connect(self._settle)
            case SettleScreen():
                screen.left.connect(self._leave_settling)
            case SettingsScreen():
                screen.phone_wanted.connect(self._phone)
            case PhoneScreen():
                screen.left.connect(self._leave_phone)
                screen.kept.connect(self.kept)
            case RefundScreen():
                screen.left.connect(self._leave_refund)
            case HistoryScreen():
                screen.refund.wanted.connect(self._refund)
            case ClosingScreen():
                screen.decide.by_card.payments_wanted.connect(self._payments)
                screen.decide.by_card.settle_wanted.connect(self._settle)
            case _:
                pass

    def begin(self, session: Session) -> None:
        """Know for whom screens are gone to from here on."""
        self._session = session

    def _payments(self) -> None:
        self.open_payments(self._session)

    def _settle(self) -> None:
        session, book = self._session, self._day.cards.book
        if session is None or book is None:
            return
        screen = self._errands.wings.get(SettleScreen)
        counter, currency = self._errands.counter(session), session.place.currency
        screen.open(Settling(book, self._staff(session), counter, currency, self._errands.words()))
        self._go(screen)

    def _phone(self) -> None:
        if self._session is not None:
            self._go(self._errands.phone(self._session))

    def _leave_phone(self) -> None:
        self._return_to(self._from.get(PhoneScreen))

    def _refund(self, sale: int) -> None:
        session = self._session
        if session is None:
            return
        errands = self._errands
        counter, permitted = errands.counter(session), errands.permitted(session)
        desk = Desk(errands.office, permitted, self._staff(session), counter, self._day.cards.book)
        screen = errands.wings.get(RefundScreen)
        screen.open(Refunding(desk, errands.words()), sale)
        self._go(screen)

    def _go(self, screen: Screen) -> None:
        """Go to a screen, unless one is there; where one came from is where one goes back to."""
        front = self._day.window.screen_in_front()
        if front is not screen:
            self._from[type(screen)] = front
        self._show(screen)

    def _leave_payments(self) -> None:
        before = self._from.get(PaymentsScreen)
        if isinstance(before, MenuScreen):
            self._errands.menu(self._session)
        self._return_to(before)

    def _leave_settling(self) -> None:
        self._return_to(self._from.get(SettleScreen))

    def _leave_refund(self) -> None:
        """Go back to the list, which is read anew when goods came back."""
        refunding = self._errands.wings.get(RefundScreen).hands.refunding
        if refunding is not None and refunding.done is not None and self._session is not None:
            self._errands.history(self._session)
        self._return_to(self._from.get(RefundScreen))

    def _staff(self, session: Session) -> Staff:
        office, lane = self._errands.office, self._errands.lane
        return Staff(session.person, session.people, office.approve, lane, office.clock)

"""Behind the counter: which of its screens comes after which, and the way back to selling.

The selling screen stays as it was left, under these; it is made anew only when people changed, or how money is taken,
and the day begins again with the faces once the till is closed.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from pos.domain.cash import Denomination
from pos.domain.money import Currency
from pos.ports.journal import Somebody
from pos.ui.day.till import TillDay
from pos.ui.errands.card_errands import CardErrands
from pos.ui.errands.central_errands import CentralErrands
from pos.ui.errands.errands import Errands
from pos.ui.errands.wings import Wings
from pos.ui.presenters.drawer.closing import Step
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.shown.session import Session
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.devices import DevicesScreen
from pos.ui.screens.enrol import EnrolScreen
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.importing import ImportScreen
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.payments import PaymentsScreen
from pos.ui.screens.people import PeopleScreen
from pos.ui.screens.phone import PhoneScreen
from pos.ui.screens.piece import PieceScreen
from pos.ui.screens.recovery_sheet import RecoverySheetScreen
from pos.ui.screens.refund import RefundScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.settings import SettingsScreen
from pos.ui.screens.settle import SettleScreen
from pos.ui.screens.status import StatusScreen
from pos.ui.screens.trouble import TroubleScreen
from pos.ui.ways.office import Office
from pos.usecases.make_recovery_sheet import SheetMade
from pos.words.codes import Code
from pos.words.speech import Words

QUIET_SECONDS = 60
_ASKING = (
    *(EnrolScreen, MenuScreen, StatusScreen, ClosingScreen, HistoryScreen, CashScreen, PeopleScreen, TroubleScreen),
    *(DevicesScreen, ImportScreen, PaymentsScreen, PieceScreen, RecoverySheetScreen, RefundScreen),
    *(SettingsScreen, SettleScreen, PhoneScreen),
)

_FROM_MENU = (
    *(DevicesScreen, ImportScreen, PieceScreen, SettingsScreen, RecoverySheetScreen, HistoryScreen),
    *(CashScreen, PeopleScreen),
)


class BehindCounter(QObject):
    """Listens to the day, and shows the screens that are not for selling."""

    _erred = Signal(object)

    def __init__(
        self, day: TillDay, office: Office, denominations: Callable[[Currency], tuple[Denomination, ...]]
    ) -> None:
        """Wait until somebody goes behind the counter."""
        super().__init__(day)
        self._day = day
        self._session: Session | None = None
        self._people_changed = False
        self._asked_from: Screen | None = None
        self._erring: Screen | None = None
        self._under: Screen | None = None
        self._band = True
        self._wings = Wings(office, day.lane, day.central.ways, self._words, self._connect)
        self._errands = Errands(office, day.lane, self._wings, self._words, denominations, self._book)
        self._cards = CardErrands(day, self._errands, self._show, self._return_to)
        self._central = CentralErrands(day, self._errands, self._show, self._return_to)
        self._cards.kept.connect(self._listed)
        self._quiet_until = 0.0
        self._erred.connect(self._show_trouble, Qt.ConnectionType.QueuedConnection)
        day.went_behind.connect(self._go_behind)
        day.facts_wanted.connect(self._look_at_facts)
        day.help_wanted.connect(self.read_help)
        header = day.window.header
        header.payments_touched.connect(self._open_payments)
        header.ticket_touched.connect(self._take_ticket)
        header.ticket_wanted.connect(self.go_back)
        day.window.closing.connect(self._wings.close)

    def go_back(self) -> None:
        """Go back to what stood there before, as it was left; to a fresh one when people changed."""
        if self._under is None:
            return
        self._day.window.cover(self._under, band=self._band)
        self._under = None
        if self._people_changed:
            self._people_changed = False
            self._day.sell_on()

    def read_help(self, code: str = "") -> None:
        """Open the page of a code over the screen that asked for it."""
        screen = self._wings.get(HelpScreen)
        front = self._day.window.screen_in_front()
        if front is not screen:
            self._asked_from = front
        screen.open(code)
        self._show(screen)

    def tell_of_mistake(self, error: BaseException) -> None:
        """Tell of a mistake of the program, from any thread: a screen says so, and gives back the one before.

        A mistake that comes again and again is told once a minute, so that it never keeps anybody from selling.
        """
        self._erred.emit(error)

    def _book(self) -> CardBook | None:
        return self._day.cards.book

    def _words(self) -> Words:
        return self._day.window.words

    def _show(self, screen: Screen) -> None:
        front = self._day.window.screen_in_front()
        if front is not None and not self._wings.hold(front):
            self._under, self._band = front, not self._day.window.header.isHidden()
        self._day.window.cover(screen, band=self._band)

    def _go_behind(self, session: Session | None) -> None:
        if self._day.window.screen_in_front() is self._wings.get(MenuScreen):
            self.go_back()
        else:
            self._session = session
            self._open_menu()

    def _open_menu(self, told: str = "") -> None:
        self._show(self._errands.menu(self._session, told))

    def _look_at_facts(self, session: Session | None) -> None:
        self._session = session
        self._show(self._wings.get(StatusScreen))

    def _run(self, errand: Errand) -> None:
        session = self._session
        match errand:
            case Errand.STATUS:
                self._show(self._wings.get(StatusScreen))
            case Errand.HELP:
                self.read_help()
            case Errand.SIGN_OUT:
                self._begin_again()
            case _ if session is not None:
                self._run_with(errand, session)
            case _:
                pass

    def _run_with(self, errand: Errand, session: Session) -> None:
        self._cards.begin(session)
        screen = self._errands.screen(errand, session)
        match errand:
            case _ if screen is not None:
                self._show(screen)
            case Errand.PAYMENTS:
                self._cards.open_payments(session)
            case Errand.CASH:
                self._show(self._errands.cash(session, self._open_menu))
            case Errand.ENROL:
                self._central.enrol(session)
            case Errand.PEOPLE | Errand.DEVICES:
                opened = self._errands.people if errand is Errand.PEOPLE else self._errands.devices
                self._show(opened(session, self._listed))
            case Errand.IMPORT:
                self._errands.import_products(session, self._show, self._listed)
            case Errand.RECOVERY:
                self._errands.recovery_sheet(session, self._show_sheet)
            case _:
                pass

    def _show_sheet(self, made: SheetMade) -> None:
        sheet = self._wings.get(RecoverySheetScreen)
        self._show(sheet)
        sheet.show_sheet(made.number)

    def _listed(self, _everybody: tuple[Somebody, ...] = ()) -> None:
        self._people_changed = True

    def _open_payments(self) -> None:
        self._cards.open_payments(self._day.session())

    def _take_ticket(self, _nickname: int) -> None:
        self.go_back()

    def _begin_again(self) -> None:
        """Give the till to the next person; what stood there is given up, these screens stay."""
        self._people_changed = False
        self.go_back()
        self._day.sign_out()

    def _follow_closing(self, step: Step) -> None:
        """Take the band away once the till is closed: there is nothing left to sell on."""
        if step is Step.CLOSED:
            self._day.window.header.hide()

    def _end_help(self) -> None:
        self._return_to(self._asked_from)

    def _show_trouble(self, _error: object) -> None:
        front = self._day.window.screen_in_front()
        if monotonic() < self._quiet_until or isinstance(front, TroubleScreen):
            return
        self._erring = front
        trouble = self._wings.get(TroubleScreen)
        trouble.open(Code.UNEXPECTED)
        self._show(trouble)

    def _go_on(self) -> None:
        self._quiet_until = monotonic() + QUIET_SECONDS
        self._return_to(self._erring)

    def _return_to(self, before: Screen | None) -> None:
        if before is None or before is self._under or not isValid(before):
            self.go_back()
        else:
            self._day.window.cover(before, band=self._band)

    def _connect(self, screen: Screen) -> None:
        match screen:
            case MenuScreen():
                screen.chosen.connect(self._run)
                screen.language_chosen.connect(self._day.window.speak)
                screen.left.connect(self.go_back)
            case HelpScreen():
                screen.left.connect(self._end_help)
            case TroubleScreen():
                screen.acted.connect(self._go_on)
            case StatusScreen():
                screen.left.connect(self.go_back)
            case ClosingScreen():
                screen.left.connect(self._open_menu)
                screen.closed.connect(self._begin_again)
                screen.stepped.connect(self._follow_closing)
            case _ if isinstance(screen, _FROM_MENU):
                screen.left.connect(self._open_menu)
            case _:
                pass
        self._cards.connect_screen(screen)
        self._central.connect_screen(screen)
        if isinstance(screen, _ASKING):
            screen.help_wanted.connect(self.read_help)

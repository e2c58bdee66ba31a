"""Behind the counter: which of its screens comes after which, and the way back to selling.

The selling screen stays as it was left, under these; it is made anew only when people changed, and the day begins
again with the faces once the till is closed.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from pos.domain.cash import Denomination
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.domain.refusals import Refused
from pos.ports.journal import Somebody
from pos.ui.office import Office
from pos.ui.presenters import cash_move
from pos.ui.presenters.cash_moving import CashMoving
from pos.ui.presenters.closing import Step
from pos.ui.presenters.header import whose_turn
from pos.ui.presenters.permitted import Approvals, Permitted
from pos.ui.presenters.session import Session
from pos.ui.presenters.staffing import Staffing
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.people import PeopleScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.status import StatusScreen
from pos.ui.till import TillDay
from pos.ui.wings import Wings
from pos.usecases.open_drawer import OpenDrawer
from pos.words.speech import Words


class BehindCounter(QObject):
    """Listens to the day, and shows the screens that are not for selling."""

    def __init__(
        self, day: TillDay, office: Office, denominations: Callable[[Currency], tuple[Denomination, ...]]
    ) -> None:
        """Wait until somebody goes behind the counter."""
        super().__init__(day)
        self._day, self._office, self._denominations = day, office, denominations
        self._session: Session | None = None
        self._people_changed = False
        self._asked_from: Screen | None = None
        self._under: Screen | None = None
        self._band = True
        self._wings = Wings(office, day.lane, self._words, self._connect)
        day.went_behind.connect(self._go_behind)
        day.facts_wanted.connect(self._look_at_facts)
        day.help_wanted.connect(self.read_help)
        header = day.window.header
        header.ticket_touched.connect(self._take_ticket)
        header.ticket_wanted.connect(self.go_back)
        header.language_touched.connect(self._spoke)
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
        menu, session = self._wings.get(MenuScreen), self._session
        if session is None:
            menu.open(None, 0, None)
        else:
            colour = whose_turn(session.person, session.people)
            menu.open(session.person, colour, self._permitted(session), told)
        self._show(menu)

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
        match errand:
            case Errand.HISTORY:
                history = self._wings.get(HistoryScreen)
                history.open(session.person, session.people)
                self._show(history)
            case Errand.CLOSE:
                closing, currency = self._wings.get(ClosingScreen), session.place.currency
                counter = session.counter((self._words().language,))
                closing.open(counter, currency, self._denominations(currency))
                self._show(closing)
            case Errand.CASH:
                self._move_cash(session)
            case Errand.PEOPLE:
                people = self._wings.get(PeopleScreen)
                people.open(Staffing(self._office, self._day.lane, session.person, session.people, self._listed))
                self._show(people)
            case _:
                self._open_drawer(session)

    def _move_cash(self, session: Session) -> None:
        screen = self._wings.get(CashScreen)
        counter = session.counter((self._words().language,))
        move = cash_move.begin(session.place.currency)
        screen.open(CashMoving(self._office, self._permitted(session), counter, move, self._open_menu))
        self._show(screen)

    def _open_drawer(self, session: Session) -> None:
        menu, permitted = self._wings.get(MenuScreen), self._permitted(session)
        menu.open(session.person, whose_turn(session.person, session.people), permitted)
        counter = session.counter((self._words().language,))

        def work(approvals: Approvals) -> Refused | None:
            return self._office.open_drawer(OpenDrawer(counter, approvals))

        permitted.do(work, self._drawer_opened)

    def _drawer_opened(self, _nothing: None) -> None:
        self._wings.get(MenuScreen).tell(self._words().say("drawer.opened"))

    def _permitted(self, session: Session) -> Permitted:
        return Permitted(self._office, self._day.lane, session.person, session.people, self._words())

    def _listed(self, _everybody: tuple[Somebody, ...]) -> None:
        self._people_changed = True

    def _take_ticket(self, _nickname: int) -> None:
        self.go_back()

    def _speak(self, language: Language) -> None:
        self._day.window.speak(language)
        self._spoke(language)

    def _spoke(self, _language: Language) -> None:
        """Let the selling screen speak too, although it is not in front: the band is its own."""
        selling = self._day.selling()
        if selling is not None and self._day.window.screen_in_front() is not selling:
            selling.speak(self._words())

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
        before, self._asked_from = self._asked_from, None
        if before is None or before is self._under or not isValid(before):
            self.go_back()
        else:
            self._day.window.cover(before, band=self._band)

    def _connect(self, screen: Screen) -> None:
        match screen:
            case MenuScreen():
                screen.chosen.connect(self._run)
                screen.language_chosen.connect(self._speak)
                screen.left.connect(self.go_back)
            case HelpScreen():
                screen.left.connect(self._end_help)
            case StatusScreen():
                screen.left.connect(self.go_back)
            case ClosingScreen():
                screen.left.connect(self._open_menu)
                screen.closed.connect(self._begin_again)
                screen.stepped.connect(self._follow_closing)
            case HistoryScreen() | CashScreen() | PeopleScreen():
                screen.left.connect(self._open_menu)
            case _:
                pass
        if isinstance(screen, MenuScreen | StatusScreen | ClosingScreen | HistoryScreen | CashScreen | PeopleScreen):
            screen.help_wanted.connect(self.read_help)

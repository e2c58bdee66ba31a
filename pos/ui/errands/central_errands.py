"""What is done about central behind the counter: enrolling the till, and closing it while sales wait to be sent."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.permissions import Action, allowed
from pos.domain.refusals import Refused, Rule
from pos.ui.day.till import TillDay
from pos.ui.errands.errands import Errands
from pos.ui.presenters.shown.session import Session
from pos.ui.presenters.shown.who import whose_turn
from pos.ui.presenters.staff.permitted import Approvals
from pos.ui.screens.enrol import EnrolScreen
from pos.ui.screens.leaving import LeavingScreen
from pos.ui.screens.menu import MenuScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.status import StatusScreen


class CentralErrands(QObject):
    """Opens the screens about central; `show` brings one to the front, `return_to` goes back to one."""

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
        self._left_from: Screen | None = None
        day.central.leave_asked.connect(self._ask_to_stay)

    def enrol(self, session: Session | None) -> None:
        """Go to the enrolment, which takes the yes of somebody in charge."""
        if session is None:
            return
        menu, permitted = self._errands.wings.get(MenuScreen), self._errands.permitted(session)
        menu.open(session.person, whose_turn(session.person, session.people), permitted)
        if self._day.window.screen_in_front() is not menu:
            self._show(menu)

        def work(approvals: Approvals) -> Refused | None:
            if allowed(session.person.role, Action.ENROL, approvals):
                return None
            return Refused(Rule.NEEDS_APPROVAL, Action.ENROL)

        permitted.do(work, self._open_enrolment)

    def connect_screen(self, screen: Screen) -> None:
        """Listen to a screen that was made."""
        match screen:
            case EnrolScreen():
                screen.left.connect(self._back_to_menu)
                screen.enrolled.connect(self._begin_again)
            case LeavingScreen():
                screen.stayed.connect(self._stay)
                screen.gone.connect(self._day.window.end)
            case StatusScreen():
                screen.enrol_wanted.connect(self._enrol_here)
            case _:
                pass

    def _enrol_here(self) -> None:
        self.enrol(self._day.session())

    def _open_enrolment(self, _nothing: None) -> None:
        screen = self._errands.wings.get(EnrolScreen)
        screen.open()
        self._show(screen)

    def _back_to_menu(self) -> None:
        self._show(self._errands.menu(self._day.session()))

    def _begin_again(self, _enrolled: object) -> None:
        """Go back to selling, in the place the till stands in now."""
        self._return_to(None)
        self._day.sell_on()

    def _ask_to_stay(self, _nothing: object) -> None:
        leaving, front = self._errands.wings.get(LeavingScreen), self._day.window.screen_in_front()
        if front is not leaving:
            self._left_from = front
            self._show(leaving)

    def _stay(self) -> None:
        self._return_to(self._left_from)

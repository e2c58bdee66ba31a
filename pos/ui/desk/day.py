"""The way through a day at the desk: the door, the booths, down to a fact and back, help over all of them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from pos.domain.fair import Place
from pos.domain.names import Language
from pos.domain.refusals import Refused
from pos.ports.scanner import Wedge
from pos.ui.day.app import TillWindow
from pos.ui.desk.desk_screen import DeskScreen
from pos.ui.desk.door_screen import DoorScreen
from pos.ui.desk.drill_screen import DrillScreen
from pos.ui.lanes.background import ShortLane
from pos.ui.presenters.organizer.case_told import case_view
from pos.ui.presenters.organizer.desk import Desk
from pos.ui.presenters.organizer.door import Door
from pos.ui.presenters.organizer.drill import Drill
from pos.ui.presenters.organizer.services import DeskServices
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.trouble import TroubleScreen
from pos.words.codes import Code


class DeskDay(QObject):
    """Decides which screen comes after which; made on its door, shown by the caller."""

    _erred = Signal(object)

    def __init__(self, app: QApplication, services: DeskServices, wedge: Wedge, language: Language) -> None:
        """Open the window; one lane asks central, the other the desk's own journal."""
        super().__init__()
        self.window = TillWindow(app, wedge, language)
        self._services = services
        self._ask, self._keep = ShortLane(services.on_bug, self), ShortLane(services.on_bug, self)
        self._desk: DeskScreen | None = None
        self._under: Screen | None = None
        self._erred.connect(self._show_trouble, Qt.ConnectionType.QueuedConnection)
        self.window.closing.connect(self._close)
        self._show_door()

    def desk(self) -> DeskScreen | None:
        """Give the desk at work, while somebody is signed in."""
        return self._desk

    def tell_of_mistake(self, error: BaseException) -> None:
        """Tell of a mistake of the program, from any thread."""
        self._erred.emit(error)

    def _show_door(self, refused: Refused | None = None) -> None:
        door = Door(self._services, (self._ask, self._keep), self.window.words, self._enter)
        if refused is not None:
            door.refuse(refused)
        screen = DoorScreen(door, self.window.words)
        screen.language_touched.connect(self.window.speak)
        screen.help_wanted.connect(self._help)
        self._give_up_desk()
        self.window.bring(screen, band=False)

    def _enter(self, place: Place, account: str) -> None:
        desk = Desk(self._services, (self._ask, self._keep), place, account)
        desk.signed_out = self._show_door
        screen = DeskScreen(desk, self.window.words)
        screen.language_touched.connect(self.window.speak)
        screen.help_wanted.connect(self._help)
        screen.sales_wanted.connect(self._drill)
        screen.left.connect(self._leave)
        self._desk = screen
        self.window.bring(screen, band=False)

    def _leave(self) -> None:
        self._ask.run(self._services.sign_out, _nothing_more, _nothing_more)
        self._show_door()

    def _drill(self) -> None:
        if self._desk is None or self._desk.desk.case is None:
            return
        desk, case, words = self._desk.desk, self._desk.desk.case, self.window.words
        title = case_view(case, words, desk.offset_minutes).title
        screen = DrillScreen(Drill(desk, case.shifts, words), title, words)
        screen.help_wanted.connect(self._help)
        screen.left.connect(self._back_to_desk)
        self.window.cover(screen, band=False)

    def _back_to_desk(self) -> None:
        if self._desk is not None:
            self._return_to(self._desk)

    def _help(self, code: str) -> None:
        page = HelpScreen(self.window.words)
        page.left.connect(self._back)
        self._cover(page)
        page.open(code)

    def _show_trouble(self, _error: object) -> None:
        front = self.window.screen_in_front()
        if isinstance(front, TroubleScreen):
            return
        trouble = TroubleScreen(self.window.words)
        trouble.acted.connect(self._back)
        trouble.help_wanted.connect(self._help)
        trouble.open(Code.UNEXPECTED)
        self._cover(trouble)

    def _cover(self, screen: Screen) -> None:
        front = self.window.screen_in_front()
        if not isinstance(front, HelpScreen | TroubleScreen):
            self._under = front
        self.window.cover(screen, band=False)

    def _back(self) -> None:
        if self._under is not None and isValid(self._under):
            self._return_to(self._under)

    def _return_to(self, screen: Screen) -> None:
        """Bring a screen back that was covered, and give up what covered it."""
        front = self.window.screen_in_front()
        self.window.cover(screen, band=False)
        if front is not None and front is not screen:
            front.deleteLater()

    def _give_up_desk(self) -> None:
        if self._desk is not None and self._desk is not self.window.screen_in_front():
            self._desk.deleteLater()
        self._desk = None

    def _close(self) -> None:
        self._ask.abandon()
        self._keep.close()


def _nothing_more(_done: object) -> None:
    """Whoever left is gone, whatever central said."""

"""The screens behind the counter, waiting in the wings: each is made when it is first gone to, and then kept."""

from collections.abc import Callable
from typing import TypeVar

from shiboken6 import isValid

from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.devices import DevicesScreen
from pos.ui.screens.enrol import EnrolScreen
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.importing import ImportScreen
from pos.ui.screens.leaving import LeavingScreen
from pos.ui.screens.menu import MenuScreen
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
from pos.ui.ways.central_ways import CentralWays
from pos.ui.ways.office import Office
from pos.words.speech import Words

Kind = TypeVar("Kind", bound=Screen)
_Plain = (
    MenuScreen
    | CashScreen
    | PeopleScreen
    | HelpScreen
    | TroubleScreen
    | PaymentsScreen
    | PhoneScreen
    | PieceScreen
    | RefundScreen
    | SettingsScreen
    | SettleScreen
)


class Wings:
    """Makes screens and keeps them; `connect` is told of each that was made."""

    def __init__(
        self,
        office: Office,
        lane: Lane,
        central: CentralWays,
        words: Callable[[], Words],
        connect: Callable[[Screen], None],
    ) -> None:
        """Make nothing yet; `words` gives the language of the moment."""
        self._office, self._lane, self._words, self._connect = office, lane, words, connect
        self._central = central
        self._kept: dict[type[Screen], Screen] = {}

    def get(self, kind: type[Kind]) -> Kind:
        """Give the screen of that kind."""
        kept = self._kept.get(kind)
        # A screen that the day brought another over was given up, and is made anew.
        if isinstance(kept, kind) and isValid(kept):
            return kept
        made = self._make(kind)
        if not isinstance(made, kind):
            message = f"{kind.__name__} does not stand behind the counter"
            raise TypeError(message)
        self._kept[kind] = made
        self._connect(made)
        return made

    def hold(self, screen: Screen | None) -> bool:
        """Tell whether a screen is one of these."""
        return any(kept is screen for kept in self._kept.values())

    def close(self) -> None:
        """Give up what is under way, because the program ends."""
        for kind in (StatusScreen, ImportScreen, DevicesScreen):
            kept = self._kept.get(kind)
            if isinstance(kept, StatusScreen | ImportScreen | DevicesScreen) and isValid(kept):
                kept.close_work()

    def _make(self, kind: type[Screen]) -> Screen | None:
        office, lane, words = self._office, self._lane, self._words()
        working = (HistoryScreen, ClosingScreen, StatusScreen)
        for each in working:
            if kind is each:
                return each(office, lane, words)
        if kind is EnrolScreen:
            return EnrolScreen(self._central, lane, words)
        if kind is LeavingScreen:
            return LeavingScreen(self._central, words)
        for far in (ImportScreen, DevicesScreen):
            if kind is far:
                return far(office, words)
        if kind is RecoverySheetScreen:
            return RecoverySheetScreen(office.paper, office.keep_pdf, office.printer_news, lane, words)
        plain: tuple[type[_Plain], ...]
        plain = (
            *(MenuScreen, CashScreen, PeopleScreen, HelpScreen, TroubleScreen),
            *(PaymentsScreen, PhoneScreen, PieceScreen, RefundScreen, SettingsScreen, SettleScreen),
        )
        return next((each(words) for each in plain if each is kind), None)

"""A till is one window: nothing of it is ever seen on its own, not even for a blink while it is made.

A window that flashes up takes the keyboard with it when it goes, and keys are heard by nobody.
"""

from pathlib import Path

import pytest

from pos.domain.names import Language
from pos.ui.errands.wings import Wings
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.enrol import EnrolScreen
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.leaving import LeavingScreen
from pos.ui.screens.menu import MenuScreen
from pos.ui.screens.payments import PaymentsScreen
from pos.ui.screens.people import PeopleScreen
from pos.ui.screens.phone import PhoneScreen
from pos.ui.screens.refund import RefundScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.set_up import SetUpScreen
from pos.ui.screens.settle import SettleScreen
from pos.ui.screens.status import StatusScreen
from pos.ui.screens.trouble import TroubleScreen
from pos.words.speech import words_for
from tests.ui.back_office import BackOffice
from tests.ui.booth import Booth
from tests.ui.lanes_in_hand import PromptLane
from tests.ui.windows import Windows

BEHIND = (
    MenuScreen,
    CashScreen,
    PeopleScreen,
    HelpScreen,
    TroubleScreen,
    HistoryScreen,
    ClosingScreen,
    PaymentsScreen,
    RefundScreen,
    SettleScreen,
    StatusScreen,
    EnrolScreen,
    LeavingScreen,
    PhoneScreen,
)


@pytest.mark.parametrize("kind", BEHIND)
def test_a_screen_behind_the_counter_is_made_unseen(kind: type[Screen], windows: Windows, tmp_path: Path) -> None:
    back = BackOffice.begin(tmp_path)
    made: list[Screen] = []
    ways = Booth().central_ways()
    Wings(back.office(), PromptLane(), ways, lambda: words_for(Language.AR), made.append).get(kind)
    assert [type(screen) for screen in made] == [kind]
    assert windows.shown == []
    made[0].deleteLater()


def test_the_screen_that_sets_a_till_up_is_made_unseen(windows: Windows) -> None:
    screen = SetUpScreen(Booth().services(), PromptLane(), words_for(Language.AR), lambda _somebody: None)
    assert windows.shown == []
    screen.deleteLater()

"""The ways to the enrolment: from the menu, from the facts of a till that stands alone, and at a first start."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.ui.day.till import TillDay
from pos.ui.screens.enrol import EnrolScreen
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.sell import SellScreen
from pos.ui.screens.set_up import SetUpScreen
from pos.ui.screens.status import StatusScreen
from pos.wire.enrol_code import code_link
from tests.ui.booth import Booth
from tests.ui.errands.test_behind import Till
from tests.ui.presenters.fitting.test_enrolling import AT, ENROLLED, SECRET

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication) -> Iterator[Till]:
    made = Till(qtbot, qapp)
    made.booth.enrol = lambda _request: ENROLLED
    made.sign_in()
    yield made
    assert made.booth.bugs == []
    made.end()


def enrolment(till: Till) -> EnrolScreen:
    screen = till.front(EnrolScreen)
    assert isinstance(screen, EnrolScreen)
    return screen


def test_somebody_in_charge_goes_there_from_the_menu_and_back(till: Till) -> None:
    till.go(Errand.ENROL)
    QTest.keyClick(enrolment(till), Qt.Key.Key_Escape)
    till.front(MenuScreen)


def test_an_enrolled_till_goes_on_selling(till: Till) -> None:
    till.go(Errand.ENROL)
    screen = enrolment(till)
    screen.scan(code_link(SECRET, AT))
    QTest.mouseClick(screen.go, LEFT)
    till.qtbot.waitUntil(lambda: screen.state().enrolled is not None)
    QTest.mouseClick(screen.go, LEFT)
    till.front(SellScreen)


def test_a_till_that_stands_alone_is_led_there_from_its_facts(till: Till) -> None:
    till.go(Errand.STATUS)
    status = till.front(StatusScreen)
    assert isinstance(status, StatusScreen)
    till.qtbot.waitUntil(lambda: "central" in status.cards)
    QTest.mouseClick(status.cards["central"].remedy, LEFT)
    enrolment(till)


def test_at_a_first_start_a_code_says_where_the_till_stands(qtbot: QtBot, qapp: QApplication) -> None:
    booth = Booth(enrol=lambda _request: ENROLLED)
    day = TillDay(qapp, booth.services(), booth.start, Language.FR)
    with qtbot.waitExposed(day.window):
        day.window.show()
    qtbot.waitUntil(lambda: isinstance(day.window.screen_in_front(), SetUpScreen))
    set_up = day.window.screen_in_front()
    assert isinstance(set_up, SetUpScreen)
    QTest.mouseClick(set_up.have_code, LEFT)
    screen = day.window.screen_in_front()
    assert isinstance(screen, EnrolScreen)
    screen.scan(code_link(SECRET, AT))
    QTest.mouseClick(screen.go, LEFT)
    qtbot.waitUntil(lambda: screen.state().enrolled is not None)
    QTest.mouseClick(screen.go, LEFT)
    assert day.window.screen_in_front() is set_up
    assert set_up.who.isVisible()
    assert not set_up.back.isVisible()
    day.window.end()

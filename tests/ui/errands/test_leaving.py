"""Closing the window while sales wait: the till stays, says why, and closes by itself once all is sent."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.ui.screens.leaving import LeavingScreen
from pos.ui.screens.sell import SellScreen
from pos.ui.ways.central_news import CentralNews
from tests.ui.back_office import NOON
from tests.ui.errands.test_behind import Till

LEFT = Qt.MouseButton.LeftButton
WAITING = CentralNews(3, NOON, 60_000, NOON)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication) -> Iterator[Till]:
    made = Till(qtbot, qapp)
    made.sign_in()
    yield made
    made.booth.central = None
    made.end()


def asked_to_stay(till: Till) -> LeavingScreen:
    till.booth.central = WAITING
    till.day.window.close()
    screen = till.front(LeavingScreen)
    assert isinstance(screen, LeavingScreen)
    assert till.day.window.isVisible()
    return screen


def test_with_everything_sent_the_window_closes_at_once(till: Till) -> None:
    till.booth.central = CentralNews(contact=NOON)
    till.day.window.close()
    assert not till.day.window.isVisible()


def test_with_sales_that_wait_it_says_how_many_and_stays(till: Till) -> None:
    screen = asked_to_stay(till)
    assert screen.title.text() == "3 ventes ne sont pas encore envoyées"
    QTest.keyClick(screen, Qt.Key.Key_Return)
    till.front(SellScreen)
    assert till.day.window.isVisible()


def test_whoever_quits_anyway_is_let_go(till: Till) -> None:
    screen = asked_to_stay(till)
    QTest.mouseClick(screen.quit, LEFT)
    assert not till.day.window.isVisible()


def test_it_closes_by_itself_when_the_last_sale_is_sent(till: Till) -> None:
    asked_to_stay(till)
    till.booth.central = CentralNews(contact=NOON)
    till.qtbot.waitUntil(lambda: not till.day.window.isVisible())


def test_asking_twice_to_close_is_no_yes(till: Till) -> None:
    screen = asked_to_stay(till)
    till.day.window.close()
    assert till.day.window.isVisible()
    QTest.mouseClick(screen.stay, LEFT)
    till.front(SellScreen)

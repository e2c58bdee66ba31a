"""Going behind the counter and coming back, in the till's own window with its own lane."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.domain.permissions import Role
from pos.ui.day.till import TillDay
from pos.ui.errands.behind import BehindCounter
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.importing import ImportScreen
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.people import PeopleScreen
from pos.ui.screens.recovery_sheet import RecoverySheetScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.sell import SellScreen
from pos.ui.screens.settings import SettingsScreen
from pos.ui.screens.sign_in import SignInScreen
from pos.ui.screens.status import StatusScreen
from pos.ui.screens.trouble import TroubleScreen
from pos.words.codes import Code
from tests.ui.back_office import BackOffice
from tests.ui.booth import PIN, Booth

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


class Till:
    """A till whose window is open and where somebody sells."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self.qtbot, self.booth = qtbot, Booth()
        somebody = self.booth.found("Fatima")
        self.booth.hire(somebody, "Said", Role.CASHIER)
        shift = self.booth.open(somebody)
        services = self.booth.services()
        self.day = TillDay(app, services, self.booth.start, Language.FR)
        back = BackOffice(self.booth.journal, self.booth.clock, self.booth.pins, shift=shift.number)
        self.behind = BehindCounter(self.day, back.office(), services.denominations)
        self.back = back

    def end(self) -> None:
        """Take the window apart here and now: what is left for later is cleared away by whichever thread comes by."""
        self.day.window.close()
        self.day.window.deleteLater()
        self.day.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def sign_in(self) -> None:
        with self.qtbot.waitExposed(self.day.window):
            self.day.window.show()
        screen = self.front(SignInScreen)
        assert isinstance(screen, SignInScreen)
        self.qtbot.waitUntil(lambda: bool(screen.faces.faces()))
        QTest.mouseClick(screen.faces.faces()[0], LEFT)
        QTest.keyClicks(screen, PIN)
        QTest.keyClick(screen, KEY.Key_Return)
        self.front(SellScreen)

    def front(self, kind: type[Screen]) -> Screen:
        """Wait until a screen of that kind is in front."""
        self.qtbot.waitUntil(lambda: isinstance(self.day.window.screen_in_front(), kind))
        screen = self.day.window.screen_in_front()
        assert screen is not None
        return screen

    def menu(self) -> MenuScreen:
        QTest.mouseClick(self.day.window.header.who, LEFT)
        screen = self.front(MenuScreen)
        assert isinstance(screen, MenuScreen)
        return screen

    def go(self, errand: Errand) -> None:
        QTest.mouseClick(self.menu().tiles[errand], LEFT)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication) -> Iterator[Till]:
    made = Till(qtbot, qapp)
    made.sign_in()
    yield made
    assert made.booth.bugs == []
    made.end()


PLACES = [
    (Errand.HISTORY, HistoryScreen),
    (Errand.CLOSE, ClosingScreen),
    (Errand.CASH, CashScreen),
    (Errand.PEOPLE, PeopleScreen),
    (Errand.SETTINGS, SettingsScreen),
    (Errand.IMPORT, ImportScreen),
    (Errand.STATUS, StatusScreen),
    (Errand.HELP, HelpScreen),
]


@pytest.mark.parametrize(("errand", "kind"), PLACES, ids=[errand.value for errand, _ in PLACES])
def test_escape_comes_back_from_everywhere_to_the_selling_as_it_was_left(
    till: Till, errand: Errand, kind: type[Screen]
) -> None:
    selling = till.day.selling()
    till.go(errand)
    till.front(kind)
    for _ in range(3):
        front = till.day.window.screen_in_front()
        if front is not selling and front is not None:
            QTest.keyClick(front, KEY.Key_Escape)
    assert till.day.window.screen_in_front() is selling


def test_the_corner_opens_the_menu_and_closes_it_again(till: Till) -> None:
    till.menu()
    QTest.mouseClick(till.day.window.header.who, LEFT)
    assert till.day.window.screen_in_front() is till.day.selling()


@pytest.mark.parametrize("terminal", [True, False])
def test_every_tile_of_the_menu_is_as_large_as_the_others(till: Till, terminal: bool) -> None:
    menu = till.menu()
    menu.offer_payments(0 if terminal else None)
    till.qtbot.waitUntil(lambda: menu.tiles[Errand.PAYMENTS].isVisible() is terminal)
    QApplication.sendPostedEvents()
    shown = [tile for tile in menu.tiles.values() if tile.isVisible()]
    assert max(tile.width() for tile in shown) - min(tile.width() for tile in shown) <= 1
    assert max(tile.height() for tile in shown) - min(tile.height() for tile in shown) <= 1


def test_a_fact_of_the_band_leads_to_all_the_facts(till: Till) -> None:
    till.day.window.header.fact_touched.emit()
    till.front(StatusScreen)


def test_a_language_chosen_behind_the_counter_is_spoken_by_everything(till: Till) -> None:
    menu = till.menu()
    QTest.mouseClick(menu.languages[Language.AR], LEFT)
    assert menu.title.title.text() == "القائمة"
    assert menu.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert "الرواق" in till.day.window.header.who.accessibleName()
    QTest.mouseClick(menu.back, LEFT)
    assert till.day.window.words.language is Language.AR


def test_the_drawer_opens_from_the_menu_and_says_so(till: Till) -> None:
    till.go(Errand.DRAWER)
    till.qtbot.waitUntil(lambda: till.back.drawers == 1)
    menu = till.front(MenuScreen)
    assert isinstance(menu, MenuScreen)
    till.qtbot.waitUntil(lambda: menu.told() == "Tiroir ouvert, c’est noté")


def test_the_shift_is_read_from_the_menu_without_closing_it(till: Till) -> None:
    till.go(Errand.READING)
    menu = till.front(MenuScreen)
    assert isinstance(menu, MenuScreen)
    till.qtbot.waitUntil(lambda: menu.told() == "Le rapport X part à l’imprimante")
    assert [job.kind for job in till.booth.journal.memory.jobs] == ["x-report"]
    assert till.booth.journal.open_shift() is not None


def test_a_recovery_sheet_is_made_with_a_pin_shown_and_put_away(till: Till) -> None:
    till.go(Errand.RECOVERY)
    menu = till.front(MenuScreen)
    assert isinstance(menu, MenuScreen)
    till.qtbot.waitUntil(menu.yes.isVisible)
    QTest.keyClicks(menu, PIN)
    QTest.keyClick(menu, KEY.Key_Return)
    sheet = till.front(RecoverySheetScreen)
    assert isinstance(sheet, RecoverySheetScreen)
    till.qtbot.waitUntil(sheet.primary.isEnabled)
    assert till.back.pins.sheet_stands()
    QTest.keyClick(sheet, KEY.Key_Return)
    till.front(MenuScreen)


def test_a_page_of_help_covers_the_screen_that_asked_and_gives_it_back(till: Till) -> None:
    till.go(Errand.CASH)
    cash = till.front(CashScreen)
    assert isinstance(cash, CashScreen)
    cash.help_wanted.emit(Code.NEEDS_APPROVAL.value)
    page = till.front(HelpScreen)
    assert isinstance(page, HelpScreen)
    assert page.code() is Code.NEEDS_APPROVAL
    QTest.keyClick(page, KEY.Key_Escape)
    assert till.day.window.screen_in_front() is cash


def test_the_selling_screen_asks_for_help_and_gets_it_back(till: Till) -> None:
    till.day.help_wanted.emit(Code.PRINTER_OFF.value)
    page = till.front(HelpScreen)
    QTest.keyClick(page, KEY.Key_Escape)
    assert till.day.window.screen_in_front() is till.day.selling()


def test_signing_out_shows_the_faces_again_and_signing_in_sells_again(till: Till) -> None:
    till.go(Errand.SIGN_OUT)
    till.front(SignInScreen)
    till.sign_in()
    till.menu()


def test_closing_the_till_ends_at_the_faces_with_the_shift_closed(till: Till) -> None:
    till.go(Errand.CLOSE)
    closing = till.front(ClosingScreen)
    assert isinstance(closing, ClosingScreen)
    QTest.mouseClick(closing.count.confirm, LEFT)
    till.qtbot.waitUntil(closing.decide.isVisible)
    QTest.mouseClick(closing.decide.close_button, LEFT)
    till.qtbot.waitUntil(closing.done.isVisible)
    assert till.day.window.header.isHidden()
    QTest.mouseClick(closing.done.finish, LEFT)
    till.front(SignInScreen)
    assert till.booth.journal.open_shift() is None


def test_somebody_removed_cannot_be_asked_for_a_yes_any_more(till: Till) -> None:
    till.go(Errand.PEOPLE)
    people = till.front(PeopleScreen)
    assert isinstance(people, PeopleScreen)
    QTest.mouseClick(people.people.button(1), LEFT)
    QTest.keyClicks(people, PIN)
    QTest.keyClick(people, KEY.Key_Return)
    till.qtbot.waitUntil(lambda: len(people.people.names()) == 1)
    for _ in range(2):
        front = till.day.window.screen_in_front()
        assert front is not None
        QTest.keyClick(front, KEY.Key_Escape)

    def sold_on() -> bool:
        session = till.day.session()
        return session is not None and len(session.people) == 1

    till.qtbot.waitUntil(sold_on)


def test_a_mistake_of_the_program_is_told_from_any_thread_and_gives_the_screen_back(till: Till) -> None:
    till.go(Errand.CASH)
    cash = till.front(CashScreen)
    teller = threading.Thread(target=till.behind.tell_of_mistake, args=(ZeroDivisionError(),))
    teller.start()
    teller.join()
    trouble = till.front(TroubleScreen)
    QTest.keyClick(trouble, KEY.Key_F1)
    QTest.keyClick(till.front(HelpScreen), KEY.Key_Escape)
    QTest.keyClick(till.front(TroubleScreen), KEY.Key_Return)
    assert till.day.window.screen_in_front() is cash


def test_a_mistake_that_comes_again_and_again_does_not_keep_anybody_from_selling(till: Till) -> None:
    till.behind.tell_of_mistake(ZeroDivisionError())
    QTest.keyClick(till.front(TroubleScreen), KEY.Key_Return)
    assert till.day.window.screen_in_front() is till.day.selling()
    till.behind.tell_of_mistake(ZeroDivisionError())
    seen: list[object] = []
    till.day.lane.run(lambda: None, seen.append, seen.append)
    till.qtbot.waitUntil(lambda: bool(seen))
    assert till.day.window.screen_in_front() is till.day.selling()

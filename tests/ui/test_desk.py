"""The desk in its own window, with its own lanes: in by the door, a booth accepted, down to a fact, and out again."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as TookTooLong
from pytestqt.qtbot import QtBot

from pos.devices.scanner.wedge import WedgeDecoder
from pos.domain.names import Language
from pos.ui.desk.day import DeskDay
from pos.ui.desk.desk_screen import BOOTHS, CASES, PHONES, TOTALS, DeskScreen
from pos.ui.desk.door_screen import ACCOUNT, ADDRESS, CODE, PASSWORD, DoorScreen
from pos.ui.desk.drill_screen import DrillScreen
from pos.ui.presenters.organizer.judging import State
from pos.ui.screens.help_page import HelpScreen
from pos.ui.widgets.kit.label import Label
from pos.words.codes import Code
from tests.ui.fingers import tap
from tests.ui.judge import outside, reading, squeezed, too_small, unnamed
from tests.ui.organizer import Central, a_mixed_day

LANGUAGES = (Language.AR, Language.FR, Language.EN)


class Visit:
    """A desk whose window is open, and a hand that touches it."""

    def __init__(self, qtbot: QtBot, app: QApplication, central: Central, language: Language) -> None:
        self.qtbot, self.central = qtbot, central
        self.day = DeskDay(app, central.services(), WedgeDecoder(), language)
        with qtbot.waitSignal(self.day.window.painted, timeout=10_000):
            self.day.window.show()

    def end(self) -> None:
        """Take the window apart here and now."""
        if self.day.window.isVisible():
            self.day.window.close()
        self.day.window.deleteLater()
        self.day.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def touch(self, widget: QWidget) -> None:
        """Touch what has come to rest: a page is laid out in more than one round."""
        seen: list[QPoint] = []

        def rests() -> bool:
            seen.append(widget.mapTo(self.day.window, QPoint()))
            return seen[-3:] == [seen[-1]] * 3

        self.until(widget.isVisible)
        self.until(rests)
        tap(widget)

    @property
    def door(self) -> DoorScreen:
        self.until(lambda: isinstance(self.day.window.screen_in_front(), DoorScreen))
        front = self.day.window.screen_in_front()
        assert isinstance(front, DoorScreen)
        return front

    def sign_in(self, typed: str = "right") -> None:
        door = self.door
        self.until(door.go.isEnabled)
        door.signing.field(ACCOUNT).setText("nadia")
        door.signing.field(PASSWORD).setText(typed)
        self.touch(door.go)

    @property
    def desk(self) -> DeskScreen:
        self.until(lambda: self.day.desk() is not None)
        screen = self.day.desk()
        assert screen is not None
        self.until(lambda: screen.desk.read is not None)
        return screen

    def drill(self, key: str) -> DrillScreen:
        desk = self.desk
        desk.desk.choose(key)
        self.touch(desk.booths.side.sales)
        front = self.day.window.screen_in_front()
        assert isinstance(front, DrillScreen)
        self.until(front.bytes.isVisible)
        return front

    def is_in_order(self) -> None:
        """Look at what is seen now as a demanding eye does."""
        front = self.day.window.screen_in_front()
        assert front is not None
        if _found_wrong(front):
            # A text that was just said is laid out in the round after it.
            with suppress(TookTooLong):
                self.qtbot.waitUntil(lambda: not _found_wrong(front), timeout=1_000)
            assert _found_wrong(front) == []


def _found_wrong(front: QWidget) -> list[str]:
    with reading() as cut:
        front.grab()
    return [*too_small(front), *squeezed(front), *unnamed(front), *_seen_outside(front), *cut]


@pytest.fixture(params=LANGUAGES)
def visit(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[Visit]:
    made = Visit(qtbot, qapp, a_mixed_day(), request.param)
    yield made
    made.end()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def french(qtbot: QtBot, qapp: QApplication) -> Iterator[Visit]:
    made = Visit(qtbot, qapp, a_mixed_day(), Language.FR)
    yield made
    made.end()


def test_every_page_of_the_desk_fits_is_named_and_read(visit: Visit) -> None:
    visit.central.locked = 93
    visit.sign_in()
    visit.until(visit.door.banner.isVisible)
    visit.is_in_order()
    visit.central.locked = 0
    visit.central.clock.steady += 93_001
    visit.door.show_now()
    visit.sign_in()
    desk = visit.desk
    visit.is_in_order()
    for key in desk.desk.board.cases:
        desk.desk.choose(key)
        visit.is_in_order()
    desk.desk.choose("B2/MAD")
    visit.touch(desk.booths.side.go)
    visit.until(desk.booths.banner.isVisible)
    visit.is_in_order()
    for page in (TOTALS, CASES, PHONES):
        desk.turn_to(page)
        visit.is_in_order()
    desk.turn_to(BOOTHS)
    drill = visit.drill("B1/MAD")
    visit.is_in_order()
    visit.touch(drill.bytes)
    visit.is_in_order()


def test_a_new_desk_asks_for_its_code_first(qtbot: QtBot, qapp: QApplication) -> None:
    visit = Visit(qtbot, qapp, Central(enrolled=False), Language.FR)
    door = visit.door
    visit.until(door.enrolling.isVisible)
    assert door.enrolling.field(ADDRESS).text() == "http://127.0.0.1:8470"
    door.enrolling.field(CODE).setText("AAAA-BBBB-CCCC")
    visit.touch(door.go)
    visit.until(door.signing.isVisible)
    visit.end()


def test_a_booth_is_accepted_with_the_keyboard_alone(french: Visit) -> None:
    french.sign_in()
    desk = french.desk
    assert desk.hear("enter")
    french.until(lambda: bool(french.central.accepted))
    assert [one.booth for one in french.central.accepted[0].shifts] == ["B1", "B11"]
    french.until(lambda: desk.desk.board.cases["B1/MAD"].state is State.ACCEPTED)
    desk.desk.choose("B2/MAD")
    desk.booths.side.note.setPlainText("billet déchiré")
    desk.hear("enter")
    french.until(lambda: len(french.central.accepted) > 1)
    assert french.central.accepted[1].note == "billet déchiré"
    case = desk.desk.case
    assert case is not None
    french.until(lambda: desk.desk.board.cases["B2/MAD"].state is State.ACCEPTED)
    assert desk.hear("escape")
    assert desk.desk.case is None


def test_what_phones_paid_beside_all_sales_is_counted_on_the_day_and_a_touch_away(french: Visit) -> None:
    french.sign_in()
    desk = french.desk
    assert desk.booths.side.phones.text() == "6 paiements par téléphone sans vente"
    french.touch(desk.booths.side.phones)
    assert desk.phones.boards[1].isVisible()
    told = " ".join(label.text() for label in desk.phones.boards[1].findChildren(Label))
    assert all(part in told for part in ("encore une fois", "QKXJPL1", "W801", "hps", "Wafacash"))
    assert [page.text() for page in desk.band.pages if page.isVisible()][-1] == "6 par téléphone"
    french.central.phones = ()
    desk.turn_to(BOOTHS)
    desk.desk.refresh()
    french.until(lambda: not desk.booths.side.phones.isVisible())
    assert [page.text() for page in desk.band.pages if page.isVisible()] == ["Stands", "Totaux", "3 cas"]


def test_a_refresh_moves_neither_the_list_nor_what_is_written(french: Visit) -> None:
    french.central.booths += [f"C{number}" for number in range(200)]
    french.sign_in()
    desk = french.desk
    bar = desk.booths.rows.verticalScrollBar()
    desk.desk.choose("B2/MAD")
    desk.booths.side.note.setPlainText("le caissier")
    bar.setValue(1_500)
    before = [row.booth for row in desk.booths.rows.rows()]
    french.central.shifts.pop(0)
    desk.desk.refresh()
    french.until(lambda: desk.desk.board.moved > 0)
    assert [row.booth for row in desk.booths.rows.rows()] == before
    assert (bar.value(), desk.booths.side.note.toPlainText()) == (1_500, "le caissier")
    assert desk.booths.sort.isVisible()


def test_a_refresh_takes_no_row_from_under_a_finger(french: Visit) -> None:
    french.sign_in()
    desk = french.desk
    rows = desk.booths.rows.viewport()
    where = rows.mapTo(french.day.window, desk.booths.rows.box_of(2).center())
    handle = french.day.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    before = desk.desk.read
    desk.desk.refresh()
    french.until(lambda: desk.desk.read is not before)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert desk.desk.board.chosen == "B3/MAD"


def test_what_was_read_stays_when_central_falls_silent(french: Visit) -> None:
    french.sign_in()
    desk = french.desk
    french.central.reachable = False
    desk.desk.refresh()
    french.until(lambda: desk.desk.silent_since is not None)
    assert "injoignable" in desk.booths.fresh.text()
    assert len(desk.booths.rows.rows()) == 12


def test_the_proof_of_a_paper_is_said_in_words(french: Visit) -> None:
    french.sign_in()
    drill = french.drill("B1/MAD")
    assert "signature de cette caisse" in drill.proof.text.text()
    french.touch(drill.bytes)
    assert "sale-finished" in drill.entry.text()
    assert drill.hear("escape")
    assert french.day.window.screen_in_front() is french.desk


def test_a_refusal_leads_to_its_page_and_back(french: Visit) -> None:
    french.sign_in("wrong")
    door = french.door
    french.until(door.banner.isVisible)
    door.banner.help_wanted.emit(Code.WRONG_PASSWORD.value)
    page = french.day.window.screen_in_front()
    assert isinstance(page, HelpScreen)
    assert page.code() is Code.WRONG_PASSWORD
    page.hear("escape")
    assert french.day.window.screen_in_front() is door


def test_whoever_leaves_or_whose_time_is_over_stands_at_the_door(french: Visit) -> None:
    french.sign_in()
    desk = french.desk
    french.central.signed_in = False
    desk.desk.refresh()
    door = french.door
    french.until(door.banner.isVisible)
    assert "finie" in door.banner.text()
    french.central.signed_in = True
    french.sign_in()
    french.desk.left.emit()
    assert french.door is not door
    assert french.day.desk() is None


def test_a_window_that_closes_does_not_wait_for_central(french: Visit) -> None:
    french.sign_in()
    desk = french.desk
    asked, answers = threading.Event(), threading.Event()

    def slow() -> None:
        asked.set()
        answers.wait(10)

    french.central.dawdle = slow
    desk.desk.refresh()
    assert asked.wait(10)
    french.day.window.close()
    assert not answers.is_set()
    answers.set()


def _seen_outside(screen: QWidget) -> list[str]:
    """List what cannot be touched whole; what only a scroll brings into sight is left out."""
    return [] if isinstance(screen, DrillScreen) else outside(screen)

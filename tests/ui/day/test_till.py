"""A day at the till through its window: set up, sign in, open, sell by touch and by keys, and in another language."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from pos.domain.facts import ShiftOpened
from pos.domain.names import Language
from pos.ports.journal import JournalUnavailable
from pos.ui.day.till import TillDay
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.screens.open_shift import OpenShiftScreen
from pos.ui.screens.recovery import RecoveryScreen
from pos.ui.screens.recovery_sheet import RecoverySheetScreen
from pos.ui.screens.sell import SellScreen
from pos.ui.screens.set_up import SetUpScreen
from pos.ui.screens.sign_in import SignInScreen
from pos.ui.ways.services import Start
from tests.ui import judge
from tests.ui.booth import OTHER_PIN, PIN, Booth
from tests.ui.fingers import first_tap, scan, second_tap, tap, tap_twice
from tests.ui.windows import Windows

PLATE, BASKET = "6111000000021", "6111000000090"


class Paints(QObject):
    """Writes down what was painted of a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.rects: list[QRect] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


class Day:
    """A till's day, and the hands at its window."""

    def __init__(self, booth: Booth, day: TillDay, bot: QtBot) -> None:
        self.booth, self.day, self.bot = booth, day, bot

    @property
    def front(self) -> QWidget | None:
        return self.day.window.screen_in_front()

    @property
    def selling(self) -> SellScreen:
        screen = self.day.selling()
        assert screen is not None
        return screen

    def keys(self, typed: str) -> None:
        """Press keys one by one, no faster than a hand."""
        named = {"\r": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape, " ": Qt.Key.Key_Space, "+": Qt.Key.Key_Plus}
        for letter in typed:
            key = named.get(letter, Qt.Key(ord(letter.upper())))
            QTest.keyClick(self.day.window.windowHandle(), key)
            self.bot.wait(60)

    def until(self, kind: type[QWidget]) -> None:
        self.bot.waitUntil(lambda: isinstance(self.front, kind))

    def sign_in(self, place: int = 0, pin: str = PIN) -> None:
        self.until(SignInScreen)
        screen = self.front
        assert isinstance(screen, SignInScreen)
        self.bot.waitUntil(lambda: len(screen.faces.faces()) > place)
        tap(screen.faces.faces()[place])
        for digit in pin:
            tap(screen.board.pad.key(digit))
        tap(screen.board.pad.key("enter"))

    def sold(self) -> list[int]:
        return [fact.total.minor for _, fact in self.booth.journal.memory.papers]


Begin = Callable[[Booth], Day]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication) -> Iterator[Begin]:
    """Open a till's window."""
    days: list[TillDay] = []

    def open_window(booth: Booth) -> Day:
        day = TillDay(qapp, booth.services(), booth.start, Language.FR)
        days.append(day)
        with qtbot.waitActive(day.window):
            day.window.show()
            day.window.activateWindow()
        return Day(booth, day, qtbot)

    yield open_window
    for day in days:
        day.window.close()
        day.window.deleteLater()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def open_booth() -> Booth:
    booth = Booth()
    booth.open(booth.found("Fatima Z."))
    return booth


@pytest.fixture
def at_work(begin: Begin, open_booth: Booth) -> Day:
    """Give a day with somebody selling."""
    day = begin(open_booth)
    day.sign_in()
    day.until(SellScreen)
    return day


def put_the_sheet_away(day: Day) -> str:
    """Take the recovery sheet that is shown; gives its code."""
    day.until(RecoverySheetScreen)
    screen = day.front
    assert isinstance(screen, RecoverySheetScreen)
    day.bot.waitUntil(screen.primary.isEnabled)
    code = day.booth.pins.code_in_hand()
    tap(screen.primary)
    return code


def test_a_new_till_is_set_up_opened_and_sells_its_first_piece(begin: Begin, qtbot: QtBot) -> None:
    day = begin(Booth())
    day.until(SetUpScreen)
    screen = day.front
    assert isinstance(screen, SetUpScreen)
    for name, text in (("fair", "Semaine"), ("city", "Casablanca"), ("booth", "B-112")):
        QTest.keyClicks(screen.where.field(name), text)
    tap(screen.primary)
    QTest.keyClicks(screen.who.field("name"), "Fatima")
    tap(screen.primary)
    tap(screen.sellers.buttons["MA20"])
    for _ in range(2):
        tap(screen.primary)
        for digit in PIN:
            tap(screen.pad.key(digit))
    tap(screen.primary)
    put_the_sheet_away(day)
    day.until(OpenShiftScreen)
    opening = day.front
    assert isinstance(opening, OpenShiftScreen)
    tap(opening.board.tiles[200_00])
    tap(opening.primary)
    day.until(SellScreen)
    assert [fact.opening_float.pieces for _, fact in day.booth.journal.memory.facts(ShiftOpened)] == [((200_00, 1),)]
    wall = day.selling.find_side.wall.wall
    tap(wall.viewport(), wall.box_of(1).center())
    tap(day.selling.side.primary)
    qtbot.waitUntil(lambda: day.sold() == [320_00])


def test_a_forgotten_pin_is_replaced_with_the_sheet_and_the_next_sheet_follows(begin: Begin, open_booth: Booth) -> None:
    code = open_booth.pins.recovery_code()
    day = begin(open_booth)
    day.until(SignInScreen)
    faces = day.front
    assert isinstance(faces, SignInScreen)
    day.bot.waitUntil(lambda: faces.forgotten is not None)
    assert faces.forgotten is not None
    tap(faces.forgotten)
    day.until(RecoveryScreen)
    screen = day.front
    assert isinstance(screen, RecoveryScreen)
    for answer in (code.replace(" ", ""), "8642", "8642"):
        for digit in answer:
            tap(screen.pad.key(digit))
        tap(screen.primary)
    assert put_the_sheet_away(day) not in {"", code}
    day.sign_in(pin="8642")
    day.until(SellScreen)


def test_two_touches_sell_and_a_double_tap_on_cash_is_one_sale(at_work: Day, qtbot: QtBot) -> None:
    wall, primary = at_work.selling.find_side.wall.wall, at_work.selling.side.primary
    tap(wall.viewport(), wall.box_of(8).center())
    tap_twice(primary)
    qtbot.waitUntil(at_work.selling.side.change.isVisible)
    assert at_work.sold() == [95_00]
    tap(wall.viewport(), wall.box_of(8).center())
    assert not at_work.selling.side.change.isVisible()


def test_a_double_tap_on_a_sum_does_not_also_take_the_piece_behind_it(at_work: Day, qtbot: QtBot) -> None:
    at_work.selling.scan(PLATE)
    tap(at_work.selling.side.second)
    pane = at_work.selling.find_side.panes[Pane.PAY]
    exact = next(button for button in judge.targets(pane) if button.accessibleName() == "Exact")
    window = at_work.day.window
    place = exact.mapTo(window, exact.rect().center())
    first_tap(exact)
    wall = at_work.selling.find_side.wall.wall
    qtbot.waitUntil(wall.isVisible)
    assert window.childAt(place) is wall.viewport()
    second_tap(window, place)
    assert at_work.selling.side.change.isVisible()


def test_hands_can_stay_on_the_keyboard(at_work: Day, qtbot: QtBot) -> None:
    at_work.keys("3*120+ \r")
    qtbot.waitUntil(at_work.selling.side.change.isVisible)
    assert at_work.sold() == [360_00]
    at_work.keys("\x1b")
    qtbot.waitUntil(lambda: not at_work.selling.side.change.isVisible())


def test_a_scan_is_rung_up_while_somebody_searches(at_work: Day, qtbot: QtBot) -> None:
    at_work.selling.find_side.wall.look_for("tap")
    scan(at_work.day.window, PLATE)
    qtbot.waitUntil(lambda: len(at_work.selling.side.lines.rows()) == 1)
    assert at_work.selling.find_side.wall.field.text() == "tap"


def test_letters_begin_a_search_and_figures_an_amount(at_work: Day, qtbot: QtBot) -> None:
    field, lines = at_work.selling.find_side.wall.field, at_work.selling.side.lines
    at_work.keys("k")
    qtbot.waitUntil(lambda: (field.text(), field.hasFocus()) == ("k", True))
    at_work.keys("\x1b")
    at_work.keys("75")
    qtbot.waitUntil(lambda: bool(lines.rows()) and (field.text(), lines.rows()[-1].figure) == ("", "75"))


def test_the_language_turns_the_screen_round_at_once(at_work: Day) -> None:
    window, side = at_work.day.window, at_work.selling.side
    before = side.x()
    for language, place, cash in (
        (Language.EN, before, "Cash"),
        (Language.AR, 0, "نقدًا"),
        (Language.FR, before, "Espèces"),
    ):
        tap(window.header.language)
        QApplication.sendPostedEvents()
        assert (window.words.language, side.x(), side.primary.text()) == (language, place, cash)


def test_a_scan_repaints_the_line_it_changed(at_work: Day, qtbot: QtBot) -> None:
    for code in (PLATE, BASKET):
        at_work.selling.scan(code)
    qtbot.wait(30)
    lines, paints = at_work.selling.side.lines, Paints()
    lines.viewport().installEventFilter(paints)
    at_work.selling.scan(BASKET)
    qtbot.waitUntil(lambda: bool(paints.rects))
    assert paints.rects == [lines.box_of(1)]


def test_no_other_window_ever_flashes_up(begin: Begin, windows: Windows, open_booth: Booth) -> None:
    day = begin(open_booth)
    day.sign_in()
    day.until(SellScreen)
    day.selling.scan(PLATE)
    for pane in (Pane.KEYS, Pane.NOTE, Pane.TICKETS, Pane.PAY):
        day.selling.find_side.panes.get(pane)
        tap(day.selling.find_side.wall.keys) if pane is Pane.KEYS else None
    tap(day.selling.side.second)
    day.day.window.speak(Language.AR)
    assert windows.shown == ["TillWindow"]


def test_a_journal_that_is_locked_is_told_where_the_faces_would_be(begin: Begin, qtbot: QtBot) -> None:
    class Locked(Booth):
        @override
        def start(self) -> Start:
            raise JournalUnavailable("JRN-304")

    day = begin(Locked())
    screen = day.front
    assert isinstance(screen, SignInScreen)
    qtbot.waitUntil(lambda: screen.banner is not None)
    assert screen.banner is not None
    assert screen.banner.text().count("\n") == 2
    assert screen.faces.faces() == []


def test_a_journal_that_another_program_let_go_of_is_opened_without_a_restart(begin: Begin, qtbot: QtBot) -> None:
    class Locked(Booth):
        locked = True

        @override
        def start(self) -> Start:
            if self.locked:
                raise JournalUnavailable("JRN-304")
            return super().start()

    booth = Locked()
    booth.open(booth.found("Fatima Z."))
    day = begin(booth)
    screen = day.front
    assert isinstance(screen, SignInScreen)
    qtbot.waitUntil(lambda: screen.banner is not None)
    assert screen.banner is not None
    assert not screen.board.pad.isEnabled()
    screen.hear("1")
    assert screen.banner.isVisibleTo(screen)
    booth.locked = False
    screen.banner.dismissed.emit()
    qtbot.waitUntil(lambda: len(screen.faces.faces()) == 1)
    assert screen.board.pad.isEnabled()


def test_somebody_else_takes_the_till_and_finds_the_tickets(at_work: Day) -> None:
    at_work.booth.hire(at_work.booth.journal.people()[0], "Youssef")
    at_work.selling.scan(PLATE)
    at_work.bot.waitUntil(lambda: len(at_work.booth.journal.open_tickets()) == 1)
    at_work.day.sign_out()
    at_work.sign_in(1, OTHER_PIN)
    at_work.until(SellScreen)
    session = at_work.day.session()
    assert session is not None
    assert session.person.name == "Youssef"
    assert [row.title for row in at_work.selling.side.lines.rows()] == ["Plat Safi bleu"]


def test_nothing_typed_on_a_pin_pad_is_written_anywhere(
    begin: Begin, open_booth: Booth, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    day = begin(open_booth)
    day.sign_in(pin="7391")
    screen = day.front
    assert isinstance(screen, SignInScreen)
    day.bot.waitUntil(lambda: bool(screen.board.hint.text()) and "code" in screen.board.hint.text())
    spoken = [widget.accessibleName() for widget in judge.in_sight(screen)]
    written = capsys.readouterr()
    assert not any("7391" in text for text in (caplog.text, written.out, written.err, *spoken))


def test_a_printer_that_is_off_is_a_fact_in_the_band(begin: Begin, open_booth: Booth) -> None:
    assert open_booth.printer is not None
    open_booth.printer = replace(open_booth.printer, waiting=3)
    day = begin(open_booth)
    day.sign_in()
    day.until(SellScreen)
    facts = [each.accessibleName() for each in judge.targets(day.day.window.header)]
    assert "3 papiers en attente" in facts

"""Every screen behind the counter fits the smallest screen, in each language: nothing is cut, a finger has room."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos.domain.cash import count_of
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.presenters.drawer import cash_move
from pos.ui.presenters.drawer.cash_moving import CashMoving
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.presenters.staff.staffing import Staffing
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.menu import MenuScreen
from pos.ui.screens.people import PeopleScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.status import StatusScreen
from pos.ui.screens.trouble import TroubleScreen
from pos.ui.theme.tokens import Target
from pos.ui.theme.writing import width_of
from pos.ui.widgets.kit.label import Label
from pos.words.codes import Code
from pos.words.speech import Words, words_for
from tests.ui.back_office import AMINA, COINS, SAID, BackOffice
from tests.ui.lanes_in_hand import PromptLane

WIDE, HIGH = 1366, 712
Make = Callable[[BackOffice, Words], Screen]


def history(back: BackOffice, words: Words) -> Screen:
    for _ in range(12):
        back.booth.sell()
    back.booth.refund(back.journal.sales()[0].number)
    screen = HistoryScreen(back.office(), PromptLane(), words)
    screen.open(AMINA, back.people)
    screen.rows.choose(0)
    return screen


def history_empty(back: BackOffice, words: Words) -> Screen:
    screen = HistoryScreen(back.office(), PromptLane(), words)
    screen.open(AMINA, back.people)
    return screen


def counting(back: BackOffice, words: Words) -> ClosingScreen:
    back.booth.sell()
    back.office().keep_ticket(back.booth.ticket())
    back.office().keep_ticket(replace(back.booth.ticket(), parked=True))
    back.printer = PrinterNews(PrinterState.OFF, 3)
    screen = ClosingScreen(back.office(), PromptLane(), words)
    screen.open(back.counter(), Currency.MAD, COINS)
    return screen


def deciding(back: BackOffice, words: Words) -> ClosingScreen:
    screen = counting(back, words)
    flow = screen.flow()
    assert flow is not None
    flow.count(count_of(Currency.MAD, {200_00: 2_500}))
    return screen


def closed(back: BackOffice, words: Words) -> ClosingScreen:
    screen = deciding(back, words)
    flow = screen.flow()
    assert flow is not None
    assert flow.closing is not None
    flow.close(flow.closing)
    return screen


def status(back: BackOffice, words: Words) -> Screen:
    back.printer = PrinterNews(PrinterState.OFF, 3)
    screen = StatusScreen(back.office(), PromptLane(), words)
    screen.enter()
    screen.leave()
    return screen


def cash(back: BackOffice, words: Words) -> CashScreen:
    yes = Permitted(back.office(), PromptLane(), SAID, back.people, words)
    screen = CashScreen(words)
    screen.open(CashMoving(back.office(), yes, back.counter("said"), cash_move.begin(Currency.MAD), lambda _told: None))
    for key in "1234567,89":
        screen.hear(key)
    return screen


def cash_with_a_yes(back: BackOffice, words: Words) -> CashScreen:
    screen = cash(back, words)
    screen.whys.touched.emit("change")
    screen.go.click()
    return screen


def people(back: BackOffice, words: Words) -> PeopleScreen:
    screen = PeopleScreen(words)
    screen.open(Staffing(back.office(), PromptLane(), AMINA, back.people, lambda _people: None))
    return screen


def people_typing_a_pin(back: BackOffice, words: Words) -> PeopleScreen:
    screen = people(back, words)
    screen.form.named.emit("عبد الرحمان المنصوري")
    screen.go.click()
    for digit in "1234":
        screen.hear(digit)
    screen.go.click()
    return screen


def people_removing(back: BackOffice, words: Words) -> PeopleScreen:
    screen = people(back, words)
    screen.people.button(1).click()
    return screen


def menu(back: BackOffice, words: Words) -> Screen:
    screen = MenuScreen(words)
    screen.open(AMINA, 0, Permitted(back.office(), PromptLane(), AMINA, back.people, words), words.say("drawer.opened"))
    return screen


def help_page(_back: BackOffice, words: Words) -> Screen:
    screen = HelpScreen(words)
    screen.open(Code.JOURNAL_DAMAGED.value)
    return screen


def trouble(_back: BackOffice, words: Words) -> Screen:
    screen = TroubleScreen(words)
    screen.open(Code.UNEXPECTED, "1795284300000.txt")
    return screen


SCREENS: tuple[Make, ...] = (
    *(history, history_empty, counting, deciding, closed, status, cash, cash_with_a_yes),
    *(people, people_typing_a_pin, people_removing, menu, help_page, trouble),
)


@pytest.fixture(params=[Language.AR, Language.FR, Language.EN])
def words(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Words]:
    language: Language = request.param
    qapp.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
    )
    yield words_for(language)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(params=SCREENS, ids=lambda make: make.__name__)
def screen(request: pytest.FixtureRequest, qtbot: QtBot, back: BackOffice, words: Words) -> Screen:
    make: Make = request.param
    made = make(back, words)
    qtbot.addWidget(made)
    made.resize(WIDE, HIGH)
    with qtbot.waitExposed(made):
        made.show()
    return made


def in_sight(screen: Screen, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in screen.findChildren(kind) if widget.isVisible()]


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r} {widget.size().toTuple()}"


def test_it_fits_is_touched_and_is_read(screen: Screen) -> None:
    assert (screen.width(), screen.height()) == (WIDE, HIGH)
    targets = [*in_sight(screen, QAbstractButton), *in_sight(screen, QLineEdit)]
    small = [named(each) for each in targets if min(each.width(), each.height()) < Target.HIT]
    assert small == []
    labels = [label for label in in_sight(screen, Label) if isinstance(label, Label)]
    cut = [
        named(label)
        for label in labels
        if (width_of(label.text(), label.face()) > label.width() + 1 and not label.hasHeightForWidth())
        or label.height() < label.heightForWidth(label.width())
    ]
    assert cut == []
    narrow = [named(each) for each in targets if each.width() < each.minimumSizeHint().width()]
    assert narrow == []
    silent = [named(each) for each in targets if not each.accessibleName()]
    assert silent == []


def test_it_reads_from_the_side_of_its_language(screen: Screen, words: Words) -> None:
    backwards = words.language.right_to_left
    side = Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
    assert screen.layoutDirection() is side

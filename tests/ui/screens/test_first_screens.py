"""The screens before selling fit the smallest screen in each language, as selling does."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.documents.provenance import Provenance
from pos.documents.recovery_sheet import compose_recovery_sheet, filled_in
from pos.domain.names import Language
from pos.ports.clock import Moment
from pos.ui.presenters.drawer.open_shift import OpenShift
from pos.ui.presenters.shown.notice import failure_notice
from pos.ui.presenters.staff.sign_in import SignIn
from pos.ui.screens.open_shift import OpenShiftScreen
from pos.ui.screens.recovery import RecoveryScreen
from pos.ui.screens.recovery_sheet import RecoverySheetScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.set_up import SetUpScreen
from pos.ui.screens.sign_in import SignInScreen
from pos.words.codes import Code
from pos.words.speech import Words, words_for
from tests.ui import judge
from tests.ui.booth import MAD, PLACE, Booth
from tests.ui.lanes_in_hand import PromptLane

WIDE, HIGH = 1366, 768
Make = Callable[[Words], Screen]


def faces(words: Words) -> SignInScreen:
    booth = Booth()
    manager = booth.found("فاطمة الزهراء")
    for name in ("إبراهيم", "Aïcha", "سعيد", "Mohammed Amine", "حنان"):
        booth.hire(manager, name)
    sign_in = SignIn(booth.services(), PromptLane(), lambda _: None)
    screen = SignInScreen(sign_in, words)
    sign_in.show_people(PLACE, booth.journal.people())
    return screen


def a_wrong_pin(words: Words) -> SignInScreen:
    screen = faces(words)
    screen.faces.faces()[1].click()
    for _ in range(3):
        for key in (*"1111", "enter"):
            screen.hear(key)
    return screen


def no_journal(words: Words) -> SignInScreen:
    booth = Booth()
    sign_in = SignIn(booth.services(), PromptLane(), lambda _: None)
    screen = SignInScreen(sign_in, words)
    sign_in.fail(Code.JOURNAL_DAMAGED)
    return screen


def the_place(words: Words) -> SetUpScreen:
    screen = SetUpScreen(Booth().services(), PromptLane(), words, lambda _: None)
    screen.enter()
    for name, text in (("fair", "Semaine nationale"), ("booth", "B-112")):
        screen.where.typed.emit(name, text)
    return screen


def the_person(words: Words) -> SetUpScreen:
    screen = the_place(words)
    screen.primary.click()
    return screen


def the_seller(words: Words) -> SetUpScreen:
    screen = the_person(words)
    screen.who.typed.emit("name", "Fatima")
    screen.primary.click()
    return screen


def the_pin(words: Words) -> SetUpScreen:
    screen = the_person(words)
    screen.who.typed.emit("name", "Fatima")
    screen.primary.click()
    screen.sellers.buttons["MA20"].click()
    screen.primary.click()
    for key in "1234":
        screen.hear(key)
    screen.primary.click()
    return screen


def a_sheet_just_made(words: Words) -> RecoverySheetScreen:
    provenance = Provenance(PLACE, Moment(1_770_897_600_000, 60), (Language.FR, Language.AR), cashier="Fatima Z.")
    paper = filled_in(compose_recovery_sheet(provenance), "4071 2093 5518 6620 3947")
    services = Booth().services()
    screen = RecoverySheetScreen(lambda _number: paper, services.keep_pdf, services.printer_news, PromptLane(), words)
    screen.show_sheet(3)
    return screen


def no_sheet(words: Words) -> RecoverySheetScreen:
    services = Booth().services()
    screen = RecoverySheetScreen(services.receipt, services.keep_pdf, lambda: None, PromptLane(), words)
    screen.fail(failure_notice(Code.DISK_FULL, words))
    return screen


def a_sheet_being_typed(words: Words) -> RecoveryScreen:
    booth = Booth()
    screen = RecoveryScreen(booth.found("فاطمة الزهراء"), booth.services().reset_pin, PromptLane(), words)
    for key in "4071209":
        screen.hear(key)
    return screen


def a_sheet_that_is_void(words: Words) -> RecoveryScreen:
    screen = a_sheet_being_typed(words)
    for keys in ("3551866203947", "2580", "2580"):
        for key in (*keys, "enter"):
            screen.hear(key)
    return screen


def the_float(words: Words) -> OpenShiftScreen:
    booth = Booth()
    opening = OpenShift(booth.services(), PromptLane(), booth.found(), MAD, lambda _: None)
    screen = OpenShiftScreen(opening, words)
    for minor in (200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10):
        opening.add_piece(minor)
    return screen


def a_float_that_no_coins_make(words: Words) -> OpenShiftScreen:
    screen = the_float(words)
    for key in (*"999999,99", "enter"):
        screen.hear(key)
    return screen


SCREENS: tuple[Make, ...] = (
    *(
        faces,
        a_wrong_pin,
        no_journal,
        the_place,
        the_person,
        the_seller,
        the_pin,
        the_float,
        a_float_that_no_coins_make,
    ),
    *(a_sheet_just_made, no_sheet, a_sheet_being_typed, a_sheet_that_is_void),
)


@pytest.fixture(params=[Language.AR, Language.FR, Language.EN])
def words(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Words]:
    language: Language = request.param
    backwards = language.right_to_left
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    yield words_for(language)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(params=SCREENS, ids=lambda make: make.__name__)
def screen(request: pytest.FixtureRequest, qtbot: QtBot, words: Words) -> Screen:
    make: Make = request.param
    screen = make(words)
    screen.speak(words)
    qtbot.addWidget(screen)
    screen.resize(WIDE, HIGH)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def test_it_fits_is_touched_and_is_read(screen: Screen) -> None:
    assert (screen.width(), screen.height()) == (WIDE, HIGH)
    assert judge.too_small(screen) == []
    assert judge.squeezed(screen) == []
    assert judge.unnamed(screen) == []
    assert judge.outside(screen) == []
    with judge.reading() as cut:
        screen.grab()
    assert cut == []


def test_where_no_sheet_was_made_nobody_is_asked_to_choose_a_sale(qtbot: QtBot, words: Words) -> None:
    screen = no_sheet(words)
    qtbot.addWidget(screen)
    assert screen.paper.picture.accessibleName() == ""

"""Cash, people, the menu, help and troubles on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.facts import CashMoved, DrawerOpened
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.domain.permissions import Role
from pos.domain.refusals import Refused
from pos.ports.journal import Somebody
from pos.ui.presenters.drawer import cash_move
from pos.ui.presenters.drawer.cash_move import Way
from pos.ui.presenters.drawer.cash_moving import CashMoving
from pos.ui.presenters.shown.help_page import Shape
from pos.ui.presenters.staff.permitted import Approvals, Permitted
from pos.ui.presenters.staff.staffing import Staffing
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.help_page import HelpScreen
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.people import PeopleScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.trouble import TroubleScreen
from pos.usecases.open_drawer import OpenDrawer
from pos.words.codes import Code
from pos.words.speech import words_for
from tests.ui.back_office import AMINA, SAID, BackOffice
from tests.ui.lanes_in_hand import PatientLane, PromptLane

FR = words_for(Language.FR)
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def show(qtbot: QtBot, screen: Screen) -> None:
    qtbot.addWidget(screen)
    screen.resize(1366, 712)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.enter()


def permitted(back: BackOffice, me: Somebody) -> Permitted:
    return Permitted(back.office(), PromptLane(), me, back.people, FR)


def cash(qtbot: QtBot, back: BackOffice, me: Somebody, told: list[str]) -> CashScreen:
    screen = CashScreen(FR)
    move = cash_move.begin(Currency.MAD)
    screen.open(CashMoving(back.office(), permitted(back, me), back.counter(me.id), move, told.append))
    show(qtbot, screen)
    return screen


def moves(back: BackOffice) -> list[int]:
    facts = [entry.fact for entry in back.journal.entries(1)]
    return [fact.amount.minor for fact in facts if isinstance(fact, CashMoved)]


def type_keys(screen: Screen, keys: str) -> None:
    QTest.keyClicks(screen, keys)


def test_cash_goes_out_by_the_keyboard_with_the_decimal_point_of_any_keyboard(qtbot: QtBot, back: BackOffice) -> None:
    told: list[str] = []
    screen = cash(qtbot, back, AMINA, told)
    type_keys(screen, "-10.50")
    QTest.mouseClick(screen.whys.chips()[0], LEFT)
    assert screen.go.text() == "Sortir 10,50\u00a0DH"
    QTest.keyClick(screen, KEY.Key_Return)
    assert moves(back) == [-10_50]
    assert told == ["Sortie de 10,50\u00a0DH notée"]


@pytest.mark.parametrize("lane", [PromptLane, PatientLane])
def test_cash_asked_for_twice_moves_once(qtbot: QtBot, back: BackOffice, lane: type[PromptLane | PatientLane]) -> None:
    screen, waits = CashScreen(FR), lane()
    asks = Permitted(back.office(), waits, AMINA, back.people, FR)
    told: list[str] = []
    screen.open(CashMoving(back.office(), asks, back.counter(AMINA.id), cash_move.begin(Currency.MAD), told.append))
    show(qtbot, screen)
    type_keys(screen, "20")
    QTest.mouseClick(screen.whys.chips()[0], LEFT)
    for _ in range(2):
        QTest.keyClick(screen, KEY.Key_Return)
        QTest.mouseClick(screen.go, LEFT)
        QTest.mouseDClick(screen.go, LEFT)
    if isinstance(waits, PatientLane):
        waits.happen()
        QTest.keyClick(screen, KEY.Key_Return)
        waits.happen()
    assert (moves(back), len(told)) == ([20_00], 1)


def test_a_double_tap_on_a_tile_goes_there_once(qtbot: QtBot) -> None:
    menu, gone = MenuScreen(FR), list[Errand]()
    menu.open(AMINA, 0, None)
    show(qtbot, menu)
    menu.chosen.connect(gone.append)
    tile = menu.tiles[Errand.DRAWER]
    QTest.mouseClick(tile, LEFT)
    QTest.mouseDClick(tile, LEFT)
    assert gone == [Errand.DRAWER]


def test_cash_without_a_reason_cannot_go_and_the_screen_says_why(qtbot: QtBot, back: BackOffice) -> None:
    screen = cash(qtbot, back, AMINA, [])
    type_keys(screen, "10")
    assert not screen.go.isEnabled()
    QTest.keyClick(screen, KEY.Key_Return)
    assert moves(back) == []
    assert screen._missing.text() == "Choisissez la raison"  # noqa: SLF001  # what is read


def test_a_cashier_gets_a_yes_in_place_by_touch(qtbot: QtBot, back: BackOffice) -> None:
    screen = cash(qtbot, back, SAID, [])
    QTest.mouseClick(screen.ways[Way.IN], LEFT)
    for key in "20":
        QTest.mouseClick(screen.pad.key(key), LEFT)
    QTest.mouseClick(screen.whys.chips()[0], LEFT)
    QTest.mouseClick(screen.go, LEFT)
    assert screen.yes.isVisible()
    assert screen.go.text() == "Donner mon accord"
    for key in "4831":
        QTest.mouseClick(screen.yes.board.pad.key(key), LEFT)
    QTest.mouseClick(screen.go, LEFT)
    assert moves(back) == [20_00]


def test_escape_gives_the_yes_up_first_and_then_leaves(qtbot: QtBot, back: BackOffice) -> None:
    screen = cash(qtbot, back, SAID, [])
    type_keys(screen, "20")
    QTest.mouseClick(screen.whys.chips()[0], LEFT)
    QTest.keyClick(screen, KEY.Key_Return)
    assert screen.yes.isVisible()
    QTest.keyClick(screen, KEY.Key_Escape)
    assert not screen.yes.isVisible()
    with qtbot.waitSignal(screen.left):
        QTest.keyClick(screen, KEY.Key_Escape)


def people(qtbot: QtBot, back: BackOffice, me: Somebody) -> PeopleScreen:
    screen = PeopleScreen(FR)
    screen.open(Staffing(back.office(), PromptLane(), me, back.people, lambda _people: None))
    show(qtbot, screen)
    return screen


def test_somebody_is_added_by_the_keyboard_alone(qtbot: QtBot, back: BackOffice) -> None:
    screen = people(qtbot, back, AMINA)
    QTest.keyClicks(screen.form.field, "Karim")
    QTest.keyClick(screen.form.field, KEY.Key_Return)
    for _ in range(2):
        type_keys(screen, "7306")
        QTest.keyClick(screen, KEY.Key_Return)
    assert screen.people.names() == ["Amina Bennis", "Said", "Karim"]
    assert screen.told.text() == "Karim peut entrer maintenant"
    assert back.pins.pins[back.people[-1].id] == "7306"


def test_the_part_that_was_touched_is_the_part_they_play(qtbot: QtBot, back: BackOffice) -> None:
    screen = people(qtbot, back, AMINA)
    QTest.keyClicks(screen.form.field, "Karim")
    QTest.mouseClick(screen.form.roles[Role.MANAGER], LEFT)
    QTest.mouseClick(screen.go, LEFT)
    for _ in range(2):
        for key in "7306":
            QTest.mouseClick(screen.form.pad.key(key), LEFT)
        QTest.mouseClick(screen.go, LEFT)
    assert back.people[-1].role is Role.MANAGER


def test_a_removal_says_that_it_cannot_be_undone_and_asks_for_a_pin(qtbot: QtBot, back: BackOffice) -> None:
    screen = people(qtbot, back, AMINA)
    QTest.mouseClick(screen.people.button(1), LEFT)
    assert screen.leaving.text() == "Retirer Said\u202f?"
    assert screen.leaving.isVisible()
    type_keys(screen, "4831")
    QTest.keyClick(screen, KEY.Key_Return)
    assert screen.people.names() == ["Amina Bennis"]


def menu(qtbot: QtBot, back: BackOffice, me: Somebody | None) -> MenuScreen:
    screen = MenuScreen(FR)
    screen.open(me, 0, None if me is None else permitted(back, me))
    show(qtbot, screen)
    return screen


@pytest.mark.parametrize("errand", list(Errand))
def test_every_place_is_one_touch_away(qtbot: QtBot, back: BackOffice, errand: Errand) -> None:
    screen = menu(qtbot, back, AMINA)
    with qtbot.waitSignal(screen.chosen) as chosen:
        QTest.mouseClick(screen.tiles[errand], LEFT)
    assert chosen.args == [errand]


def test_the_arrows_walk_over_the_places_and_enter_goes_there(qtbot: QtBot, back: BackOffice) -> None:
    screen = menu(qtbot, back, AMINA)
    QTest.keyClick(screen.tiles[Errand.HISTORY], KEY.Key_Down)
    assert screen.tiles[Errand.CASH].hasFocus()
    with qtbot.waitSignal(screen.chosen) as chosen:
        QTest.keyClick(screen.tiles[Errand.CASH], KEY.Key_Return)
    assert chosen.args == [Errand.CASH]


def test_before_anybody_sells_only_what_needs_no_drawer_can_be_gone_to(qtbot: QtBot, back: BackOffice) -> None:
    screen = menu(qtbot, back, None)
    able = {errand for errand, tile in screen.tiles.items() if tile.isEnabled()}
    assert able == {Errand.STATUS, Errand.HELP, Errand.SIGN_OUT}


def test_a_cashier_opens_the_drawer_with_a_yes_given_on_the_menu(qtbot: QtBot, back: BackOffice) -> None:
    yes = permitted(back, SAID)
    screen = MenuScreen(FR)
    screen.open(SAID, 1, yes)
    show(qtbot, screen)

    def work(approvals: Approvals) -> Refused | None:
        return back.open_drawer(OpenDrawer(back.counter("said"), approvals))

    yes.do(work, lambda _nothing: screen.tell("ouvert"))
    assert (back.drawers, screen.yes.isVisible()) == (0, True)
    type_keys(screen, "4831")
    QTest.keyClick(screen, KEY.Key_Return)
    assert (back.drawers, screen.yes.isVisible()) == (1, False)
    assert any(isinstance(entry.fact, DrawerOpened) for entry in back.journal.entries(1))


def test_a_language_is_chosen_by_its_own_name(qtbot: QtBot, back: BackOffice) -> None:
    screen = menu(qtbot, back, AMINA)
    assert [button.text() for button in screen.languages.values()] == ["العربية", "Français", "English"]
    with qtbot.waitSignal(screen.language_chosen) as chosen:
        QTest.mouseClick(screen.languages[Language.AR], LEFT)
    assert chosen.args == [Language.AR]


def test_the_page_of_a_code_opens_and_the_arrows_turn_the_pages(qtbot: QtBot) -> None:
    screen = HelpScreen(FR)
    screen.open(Code.PRINTER_OFF.value)
    show(qtbot, screen)
    assert screen.code() is Code.PRINTER_OFF
    QTest.keyClick(screen.rows, KEY.Key_Down)
    assert screen.code() is Code.PAPER_OUT
    page = screen.text.page()
    assert page is not None
    assert page.code is Code.PAPER_OUT


def test_help_asked_for_without_a_code_opens_at_the_first_page(qtbot: QtBot) -> None:
    screen = HelpScreen(FR)
    screen.open()
    show(qtbot, screen)
    assert screen.code() is next(iter(Code))


def test_a_page_in_another_language_is_the_same_page(qtbot: QtBot) -> None:
    screen = HelpScreen(FR)
    screen.open(Code.DISK_FULL.value)
    show(qtbot, screen)
    screen.speak(words_for(Language.AR))
    page = screen.text.page()
    assert page is not None
    assert (page.code, page.title) == (Code.DISK_FULL, "القرص ممتلئ")


def test_a_mistake_of_the_program_is_told_with_what_to_do_and_that_the_data_is_safe(qtbot: QtBot) -> None:
    screen = TroubleScreen(FR)
    screen.open(Code.UNEXPECTED, "1795.txt")
    show(qtbot, screen)
    page = screen.text.page()
    assert page is not None
    assert [part.heading for part in page.parts] == ["Ce que cela veut dire", "Que faire", "Vos données"]
    assert any(each.shape is Shape.STEP for each in page.parts[1].paragraphs)
    assert "1795.txt" in screen.written.text()
    with qtbot.waitSignal(screen.acted):
        QTest.keyClick(screen, KEY.Key_Return)
    with qtbot.waitSignal(screen.help_wanted) as asked:
        QTest.keyClick(screen, KEY.Key_F1)
    assert asked.args == ["BUG-901"]

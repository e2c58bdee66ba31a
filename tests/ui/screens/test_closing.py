"""Counting and closing on the screen, by touch and by keys, with the real use cases behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.facts import DrawerCounted, ShiftClosed
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.lanes.background import ShortLane
from pos.ui.presenters.drawer.closing import Step
from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.closing import ClosingScreen
from pos.words.speech import words_for
from tests.ui.back_office import COINS, BackOffice
from tests.ui.lanes_in_hand import PromptLane

FR = words_for(Language.FR)
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def screen(qtbot: QtBot, back: BackOffice, lane: Lane | None = None, **other: object) -> ClosingScreen:
    made = ClosingScreen(back.office(**other), lane or PromptLane(), FR)
    qtbot.addWidget(made)
    made.resize(1366, 712)
    made.open(back.counter(), Currency.MAD, COINS)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    return made


def counted_five_hundred(made: ClosingScreen) -> None:
    """Two notes of 200 and one of 100, by the keyboard alone: Enter goes from pile to pile, then to the button."""
    QTest.keyClicks(made.count.board, "2")
    QTest.keyClick(made.count.board, KEY.Key_Return)
    QTest.keyClicks(made.count.board, "1")
    for _ in range(len(COINS) - 1):
        QTest.keyClick(made.count.board, KEY.Key_Return)


def shown_words(made: ClosingScreen) -> str:
    labels = [made.decide.told.text(), made.decide.difference.text(), made.count.total.text()]
    return " ".join(labels)


def test_the_keyboard_alone_counts_and_closes_the_till(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    counted_five_hundred(made)
    assert made.count.total.text() == "500,00"
    assert made.count.confirm.hasFocus()
    QTest.keyClick(made.count.confirm, KEY.Key_Return)
    assert made.decide.isVisible()
    assert made.decide.told.text() == "Le compte est juste"
    QTest.keyClick(made.decide, KEY.Key_Return)
    assert made.done.isVisible()
    assert back.journal.open_shift() is None
    with qtbot.waitSignal(made.closed):
        QTest.keyClick(made.done, KEY.Key_Return)


def test_touching_a_note_adds_one_and_minus_takes_it_off(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    row = made.count.board.row(200_00)
    middle = row.rect().center()
    for _ in range(3):
        QTest.mouseClick(row, LEFT, pos=middle - type(middle)(row.width() // 2 - 40, 0))
    QTest.mouseClick(row.minus, LEFT)
    assert made.count.total.text() == "400,00"


def test_the_pad_types_the_pieces_of_the_pile_that_was_touched(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    row = made.count.board.row(5_00)
    QTest.mouseClick(row, LEFT, pos=row.rect().center())
    for key in ("1", "2"):
        QTest.mouseClick(made.count.pad.key(key), LEFT)
    pile = row.pile()
    assert pile is not None
    assert (pile.pieces, pile.worth, pile.chosen) == ("12", "60,00", True)


def test_nothing_on_the_counting_screen_tells_what_is_expected(qtbot: QtBot, back: BackOffice) -> None:
    back.booth.sell()
    made = screen(qtbot, back)
    assert "560" not in shown_words(made)
    QTest.mouseClick(made.count.confirm, LEFT)
    assert "560" in shown_words(made)


def test_a_difference_is_seen_in_words_and_can_be_counted_again(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    QTest.keyClicks(made.count.board, "2")
    QTest.mouseClick(made.count.confirm, LEFT)
    assert made.decide.told.text() == "Il manque 100,00\u00a0DH"
    QTest.mouseClick(made.decide.recount, LEFT)
    assert made.count.isVisible()
    assert made.count.total.text() == "400,00"
    QTest.keyClick(made.count.board, KEY.Key_Down)
    QTest.keyClicks(made.count.board, "1")
    QTest.mouseClick(made.count.confirm, LEFT)
    assert made.decide.told.text() == "Le compte est juste"
    facts = [entry.fact for entry in back.journal.entries(1)]
    assert sum(isinstance(fact, DrawerCounted) for fact in facts) == 2


def test_an_open_ticket_says_what_becomes_of_it_and_the_button_changes_it(qtbot: QtBot, back: BackOffice) -> None:
    back.office().keep_ticket(back.booth.ticket())
    made = screen(qtbot, back)
    QTest.mouseClick(made.count.confirm, LEFT)
    assert made.decide.open_card.told() == ["sera mis en attente"]
    QTest.mouseClick(made.decide.open_card.button(0), LEFT)
    assert made.decide.open_card.told() == ["sera vidé à la fermeture"]
    QTest.mouseClick(made.decide.close_button, LEFT)
    assert back.journal.open_tickets() == ()


def test_the_note_that_was_written_goes_into_the_closing(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    QTest.mouseClick(made.count.confirm, LEFT)
    QTest.keyClicks(made.decide.note, "rendu trop")
    QTest.mouseClick(made.decide.close_button, LEFT)
    closed = [entry.fact for entry in back.journal.entries(1) if isinstance(entry.fact, ShiftClosed)]
    assert [fact.note for fact in closed] == ["rendu trop"]


def test_a_report_that_waits_for_the_printer_says_so_and_follows_it(qtbot: QtBot, back: BackOffice) -> None:
    back.printer = PrinterNews(PrinterState.OFF, 1)
    made = screen(qtbot, back)
    QTest.mouseClick(made.count.confirm, LEFT)
    QTest.mouseClick(made.decide.close_button, LEFT)
    assert made.done.printed.text().startswith("1 papier attend")
    back.printer = PrinterNews(PrinterState.READY, 0)
    made.done.show_printer(back.printer)
    assert made.done.printed.text() == "Tout est imprimé"


def test_escape_leaves_the_first_count_and_the_figures(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    with qtbot.waitSignal(made.left):
        QTest.keyClick(made.count.board, KEY.Key_Escape)
    QTest.mouseClick(made.count.confirm, LEFT)
    with qtbot.waitSignal(made.left):
        QTest.keyClick(made.decide, KEY.Key_Escape)


def test_the_real_lane_brings_the_figures_to_the_screen(qtbot: QtBot, back: BackOffice) -> None:
    bugs: list[BaseException] = []
    lane = ShortLane(bugs.append)
    made = screen(qtbot, back, lane)
    QTest.mouseClick(made.count.confirm, LEFT)
    assert not made.count.confirm.isEnabled()
    qtbot.waitUntil(made.decide.isVisible)
    flow = made.flow()
    assert flow is not None
    assert flow.step is Step.DECIDING
    lane.close()
    assert bugs == []


@pytest.mark.parametrize("language", [Language.AR, Language.EN])
def test_another_language_is_spoken_at_once_in_the_middle_of_a_count(
    qtbot: QtBot, back: BackOffice, language: Language
) -> None:
    made = screen(qtbot, back)
    QTest.keyClicks(made.count.board, "2")
    words = words_for(language)
    made.speak(words)
    assert made.count.confirm.text() == words.say("counting.confirm")
    assert made.count.total.text() == words.isolate("400,00")


def test_a_currency_of_its_own_is_counted_on_a_page_of_its_own(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    made.open(back.counter(), Currency.MAD, COINS, None, {Currency.EUR: COINS})
    assert made.count.title.title.text() == "Compter la caisse\u00a0: MAD"
    counted_five_hundred(made)
    QTest.keyClick(made.count.confirm, KEY.Key_Return)
    assert (made.count.isVisible(), made.count.title.title.text()) == (True, "Compter la caisse\u00a0: EUR")
    assert made.count.total.text() == "0,00"
    QTest.mouseClick(made.count.confirm, LEFT)
    assert made.decide.isVisible()


def test_a_drawer_a_currency_finds_its_card_and_the_piles_of_another_ask_for_no_more_room(
    qtbot: QtBot, back: BackOffice
) -> None:
    made = screen(qtbot, back)
    lowest = made.minimumSizeHint().height()
    others = (Currency.EUR, Currency.USD, Currency.GBP)
    made.open(back.counter(), Currency.MAD, COINS, None, dict.fromkeys(others, COINS))
    for _ in range(len(others) + 1):
        made.count.board.more.emit(COINS[0].minor)
        QTest.mouseClick(made.count.confirm, LEFT)
    assert made.decide.isVisible()
    titles = [card.group().title for card in made.decide.cards]
    assert [title for title in titles if title.startswith("Tiroir ")] == ["Tiroir EUR", "Tiroir USD", "Tiroir GBP"]
    assert made.minimumSizeHint().height() == lowest

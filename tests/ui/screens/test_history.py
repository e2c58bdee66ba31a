"""Past sales on the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.documents.blocks import Document
from pos.domain.facts import PaperReprinted
from pos.domain.names import Language
from pos.ports.journal import JournalUnavailable, SaleRow
from pos.ui.presenters.shown import history
from pos.ui.presenters.shown.history import PaperRow
from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.history import HistoryScreen
from pos.ui.ways.till_facts import PdfKept
from pos.ui.widgets.kit.paper_list import PaperList
from pos.words.codes import Code
from pos.words.speech import words_for
from tests.journal.booth import CARPET
from tests.ui.back_office import AMINA, BackOffice
from tests.ui.lanes_in_hand import PatientLane, PromptLane
from tests.ui.presenters.shown.test_history import sale

FR = words_for(Language.FR)
KEY = Qt.Key


def screen(qtbot: QtBot, back: BackOffice, lane: Lane | None = None, **other: object) -> HistoryScreen:
    made = HistoryScreen(back.office(**other), lane or PromptLane(), FR)
    qtbot.addWidget(made)
    made.resize(1366, 712)
    made.open(AMINA, back.people)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    return made


def test_the_newest_sale_stands_first_and_the_list_grows_as_it_is_scrolled(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, sales=many_sales)
    assert made.rows.count() == 200
    made.rows.setFocus()
    for _ in range(60):
        QTest.keyClick(made.rows, KEY.Key_PageDown)
    assert made.rows.count() > 400


def many_sales(_words: str, limit: int, before: int | None) -> tuple[SaleRow, ...]:
    newest = 100_000 if before is None else before - 1
    return tuple(sale(number) for number in range(newest, newest - limit, -1))


def test_a_hundred_thousand_rows_paint_only_those_in_sight(qtbot: QtBot) -> None:
    told: list[int] = []
    any_row = history.row_of(many_sales("", 1, None)[0], {}, FR)

    def row_at(index: int) -> PaperRow:
        told.append(index)
        return any_row

    rows = PaperList()
    qtbot.addWidget(rows)
    rows.resize(900, 600)
    rows.show_papers(100_000, row_at)
    rows.choose(99_999)
    rows.viewport().grab()
    assert 0 < len(told) < 100
    assert max(told) == 99_999


def test_words_typed_find_the_sales_of_a_piece(qtbot: QtBot, back: BackOffice) -> None:
    back.booth.sell()
    carpet = back.booth.sell(CARPET)
    made = screen(qtbot, back)
    assert made.rows.count() == 2
    QTest.keyClicks(made.field, "azil")
    assert made.rows.count() == 1
    QTest.keyClick(made.field, KEY.Key_Down)
    row = made.chosen()
    assert row is not None
    assert row.number == carpet


def test_a_row_walked_to_shows_its_paper_and_enter_twice_prints_it_again(qtbot: QtBot, back: BackOffice) -> None:
    sale = back.booth.sell()
    made = screen(qtbot, back)
    assert not made.reprint.isEnabled()
    QTest.keyClick(made.field, KEY.Key_Down)
    assert made.paper.picture.shows_picture()
    QTest.keyClick(made.rows, KEY.Key_Return)
    assert made.reprint.hasFocus()
    QTest.keyClick(made.reprint, KEY.Key_Return)
    assert back.journal.reprints_of(sale) == 1
    assert made.done.text() == "Duplicata envoyé à l’imprimante"
    row = made.chosen()
    assert row is not None
    assert row.reprints == 1


def test_a_second_tap_while_a_reprint_is_under_way_prints_once(qtbot: QtBot, back: BackOffice) -> None:
    back.booth.sell()
    late = PatientLane()
    made = screen(qtbot, back, late)
    late.happen()
    made.rows.choose(0)
    late.happen()
    for _ in range(2):
        QTest.mouseClick(made.reprint, Qt.MouseButton.LeftButton)
    late.happen()
    facts = [entry.fact for entry in back.journal.entries(1)]
    assert sum(isinstance(fact, PaperReprinted) for fact in facts) == 1


def test_a_paper_is_kept_as_a_pdf_and_told_where(qtbot: QtBot, back: BackOffice) -> None:
    sale = back.booth.sell()
    made = screen(qtbot, back)
    assert not made.pdf.isEnabled()
    QTest.keyClick(made.field, KEY.Key_Down)
    QTest.mouseClick(made.pdf, Qt.MouseButton.LeftButton)
    assert made.done.text() == f"PDF enregistré\u00a0: {sale}.pdf, dans Documents › Dar Essanaa"
    assert made.pdf.isEnabled()


def test_a_second_tap_while_a_pdf_is_written_writes_it_once(qtbot: QtBot, back: BackOffice) -> None:
    sale = back.booth.sell()
    late, asked = PatientLane(), list[int]()

    def keep(number: int) -> PdfKept:
        asked.append(number)
        return PdfKept(Path("papers", "one.pdf"), kept=True)

    made = screen(qtbot, back, late, keep_pdf=keep)
    late.happen()
    made.rows.choose(0)
    late.happen()
    for _ in range(2):
        QTest.mouseClick(made.pdf, Qt.MouseButton.LeftButton)
    late.happen()
    assert asked == [sale]


def test_a_pdf_that_cannot_be_written_says_what_to_do_and_can_be_tried_again(qtbot: QtBot, back: BackOffice) -> None:
    back.booth.sell()
    made = screen(qtbot, back, keep_pdf=lambda number: PdfKept(Path("full", "one.pdf"), kept=False))
    made.rows.choose(0)
    QTest.mouseClick(made.pdf, Qt.MouseButton.LeftButton)
    assert made.banner.isVisible()
    assert made.done.text() == ""
    assert made.pdf.isEnabled()


def test_a_pdf_of_a_journal_that_cannot_be_read_is_told(qtbot: QtBot, back: BackOffice) -> None:
    back.booth.sell()

    def keep(number: int) -> PdfKept:
        raise JournalUnavailable(Code.DISK_FAILS.value)

    made = screen(qtbot, back, keep_pdf=keep)
    made.rows.choose(0)
    QTest.mouseClick(made.pdf, Qt.MouseButton.LeftButton)
    assert made.banner.isVisible()
    assert made.pdf.isEnabled()


def test_escape_goes_from_the_button_to_the_list_then_clears_the_words_then_leaves(
    qtbot: QtBot, back: BackOffice
) -> None:
    back.booth.sell()
    made = screen(qtbot, back)
    QTest.keyClicks(made.field, "gob")
    QTest.keyClick(made.field, KEY.Key_Down)
    QTest.keyClick(made.rows, KEY.Key_Return)
    QTest.keyClick(made.reprint, KEY.Key_Escape)
    assert made.rows.hasFocus()
    QTest.keyClick(made.rows, KEY.Key_Escape)
    assert made.field.text() == ""
    with qtbot.waitSignal(made.left):
        QTest.keyClick(made.field, KEY.Key_Escape)


def test_letters_typed_on_the_list_go_to_the_search(qtbot: QtBot, back: BackOffice) -> None:
    back.booth.sell()
    made = screen(qtbot, back)
    made.rows.setFocus()
    QTest.keyClicks(made.rows, "g")
    assert made.field.text() == "g"
    assert made.field.hasFocus()


def test_an_empty_history_teaches(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    assert made.teaching.isVisible()
    assert made.teaching.teaching().title == "Pas encore de vente"


def test_only_the_paper_walked_to_last_is_drawn(qtbot: QtBot, back: BackOffice) -> None:
    for _ in range(5):
        back.booth.sell()
    asked: list[int] = []
    late = PatientLane()

    def paper(number: int) -> Document | None:
        asked.append(number)
        return back.paper(number)

    made = screen(qtbot, back, late, paper=paper)
    late.happen()
    for index in range(5):
        made.rows.choose(index)
    late.happen()
    newest, *_, oldest = [row.number for row in back.journal.sales()]
    assert asked == [newest, oldest]


def test_a_journal_that_cannot_be_read_is_told_and_what_was_found_stays(qtbot: QtBot, back: BackOffice) -> None:
    back.booth.sell()

    def sales(words: str, limit: int, before: int | None) -> tuple[SaleRow, ...]:
        if words:
            raise JournalUnavailable(Code.DISK_FAILS.value)
        return back.journal.sales(words, limit, before)

    made = screen(qtbot, back, sales=sales)
    QTest.keyClicks(made.field, "x")
    assert made.banner.isVisible()
    assert made.rows.count() == 1


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_another_language_is_spoken_at_once(qtbot: QtBot, back: BackOffice, language: Language) -> None:
    made = screen(qtbot, back)
    made.speak(words_for(language))
    assert made.title.title.text() == words_for(language).say("history.title")

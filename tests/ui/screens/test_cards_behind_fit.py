"""A closing over open payments, and goods that come back, fit the smallest screen in each language."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.card import CardReference
from pos.domain.names import Language
from pos.ui.presenters.drawer.cards_at_closing import cards_at_closing
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.refunds.refund_sheet import Why
from pos.ui.presenters.refunds.refunding import Desk, Refunding
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.presenters.staff.yes import Staff
from pos.ui.screens.refund import RefundScreen
from pos.ui.screens.screen import Screen
from pos.words.speech import Words, words_for
from tests.ui import judge
from tests.ui.back_office import AMINA, BackOffice
from tests.ui.booth import Booth
from tests.ui.card_rows import left_open, owed, settlement
from tests.ui.lanes_in_hand import PromptLane
from tests.ui.screens.test_layout import HIGH, WIDE, deciding
from tests.ui.till_cards import TillCards

Make = Callable[[BackOffice, Words], Screen]


def book() -> CardBook:
    """Know two payments that nobody knows, one made twice, and totals that differ."""
    booth = Booth()
    booth.found()
    known = CardBook(TillCards(booth).cards(), PromptLane(), booth.clock)
    known.open, known.owed = (left_open(0), left_open(1)), (owed(9, CardReference("3315", "VISA")),)
    known.settlements = (settlement(1),)
    return known


def closing(back: BackOffice, words: Words) -> Screen:
    screen = deciding(back, words)
    screen.decide.by_card.show_cards(cards_at_closing(book(), 1, words))
    return screen


def giving_back(back: BackOffice, words: Words) -> Screen:
    number = back.booth.sell()
    office, lane, screen = back.office(), PromptLane(), RefundScreen(words)
    staff = Staff(AMINA, back.people, office.approve, lane, office.clock)
    desk = Desk(office, Permitted(office, lane, AMINA, back.people, words), staff, back.counter(), None)
    refunding = Refunding(desk, words)
    screen.open(refunding, number)
    refunding.take_everything()
    refunding.choose_why(Why.CHANGED_MIND)
    return screen


@pytest.fixture(params=[Language.AR, Language.FR, Language.EN])
def words(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Words]:
    language: Language = request.param
    backwards = language.right_to_left
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    yield words_for(language)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("make", [closing, giving_back], ids=lambda make: make.__name__)
def test_it_fits_is_touched_and_is_read(qtbot: QtBot, back: BackOffice, words: Words, make: Make) -> None:
    screen = make(back, words)
    qtbot.addWidget(screen)
    screen.resize(WIDE, HIGH)
    with qtbot.waitExposed(screen):
        screen.show()
    assert (screen.width(), screen.height()) == (WIDE, HIGH)
    assert judge.too_small(screen) == []
    assert judge.squeezed(screen) == []
    assert judge.unnamed(screen) == []
    with judge.reading() as cut:
        screen.grab()
    assert cut == []

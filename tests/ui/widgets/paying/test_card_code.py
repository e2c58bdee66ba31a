"""The page with the code for a phone: it can be scanned, and everything on it is read in every language."""

import pytest
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.domain.payment_facts import TerminalLabel
from pos.typeset.code import modules
from pos.ui.day.customer_window import CustomerWindow
from pos.ui.presenters.paying.card_views import CodeView
from pos.ui.presenters.paying.code_told import code_view
from pos.ui.presenters.selling.customer_told import CustomerView
from pos.ui.widgets.paying.card_code import CardCode
from pos.ui.widgets.paying.code_picture import CodePicture
from pos.usecases.card.view import CardAction, CardStep, CardView
from pos.words.speech import words_for
from tests.domain.test_merchant_code import MOROCCAN
from tests.ui import judge
from tests.usecases.till import dirhams

LABEL = TerminalLabel("mobile-1", "merchant_code", "Attijari Wafacash Maroc")
SIDE = 420


def told(language: Language) -> CodeView:
    view = CardView(CardStep.WAITING, LABEL, (CardAction.TYPE_ANSWER,), 9, amount=dirhams(12_480_00), shows=MOROCCAN)
    return code_view(view, 272_000, words_for(language), parks=True, asks=True)


def test_the_squares_on_the_screen_are_those_of_the_code_with_white_around(qtbot: QtBot) -> None:
    picture = CodePicture(SIDE)
    qtbot.addWidget(picture)
    picture.show_code(MOROCCAN)
    image, rows = picture.grab().toImage(), modules(MOROCCAN)
    square = SIDE // (len(rows) + 2)
    begin = (SIDE - square * len(rows)) // 2
    middles = [begin + place * square + square // 2 for place in range(-1, len(rows) + 1)]
    seen = [[image.pixelColor(along, down).lightness() < 128 for along in middles] for down in middles]
    white = [False] * (len(rows) + 2)
    assert seen == [white, *([False, *map(bool, row), False] for row in rows), white]


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_the_page_fits_beside_a_ticket(qtbot: QtBot, language: Language) -> None:
    page = CardCode()
    qtbot.addWidget(page)
    page.show_view(told(language))
    page.resize(862, 680)
    with qtbot.waitExposed(page):
        page.show()
    assert (page.width(), page.height()) == (862, 680)
    assert judge.too_small(page) == []
    assert judge.squeezed(page) == []
    assert judge.outside(page) == []
    with judge.reading() as cut:
        page.grab()
    assert cut == []


@pytest.mark.parametrize("language", [Language.AR, Language.FR])
def test_the_customers_window_fits_its_screen_and_takes_no_key(qtbot: QtBot, language: Language) -> None:
    window = CustomerWindow()
    qtbot.addWidget(window)
    row = ("Tapis Beni Ouarain noué à la main 2×3", "12 480,00")
    window.show_view(CustomerView("À payer · للأداء", "12 480,00", "DH", (row,) * 5, told(language)))
    window.stand_on(window.screen())
    assert not window.isActiveWindow()
    assert judge.squeezed(window) == []
    assert judge.outside(window) == []

"""A piece is made with a name and a price, and changed by touch, in the language in hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.facts import ProductChanged
from pos.domain.money import Currency
from pos.domain.names import Language, Names
from pos.domain.permissions import Action, Approval
from pos.ports.journal import Somebody
from pos.ui.presenters.shelf.piece_work import PieceWork
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.piece import PieceScreen
from pos.words.speech import words_for
from tests.ui import judge
from tests.ui.back_office import AMINA, SAID, BackOffice
from tests.ui.lanes_in_hand import PromptLane

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


def screen(qtbot: QtBot, back: BackOffice, me: Somebody = AMINA, language: Language = Language.FR) -> PieceScreen:
    words, lane, office = words_for(language), PromptLane(), back.office()
    made = PieceScreen(words)
    permitted = Permitted(office, lane, me, back.people, words)
    made.open(PieceWork(office.goods, lane, permitted, (me, Currency.MAD)))
    qtbot.addWidget(made)
    made.resize(1366, 712)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    return made


def write(made: PieceScreen, **fields: str) -> None:
    for name, text in fields.items():
        form = made.names if name in {"first", "second", "third"} else made.facts
        form.field(name).clear()
        QTest.keyClicks(form.field(name), text)


def changes(back: BackOffice) -> list[ProductChanged]:
    return [entry.fact for entry in back.journal.entries(1) if isinstance(entry.fact, ProductChanged)]


def test_a_name_and_a_price_make_a_piece(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    write(made, first="Plat bleu", price="120,50", maker="Hassan")
    assert (made.name.text(), made.price.text()[:6]) == ("Plat bleu", "120,50")
    QTest.mouseClick(made.chains[0].chips()[1], LEFT)
    QTest.mouseClick(made.go, LEFT)
    (fact,) = changes(back)
    piece = fact.product
    assert (piece.names, piece.price.amount.minor, piece.unique) == (Names(fr="Plat bleu"), 120_50, True)
    assert (piece.seller, piece.tax) == ("coop", "tva20")
    assert piece.chain
    assert fact.maker is not None
    assert fact.maker.names.fr == "Hassan"
    assert made.told.text().startswith("Pièce ajoutée")
    assert made.names.field("first").text() == ""


def test_the_price_and_the_number_of_one_that_is_found_are_changed_from_the_keyboard(
    qtbot: QtBot, back: BackOffice
) -> None:
    made = screen(qtbot, back)
    QTest.keyClicks(made.search, "gobelet")
    QTest.mouseClick(made.found.chips()[0], LEFT)
    assert made.facts.field("price").text() == "60"
    write(made, price="75", stock="12")
    made.facts.field("maker").setFocus()
    QTest.keyClick(made.facts.field("maker"), KEY.Key_Return)
    (fact,) = changes(back)
    assert (fact.product.id, set(fact.fields)) == ("cups", {"price", "stock"})
    assert (fact.product.price.amount.minor, fact.product.stock, fact.product.maker) == (75_00, 12, "fatima")


@pytest.mark.parametrize(
    "fields", [{"first": "Plat", "price": "1.250"}, {"first": "Plat"}, {"price": "10"}], ids=["price", "none", "name"]
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(
    qtbot: QtBot, back: BackOffice, fields: dict[str, str]
) -> None:
    made = screen(qtbot, back)
    write(made, **fields)
    QTest.mouseClick(made.go, LEFT)
    assert changes(back) == []
    assert made.banner.isVisible()
    assert made.names.field("first").text() == fields.get("first", "")


def test_a_cashier_puts_a_piece_with_a_yes_in_place(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, SAID)
    write(made, first="Plat", price="10")
    QTest.mouseClick(made.go, LEFT)
    assert changes(back) == []
    for digit in "4831":
        assert made.hear(digit)
    made.go.click()
    (fact,) = changes(back)
    assert (fact.person, fact.approvals) == ("said", (Approval(Action.IMPORT_CATALOGUE, "amina"),))


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_everything_can_be_read_and_touched(qtbot: QtBot, back: BackOffice, language: Language) -> None:
    with judge.reading() as cut:
        made = screen(qtbot, back, language=language)
        QTest.keyClicks(made.search, "azilal")
        QTest.mouseClick(made.found.chips()[0], LEFT)
        made.grab()
    assert cut == []
    assert judge.too_small(made) == judge.squeezed(made) == judge.outside(made) == judge.unnamed(made) == []

"""How phones pay, on the screen: the code scanned, pasted or typed, told at once, kept with one button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.ports.journal import Somebody
from pos.ui.presenters.fitting.settings import TillSettings
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.phone import PhoneScreen
from pos.words.speech import words_for
from tests.domain.test_merchant_code import MOROCCAN
from tests.ui import judge
from tests.ui.back_office import AMINA, SAID, BackOffice
from tests.ui.lanes_in_hand import PromptLane
from tests.ui.screens.test_settings import changes, seated

LEFT = Qt.MouseButton.LeftButton


def screen(qtbot: QtBot, back: BackOffice, me: Somebody, language: Language = Language.FR) -> PhoneScreen:
    words, lane, office = words_for(language), PromptLane(), back.office()
    made = PhoneScreen(words)
    made.open(TillSettings(office, lane, Permitted(office, lane, me, back.people, words), seated(back, me)))
    qtbot.addWidget(made)
    made.resize(1366, 712)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    return made


def kept(back: BackOffice) -> dict[str, str]:
    return {change.name: change.value for change in changes(back)}


def test_a_scanned_code_says_whose_it_is_and_is_kept_as_it_was_given(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, AMINA)
    made.scan(f"{MOROCCAN}\r\n")
    assert "REGIS TEST" in made.found.text()
    assert made.preview.code() == MOROCCAN
    QTest.keyClicks(made.form.field("ticket"), "800")
    QTest.keyClicks(made.form.field("acquirer"), "Wafacash")
    QTest.mouseClick(made.go, LEFT)
    assert kept(back) == {"mobile_code": MOROCCAN, "mobile_ticket_limit": "80000", "mobile_acquirer": "Wafacash"}
    assert made.told.text() == "Le réglage est noté"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("6111234567890", "commence par 000201"),
        (MOROCCAN.replace("SAFI", "FESS"), "contrôle"),
        (MOROCCAN[:-9], "coupé"),
    ],
)
def test_what_is_wrong_with_a_code_is_said_before_it_can_be_kept(
    qtbot: QtBot, back: BackOffice, typed: str, says: str
) -> None:
    made = screen(qtbot, back, AMINA)
    QTest.keyClicks(made.form.field("code"), typed)
    assert says in made.found.text()
    assert (made.go.isEnabled(), made.preview.isVisible()) == (False, False)
    assert kept(back) == {}


def test_a_limit_that_is_no_amount_is_told_and_nothing_is_kept(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, AMINA)
    made.scan(MOROCCAN)
    QTest.keyClicks(made.form.field("day"), "beaucoup")
    made.go.click()
    assert made.banner.isVisible()
    assert kept(back) == {}


def test_a_cashier_keeps_it_with_somebodys_yes(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, SAID)
    made.scan(MOROCCAN)
    QTest.mouseClick(made.go, LEFT)
    assert made.yes.isVisible()
    for key in "4831":
        made.hear(key)
    made.hear("enter")
    changed = changes(back)
    assert [(each.name, each.person, len(each.approvals)) for each in changed] == [("mobile_code", SAID.id, 1)]


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_it_fits_in_every_language(qtbot: QtBot, back: BackOffice, language: Language) -> None:
    made = screen(qtbot, back, AMINA, language)
    made.scan(MOROCCAN)
    assert judge.too_small(made) == []
    assert judge.squeezed(made) == []
    assert judge.unnamed(made) == []
    assert judge.outside(made) == []
    with judge.reading() as cut:
        made.grab()
    assert cut == []

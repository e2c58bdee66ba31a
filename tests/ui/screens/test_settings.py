"""What is set on the till, on the screen: chosen by touch, a fact at once, with a yes where one is needed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.facts import SettingChanged
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.domain.permissions import Action, Approval
from pos.domain.settings import Setting
from pos.ports.journal import Somebody
from pos.ui.presenters.fitting.settings import TillSettings
from pos.ui.presenters.shown.session import Session
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.settings import SettingsScreen
from pos.words.speech import words_for
from tests.ui import judge
from tests.ui.back_office import AMINA, SAID, BackOffice
from tests.ui.lanes_in_hand import PromptLane

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


def screen(qtbot: QtBot, back: BackOffice, me: Somebody, language: Language = Language.FR) -> SettingsScreen:
    words, lane, office = words_for(language), PromptLane(), back.office()
    made = SettingsScreen(words)
    made.open(TillSettings(office, lane, Permitted(office, lane, me, back.people, words), seated(back, me)))
    qtbot.addWidget(made)
    made.resize(1366, 712)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    return made


def seated(back: BackOffice, me: Somebody) -> Session:
    shift, place = back.journal.open_shift(), back.journal.place()
    assert shift is not None
    assert place is not None
    return Session(place, back.people, me, shift)


def changes(back: BackOffice) -> list[SettingChanged]:
    return [entry.fact for entry in back.journal.entries(1) if isinstance(entry.fact, SettingChanged)]


def test_what_the_seller_is_and_how_wide_the_paper_is_are_set_by_touch(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, AMINA)
    QTest.mouseClick(made.sellers.buttons["MA_EX_PETIT_FAB"], LEFT)
    QTest.mouseClick(made.dots[384], LEFT)
    assert changes(back) == [
        SettingChanged("seller_tax", "MA_EX_PETIT_FAB", "amina"),
        SettingChanged("paper_dots", "384", "amina"),
    ]
    assert made.told.text() == "Le réglage est noté"
    QTest.mouseClick(made.dots[384], LEFT)
    assert len(changes(back)) == 2


def test_how_cash_is_taken_is_set_by_touch(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, AMINA)
    QTest.mouseClick(made.terms.coins.chips()[2], LEFT)
    QTest.mouseClick(made.terms.duties.chips()[1], LEFT)
    assert changes(back) == [
        SettingChanged("cash_rounding", "10", "amina"),
        SettingChanged("stamp_duty", "customer", "amina"),
    ]
    assert [chip.text() for chip in made.terms.coins.chips()] == ["Non", "0,05", "0,10", "0,50", "1"]


def test_the_rate_of_the_day_is_typed_under_an_authorisation(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, AMINA)
    day = seated(back, AMINA).shift.opened.business_day.isoformat()
    QTest.mouseClick(made.open_rates, LEFT)
    assert made.rates.isVisible()
    made.rates.authorisation.setText("OC 114/2026")
    rate, margin = made.rates.rates[Currency.EUR]
    rate.setText("10,8532")
    margin.setText("1,5")
    QTest.mouseClick(made.go, LEFT)
    assert changes(back) == [
        SettingChanged("foreign_cash", "OC 114/2026", "amina"),
        SettingChanged("rate_eur", f"{day} 108532 150", "amina"),
    ]
    assert not made.rates.isVisible()
    QTest.mouseClick(made.open_rates, LEFT)
    assert (rate.text(), margin.text()) == ("10,8532", "1,50")


def test_a_rate_that_cannot_be_read_is_told_and_nothing_is_set(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, AMINA)
    QTest.mouseClick(made.open_rates, LEFT)
    made.rates.rates[Currency.USD][0].setText("about ten")
    QTest.mouseClick(made.go, LEFT)
    assert (changes(back), made.rates.isVisible(), made.rates.banner.isVisible()) == ([], True, True)


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_the_page_of_rates_fits_too(qtbot: QtBot, back: BackOffice, language: Language) -> None:
    made = screen(qtbot, back, AMINA, language)
    QTest.mouseClick(made.open_rates, LEFT)
    assert judge.too_small(made) == []
    assert judge.squeezed(made) == []
    assert judge.unnamed(made) == []
    assert judge.outside(made) == []
    with judge.reading() as cut:
        made.grab()
    assert cut == []


def test_a_cashier_sets_nothing_without_a_yes(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, SAID)
    QTest.mouseClick(made.dots[384], LEFT)
    assert made.yes.isVisible()
    QTest.keyClick(made, KEY.Key_Escape)
    assert (made.yes.isVisible(), changes(back)) == (False, [])
    QTest.mouseClick(made.dots[384], LEFT)
    QTest.keyClicks(made, "4831")
    QTest.keyClick(made, KEY.Key_Return)
    assert changes(back) == [SettingChanged("paper_dots", "384", "said", (Approval(Action.CHANGE_SETTING, "amina"),))]


def test_a_test_page_is_queued_and_the_screen_says_so(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, AMINA)
    QTest.mouseClick(made.test_page, LEFT)
    assert made.told.text() == "La page d’essai part à l’imprimante"
    assert back.journal.setting(Setting.PAPER_DOTS) == ""


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_it_fits_is_touched_and_is_read(qtbot: QtBot, back: BackOffice, language: Language) -> None:
    made = screen(qtbot, back, AMINA, language)
    assert judge.too_small(made) == []
    assert judge.squeezed(made) == []
    assert judge.unnamed(made) == []
    assert judge.outside(made) == []
    with judge.reading() as cut:
        made.grab()
    assert cut == []

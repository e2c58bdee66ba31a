"""Another person's yes on any screen behind the counter: whose it is, in which language, and what is told beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.facts import PersonAdded, SettingChanged
from pos.domain.names import Language
from pos.domain.permissions import Action, Approval, Role
from pos.ports.journal import JournalUnavailable
from pos.ui.presenters.fitting.settings import TillSettings
from pos.ui.presenters.shown.session import Session
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.settings import SettingsScreen
from pos.words.speech import words_for
from tests.ui.back_office import SAID, BackOffice
from tests.ui.lanes_in_hand import PromptLane

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def back_of_two(back: BackOffice) -> BackOffice:
    """Give a booth with a second manager."""
    with back.journal.unit_of_work() as work:
        work.append(PersonAdded("rachid", Role.MANAGER, work.keep_name("rachid", "Rachid")))
        work.commit()
    back.pins.pins["rachid"] = "9163"
    return back


def asking(qtbot: QtBot, back: BackOffice, **office: object) -> SettingsScreen:
    """Give a screen on which a cashier just wants something that needs a yes."""
    words, lane, bound = words_for(Language.FR), PromptLane(), back.office(**office)
    shift, place = back.journal.open_shift(), back.journal.place()
    assert shift is not None
    assert place is not None
    made = SettingsScreen(words)
    session = Session(place, back.people, SAID, shift)
    made.open(TillSettings(bound, lane, Permitted(bound, lane, SAID, back.people, words), session))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    QTest.mouseClick(made.dots[384], LEFT)
    return made


def test_the_yes_is_that_of_the_face_that_was_touched(qtbot: QtBot, back_of_two: BackOffice) -> None:
    made = asking(qtbot, back_of_two)
    face = next(face for face in made.yes.faces.faces() if "Rachid" in face.accessibleName())
    QTest.mouseClick(face, LEFT)
    QTest.keyClicks(made, "9163")
    QTest.mouseClick(made.go, LEFT)
    facts = [entry.fact for entry in back_of_two.journal.entries(1) if isinstance(entry.fact, SettingChanged)]
    assert [fact.approvals for fact in facts] == [(Approval(Action.CHANGE_SETTING, "rachid"),)]


def test_the_question_is_put_in_the_language_that_is_chosen_meanwhile(qtbot: QtBot, back: BackOffice) -> None:
    made = asking(qtbot, back)
    words = words_for(Language.AR)
    made.speak(words)
    asked = words.say("approval.title", action=words.say("action.change_setting"))
    assert made.yes.board.greeting.text() == asked


def test_what_went_wrong_is_told_until_somebody_puts_it_away(qtbot: QtBot, back: BackOffice) -> None:
    def fail(_request: object) -> None:
        raise JournalUnavailable("JRN-301")

    made = asking(qtbot, back, change_setting=fail)
    assert made.banner.isVisible()
    made.banner.dismissed.emit()
    assert not made.banner.isVisible()

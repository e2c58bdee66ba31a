"""Giving a code on the screen: every no is said with its code, and what was typed stays."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.domain.refusals import Refused, Rule
from pos.ports.central_link import CentralUnavailable
from pos.ports.journal import JournalUnavailable
from pos.ui.screens.enrol import EnrolScreen
from pos.usecases.enrol_till import Enrolled, EnrolTill
from pos.wire.enrol_code import code_link
from pos.words.codes import Code, code_of
from pos.words.speech import words_for
from tests.ui.booth import Booth
from tests.ui.lanes_in_hand import PromptLane
from tests.ui.presenters.fitting.test_enrolling import AT, CODE, ENROLLED, SECRET

FR = words_for(Language.FR)
LEFT = Qt.MouseButton.LeftButton


def screen(qtbot: QtBot, booth: Booth) -> EnrolScreen:
    made = EnrolScreen(booth.central_ways(), PromptLane(), FR)
    qtbot.addWidget(made)
    made.resize(1366, 712)
    with qtbot.waitExposed(made):
        made.show()
    made.open()
    made.enter()
    return made


def ask(qtbot: QtBot, made: EnrolScreen) -> None:
    made.scan(code_link(SECRET, AT))
    QTest.mouseClick(made.go, LEFT)
    qtbot.waitUntil(lambda: not made.state().asking)


def test_a_granted_code_is_shown_and_then_gone_on_with(qtbot: QtBot) -> None:
    asked: list[EnrolTill] = []

    def enrol(request: EnrolTill) -> Enrolled:
        asked.append(request)
        return ENROLLED

    made = screen(qtbot, Booth(enrol=enrol))
    ask(qtbot, made)
    assert asked == [EnrolTill(CODE, AT)]
    assert made.rows[1][1].text() == "Stand B-112"
    with qtbot.waitSignal(made.enrolled) as gone_on:
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert gone_on.args == [ENROLLED]


@pytest.mark.parametrize(
    "rule",
    [Rule.ENROL_CODE_MISTYPED, Rule.ENROL_CODE_WRONG, Rule.ENROL_CODE_USED, Rule.ENROL_CODE_EXPIRED, Rule.TILL_REVOKED],
)
def test_a_refused_code_says_which_no_it_is_and_stays_to_be_mended(qtbot: QtBot, rule: Rule) -> None:
    made = screen(qtbot, Booth(enrol=lambda _request: Refused(rule)))
    ask(qtbot, made)
    assert made.banner.isVisible()
    notice = made.state().notice
    assert notice is not None
    assert notice.code == code_of(rule).value
    assert made.form.field("code").text() == CODE
    assert made.go.isEnabled()


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (CentralUnavailable("no route"), Code.CENTRAL_UNREACHABLE),
        (JournalUnavailable(Code.DISK_FULL), Code.DISK_FULL),
        (RuntimeError("ours"), Code.UNEXPECTED),
    ],
)
def test_what_fails_on_the_way_is_told_and_can_be_tried_again(qtbot: QtBot, failure: Exception, code: Code) -> None:
    def enrol(_request: EnrolTill) -> Enrolled:
        raise failure

    booth = Booth(enrol=enrol)
    made = screen(qtbot, booth)
    ask(qtbot, made)
    notice = made.state().notice
    assert notice is not None
    assert notice.code == code.value
    assert made.go.isEnabled()
    assert booth.bugs == ([failure] if code is Code.UNEXPECTED else [])


def test_whoever_goes_back_meanwhile_hears_nothing_of_the_answer(qtbot: QtBot) -> None:
    answered = threading.Event()

    def enrol(_request: EnrolTill) -> Enrolled:
        answered.wait(5)
        return ENROLLED

    made = screen(qtbot, Booth(enrol=enrol))
    made.scan(code_link(SECRET, AT))
    QTest.mouseClick(made.go, LEFT)
    assert "Demande à https://central.example" in made.progress.text()
    with qtbot.waitSignal(made.left):
        QTest.keyClick(made, Qt.Key.Key_Escape)
    answered.set()
    for thread in threading.enumerate():
        if thread.name == "far-work":
            thread.join(5)
    QCoreApplication.sendPostedEvents(made.work)
    assert (made.state().asking, made.state().enrolled) == (False, None)

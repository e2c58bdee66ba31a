"""The state of the till on the screen, and the journal read again behind it."""

import threading
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.presenters.shown.tone import Tone
from pos.ui.screens.status import StatusScreen
from pos.ui.ways.till_facts import Cancelled, Progress, Verified
from pos.words.codes import Code
from pos.words.speech import words_for
from tests.ui.back_office import NOON, BackOffice
from tests.ui.lanes_in_hand import PromptLane

FR = words_for(Language.FR)
LEFT = Qt.MouseButton.LeftButton


def screen(qtbot: QtBot, back: BackOffice, **other: object) -> StatusScreen:
    made = StatusScreen(back.office(**other), PromptLane(), FR)
    qtbot.addWidget(made, before_close_func=StatusScreen.close_work)
    made.resize(1366, 712)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    return made


def test_the_facts_are_there_and_summed_up(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    assert list(made.cards) == ["shift", "central", "printer", "journal", "disk", "clock"]
    assert made.sum.text() == "Tout va bien"
    assert "4 entrées" in made.cards["journal"].text()


def test_a_printer_that_is_off_can_be_told_to_go_on(qtbot: QtBot, back: BackOffice) -> None:
    back.printer = PrinterNews(PrinterState.OFF, 3)
    made = screen(qtbot, back)
    assert "3 papiers attendent" in made.cards["printer"].text()
    QTest.mouseClick(made.cards["printer"].remedy, LEFT)
    assert back.resumed == 1


def test_help_leads_to_the_page_of_what_is_wrong(qtbot: QtBot, back: BackOffice) -> None:
    back.printer = PrinterNews(PrinterState.PAPER_OUT, 1)
    made = screen(qtbot, back)
    with qtbot.waitSignal(made.help_wanted) as asked:
        QTest.mouseClick(made.cards["printer"].help, LEFT)
    assert asked.args == [Code.PAPER_OUT.value]


def test_verifying_tells_how_far_it_came_and_then_that_all_is_intact(qtbot: QtBot, back: BackOffice) -> None:
    go_on = threading.Event()

    def verify(progress: Progress, _cancelled: Cancelled) -> Verified:
        progress(2, 4)
        go_on.wait(5)
        return Verified(NOON, 4)

    made = screen(qtbot, back, verify=verify)
    QTest.mouseClick(made.verify, LEFT)
    qtbot.waitUntil(lambda: "2 sur 4" in made.cards["journal"].text())
    assert made.verify.text() == "Arrêter la vérification"
    go_on.set()
    qtbot.waitUntil(lambda: "toutes intactes" in made.cards["journal"].text())
    assert made.verify.text() == "Vérifier le journal"


def test_verifying_can_be_stopped_and_then_claims_nothing(qtbot: QtBot, back: BackOffice) -> None:
    started = threading.Event()

    def verify(progress: Progress, cancelled: Cancelled) -> Verified:
        done = 0
        while not cancelled():
            done += 1
            progress(done, 1_000_000)
            started.set()
        return Verified(NOON, done, stopped=True)

    made = screen(qtbot, back, verify=verify)
    QTest.mouseClick(made.verify, LEFT)
    assert started.wait(5)
    QTest.mouseClick(made.verify, LEFT)
    qtbot.waitUntil(lambda: not made.verifying.running)
    card = made.cards["journal"].fact()
    assert card is not None
    assert card.tone is Tone.PLAIN
    assert "Arrêté" in made.cards["journal"].text()


def test_a_fault_is_told_and_its_page_offered(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back, verify=lambda _progress, _cancelled: Verified(NOON, 2, "3: chain_broken"))
    QTest.mouseClick(made.verify, LEFT)
    qtbot.waitUntil(lambda: "chain_broken" in made.cards["journal"].text())
    assert made.cards["journal"].help.isVisible()
    assert made.sum.text() == "1 chose à voir"


def test_a_verification_that_breaks_is_told_and_can_be_begun_again(qtbot: QtBot, back: BackOffice) -> None:
    def verify(_progress: Progress, _cancelled: Cancelled) -> Verified:
        raise OSError("no such file")

    made = screen(qtbot, back, verify=verify)
    QTest.mouseClick(made.verify, LEFT)
    qtbot.waitUntil(made.banner.isVisible)
    assert made.verify.text() == "Vérifier le journal"


def test_leaving_for_good_waits_for_the_work_and_tells_nobody(qtbot: QtBot, back: BackOffice) -> None:
    ended = threading.Event()

    def verify(_progress: Progress, cancelled: Cancelled) -> Verified:
        while not cancelled():
            pass
        ended.set()
        return Verified(NOON, 1)

    made = screen(qtbot, back, verify=verify)
    QTest.mouseClick(made.verify, LEFT)
    made.close_work()
    assert ended.is_set()
    assert not made.verifying.running


def test_the_facts_are_looked_at_again(qtbot: QtBot, back: BackOffice) -> None:
    made = screen(qtbot, back)
    seen = made.facts()
    assert seen is not None
    back.booth.sell()
    made.enter()
    assert made.facts() == replace(seen, entries=seen.entries + 1)

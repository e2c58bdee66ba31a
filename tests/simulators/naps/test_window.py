"""The terminal's window shows what its control port tells, in three languages, and each button does what it says."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.simulators.naps.faults import FAULTS
from pos.simulators.terminal.screen import Prompt
from pos.simulators.terminal.window.panel import Panel
from pos.simulators.terminal.window.words import FAULTS as FAULT_WORDS
from pos.simulators.terminal.window.words import word
from pos.simulators.window.link import Link
from pos.simulators.window.look import letters
from pos.simulators.window.tongues import NAMES, Tongue
from tests.simulators.device_process import PATIENCE_SECONDS
from tests.simulators.naps.terminal_process import TerminalProcess
from tests.simulators.naps.till import Till, confirmation, payment

# The off-screen platform says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def panel(terminal: TerminalProcess, qtbot: QtBot) -> Iterator[Panel]:
    terminal.do("by_hand")
    link = Link(terminal.control_port)
    window = Panel(link, "ar")
    window.setFont(letters())
    qtbot.addWidget(window)
    with qtbot.waitSignal(link.heard):
        window.show()
    yield window
    link.hang_up()


def says(panel: Panel, prompt: str) -> bool:
    return panel.face.shown.words == word(prompt, "ar")


def press(panel: Panel, *keys: str) -> None:
    for key in keys:
        panel.keys.buttons[key].click()


def card(panel: Panel, name: str) -> None:
    next(key for key in panel.cards if key.kind.name == name).click()


def test_a_payment_by_card_and_pin_from_the_amount_to_the_end(
    terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot
) -> None:
    assert says(panel, "idle")
    till.say(payment(410_000, terminal.ns()))
    qtbot.waitUntil(lambda: says(panel, "present_card"))
    assert panel.face.shown.amount == "4\u202f100,00"
    card(panel, "mastercard")
    qtbot.waitUntil(lambda: says(panel, "enter_pin"))
    press(panel, "9", "9", "9", "9", "enter_key")
    qtbot.waitUntil(lambda: says(panel, "wrong_pin"))
    press(panel, "1", "2")
    assert panel.face.shown.digits == 2
    press(panel, "erase_key")
    assert panel.face.shown.digits == 0
    press(panel, "1", "2", "3", "4", "enter_key")
    qtbot.waitUntil(lambda: says(panel, "authorised"))
    answer = till.hear()
    assert answer["013"] == "000"
    till.say(confirmation(answer["008"], answer["004"]))
    qtbot.waitUntil(lambda: says(panel, "paid"))


def test_a_pin_that_is_too_short_is_not_sent(terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot) -> None:
    till.say(payment(5_000, terminal.ns()))
    qtbot.waitUntil(lambda: says(panel, "present_card"))
    press(panel, "1")
    assert panel.face.shown.digits == 0
    card(panel, "mastercard")
    qtbot.waitUntil(lambda: says(panel, "enter_pin"))
    press(panel, "1", "2", "3", "enter_key")
    assert panel.face.shown.digits == 3
    press(panel, "4", "enter_key")
    qtbot.waitUntil(lambda: says(panel, "authorised"))
    assert till.hear()["013"] == "000"


def test_the_red_key_cancels(terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot) -> None:
    till.say(payment(5_000, terminal.ns()))
    qtbot.waitUntil(lambda: says(panel, "present_card"))
    press(panel, "cancel_key")
    qtbot.waitUntil(lambda: says(panel, "refused"))
    assert panel.face.shown.message == "ANNULE PAR CLIENT"


@pytest.mark.parametrize("name", ["visa", "insufficient", "expired", "blocked"])
def test_each_card_is_held_against_the_terminal_at_a_touch(
    terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot, name: str
) -> None:
    till.say(payment(5_000, terminal.ns()))
    qtbot.waitUntil(lambda: says(panel, "present_card"))
    card(panel, name)
    qtbot.waitUntil(lambda: says(panel, "authorised" if name == "visa" else "refused"))


def test_the_plug_and_the_cable_are_pulled_and_put_back(terminal: TerminalProcess, panel: Panel, qtbot: QtBot) -> None:
    panel.buttons["plug"].click()
    qtbot.waitUntil(lambda: panel.buttons["plug"].text() == word("plug_in", "ar"))
    assert says(panel, "off")
    assert not terminal.do("status")["power"]
    panel.buttons["plug"].click()
    qtbot.waitUntil(lambda: panel.buttons["plug"].text() == word("pull_plug", "ar"))
    panel.buttons["cable"].click()
    qtbot.waitUntil(lambda: panel.buttons["cable"].text() == word("join_cable", "ar"))
    assert word("no_network", "ar") in panel.header.state.text()
    assert not terminal.do("status")["cable"]
    panel.buttons["mend"].click()
    qtbot.waitUntil(lambda: word("all_is_well", "ar") in panel.header.state.text())
    assert terminal.do("status")["cable"]


def test_a_fault_is_armed_and_disarmed_at_a_touch_and_used_up_by_a_payment(
    terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot
) -> None:
    button = panel.mishaps.buttons["busy"]
    button.click()
    qtbot.waitUntil(lambda: bool(button.property("wrong")))
    assert word("busy", "ar") in panel.header.state.text()
    button.click()
    qtbot.waitUntil(lambda: not button.property("wrong"))
    assert terminal.do("status")["faults"] == ""
    button.click()
    qtbot.waitUntil(lambda: bool(button.property("wrong")))
    assert terminal.pay(till, 5_000)["013"] == "909"
    qtbot.waitUntil(lambda: not button.property("wrong"))


def test_slips_are_looked_at_and_the_next_customer_brings_the_device_back(
    terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot
) -> None:
    panel.buttons["slips"].click()
    assert panel.pages.currentIndex() == 1
    before = list(panel.paper.slips)
    till.say(payment(5_000, terminal.ns()))
    qtbot.waitUntil(lambda: panel.pages.currentIndex() == 0)
    card(panel, "visa")
    qtbot.waitUntil(lambda: panel.paper.slips[-1:] != before[-1:])
    assert "MONTANT: 50.00 MAD" in panel.paper.slips[-1]


def test_a_window_that_opens_later_has_the_slips_too(
    terminal: TerminalProcess, till: Till, qtbot: QtBot, panel: Panel
) -> None:
    link = Link(terminal.control_port)
    terminal.do("by_hand", on=False)
    terminal.pay(till, 7_700)
    later = Panel(link, "fr")
    qtbot.addWidget(later)
    qtbot.waitUntil(lambda: bool(later.paper.slips))
    assert "MONTANT: 77.00 MAD" in later.paper.slips[-1]
    link.hang_up()


@pytest.mark.parametrize("tongue", NAMES)
def test_the_language_changes_at_once_with_its_direction_but_the_keypad_stays(
    panel: Panel, qtbot: QtBot, tongue: Tongue
) -> None:
    panel.speak(tongue)
    rightwards = tongue != "ar"
    assert panel.face.shown.words == word("idle", tongue)
    qtbot.waitUntil(lambda: (panel.buttons["plug"].x() < panel.buttons["cable"].x()) is rightwards)
    assert panel.keys.buttons["1"].x() < panel.keys.buttons["3"].x()


@pytest.mark.parametrize("tongue", NAMES)
def test_every_prompt_and_fault_has_words_that_fit_their_button(panel: Panel, qtbot: QtBot, tongue: Tongue) -> None:
    assert {fault.name for fault in FAULTS} <= set(FAULT_WORDS)
    assert all(word(prompt, tongue) for prompt in Prompt)
    panel.speak(tongue)
    panel.buttons["mishaps"].click()
    qtbot.waitUntil(lambda: panel.mishaps.buttons["busy"].width() > 200)
    buttons = [*panel.mishaps.buttons.values(), *panel.buttons.values()]
    too_long = [b.text() for b in buttons if b.fontMetrics().horizontalAdvance(b.text()) > b.width() - 16]
    assert too_long == []


def test_the_screen_s_colour_says_how_it_ended(
    terminal: TerminalProcess, till: Till, panel: Panel, qtbot: QtBot
) -> None:
    def ground() -> str:
        return panel.face.grab().toImage().pixelColor(20, 74).name()

    assert ground() == "#f5f0e6"
    till.say(payment(5_000, terminal.ns()))
    qtbot.waitUntil(lambda: says(panel, "present_card"))
    card(panel, "blocked")
    qtbot.waitUntil(lambda: says(panel, "refused"))
    assert ground() == "#f8e1e0"


def test_the_window_closes_when_the_terminal_s_process_ends(
    terminal: TerminalProcess, panel: Panel, qtbot: QtBot
) -> None:
    assert panel.layoutDirection() == Qt.LayoutDirection.RightToLeft
    terminal.kill()
    qtbot.waitUntil(lambda: not panel.isVisible())


def test_the_window_s_process_ends_with_the_terminal_s(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pos.simulators", "naps", "--window", "--language", "fr"]
    process = subprocess.Popen(
        [*command, "--journal", str(tmp_path / "journal.jsonl")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert '"control"' in process.stdout.readline()
    # The window holds the same output: it ends only when both have ended.
    rest, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert (rest, process.returncode) == ("", 0)

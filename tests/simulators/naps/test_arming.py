"""Faults are armed for a message and a number of times, at the control port or by a payment's amount."""

import json

import pytest

from pos.simulators.naps.faults import FAULTS
from tests.simulators.device_process import Control
from tests.simulators.naps.terminal_process import TerminalProcess
from tests.simulators.naps.till import Till, bare, duplicate, payment, void


def test_a_fault_can_wait_for_another_message(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    terminal.do("fault", name="drop_after_authorise", message="003")
    assert terminal.pay_and_confirm(till, 6_000)["013"] == "000"
    last = till.ask(duplicate())
    till.say(void(last["008"], "000777"))
    assert till.until_hung_up() == b""
    assert terminal.money()["voided"] == 6_000
    assert answer["008"] != last["008"]


def test_a_fault_can_last_until_it_is_cleared(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="garbage_before_frame", times=0, message="any")
    assert till.ask(bare("009")).before
    assert till.ask(bare("013")).before
    assert terminal.do("status")["faults"] == "garbage_before_frame"
    terminal.do("clear")
    assert not till.ask(bare("009")).before


def test_a_fault_can_last_some_times(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="busy", times=2)
    codes = [terminal.pay(till, 5_000)["013"] for _ in range(3)]
    assert codes == ["909", "909", "000"]


@pytest.mark.parametrize(
    ("ending", "captured"), [("82", 7_382), ("83", 0), ("88", 7_388)], ids=["lost answer", "not begun", "crash"]
)
def test_some_amounts_break_the_line(terminal: TerminalProcess, till: Till, ending: str, captured: int) -> None:
    till.say(payment(int("73" + ending), terminal.ns()))
    assert till.until_hung_up() == b""
    assert terminal.money()["captured"] == captured


def test_some_amounts_falsify_the_answer(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    assert terminal.pay(till, 7_387)["002"] == "3694"
    till.ask(bare("012"))
    ns = terminal.ns()
    wrong = till.ask(payment(7_389, ns))
    assert (wrong["002"], wrong["004"] == ns) == ("7489", False)
    till.ask(bare("012"))
    assert terminal.pay(till, 7_385) == till.hear()
    till.ask(bare("012"))
    till.say(payment(7_384, terminal.ns()))
    watch.until("captured", asked=7_384)
    assert till.is_silent()


def test_every_fault_is_named_to_who_mistypes_one(terminal: TerminalProcess) -> None:
    answer = terminal.control().ask(json.dumps({"do": "fault", "name": "confirmation_lots"}))
    assert not answer["ok"]
    assert all(name in answer["why"] for name in (fault.name for fault in FAULTS))

"""Each fault by its name: what the till meets on the wire, and what the journal says is true."""

import asyncio

import pytest
from typing_extensions import override

from pos.simulators.naps.delivery import Delivery
from pos.simulators.naps.faults import FAULTS
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.network import Line
from tests.simulators.device_process import Control
from tests.simulators.naps.terminal_process import TerminalProcess
from tests.simulators.naps.till import Till, bare, confirmation, duplicate, payment

APPROVED = {"captured": 5_000}


class RecordingLine(Line):
    """Keeps the pieces that it is given."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    @override
    async def send(self, *pieces: bytes) -> None:
        self.pieces += pieces


def test_connect_refused(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="connect_refused")
    assert till.until_hung_up() == b""
    with pytest.raises(ConnectionRefusedError):
        terminal.till()
    terminal.do("clear", name="connect_refused")
    with terminal.till() as again:
        assert terminal.pay(again, 5_000)["013"] == "000"


def test_accept_then_silence(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="accept_then_silence")
    till.say(payment(5_000, terminal.ns()))
    assert till.is_silent()
    assert not terminal.money()


def test_drop_before_authorise(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_before_authorise")
    till.say(payment(5_000, terminal.ns()))
    assert till.until_hung_up() == b""
    assert not terminal.money()


def test_drop_after_authorise(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_after_authorise")
    till.say(payment(5_000, terminal.ns()))
    assert till.until_hung_up() == b""
    assert terminal.money() == APPROVED


def test_drop_mid_frame(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_mid_frame")
    till.say(payment(5_000, terminal.ns()))
    half = till.until_hung_up()
    assert half.startswith(b"001003101")
    assert b"?" not in half
    assert terminal.money() == APPROVED


def test_answer_late(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("fault", name="answer_late")
    ns = terminal.ns()
    till.say(payment(5_000, ns))
    watch.until("captured")
    assert till.is_silent()
    assert terminal.money() == APPROVED
    terminal.do("advance", seconds=199)
    assert till.is_silent()
    terminal.do("advance", seconds=1)
    late = till.hear()
    assert (late["004"], late["013"]) == (ns, "000")
    assert till.ask(confirmation(late["008"], ns))["013"] == "000"


def test_answer_twice(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="answer_twice")
    assert terminal.pay(till, 5_000) == till.hear()
    assert till.is_silent()
    assert terminal.money() == APPROVED


def test_answer_of_previous(terminal: TerminalProcess, till: Till) -> None:
    before = terminal.pay_and_confirm(till, 4_000)
    terminal.do("fault", name="answer_of_previous")
    assert terminal.pay(till, 5_000) == before
    assert till.hear()["002"] == "5000"


def test_answer_of_previous_where_nothing_went_before(terminal: TerminalProcess, till: Till) -> None:
    terminal.kill()
    terminal.start()
    terminal.do("fault", name="answer_of_previous")
    with terminal.till() as again:
        stale, own = terminal.pay(again, 5_000), again.hear()
    assert int(stale["004"]) == int(own["004"]) - 1
    assert stale["013"] == "000"


def test_wrong_reference(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="wrong_reference")
    ns = terminal.ns()
    assert till.ask(payment(5_000, ns))["004"] == f"{int(ns) + 1:06}"
    assert [event["ns"] for event in terminal.events("captured")] == [ns]


def test_wrong_amount(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="wrong_amount")
    assert terminal.pay(till, 5_000)["002"] == "5100"
    assert terminal.money() == APPROVED


def test_wrong_currency(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="wrong_currency")
    assert terminal.pay(till, 5_000)["012"] == "978"
    assert terminal.events("captured")[0]["currency"] == "504"


def test_garbage_before_frame(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="garbage_before_frame")
    answer = terminal.pay(till, 5_000)
    assert answer.before == b"\x00\xff?#~"
    assert answer["013"] == "000"


def test_split_1_byte(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="split_1_byte")
    answer = terminal.pay(till, 5_000)
    assert answer["013"] == "000"
    # Where the reader is slower than the network it finds some of them together, so what leaves is looked at too.
    line = RecordingLine()
    asyncio.run(Delivery(TerminalClock()).deliver(answer.fields, line, {"split_1_byte": {}}))
    assert b"".join(line.pieces).startswith(b"001003101")
    assert {len(piece) for piece in line.pieces} == {1}


def test_coalesced_with_next(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="coalesced_with_next")
    answer, following = terminal.pay(till, 5_000), till.hear()
    assert (answer["001"], following["001"], following["013"]) == ("101", "112", "000")
    assert len(till.received) == 1
    assert till.ask(confirmation(answer["008"], answer["004"]))["013"] == "000"


def test_partial_approval(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="partial_approval")
    answer = terminal.pay(till, 5_003)
    assert (answer["013"], answer["002"]) == ("000", "2502")
    captured = terminal.events("captured")[0]
    assert (captured["asked"], captured["amount"]) == (5_003, 2_502)


def test_busy(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="busy")
    answer = terminal.pay(till, 5_000)
    assert (answer["013"], answer["025"]) == ("909", "TERMINAL OCCUPE")
    assert till.ask(payment(5_000, answer["004"]))["013"] == "000"


def test_abort_loses_race(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("fault", name="abort_loses_race")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    till.say(bare("012"))
    reset, paid = till.hear(), till.hear()
    assert (reset["001"], reset["013"]) == ("112", "000")
    assert (paid["001"], paid["013"]) == ("101", "000")
    assert terminal.money() == APPROVED


def test_pin_wrong_then_ok(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("fault", name="pin_wrong_then_ok")
    answer = terminal.pay(till, 5_000)
    watch.until("screen", prompt="wrong_pin")
    assert (answer["013"], answer["040"]) == ("000", "SC")


def test_crash_after_authorise_with_journal(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("fault", name="crash_after_authorise_with_journal")
    ns = terminal.ns()
    till.say(payment(5_000, ns))
    assert till.until_hung_up() == b""
    watch.until("screen", prompt="idle")
    with terminal.till() as again:
        found = again.ask(duplicate())
        assert (found["004"], found["013"]) == (ns, "000")
    assert terminal.money() == APPROVED


def test_crash_without_journal(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    before = terminal.pay_and_confirm(till, 4_000)
    terminal.do("fault", name="crash_without_journal")
    ns = terminal.ns()
    till.say(payment(5_000, ns))
    assert till.until_hung_up() == b""
    watch.until("screen", prompt="idle")
    with terminal.till() as again:
        assert again.ask(duplicate())["004"] == before["004"]
        assert again.ask(payment(5_000, ns))["013"] == "000"
    (lost,) = terminal.events("reversed")
    assert (lost["ns"], lost["why"], lost["amount"]) == (ns, "memory_lost", 5_000)


def test_confirmation_lost(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay(till, 5_000)
    terminal.do("fault", name="confirmation_lost")
    till.say(confirmation(answer["008"], answer["004"]))
    assert till.until_hung_up() == b""
    assert terminal.money() == {"captured": 5_000, "confirmed": 5_000}


def test_confirmation_late(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay(till, 5_000)
    terminal.do("fault", name="confirmation_late")
    till.say(confirmation(answer["008"], answer["004"]))
    assert till.is_silent()
    assert terminal.money()["confirmed"] == 5_000
    terminal.do("advance", seconds=60)
    assert till.hear()["001"] == "102"


def test_auto_reversed(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="auto_reversed")
    answer = terminal.pay(till, 5_000)
    assert answer["013"] == "000"
    assert till.ask(confirmation(answer["008"], answer["004"]))["013"] == "480"
    assert terminal.money() == {"captured": 5_000, "reversed": 5_000}


def test_slow_drip(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="slow_drip", pieces=3, milliseconds=40)
    assert terminal.pay(till, 5_000)["013"] == "000"
    assert len(till.received) == 3


def test_printer_out_of_paper_in_slip(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="printer_out_of_paper_in_slip")
    answer = terminal.pay(till, 5_000)
    assert answer["013"] == "000"
    assert not any(line.startswith("MONTANT") for line in answer.slip)
    assert terminal.money() == APPROVED
    whole = till.ask(confirmation(answer["008"], answer["004"]))
    assert "MONTANT: 50.00 MAD" in whole.slip


def test_clock_wrong(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("set_clock", at="2026-11-21T12:00:00")
    terminal.do("fault", name="clock_wrong")
    wrong = terminal.pay(till, 5_000)
    assert wrong["014"] == "20112016"
    assert any(line.startswith("20/11/2016") for line in wrong.slip)
    till.ask(confirmation(wrong["008"], wrong["004"]))
    assert terminal.pay(till, 5_000)["014"] == "21112026"


def test_totals_differ(terminal: TerminalProcess, till: Till) -> None:
    till.ask(bare("010"))
    terminal.pay_and_confirm(till, 5_000)
    terminal.do("fault", name="totals_differ")
    totals = till.ask(bare("010"))
    assert (totals["002"], "VENTES: 2" in totals.slip) == ("15000", True)
    assert terminal.events("settled")[-1]["net"] == 5_000


def test_every_fault_has_a_test_of_its_name() -> None:
    assert {name for name in (fault.name for fault in FAULTS) if f"test_{name}" not in globals()} == set()

"""Each fault by its name: what the till meets on the wire, and what the journal says is true."""

import pytest

from pos.simulators.caisse_ap.faults import FAULTS
from tests.simulators.caisse_ap.terminal_process import TerminalProcess
from tests.simulators.caisse_ap.till import Till, fields_of, receipt, request
from tests.simulators.device_process import Control

APPROVED = {"captured": 5_000}


def test_connect_refused(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="connect_refused")
    assert till.until_hung_up() == b""
    with pytest.raises(ConnectionRefusedError):
        terminal.till()
    terminal.do("clear", name="connect_refused")
    assert terminal.pay(5_000)["AE"] == "10"


def test_accept_then_silence(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="accept_then_silence")
    till.say(request(5_000, terminal.reference()))
    assert terminal.pay(6_000)["AE"] == "10"
    assert till.is_silent()
    assert terminal.money() == {"captured": 6_000}


def test_drop_before_authorise(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_before_authorise")
    assert till.ask(request(5_000, terminal.reference())) == {}
    assert not terminal.money()


def test_drop_after_authorise(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_after_authorise")
    assert till.ask(request(5_000, terminal.reference())) == {}
    assert terminal.money() == APPROVED


def test_drop_mid_frame(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_mid_frame")
    till.say(request(5_000, terminal.reference()))
    half = till.until_hung_up()
    assert half.startswith(b"CZ0040300CJ")
    assert b"CE003504" not in half
    assert terminal.money() == APPROVED


def test_answer_late(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("fault", name="answer_late")
    reference = terminal.reference()
    till.say(request(5_000, reference))
    watch.until("captured")
    terminal.do("advance", seconds=199)
    assert till.is_silent()
    terminal.do("advance", seconds=1)
    late = dict(fields_of(till.until_hung_up().decode()))
    assert (late["CF"], late["AE"]) == (reference, "10")


def test_answer_twice(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="answer_twice")
    answer = till.ask_for_fields(request(5_000, terminal.reference()))
    assert answer[: len(answer) // 2] == answer[len(answer) // 2 :]
    assert terminal.money() == APPROVED


def test_answer_of_previous(terminal: TerminalProcess, till: Till) -> None:
    before = terminal.pay(4_000)
    terminal.do("fault", name="answer_of_previous")
    answer = till.ask_for_fields(request(5_000, terminal.reference()))
    assert dict(answer[: len(before)]) == before
    assert dict(answer[len(before) :])["CB"] == "5000"


def test_wrong_reference(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="wrong_reference")
    reference = terminal.reference()
    assert till.ask(request(5_000, reference))["CF"] not in {"", reference}
    assert [event["reference"] for event in terminal.events("captured")] == [reference]


def test_wrong_reference_where_the_till_gave_none(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="wrong_reference")
    assert till.ask(request(5_000))["CA"] == "99"


def test_wrong_amount(terminal: TerminalProcess) -> None:
    terminal.do("fault", name="wrong_amount")
    assert terminal.pay(5_000)["CB"] == "5100"
    assert terminal.money() == APPROVED


def test_wrong_currency(terminal: TerminalProcess) -> None:
    terminal.do("fault", name="wrong_currency")
    assert terminal.pay(5_000)["CE"] == "978"
    assert terminal.events("captured")[0]["currency"] == "504"


def test_garbage_before_frame(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="garbage_before_frame")
    till.say(request(5_000, terminal.reference()))
    assert till.until_hung_up().startswith(b"\x00\xff?#~CZ0040300")


def test_split_1_byte(terminal: TerminalProcess) -> None:
    terminal.do("fault", name="split_1_byte")
    assert terminal.pay(5_000)["AE"] == "10"


def test_coalesced_with_next(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="coalesced_with_next")
    answer = till.ask_for_fields(request(5_000, terminal.reference()))
    assert answer[-3:] == [("CZ", "0300"), ("CJ", "012345678901"), ("AE", "11")]


def test_slow_drip(terminal: TerminalProcess) -> None:
    terminal.do("fault", name="slow_drip", pieces=3, milliseconds=1)
    assert terminal.pay(5_000)["AE"] == "10"


def test_partial_approval(terminal: TerminalProcess) -> None:
    terminal.do("fault", name="partial_approval")
    answer = terminal.pay(5_003)
    assert (answer["AE"], answer["CB"]) == ("10", "2502")
    captured = terminal.events("captured")[0]
    assert (captured["asked"], captured["amount"]) == (5_003, 2_502)


def test_busy(terminal: TerminalProcess) -> None:
    terminal.do("fault", name="busy")
    answer = terminal.pay(5_000)
    assert (answer["AE"], answer["AF"]) == ("01", "07")
    assert not terminal.money()


def test_clock_wrong(terminal: TerminalProcess) -> None:
    terminal.do("set_clock", at="2026-11-21T12:00:00")
    terminal.do("fault", name="clock_wrong")
    terminal.pay(5_000)
    assert terminal.events("captured")[0]["date"] == "20112016"


def test_pin_wrong_then_ok(terminal: TerminalProcess, watch: Control) -> None:
    terminal.do("fault", name="pin_wrong_then_ok")
    answer = terminal.pay(5_000)
    watch.until("screen", prompt="wrong_pin")
    assert (answer["AE"], answer["CI"], answer["CC"]) == ("10", "1", "001")


def test_crash_after_authorise_with_journal(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("fault", name="crash_after_authorise_with_journal")
    assert till.ask(request(5_000, terminal.reference())) == {}
    watch.until("screen", prompt="idle")
    assert terminal.money() == APPROVED


def test_crash_without_journal(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("fault", name="crash_without_journal")
    reference = terminal.reference()
    assert till.ask(request(5_000, reference)) == {}
    watch.until("screen", prompt="idle")
    (lost,) = terminal.events("reversed")
    assert (lost["reference"], lost["why"], lost["amount"]) == (reference, "memory_lost", 5_000)


def test_printer_out_of_paper_in_slip(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="printer_out_of_paper_in_slip")
    answer = till.ask_for_fields(request(5_000, terminal.reference(), CK="100"))
    assert dict(answer)["AE"] == "10"
    assert "MONTANT: 50.00 MAD" not in receipt(answer)
    assert terminal.money() == APPROVED


def test_ae11_only(terminal: TerminalProcess, watch: Control) -> None:
    terminal.do("fault", name="ae11_only")
    answer = terminal.pay(5_000)
    assert (answer["AE"], "CB" in answer) == ("11", False)
    watch.until("captured")
    assert terminal.money() == APPROVED


def test_ae10_with_af(terminal: TerminalProcess) -> None:
    terminal.do("fault", name="ae10_with_af")
    answer = terminal.pay(5_000)
    assert (answer["AE"], answer["AF"]) == ("10", "09")
    assert not terminal.money()


def test_endless_answer(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="endless_answer")
    till.say(request(5_000, terminal.reference()))
    assert len(till.until_hung_up()) > 65_536
    assert terminal.money() == APPROVED


def test_every_fault_has_a_test_of_its_name() -> None:
    assert {fault.name for fault in FAULTS if f"test_{fault.name}" not in globals()} == set()

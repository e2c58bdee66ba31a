"""Each fault by its name: what the till meets on the cable, and what the journal says is true."""

from dataclasses import dataclass

import pytest

from pos.simulators.concert_v2.faults import FAULTS
from tests.simulators.concert_v2.terminal_process import TerminalProcess
from tests.simulators.concert_v2.till import ACK, ENQ, EOT, ETX, NAK, STX, Answer, Till, framed, read, request
from tests.simulators.device_process import Control

CAPTURED = {"captured": 5_000}
LOST = ("drop_after_authorise", "crash_after_authorise_with_journal")
FALSIFIED = {
    "wrong_reference": ("private", ""),
    "wrong_amount": ("amount", "00005100"),
    "wrong_currency": ("currency", "978"),
}
WELL_SAID = ("split_1_byte", "slow_drip", "pin_wrong_then_ok", "clock_wrong")
SPOILT = {"bad_lrc_x1": 1, "bad_lrc_forever": 3}
NOT_UNDERSTOOD = {"nak_x1": 1, "nak_forever": 3}
TOGETHER = {*LOST, *FALSIFIED, *WELL_SAID, *SPOILT, *NOT_UNDERSTOOD}


@dataclass
class Trial:
    """A fault that is armed, and a till in front of it."""

    terminal: TerminalProcess
    till: Till
    watch: Control
    reference: str

    def arm(self, name: str, **numbers: int) -> None:
        self.terminal.do("fault", name=name, **numbers)

    def hand_over(self) -> None:
        self.till.hand_over(request(5_000, self.reference))

    def ask(self, name: str, **numbers: int) -> Answer:
        self.arm(name, **numbers)
        return self.till.ask(request(5_000, self.reference))

    def word(self, sign: bytes = ACK) -> None:
        """Ask for the word and hear this."""
        self.till.say(ENQ)
        assert self.till.heard(len(sign)) == sign

    def answer(self) -> bytes:
        """Give the word, and take the frame; what is said to it is the caller's."""
        assert self.till.heard(1) == ENQ
        self.till.say(ACK)
        return self.till.frame()

    def money_is(self, **expected: int) -> None:
        assert self.terminal.money() == expected


@pytest.fixture
def trial(terminal: TerminalProcess, till: Till, watch: Control) -> Trial:
    return Trial(terminal, till, watch, terminal.reference())


def test_connect_refused(trial: Trial) -> None:
    trial.arm("connect_refused")
    assert trial.till.heard(1) == b""
    with pytest.raises(ConnectionRefusedError):
        trial.terminal.till()
    trial.terminal.do("clear", name="connect_refused")
    assert trial.terminal.pay(5_000)["result"] == "0"


def test_accept_then_silence(trial: Trial) -> None:
    trial.arm("accept_then_silence")
    trial.hand_over()
    trial.word()
    trial.money_is()


def test_drop_before_authorise(trial: Trial) -> None:
    trial.arm("drop_before_authorise")
    trial.word()
    trial.till.say(framed(request(5_000, trial.reference)))
    assert trial.till.heard(1) == b""
    trial.money_is()


@pytest.mark.parametrize("name", LOST)
def test_the_answer_is_lost_and_the_money_is_not(trial: Trial, name: str) -> None:
    trial.arm(name)
    trial.hand_over()
    assert trial.till.heard(1) == b""
    trial.money_is(**CAPTURED)


def test_crash_without_journal(trial: Trial) -> None:
    trial.arm("crash_without_journal")
    trial.hand_over()
    assert trial.till.heard(1) == b""
    (lost,) = trial.terminal.events("reversed")
    assert (lost["reference"], lost["why"], lost["amount"]) == (trial.reference, "memory_lost", 5_000)


def test_drop_mid_frame(trial: Trial) -> None:
    trial.arm("drop_mid_frame")
    trial.hand_over()
    half = trial.answer()
    assert half.startswith(STX)
    assert ETX not in half
    trial.money_is(**CAPTURED)


def test_answer_late(trial: Trial) -> None:
    trial.arm("answer_late")
    trial.hand_over()
    trial.watch.until("captured")
    trial.terminal.do("advance", seconds=199)
    assert trial.till.is_silent()
    trial.terminal.do("advance", seconds=1)
    assert read(trial.till.hear())["private"] == trial.reference


def test_answer_twice(trial: Trial) -> None:
    assert trial.ask("answer_twice") == read(trial.till.hear())
    trial.money_is(**CAPTURED)


def test_answer_of_previous(trial: Trial) -> None:
    before = trial.till.ask(request(4_000, trial.terminal.reference()))
    assert trial.ask("answer_of_previous") == before
    assert read(trial.till.hear())["private"] == trial.reference


@pytest.mark.parametrize("name", FALSIFIED)
def test_something_else_is_said_than_was_done(trial: Trial, name: str) -> None:
    field, said = FALSIFIED[name]
    answer = trial.ask(name)
    assert answer[field] == said if said else answer[field] != trial.reference
    trial.money_is(**CAPTURED)


def test_reference_replaced(trial: Trial) -> None:
    assert trial.ask("reference_replaced")["private"].isdecimal()
    assert trial.terminal.events("captured")[0]["reference"] == trial.reference


@pytest.mark.parametrize("name", WELL_SAID)
def test_the_answer_is_right_in_the_end(trial: Trial, name: str) -> None:
    assert trial.ask(name, **({"pieces": 3, "milliseconds": 1} if name == "slow_drip" else {}))["result"] == "0"
    trial.money_is(**CAPTURED)


def test_eot_lost(trial: Trial) -> None:
    trial.arm("eot_lost")
    trial.hand_over()
    assert read(trial.answer()[1:-2])["result"] == "0"
    trial.till.say(ACK)
    trial.word()


def test_garbage_before_frame(trial: Trial) -> None:
    trial.arm("garbage_before_frame")
    trial.hand_over()
    assert trial.answer().startswith(b"\x00\xff?#~" + STX)


def test_coalesced_with_next(trial: Trial) -> None:
    trial.arm("coalesced_with_next")
    trial.hand_over()
    trial.answer()
    assert trial.till.heard(2) == EOT + ENQ


def test_endless_answer(trial: Trial) -> None:
    trial.arm("endless_answer")
    trial.hand_over()
    assert trial.till.heard(1) == ENQ
    trial.till.say(ACK)
    assert ETX not in trial.till.heard(65_536)


def test_lrc_equals_etx(trial: Trial) -> None:
    trial.arm("lrc_equals_etx")
    trial.hand_over()
    assert trial.answer().endswith(ETX + ETX)


@pytest.mark.parametrize("name", SPOILT)
def test_the_check_is_wrong(trial: Trial, name: str) -> None:
    trial.arm(name)
    trial.hand_over()
    frames = [trial.answer()]
    for _ in range(2):
        trial.till.say(NAK)
        frames.append(trial.till.frame())
    assert [whole == framed(whole[1:-2]) for whole in frames] == [time >= SPOILT[name] for time in range(3)]
    trial.till.say(NAK)
    assert trial.till.heard(1) == EOT
    trial.money_is(**CAPTURED)


@pytest.mark.parametrize("name", NOT_UNDERSTOOD)
def test_the_request_is_not_understood(trial: Trial, name: str) -> None:
    trial.arm(name)
    trial.word()
    for expected in [NAK] * NOT_UNDERSTOOD[name] + [ACK]:
        trial.till.say(framed(request(5_000, trial.reference)))
        assert trial.till.heard(1) == expected
    trial.till.say(EOT)
    assert read(trial.till.hear())["result"] == "0"


def test_ack_lost(trial: Trial) -> None:
    trial.arm("ack_lost")
    trial.word()
    trial.till.say(framed(request(5_000, trial.reference)) + EOT)
    assert read(trial.till.hear())["result"] == "0"
    trial.money_is(**CAPTURED)


def test_word_refused(trial: Trial) -> None:
    trial.arm("word_refused")
    trial.word(NAK)
    trial.word()


def test_word_unanswered(trial: Trial) -> None:
    trial.arm("word_unanswered")
    trial.till.say(ENQ)
    assert trial.till.is_silent()
    trial.word()


def test_collision(trial: Trial) -> None:
    before = trial.till.ask(request(4_000, trial.terminal.reference()))
    trial.arm("collision")
    trial.till.say(ENQ)
    assert read(trial.till.hear()) == before
    assert trial.till.ask(request(5_000, trial.reference))["private"] == trial.reference


def test_enq_then_eot(trial: Trial) -> None:
    trial.arm("enq_then_eot")
    trial.hand_over()
    assert trial.till.heard(2) == ENQ + EOT
    assert read(trial.till.hear())["result"] == "0"


def test_handled_only(trial: Trial) -> None:
    assert trial.ask("handled_only")["result"] == "9"
    trial.watch.until("captured")
    trial.money_is(**CAPTURED)


def test_busy(trial: Trial) -> None:
    assert trial.ask("busy")["result"] == "7"
    trial.money_is()


def test_partial_approval(trial: Trial) -> None:
    assert trial.ask("partial_approval")["amount"] == "00002500"
    assert trial.terminal.events("captured")[0]["asked"] == 5_000


def test_printer_out_of_paper_in_slip(trial: Trial) -> None:
    assert trial.ask("printer_out_of_paper_in_slip")["result"] == "0"
    assert "MONTANT" not in trial.terminal.do("status")["slips"][-1]


def test_every_fault_has_a_test_of_its_name() -> None:
    assert {fault.name for fault in FAULTS if f"test_{fault.name}" not in globals()} == TOGETHER

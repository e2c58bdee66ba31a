"""What a till can ask, how a payment ends, and what is published of both."""

import json
from pathlib import Path

import pytest

from tests.simulators.concert_v2.terminal_process import TerminalProcess
from tests.simulators.concert_v2.till import ACK, ENQ, EOT, NAK, Till, framed, read, request
from tests.simulators.device_process import Control

PUBLISHED = json.loads((Path(__file__).parents[2] / "devices/data/concert_v2_transcripts.json").read_text("utf-8"))
ENDINGS = ("01", "05", "51", "54", "61", "75", "80", "86", "91")


@pytest.mark.parametrize("published", PUBLISHED, ids=["long answer", "short answer"])
def test_a_published_conversation_goes_as_published(
    terminal: TerminalProcess, till: Till, published: dict[str, list[list[str]]]
) -> None:
    terminal.do("next", outcome="approved", stan="000042")
    for who, hexadecimal, _ in published["transcript"]:
        data = bytes.fromhex(hexadecimal)
        if who == "ECR>TPE":
            till.say(data)
            continue
        said = till.heard(len(data))
        if len(data) == 1:
            assert said == data
        else:
            # The card is one of ours, and its number nobody's.
            ours, theirs = read(said[1:-2]), read(data[1:-2])
            assert ours.pop("report").strip() == ("417631******4417" if theirs.pop("report") else "")
            assert (ours, said) == (theirs, framed(said[1:-2]))
    assert terminal.money() == {"captured": 125_50}


def test_a_reference_is_repeated_as_it_came(terminal: TerminalProcess, till: Till) -> None:
    answer = till.ask(request(5_000, "QFKX000042", plus=""))
    assert (answer["result"], answer["private"], answer["amount"]) == ("0", "QFKX000042", "00005000")
    assert terminal.events("captured")[0]["reference"] == "QFKX000042"


def test_a_refund_gives_the_card_money(terminal: TerminalProcess) -> None:
    assert terminal.pay(5_000, type="1")["result"] == "0"
    assert terminal.money() == {"refunded": 5_000}


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_amount_s_last_digits_choose_that_it_is_refused(terminal: TerminalProcess, ending: str) -> None:
    assert terminal.pay(int("73" + ending))["result"] == "7"
    assert not terminal.money()


@pytest.mark.parametrize(
    ("amount", "changed"),
    [(5_000, {"type": "2"}), (5_000, {"type": "4"}), (5_000, {"mode": "C"}), (5_000, {"currency": "978"}), (0, {})],
)
def test_what_it_cannot_do_is_refused(terminal: TerminalProcess, amount: int, changed: dict[str, str]) -> None:
    assert terminal.pay(amount, **changed)["result"] == "7"
    assert not terminal.money()


def test_a_script_goes_before_the_amount(terminal: TerminalProcess) -> None:
    terminal.do("next", code="5")
    assert terminal.pay(7_300)["result"] == "5"
    assert terminal.pay(7_300)["result"] == "0"


def test_a_customer_who_walks_away_is_waited_for_two_minutes(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    till.hand_over(request(7_381, terminal.reference()))
    watch.until("screen", prompt="present_card")
    terminal.do("advance", seconds=120)
    assert read(till.hear())["result"] == "7"


def test_a_person_is_the_customer_and_nobody_else_is_listened_to(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    terminal.do("by_hand")
    till.hand_over(request(5_000, terminal.reference()))
    watch.until("screen", prompt="present_card")
    till.say(ENQ)
    assert till.heard(1) == NAK
    terminal.do("tap", card="mastercard")
    terminal.do("pin", digits="1234")
    assert read(till.hear())["result"] == "0"


def test_whoever_wants_an_answer_at_once_gets_no_result(terminal: TerminalProcess, watch: Control) -> None:
    assert terminal.pay(5_000, plus="A011B010")["result"] == "9"
    watch.until("captured")
    assert terminal.money() == {"captured": 5_000}


def test_a_till_that_only_wants_to_know_whether_it_is_there_may_take_the_word_back(
    terminal: TerminalProcess, till: Till
) -> None:
    till.say(ENQ)
    assert till.heard(1) == ACK
    till.say(EOT)
    assert till.ask(request(5_000, terminal.reference()))["result"] == "0"


@pytest.mark.parametrize(
    "body", [b"01", request(5_000)[:-1], request(5_000) + b"X", request(5_000).replace(b"00005000", b"0000X000")]
)
def test_what_is_no_request_is_not_understood(terminal: TerminalProcess, till: Till, body: bytes) -> None:
    till.say(ENQ)
    assert till.heard(1) == ACK
    till.say(framed(body))
    assert till.heard(1) == NAK
    till.say(framed(request(5_000, terminal.reference())))
    assert till.heard(1) == ACK
    till.say(EOT)
    assert read(till.hear())["result"] == "0"


def test_a_request_said_twice_in_one_breath_is_one(terminal: TerminalProcess, till: Till) -> None:
    body = request(5_000, terminal.reference())
    till.say(ENQ)
    assert till.heard(1) == ACK
    till.say(framed(body) + framed(body))
    assert till.heard(2) == ACK + ACK
    till.say(EOT)
    till.hear()
    assert terminal.money() == {"captured": 5_000}


def test_requests_may_come_one_byte_at_a_time_behind_garbage(terminal: TerminalProcess, till: Till) -> None:
    till.say(b"GET / HTTP/1.1\r\n\r\n" + ENQ)
    assert till.heard(1) == ACK
    for byte in framed(request(5_000, terminal.reference())):
        till.say(bytes([byte]))
    assert till.heard(1) == ACK
    till.say(EOT)
    assert read(till.hear())["result"] == "0"
    assert terminal.events("garbage")


def test_another_till_on_the_cable_hears_what_is_left_to_say(terminal: TerminalProcess, watch: Control) -> None:
    terminal.do("by_hand")
    with terminal.till() as first:
        first.hand_over(request(5_000, "QFKX777777"))
        watch.until("screen", prompt="present_card")
    with terminal.till() as second:
        second.say(ENQ)
        assert second.heard(1) == NAK
        terminal.do("tap", card="visa")
        assert read(second.hear())["private"] == "QFKX777777"

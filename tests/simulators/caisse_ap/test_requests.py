"""What a till can ask, how a payment ends, and what is published of both."""

import json
from pathlib import Path

import pytest

from tests.simulators.caisse_ap.terminal_process import TerminalProcess
from tests.simulators.caisse_ap.till import Till, fields_of, receipt, request
from tests.simulators.device_process import Control

PUBLISHED = json.loads((Path(__file__).parents[1] / "data/caisse_ap_v3_vectors.json").read_text(encoding="utf-8"))
VECTORS = {vector["name"]: vector["text"] for vector in PUBLISHED["vectors"]}
DECLINED = {
    "01": "02",
    "05": "04",
    "51": "04",
    "54": "05",
    "61": "04",
    "75": "04",
    "80": "06",
    "86": "07",
    "91": "07",
}


def test_the_published_payment_gets_the_published_answer(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("next", outcome="approved", approval="348368")
    answer = till.ask_for_fields(VECTORS["MAD 125.50 debit, ref 1001-J9ZK3V7Q"])
    published = fields_of(VECTORS["MAD 125.50 approved contactless"])
    own = {"AA", "AB", "AI"}
    assert [field for field in answer if field[0] not in own] == [field for field in published if field[0] not in own]
    assert dict(answer)["AA"] == "417631######4417"
    assert terminal.money() == {"captured": 125_50}


def test_the_published_refusal_is_answered_as_published(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("next", outcome="do_not_honour")
    asked = VECTORS["MAD 125.50 debit, ref 1001-J9ZK3V7Q"].replace("BA0010CF0131001-J9ZK3V7Q", "")
    assert till.ask_for_fields(asked) == fields_of(VECTORS["MAD 125.50 refused"])


@pytest.mark.parametrize("name", ["debit 123.45 EUR, protocol 3.00", "MAD 125.50 pre-authorisation"])
def test_what_it_cannot_do_is_refused(terminal: TerminalProcess, till: Till, name: str) -> None:
    answer = till.ask(VECTORS[name])
    assert (answer["AE"], answer["AF"]) == ("01", "13" if "EUR" in name else "12")
    assert not terminal.money()


@pytest.mark.parametrize("vector", PUBLISHED["must_be_rejected"], ids=lambda vector: str(vector["name"]))
def test_what_is_published_as_wrong_moves_no_money(
    terminal: TerminalProcess, till: Till, vector: dict[str, str]
) -> None:
    till.say(vector["text"])
    assert terminal.pay(5_000)["AE"] == "10"
    assert terminal.money() == {"captured": 5_000}


def test_five_centimes_have_two_digits(terminal: TerminalProcess, till: Till) -> None:
    assert till.ask(VECTORS["MAD 0.05 (CB has at least two digits)"])["CB"] == "05"
    assert terminal.pay(5, CB="5")["AF"] == "09"


def test_a_refund_gives_the_card_money(terminal: TerminalProcess, till: Till) -> None:
    answer = till.ask(VECTORS["MAD 125.50 refund"])
    assert (answer["AE"], answer["CD"]) == ("10", "1")
    assert terminal.money() == {"refunded": 125_50}
    assert terminal.do("status")["prompt"] == "refunded"


@pytest.mark.parametrize(("ending", "reason"), DECLINED.items())
def test_an_amount_s_last_digits_choose_why_it_is_refused(terminal: TerminalProcess, ending: str, reason: str) -> None:
    answer = terminal.pay(int("73" + ending))
    assert (answer["AE"], answer["AF"]) == ("01", reason)
    assert not terminal.money()


def test_a_customer_who_walks_away_is_waited_for_two_minutes(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    till.say(request(7_381, terminal.reference()))
    watch.until("screen", prompt="present_card")
    terminal.do("advance", seconds=120)
    assert dict(fields_of(till.until_hung_up().decode()))["AF"] == "08"


def test_a_script_goes_before_the_amount(terminal: TerminalProcess) -> None:
    terminal.do("next", code="2A")
    assert terminal.pay(7_300)["AF"] == "2A"
    assert terminal.pay(7_300)["AE"] == "10"


def test_a_person_is_the_customer(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("by_hand")
    till.say(request(5_000, terminal.reference()))
    watch.until("screen", prompt="present_card")
    assert terminal.pay(6_000)["AF"] == "07"
    terminal.do("tap", card="mastercard")
    terminal.do("pin", digits="1234")
    answer = dict(fields_of(till.until_hung_up().decode()))
    assert (answer["AE"], answer["AI"]) == ("10", "A0000000041010")


def test_whoever_wants_an_answer_at_once_gets_no_result(terminal: TerminalProcess, watch: Control) -> None:
    assert terminal.pay(5_000, BA="1")["AE"] == "11"
    watch.until("captured")
    assert terminal.money() == {"captured": 5_000}


def test_the_slip_travels_with_the_answer_where_it_is_wanted(terminal: TerminalProcess, till: Till) -> None:
    answer = till.ask_for_fields(request(5_000, terminal.reference(), CK="100"))
    assert {"MONTANT: 50.00 MAD", "DEBIT"} <= set(receipt(answer))
    assert "AK" not in terminal.pay(5_000)


@pytest.mark.parametrize("version", ["0300", "0310", "0320"])
def test_it_answers_in_the_version_it_is_asked_in(terminal: TerminalProcess, version: str) -> None:
    assert terminal.pay(5_000, CZ=version)["CZ"] == version


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"CZ": "0299"}, "09"),
        ({"CA": "1"}, "09"),
        ({"CB": "1234567890123"}, "09"),
        ({"CB": "00"}, "09"),
        ({"CB": "-5"}, "09"),
        ({"CD": "I"}, "12"),
        ({"CE": "978"}, "13"),
        ({"CE": ""}, "09"),
    ],
)
def test_a_request_that_cannot_be_is_refused_and_uses_up_nothing(
    terminal: TerminalProcess, changed: dict[str, str], reason: str
) -> None:
    terminal.do("next", outcome="limit")
    assert terminal.pay(5_000, **changed)["AF"] == reason
    assert terminal.pay(5_000)["AF"] == "04"


def test_requests_may_come_one_byte_at_a_time_behind_garbage(terminal: TerminalProcess, till: Till) -> None:
    till.say(b"GET / HTTP/1.1\r\n\r\nCZ0")
    till.say_byte_by_byte(request(5_000, terminal.reference()))
    assert till.until_hung_up().startswith(b"CZ0040300")
    assert terminal.money() == {"captured": 5_000}
    assert terminal.events("garbage")


def test_a_number_goes_on_after_a_kill(terminal: TerminalProcess) -> None:
    terminal.pay(5_000)
    before = terminal.events("captured")[-1]["number"]
    terminal.kill()
    terminal.start()
    terminal.pay(5_000)
    assert int(terminal.events("captured")[-1]["number"]) == int(before) + 1

"""How a payment ends: by the amount's last digits, by the card and the PIN, by what was asked beforehand."""

import pytest

from tests.simulators.device_process import Control
from tests.simulators.naps.terminal_process import TerminalProcess
from tests.simulators.naps.till import Till, bare, payment

DECLINED = {
    "01": "001",
    "05": "005",
    "51": "051",
    "54": "101",
    "61": "061",
    "75": "075",
    "80": "480",
    "86": "909",
    "91": "091",
}


@pytest.mark.parametrize(("ending", "code"), DECLINED.items())
def test_an_amount_s_last_digits_choose_why_it_is_refused(
    terminal: TerminalProcess, till: Till, ending: str, code: str
) -> None:
    answer = terminal.pay(till, int("73" + ending))
    assert answer["013"] == code
    assert answer["025"]
    assert not terminal.money()
    assert terminal.pay(till, 7_300)["013"] == "000"


@pytest.mark.parametrize("ending", ["00", "50", "99"])
def test_every_other_amount_is_approved(terminal: TerminalProcess, till: Till, ending: str) -> None:
    assert terminal.pay(till, int("73" + ending))["013"] == "000"


def test_a_refusal_is_written_down_with_its_attempt(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay(till, 7_351)
    assert terminal.events("declined") == [
        {
            "event": "declined",
            "till": "0100001",
            "ns": answer["004"],
            "stan": answer["008"],
            "asked": 7_351,
            "code": "051",
            "why": "issuer",
        }
    ]
    assert answer.slip[-2:] == ["REFUSE 051", "SOLDE INSUFFISANT"]


def test_a_wrong_pin_may_be_corrected(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    till.say(payment(7_355, terminal.ns()))
    prompts = [watch.until("screen")["prompt"] for _ in range(4)]
    assert prompts == ["present_card", "enter_pin", "wrong_pin", "authorised"]
    answer = till.hear()
    assert (answer["013"], answer["040"]) == ("000", "SC")


def test_a_customer_who_walks_away_is_waited_for_two_minutes(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    till.say(payment(7_381, terminal.ns()))
    watch.until("screen", prompt="present_card")
    terminal.do("advance", seconds=119)
    assert terminal.do("status")["prompt"] == "present_card"
    terminal.do("advance", seconds=1)
    answer = till.hear()
    assert (answer["013"], answer["025"]) == ("480", "DELAI DEPASSE")
    assert not terminal.money()


def test_the_automatic_customer_takes_the_time_that_is_asked(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    terminal.do("by_hand", on=False, pause_ms=1_500_000)
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    terminal.do("by_hand", on=False, pause_ms=0)
    terminal.do("status")
    assert not terminal.money()
    terminal.do("advance", seconds=100)
    terminal.do("cancel")
    assert till.hear()["013"] == "480"


@pytest.mark.parametrize(
    ("card", "code", "entry"),
    [("visa", "000", "CC"), ("blocked", "057", ""), ("expired", "101", ""), ("insufficient", "051", "")],
)
def test_a_card_in_a_person_s_hand_chooses(
    terminal: TerminalProcess, till: Till, watch: Control, card: str, code: str, entry: str
) -> None:
    terminal.do("by_hand")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    terminal.do("tap", card=card)
    answer = till.hear()
    assert answer["013"] == code
    assert not entry or answer["040"] == entry


def test_a_mastercard_pays_when_its_pin_is_typed(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("by_hand")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    terminal.do("tap", card="mastercard")
    watch.until("screen", prompt="enter_pin")
    terminal.do("pin", digits="8642")
    watch.until("screen", prompt="wrong_pin")
    terminal.do("pin", digits="1234")
    answer = till.hear()
    assert (answer["013"], answer["040"]) == ("000", "SC")
    assert "8642" not in terminal.journal.read_text(encoding="utf-8")


def test_three_wrong_pins_end_it(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("by_hand")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    terminal.do("tap", card="mastercard")
    for digits in ("1111", "2222", "3333"):
        terminal.do("pin", digits=digits)
    assert till.hear()["013"] == "075"


def test_the_red_key_cancels(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("by_hand")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    terminal.do("tap", card="mastercard")
    terminal.do("cancel")
    answer = till.hear()
    assert (answer["013"], answer["025"]) == ("480", "ANNULE PAR CLIENT")


def test_the_till_cancels_with_a_reset_while_the_customer_looks_for_a_card(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    terminal.do("by_hand")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    till.say(bare("012"))
    cancelled, reset = till.hear(), till.hear()
    assert (cancelled["001"], cancelled["013"], cancelled["025"]) == ("101", "480", "ANNULE PAR CAISSE")
    assert (reset["001"], reset["013"]) == ("112", "000")
    assert not terminal.money()


def test_a_script_goes_before_the_amount_payment_by_payment(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("next", outcome="limit")
    terminal.do("next", code="116")
    terminal.do("next", outcome="approved", card="mastercard", stan="700000", approval="123456")
    assert [terminal.pay(till, 7_300)["013"] for _ in range(2)] == ["061", "116"]
    approved = terminal.pay(till, 7_351)
    assert (approved["013"], approved["008"], approved["009"]) == ("000", "700000", "123456")
    assert approved["007"].startswith("541275")
    till.ask(bare("012"))
    assert terminal.pay(till, 7_351)["013"] == "051"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        '{"do": "explode"}',
        '{"do": "next", "outcome": "rain"}',
        '{"do": "next", "card": "library"}',
        '{"do": "tap", "card": "library"}',
        '{"do": "tap", "card": "visa"}',
        '{"do": "pin", "digits": "1234"}',
        '{"do": "cancel"}',
        '{"do": "fault", "name": "flood"}',
        '{"do": "fault", "name": "partial_approval", "message": "009"}',
        '{"do": "set_clock", "at": "noon"}',
        '{"do": "advance", "seconds": -1}',
        '{"do": "advance", "seconds": 99999999999999}',
    ],
)
def test_a_request_it_does_not_understand_is_refused_in_words_and_harms_nothing(
    terminal: TerminalProcess, till: Till, line: str
) -> None:
    answer = terminal.control().ask(line)
    assert not answer["ok"]
    assert answer["why"]
    assert terminal.pay(till, 5_000)["013"] == "000"

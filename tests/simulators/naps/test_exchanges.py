"""The eight things a till can ask, and the terminal's rules about them."""

import pytest

from tests.simulators.device_process import Control
from tests.simulators.naps.terminal_process import TerminalProcess
from tests.simulators.naps.till import Answer, Till, bare, confirmation, duplicate, payment, void


def test_a_payment_is_captured_and_then_confirmed(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay(till, 12_500)
    assert (answer["001"], answer["013"], answer["002"], answer["012"]) == ("101", "000", "12500", "504")
    assert (answer["040"], answer["007"][-4:]) == ("CC", "4417")
    assert terminal.money() == {"captured": 12_500}
    final = till.ask(confirmation(answer["008"], answer["004"]))
    assert (final["001"], final["013"], final["002"]) == ("102", "000", "12500")
    assert final["009"] == answer["009"]
    assert terminal.money() == {"captured": 12_500, "confirmed": 12_500}
    (captured,) = terminal.events("captured")
    assert (captured["ns"], captured["stan"], captured["asked"]) == (answer["004"], answer["008"], 12_500)


def test_the_slip_says_what_was_paid_and_whose_copy_it_is(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay(till, 123_400)
    assert f"STAN: {answer['008']}" in answer.slip
    assert "MONTANT: 1234.00 MAD" in answer.slip
    assert answer.slip[-1] == "Copie Commercant"
    assert till.ask(confirmation(answer["008"], answer["004"])).slip[-1] == "Copie Client"


def test_a_confirmation_that_was_not_heard_may_be_asked_for_again_on_another_connection(
    terminal: TerminalProcess, till: Till
) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    with terminal.till() as again:
        assert again.ask(confirmation(answer["008"], answer["004"]))["013"] == "000"
    assert terminal.money()["confirmed"] == 5_000


def test_a_payment_that_nobody_confirms_is_reversed_after_forty_seconds(
    terminal: TerminalProcess, till: Till, watch: Control
) -> None:
    answer = terminal.pay(till, 5_000)
    terminal.do("advance", seconds=39)
    assert terminal.money() == {"captured": 5_000}
    terminal.do("advance", seconds=1)
    assert watch.until("reversed")["why"] == "not_confirmed"
    assert terminal.money() == {"captured": 5_000, "reversed": 5_000}
    assert till.ask(confirmation(answer["008"], answer["004"]))["013"] == "480"
    assert till.ask(duplicate(answer["008"]))["013"] == "302"
    assert till.ask(duplicate())["013"] == "302"


def test_a_confirmed_payment_stays(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    terminal.do("advance", seconds=400)
    assert till.ask(duplicate(answer["008"]))["013"] == "000"
    assert "reversed" not in terminal.money()


@pytest.mark.parametrize(("stan", "ns"), [("999999", ""), ("", "999999")])
def test_a_confirmation_with_another_number_finds_nothing(
    terminal: TerminalProcess, till: Till, stan: str, ns: str
) -> None:
    answer = terminal.pay(till, 5_000)
    assert till.ask(confirmation(stan or answer["008"], ns or answer["004"]))["013"] == "302"
    assert "confirmed" not in terminal.money()


def test_the_last_payment_can_be_voided_once(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    voided = till.ask(void(answer["008"], "000777"))
    assert (voided["001"], voided["013"], voided["002"], voided["005"]) == ("103", "000", "5000", "000777")
    assert terminal.money() == {"captured": 5_000, "confirmed": 5_000, "voided": 5_000}
    assert till.ask(void(answer["008"], "000778"))["013"] == "482"
    assert till.ask(duplicate(answer["008"]))["013"] == "482"
    assert terminal.money()["voided"] == 5_000


def test_only_the_last_payment_can_be_voided(terminal: TerminalProcess, till: Till) -> None:
    first = terminal.pay_and_confirm(till, 5_000)
    terminal.pay_and_confirm(till, 6_000)
    refused = till.ask(void(first["008"], "000777"))
    assert (refused["013"], refused["025"]) == ("012", "PAS LA DERNIERE")
    assert till.ask(void("999999", "000777"))["013"] == "302"
    assert "voided" not in terminal.money()


def test_a_duplicate_without_a_number_is_of_the_last_payment(terminal: TerminalProcess, till: Till) -> None:
    terminal.pay_and_confirm(till, 5_000)
    last = terminal.pay_and_confirm(till, 6_000)
    again = till.ask(duplicate())
    assert (again["001"], again["002"], again["004"], again["008"]) == ("108", "6000", last["004"], last["008"])
    assert again.slip[-1] == "Duplicata"


def test_a_payment_whose_answer_was_lost_can_be_found_and_confirmed(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_after_authorise")
    ns = terminal.ns()
    till.say(payment(5_000, ns))
    assert till.until_hung_up() == b""
    with terminal.till() as again:
        found = again.ask(duplicate())
        assert (found["004"], found["013"]) == (ns, "000")
        assert again.ask(confirmation(found["008"], ns))["013"] == "000"
    assert terminal.money() == {"captured": 5_000, "confirmed": 5_000}


@pytest.mark.parametrize(("kind", "answered"), [("009", "109"), ("012", "112"), ("013", "113")])
def test_what_moves_no_money_is_answered_with_yes(
    terminal: TerminalProcess, till: Till, kind: str, answered: str
) -> None:
    answer = till.ask(bare(kind))
    assert (answer["001"], answer["003"], answer["013"]) == (answered, "0100001", "000")
    assert not terminal.money()


def test_referencing_is_remembered(terminal: TerminalProcess, till: Till) -> None:
    till.ask(bare("013"))
    assert terminal.do("status")["referenced"]


def test_a_settlement_counts_what_was_confirmed_and_begins_anew(terminal: TerminalProcess, till: Till) -> None:
    till.ask(bare("010"))
    terminal.pay_and_confirm(till, 5_000)
    terminal.pay_and_confirm(till, 2_000)
    gone = terminal.pay_and_confirm(till, 1_000)
    till.ask(void(gone["008"], "000777"))
    totals = till.ask(bare("010"))
    assert (totals["001"], totals["013"], totals["002"]) == ("110", "000", "7000")
    assert {"VENTES: 3", "ANNULATIONS: 1", "MONTANT: 70.00 MAD"} <= set(totals.slip)
    assert terminal.events("settled")[-1] == {"event": "settled", "sales": 3, "voids": 1, "net": 7_000}
    assert till.ask(bare("010"))["002"] == "0"


def test_a_settled_payment_cannot_be_voided(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    till.ask(bare("010"))
    assert till.ask(void(answer["008"], "000777"))["013"] == "012"
    assert "voided" not in terminal.money()


def test_a_number_is_never_taken_twice_from_the_same_register(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay_and_confirm(till, 5_000)
    again = till.ask(payment(5_000, answer["004"], till="0100002"))
    assert (again["013"], again["025"]) == ("012", "NS DEJA UTILISE")
    assert terminal.money()["captured"] == 5_000
    assert till.ask(payment(5_000, answer["004"], till="0200001"))["013"] == "000"


def test_a_number_is_used_up_by_a_refused_card_too(terminal: TerminalProcess, till: Till) -> None:
    refused = terminal.pay(till, 5_051)
    assert refused["013"] == "051"
    assert till.ask(payment(5_000, refused["004"]))["013"] == "012"
    assert not terminal.money()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (payment(0, "900001"), "013"),
        (payment(1_000_000_000_000, "900002"), "013"),
        (payment(5_000, "900003", currency="978"), "012"),
        (payment(5_000, "9000"), "012"),
        (payment(5_000, "900005", till="01"), "012"),
        (payment(5_000, "900006").replace("0020045000", "002004-500"), "013"),
    ],
    ids=["nothing", "too much", "euros", "short number", "short register", "negative"],
)
def test_a_payment_that_cannot_be_is_refused_and_uses_up_nothing(
    terminal: TerminalProcess, till: Till, asked: str, code: str
) -> None:
    terminal.do("next", outcome="insufficient_funds")
    assert till.ask(asked)["013"] == code
    assert terminal.events("refused")[0]["code"] == code
    assert terminal.pay(till, 5_000)["013"] == "051"


def test_while_a_till_may_still_confirm_the_terminal_is_taken(terminal: TerminalProcess, till: Till) -> None:
    answer = terminal.pay(till, 5_000)
    with terminal.till() as other:
        assert busy(other.ask(payment(6_000, terminal.ns(), till="0200001")))
        assert busy(other.ask(bare("010", till="0200001")))
        assert other.ask(bare("009", till="0200001"))["013"] == "000"
        till.ask(confirmation(answer["008"], answer["004"]))
        assert other.ask(payment(6_000, terminal.ns(), till="0200001"))["013"] == "000"


def test_a_till_that_hung_up_keeps_nobody_waiting(terminal: TerminalProcess, till: Till) -> None:
    terminal.do("fault", name="drop_after_authorise")
    till.say(payment(5_000, terminal.ns()))
    till.until_hung_up()
    with terminal.till() as other:
        assert other.ask(payment(6_000, terminal.ns()))["013"] == "000"


def test_a_reset_frees_the_terminal_and_leaves_what_is_captured_to_its_forty_seconds(
    terminal: TerminalProcess, till: Till
) -> None:
    first = terminal.pay(till, 5_000)
    assert till.ask(bare("012"))["013"] == "000"
    second = terminal.pay(till, 6_000)
    assert second["013"] == "000"
    assert till.ask(confirmation(first["008"], first["004"]))["013"] == "000"
    assert till.ask(confirmation(second["008"], second["004"]))["013"] == "000"


def test_a_second_till_is_told_that_a_customer_is_here(terminal: TerminalProcess, till: Till, watch: Control) -> None:
    terminal.do("by_hand")
    till.say(payment(5_000, terminal.ns()))
    watch.until("screen", prompt="present_card")
    with terminal.till() as other:
        for asked in (payment(6_000, terminal.ns()), duplicate("000001"), bare("009"), bare("012", till="0200001")):
            assert busy(other.ask(asked))
    terminal.do("tap", card="visa")
    assert till.hear()["013"] == "000"


def test_requests_may_come_one_byte_at_a_time(terminal: TerminalProcess, till: Till) -> None:
    ns = terminal.ns()
    till.say_byte_by_byte(payment(5_000, ns))
    answer = till.hear()
    till.say_byte_by_byte(confirmation(answer["008"], ns))
    assert till.hear()["001"] == "102"
    assert terminal.money() == {"captured": 5_000, "confirmed": 5_000}


def test_requests_may_come_two_at_once(terminal: TerminalProcess, till: Till) -> None:
    till.say(bare("009") + bare("013"))
    assert [till.hear()["001"], till.hear()["001"]] == ["109", "113"]


def test_garbage_is_passed_over_and_written_down(terminal: TerminalProcess, till: Till) -> None:
    till.say(b"GET / HTTP/1.1\r\n\r\n\x00\xff\xfe001003777\x00")
    assert till.ask(bare("009"))["001"] == "109"
    assert sum(event["bytes"] for event in terminal.events("garbage")) > 0


def busy(answer: Answer) -> bool:
    return (answer["013"], answer["025"]) == ("909", "TERMINAL OCCUPE")

"""The simulated nexo terminal answers what is sealed for it, remembers what it did, and forgets it as one does."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from pos.simulators.nexo.faults import FAULTS
from pos.simulators.nexo.seals import Seal
from pos.simulators.terminal.window.words import FAULTS as FAULT_WORDS
from tests.simulators.nexo.till import NexoProcess, journal_text, payment, reversal, said

PUBLISHED = json.loads(
    (Path(__file__).parents[2] / "devices" / "data" / "nexo_crypto_vectors.json").read_text(encoding="utf-8")
)
REJECTED = {"EventToNotify": "Reject", "EventDetails": "message=Could+not+be+read"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NexoProcess]:
    with NexoProcess(tmp_path_factory.mktemp("nexo")) as process:
        yield process


@pytest.fixture
def terminal(running: NexoProcess) -> NexoProcess:
    running.renew()
    return running


def test_its_seal_is_the_published_one() -> None:
    secured = PUBLISHED["secured"]["SaleToPOIRequest"]
    seal, plain = Seal("mykey", 1, PUBLISHED["passphrase"]), PUBLISHED["plaintext"].encode()
    nonce = bytes.fromhex(PUBLISHED["nonce"])
    assert seal.close(plain, nonce=nonce) == (secured["NexoBlob"], secured["SecurityTrailer"])
    assert seal.open(secured["NexoBlob"], secured["SecurityTrailer"]) == plain
    with pytest.raises(ValueError, match="used before"):
        seal.open(secured["NexoBlob"], secured["SecurityTrailer"])


def test_it_is_who_its_file_says_and_stays_so(terminal: NexoProcess) -> None:
    before = terminal.agreed
    assert sha256(terminal.certificate()).hexdigest() == before["certificate"].replace(":", "").lower()
    terminal.kill()
    terminal.start()
    assert terminal.agreed == before
    assert sha256(terminal.certificate()).hexdigest() == before["certificate"].replace(":", "").lower()
    assert before["passphrase"] not in journal_text(terminal)


def test_a_payment_is_charged_and_answered_with_its_slip(terminal: NexoProcess) -> None:
    answer = terminal.pay("125.50")
    assert said(answer) == ("Success", "")
    assert answer["PaymentResult"]["AmountsResp"] == {"Currency": "MAD", "AuthorizedAmount": 125.5}
    assert answer["SaleData"]["SaleTransactionID"]["TransactionID"] == "FAC-1"
    rows = [row["Text"] for row in answer["PaymentReceipt"][0]["OutputContent"]["OutputText"]]
    assert "MONTANT: 125.50 MAD" in rows
    assert terminal.money() == {"captured": 12_550}


def test_a_number_is_good_for_one_payment(terminal: NexoProcess) -> None:
    number = terminal.reference()
    assert said(terminal.pay("50", number)) == ("Success", "")
    assert said(terminal.pay("50", number)) == ("Failure", "NotAllowed")
    terminal.kill()
    terminal.start()
    assert said(terminal.pay("50", number)) == ("Failure", "NotAllowed")
    assert terminal.money() == {"captured": 5_000}


@pytest.mark.parametrize(
    ("amount", "currency", "condition"),
    [
        ("0", "MAD", "MessageFormat"),
        ("-5", "MAD", "MessageFormat"),
        ("1.005", "MAD", "MessageFormat"),
        ('"x"', "MAD", "MessageFormat"),
        ("50", "EUR", "PaymentRestriction"),
    ],
)
def test_an_amount_that_cannot_be_is_refused_and_uses_up_nothing(
    terminal: NexoProcess, amount: str, currency: str, condition: str
) -> None:
    terminal.do("next", outcome="limit")
    assert said(terminal.pay(amount, currency=currency)) == ("Failure", condition)
    assert said(terminal.pay("50")) == ("Failure", "Refusal")


def test_what_bears_no_seal_of_ours_is_rejected_and_moves_nothing(terminal: NexoProcess) -> None:
    good = terminal.sealed("Payment", payment("50"))
    inside = good["SaleToPOIRequest"]
    other = {**inside["MessageHeader"], "ServiceID": "OTHER"}
    spoilt = (
        b"hello",
        b"{}",
        {"SaleToPOIRequest": {**inside, "MessageHeader": other}},
        {"SaleToPOIRequest": {**inside, "SecurityTrailer": {**inside["SecurityTrailer"], "KeyVersion": 2}}},
        {"SaleToPOIRequest": {**inside, "SecurityTrailer": {**inside["SecurityTrailer"], "Hmac": "AAAA"}}},
        terminal.sealed("Payment", payment("50"), POIID="SOMEBODY-ELSE"),
        terminal.sealed("Payment", payment("50"), number="TOO-LONG-FOR-A-NUMBER"),
    )
    for body in spoilt:
        assert terminal.opened(terminal.post(body)[1])["SaleToPOIRequest"]["EventNotification"] == REJECTED
    assert not terminal.money()


def test_a_request_that_comes_twice_is_heard_once(terminal: NexoProcess) -> None:
    once = terminal.sealed("Payment", payment("50"))
    assert said(terminal.opened(terminal.post(once)[1])) == ("Success", "")
    assert "SaleToPOIRequest" in terminal.opened(terminal.post(once)[1])
    assert terminal.money() == {"captured": 5_000}


def test_it_is_asked_what_became_of_a_payment_for_two_days_and_after_a_kill(terminal: NexoProcess) -> None:
    paid, refused = terminal.reference(), terminal.reference()
    answer = terminal.pay("50", paid)
    assert said(terminal.pay("51.05", refused)) == ("Failure", "Refusal")
    assert said(terminal.status("NEVER")) == ("Failure", "NotFound")
    for _ in range(2):
        told = terminal.status(paid)["RepeatedMessageResponse"]
        assert told["RepeatedResponseMessageBody"]["PaymentResponse"] == answer
        assert told["MessageHeader"]["ServiceID"] == paid
        again = terminal.status(refused)["RepeatedMessageResponse"]["RepeatedResponseMessageBody"]["PaymentResponse"]
        assert said(again) == ("Failure", "Refusal")
        terminal.kill()
        terminal.start()
    terminal.do("advance", seconds=48 * 3_600)
    assert said(terminal.status(paid)) == ("Failure", "NotFound")


def test_all_of_a_payment_goes_back_once(terminal: NexoProcess) -> None:
    paid, number = terminal.pay("50"), terminal.reference()
    assert said(terminal.ask("Reversal", reversal(paid), number)) == ("Success", "")
    assert said(terminal.ask("Reversal", reversal(paid))) == ("Failure", "NotFound")
    assert terminal.money() == {"captured": 5_000, "reversed": 5_000}
    terminal.kill()
    terminal.start()
    told = terminal.status(number, "Reversal")["RepeatedMessageResponse"]["RepeatedResponseMessageBody"]
    assert said(told["ReversalResponse"]) == ("Success", "")


def test_totals_are_counted_until_the_day_ends(terminal: NexoProcess) -> None:
    terminal.ask("Reconciliation", {})
    paid = terminal.pay("50")
    terminal.pay("20.50")
    terminal.pay("10", back=True)
    terminal.ask("Reversal", reversal(paid))
    for _ in range(2):
        lines = terminal.ask("GetTotals", {})["TransactionTotals"][0]["PaymentTotals"]
        told = {line["TransactionType"]: (line["TransactionCount"], line["TransactionAmount"]) for line in lines}
        assert told == {"Debit": (2, 70.5), "Credit": (1, 10), "ReverseDebit": (1, 50)}
    terminal.ask("Reconciliation", {})
    assert terminal.ask("GetTotals", {})["TransactionTotals"][0]["PaymentTotals"] == []


def test_each_of_its_faults_has_a_name_on_the_window() -> None:
    assert {fault.name for fault in FAULTS} <= set(FAULT_WORDS)

"""The driver asks a terminal over real HTTPS, trusts one certificate and one key, and asks about what was lost."""

import json
import threading
from dataclasses import replace

import pytest

from pos.devices.terminal.transcript import Transcript
from pos.domain.card import CardReference
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Cancelled,
    Capabilities,
    Declined,
    Doubt,
    Found,
    Inquiry,
    Lost,
    NotFound,
    NotSent,
    Orphan,
    Prompt,
    Prompted,
    Sent,
    StillBusy,
    TerminalTotals,
    Unreachable,
    Unsent,
    Waiting,
)
from tests.devices.terminal.nexo import PRICE, QUICK, REFERENCE, address, attempt, driver, said
from tests.devices.terminal.nexo_peer import Asked, NexoPeer, Talk, approve, no, post, yes
from tests.journal.booth import HandClock

SLIP = {
    "DocumentQualifier": "CashierReceipt",
    "OutputContent": {"OutputText": [{"Text": "key=filler"}, {"Text": "name=Auth.%20code&value=1234&key=authCode"}]},
}


def silent(talk: Talk, asked: Asked) -> None:
    talk.wait_for_the_end()


def test_a_payment_is_approved_at_once_and_for_good() -> None:
    with NexoPeer() as peer:
        sent, prompted, approved = said(driver(peer.port))
        assert (sent, prompted) == (Sent(), Prompted(Prompt.PRESENT_CARD))
        assert isinstance(approved, Approved)
        assert replace(approved, trace="") == Approved(
            PRICE, "348368", "", CardReference("5942", "VISA"), "contactless"
        )
        assert peer.ledger.charged == {REFERENCE: 125_50}


def test_its_slip_is_read_for_a_person() -> None:
    def answer(talk: Talk, asked: Asked) -> None:
        talk.answer(asked, {**yes(asked), "PaymentReceipt": [SLIP]})

    with NexoPeer({"Payment": answer}) as peer:
        *_, approved = said(driver(peer.port))
        assert isinstance(approved, Approved)
        assert approved.slip == ("", "Auth. code 1234")


def test_what_it_can_do_is_told() -> None:
    assert driver(1).capabilities == Capabilities(
        inquiry=Inquiry.BY_REFERENCE,
        cancel=True,
        confirm_seconds=0,
        answer_seconds=0,
        void_last=True,
        refund=True,
        settles=True,
    )
    assert driver(1).confirm(attempt(), "") == Lost(Doubt.NOBODY_KNOWS)


@pytest.mark.parametrize(
    "asked",
    [
        attempt(Money(10**12, Currency.MAD)),
        attempt(Money(0, Currency.MAD)),
        attempt(kind=PaymentKind.VOID),
        attempt(reference=""),
        attempt(reference="x" * 11),
    ],
)
def test_what_the_protocol_cannot_say_is_not_sent(asked: Attempt) -> None:
    with NexoPeer() as peer:
        assert said(driver(peer.port), asked) == [NotSent(Unsent.NOT_SUPPORTED)]
        assert peer.seen == []


def test_a_machine_with_another_certificate_hears_nothing_at_all() -> None:
    with NexoPeer() as peer:
        terminal = driver(address(peer.port, pin="0" * 64))
        assert said(terminal) == [NotSent(Unsent.STRANGER)]
        assert not terminal.diagnose()
        assert peer.seen == []


def test_a_terminal_with_another_key_is_found_out_before_any_payment() -> None:
    with NexoPeer() as peer:
        assert said(driver(address(peer.port, words="other words"))) == [NotSent(Unsent.STRANGER)]
        assert peer.seen == []


def test_nobody_listening_and_nobody_answering_mean_that_nothing_was_sent() -> None:
    peer = NexoPeer()
    peer.stop()
    assert said(driver(peer.port)) == [NotSent(Unsent.REFUSED)]
    with NexoPeer({"Diagnosis": silent}) as quiet:
        assert said(driver(quiet.port)) == [NotSent(Unsent.SILENT)]
        assert quiet.of("Payment") == []


def test_a_machine_that_speaks_no_tls_is_not_waited_for_long() -> None:
    with NexoPeer() as peer:
        peer.converse = lambda connection: connection.sendall(b"220 hello\r\n")  # type: ignore[method-assign]
        assert said(driver(peer.port)) == [NotSent(Unsent.REFUSED)]


def test_the_key_is_tried_once_a_run() -> None:
    with NexoPeer() as peer:
        terminal = driver(peer.port)
        said(terminal)
        said(terminal, attempt(reference="ABCDEF0002"))
        assert [asked.category for asked in peer.seen] == ["Diagnosis", "Payment", "Payment"]


def test_no_two_messages_have_the_same_number() -> None:
    with NexoPeer() as peer:
        terminal = driver(peer.port)
        said(terminal)
        for _ in range(3):
            terminal.inquire(attempt(), "")
            terminal.diagnose()
        numbers = [asked.number for asked in peer.seen]
        assert len(set(numbers)) == len(numbers) == 8
        assert all(0 < len(number) <= 10 for number in numbers)


def test_references_count_up_for_ever_within_their_series() -> None:
    terminal = driver(1)
    assert [terminal.next_reference(count) for count in (1, 36, 1_679_615)] == [
        "ABCDEF0001",
        "ABCDEF0010",
        "ABCDEFZZZZ",
    ]


def test_a_refusal_and_a_customer_who_gives_up_are_told_apart() -> None:
    def refuse(talk: Talk, asked: Asked) -> None:
        talk.answer(asked, no("Refusal", "CARD_EXPIRED"))

    with NexoPeer({"Payment": refuse}) as peer:
        assert said(driver(peer.port))[-1] == Declined("Refusal", DeclineCategory.EXPIRED, "CARD_EXPIRED")
    with NexoPeer({"Payment": lambda talk, asked: talk.answer(asked, no("Cancel"))}) as peer:
        assert said(driver(peer.port))[-1] == Cancelled("customer")


def test_a_condition_nobody_has_heard_of_is_a_refusal_all_the_same() -> None:
    with NexoPeer({"Payment": lambda talk, asked: talk.answer(asked, no("SunSpots"))}) as peer:
        assert said(driver(peer.port))[-1] == Declined("SunSpots", DeclineCategory.TECHNICAL)


def test_a_cancellation_is_asked_for_once_and_the_payment_decides() -> None:
    def given_up(talk: Talk, asked: Asked) -> None:
        assert talk.ledger.aborted.wait(5)
        talk.answer(asked, no("Aborted"))

    with NexoPeer({"Payment": given_up}) as peer:
        terminal, heard = driver(peer.port), []
        for event in terminal.start(attempt()):
            heard.append(event)
            if isinstance(event, Waiting):
                terminal.cancel()
        assert heard[-1] == Cancelled("operator")
        (abort,) = peer.of("Abort")
        assert abort.body["MessageReference"]["ServiceID"] == REFERENCE


def test_silence_and_a_lost_line_leave_nobody_knowing() -> None:
    with NexoPeer({"Payment": silent}) as peer:
        assert said(driver(peer.port, replace(QUICK, payment_ms=50)))[-1] == Lost(Doubt.SILENCE)
    with NexoPeer({"Payment": lambda talk, asked: talk.hang_up()}) as peer:
        assert said(driver(peer.port))[-1] == Lost(Doubt.HUNG_UP)


def test_whoever_will_not_wait_any_longer_leaves_nobody_knowing() -> None:
    with NexoPeer({"Payment": silent}) as peer:
        terminal = driver(peer.port, replace(QUICK, payment_ms=60_000))
        events = terminal.start(attempt())
        assert [next(events) for _ in range(3)] == [Sent(), Prompted(Prompt.PRESENT_CARD), Waiting()]
        terminal.stop_waiting()
        *_, last = events
        assert last == Lost(Doubt.STOPPED_WAITING)


def test_what_comes_after_nobody_waited_is_heard_at_the_next_look() -> None:
    late = threading.Event()

    def answer_late(talk: Talk, asked: Asked) -> None:
        late.wait(5)
        approve(talk, asked)

    with NexoPeer({"Payment": answer_late}) as peer:
        terminal = driver(peer.port, replace(QUICK, payment_ms=60_000))
        for event in terminal.start(attempt()):
            if isinstance(event, Waiting):
                terminal.stop_waiting()
        assert terminal.overheard() == ()
        late.set()
        heard: list[Orphan] = []
        while not heard:
            heard += terminal.overheard()
        assert (heard[0].reference, isinstance(heard[0].outcome, Approved)) == (REFERENCE, True)


def test_an_answer_to_another_payment_is_kept_beside_and_not_believed() -> None:
    def of_another(talk: Talk, asked: Asked) -> None:
        talk.answer(asked, yes(asked, reference="ABCDEF0000"), ServiceID="ABCDEF0000")

    with NexoPeer({"Payment": of_another}) as peer:
        *_, orphan, lost = said(driver(peer.port))
        assert isinstance(orphan, Orphan)
        assert (orphan.reference, isinstance(orphan.outcome, Approved)) == ("ABCDEF0000", True)
        assert lost == Lost(Doubt.WRONG_REFERENCE)


def test_a_lost_answer_is_asked_for_and_then_not_listened_for_any_more() -> None:
    def charge_only(talk: Talk, asked: Asked) -> None:
        talk.charge(asked)
        talk.wait_for_the_end()

    with NexoPeer({"Payment": charge_only}) as peer:
        terminal = driver(peer.port, replace(QUICK, payment_ms=50))
        assert said(terminal)[-1] == Lost(Doubt.SILENCE)
        found = terminal.inquire(attempt(), "")
        assert isinstance(found, Found)
        assert isinstance(found.outcome, Approved)
        assert (found.outcome.amount, found.outcome.final) == (PRICE, True)
        assert peer.of("Payment")[0].number == peer.of("TransactionStatus")[0].body["MessageReference"]["ServiceID"]
        assert terminal.overheard() == ()


def test_what_a_terminal_never_heard_of_is_proof_only_where_that_is_promised() -> None:
    with NexoPeer() as peer:
        assert driver(peer.port).inquire(attempt(), "") == NotFound(trusted=False)
        assert driver(address(peer.port, trusting=True)).inquire(attempt(), "") == NotFound(trusted=True)


def test_a_terminal_that_is_still_at_it_is_left_in_peace() -> None:
    with NexoPeer() as peer:
        peer.ledger.under_way.add(REFERENCE)
        assert driver(peer.port).inquire(attempt(), "") == StillBusy()
    assert driver(peer.port).inquire(attempt(), "") == Unreachable(Doubt.HUNG_UP)


def test_a_void_names_the_payment_as_the_terminal_did() -> None:
    def reverse(talk: Talk, asked: Asked) -> None:
        told = {"Response": {"Result": "Success"}, "SaleData": asked.body["SaleData"]}
        talk.remember(asked, told)
        talk.answer(asked, told)

    with NexoPeer({"Reversal": reverse}) as peer:
        terminal = driver(peer.port)
        *_, paid = said(terminal)
        assert isinstance(paid, Approved)
        back = attempt(reference="ABCDEF0002", kind=PaymentKind.VOID, trace=paid.trace)
        _, prompted, taken_back = said(terminal, back)
        assert (prompted, isinstance(taken_back, Approved)) == (Prompted(Prompt.PROCESSING), True)
        original = peer.of("Reversal")[0].body["OriginalPOITransaction"]["POITransactionID"]
        assert original == yes(peer.of("Payment")[0])["POIData"]["POITransactionID"]
        found = terminal.inquire(back, "")
        assert isinstance(found, Found)
        assert isinstance(found.outcome, Approved)


@pytest.mark.parametrize("currency", ["MAD", "EUR"])
def test_its_totals_are_read_by_kind_where_they_are_in_dirham(currency: str) -> None:
    def tell(talk: Talk, asked: Asked) -> None:
        kinds = [("Debit", 2, 250.5), ("Credit", 1, 19.99), ("Declined", 3, 1)]
        lines = [
            {"TransactionType": kind, "TransactionCount": count, "TransactionAmount": amount}
            for kind, count, amount in kinds
        ]
        totals = [{"PaymentCurrency": currency, "PaymentTotals": lines}]
        talk.answer(asked, {"Response": {"Result": "Success"}, "TransactionTotals": totals})

    with NexoPeer({"Reconciliation": tell}) as peer:
        told = driver(peer.port).settle()
        if currency == "EUR":
            assert told == Unreachable(Doubt.NOBODY_KNOWS)
        else:
            assert told == TerminalTotals(
                (
                    (PaymentKind.SALE, 2, Money(250_50, Currency.MAD)),
                    (PaymentKind.REFUND, 1, Money(19_99, Currency.MAD)),
                )
            )


def test_an_answer_may_come_in_chunks_and_with_another_status() -> None:
    def chunks(talk: Talk, asked: Asked) -> None:
        body = json.dumps(talk.envelope(asked, talk.charge(asked))).encode()
        pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
        talk.send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\r\nTransfer-Encoding: chunked\r\n\r\n")
        talk.send(b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""]))

    with NexoPeer({"Payment": chunks}) as peer:
        assert isinstance(said(driver(peer.port))[-1], Approved)


@pytest.mark.parametrize("size", [60_000, 70_000], ids=["60 KB", "70 KB"])
def test_sixty_four_kilobytes_are_read_and_more_is_refused(size: int) -> None:
    def padded(talk: Talk, asked: Asked) -> None:
        talk.send(post(json.dumps(talk.envelope(asked, talk.charge(asked))).encode().ljust(size)))

    with NexoPeer({"Payment": padded}) as peer:
        last = said(driver(peer.port))[-1]
        assert isinstance(last, Approved) if size == 60_000 else last == Lost(Doubt.BAD_FRAME)


def test_what_is_said_can_be_seen_opened_and_nothing_of_the_card_but_its_end() -> None:
    def answer(talk: Talk, asked: Asked) -> None:
        body = yes(asked)
        card = body["PaymentResult"]["PaymentInstrumentData"]["CardData"]
        card["SensitiveCardData"] = {"ExpiryDate": "3010", "PAN": "4176311234564417"}
        talk.answer(asked, body)

    with NexoPeer({"Payment": answer}) as peer:
        heard = Transcript(HandClock())
        said(driver(replace(address(peer.port), ear=heard)))
        *_, asked, answered = heard.messages()
        assert (asked.ours, '"RequestedAmount":125.50' in asked.text) == (True, True)
        assert (answered.ours, "348368" in answered.text) == (False, True)
        assert "3010" not in answered.text
        assert "mypassphrase" not in str(heard.messages())

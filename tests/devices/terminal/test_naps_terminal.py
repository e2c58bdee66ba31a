"""The driver pays, confirms, voids, asks and settles with a terminal on a real socket, byte for byte as heard."""

import threading
from dataclasses import replace

import pytest

from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.messages import Register, confirmation, duplicate, payment, void
from pos.devices.terminal.naps.tags import Message
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.domain.card import CardReference
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Cancelled,
    Confirmed,
    Declined,
    Doubt,
    Lost,
    NotFound,
    NotSent,
    Orphan,
    Prompt,
    Prompted,
    Sent,
    Shown,
    TerminalTotals,
    Unreachable,
    Unsent,
    Waiting,
)
from tests.devices.terminal.naps import LABEL, PRICE, QUICK, attempt, driver, said
from tests.devices.terminal.peer import (
    Conversation,
    Fields,
    Peer,
    approval,
    approve,
    authorise,
    capture,
    common,
    refusal,
    take,
    written,
)
from tests.devices.terminal.peer import (
    confirmation as confirmation_answer,
)
from tests.devices.terminal.test_naps_frames import GOLDEN
from tests.fakes.devices import SteadyClock

# 21 November 2026, noon in Morocco (UTC+1), as the recorded exchanges say.
RECORDED = Attempt(PaymentKind.SALE, PRICE, "000042", 1_795_258_800_000, 60)
REQUESTS = {
    "payment_phase1": payment(RECORDED, Register()),
    "confirmation_phase2": confirmation(RECORDED, "480539", Register()),
    "duplicate": duplicate(RECORDED, "480539", Register()),
    "void": void(replace(RECORDED, trace="480539"), Register()),
}


@pytest.mark.parametrize("exchange", GOLDEN, ids=[exchange["name"] for exchange in GOLDEN])
def test_a_request_is_byte_for_byte_what_a_till_was_heard_to_send(exchange: dict[str, str]) -> None:
    assert REQUESTS[exchange["name"]] == exchange["request"].encode()


def test_a_payment_is_approved_and_then_confirmed_on_the_same_line() -> None:
    with Peer() as peer:
        terminal = driver(peer.port)
        sent, prompted, approved = said(terminal)
        assert (sent, prompted) == (Sent(), Prompted(Prompt.PRESENT_CARD))
        assert approved == Approved(
            amount=PRICE,
            approval="781000",
            trace="481000",
            card=CardReference("3315", "VISA"),
            entry_mode="CC",
            slip=("TKpay", "VISA", "516794******3315", "Autorisation: 781000", "MONTANT: 100.00 MAD"),
            final=False,
        )
        assert peer.ledger.captured == []
        assert terminal.confirm(attempt(), "481000") == Confirmed()
        assert peer.ledger.captured == [100_00]
        assert peer.messages() == ["013", "001", "002"]


def test_this_till_makes_itself_known_once_and_before_any_money() -> None:
    with Peer() as peer:
        terminal = driver(peer.port)
        for count in range(2):
            said(terminal, attempt(reference=f"{count:06}"))
        assert peer.messages() == ["013", "001", "001"]


@pytest.mark.parametrize(
    ("code", "category"),
    [
        ("051", DeclineCategory.INSUFFICIENT_FUNDS),
        ("055", DeclineCategory.WRONG_PIN),
        ("075", DeclineCategory.BLOCKED),
        ("061", DeclineCategory.LIMIT),
        ("091", DeclineCategory.ISSUER_UNAVAILABLE),
        ("005", DeclineCategory.NOT_PERMITTED),
        ("101", DeclineCategory.EXPIRED),
        ("777", DeclineCategory.TECHNICAL),
    ],
)
def test_a_refusal_keeps_its_code_and_says_what_it_means(code: str, category: DeclineCategory) -> None:
    with Peer({"001": lambda talk, asked: talk.send(refusal(asked, code))}) as peer:
        assert said(driver(peer.port))[-1] == Declined(code, category)


def test_a_customer_who_cancels_is_no_refusal() -> None:
    with Peer({"001": lambda talk, asked: talk.send(refusal(asked, "480"))}) as peer:
        assert said(driver(peer.port))[-1] == Cancelled("terminal")


def test_nobody_listening_means_that_nothing_was_sent() -> None:
    peer = Peer()
    peer.stop()
    assert said(driver(peer.port)) == [NotSent(Unsent.REFUSED)]


def test_a_terminal_that_does_not_even_say_hello_was_asked_for_no_money() -> None:
    with Peer({"013": lambda talk, asked: None}) as peer:
        assert said(driver(peer.port)) == [NotSent(Unsent.SILENT)]
        assert peer.messages() == ["013"]


@pytest.mark.parametrize(
    "asked", [attempt(Money(100, Currency.EUR)), attempt(Money(10**12, Currency.MAD)), attempt(kind=PaymentKind.REFUND)]
)
def test_what_the_protocol_cannot_say_is_not_sent(asked: Attempt) -> None:
    with Peer() as peer:
        assert said(driver(peer.port), asked) == [NotSent(Unsent.NOT_SUPPORTED)]
        assert peer.seen == []


def test_the_last_payment_is_voided_whole_and_at_once() -> None:
    with Peer() as peer:
        terminal = driver(peer.port)
        said(terminal)
        terminal.confirm(attempt(), "481000")
        *_, last = said(terminal, attempt(reference="000043", kind=PaymentKind.VOID, trace="481000"))
        assert isinstance(last, Approved)
        assert (last.amount, last.trace, last.final) == (PRICE, "481000", True)
        assert peer.ledger.payments[0].state == "voided"
        assert peer.seen[-1]["005"] == "000043"


def test_a_terminal_that_has_nothing_to_void_says_so() -> None:
    with Peer() as peer:
        asked = attempt(kind=PaymentKind.VOID, trace="481000")
        assert said(driver(peer.port), asked)[-1] == Declined("302", DeclineCategory.TECHNICAL)


def test_the_paper_of_a_confirmed_payment_is_shown_to_be_compared() -> None:
    with Peer() as peer:
        terminal = driver(peer.port)
        said(terminal)
        terminal.confirm(attempt(), "481000")
        shown = terminal.inquire(attempt(), "481000")
        assert isinstance(shown, Shown)
        assert (shown.approved.amount, shown.approved.approval) == (PRICE, "781000")


@pytest.mark.parametrize("trusted", [False, True])
def test_a_payment_the_terminal_does_not_know_is_proof_only_where_that_was_settled(trusted: bool) -> None:
    with Peer() as peer:
        assert driver(peer.port, trust_not_found=trusted).inquire(attempt(), "481000") == NotFound(trusted)


def test_the_paper_of_another_payment_proves_nothing() -> None:
    def show_another(talk: Conversation, asked: Fields) -> None:
        talk.send(approval({**asked, "002": "0"}, authorise(talk, {"002": "1", "004": "x"})).replace(b"101", b"108", 1))

    with Peer({"008": show_another}) as peer:
        found = driver(peer.port).inquire(attempt(), "480539")
        assert found == Unreachable(Doubt.WRONG_REFERENCE, "481000")


def test_a_health_check_moves_no_money() -> None:
    with Peer() as peer:
        assert driver(peer.port).diagnose()
        assert (peer.messages(), peer.ledger.payments) == (["009"], [])
    assert not driver(peer.port).diagnose()


def test_totals_are_read_off_the_paper_of_a_settlement() -> None:
    with Peer() as peer:
        terminal = driver(peer.port)
        said(terminal)
        terminal.confirm(attempt(), "481000")
        nothing = Money(0, Currency.MAD)
        expected = TerminalTotals(((PaymentKind.SALE, 1, PRICE), (PaymentKind.VOID, 0, nothing)))
        assert terminal.settle() == expected


def test_a_paper_with_counts_alone_leaves_the_sum_to_its_field() -> None:
    def count(talk: Conversation, asked: Fields) -> None:
        lines = ("TOTAUX DU JOUR", "VENTES: 3", "Annulations : 1", "MONTANT: 200.55 MAD")
        paper = "*".join(f"030002{place:02}033{len(line):03}{line}" for place, line in enumerate(lines))
        talk.send(written(*common("110", asked), ("002", "20055"), ("010", paper)))

    with Peer({"010": count}) as peer:
        expected = ((PaymentKind.SALE, 3, None), (PaymentKind.VOID, 1, None))
        assert driver(peer.port).settle() == TerminalTotals(expected, Money(200_55, Currency.MAD))


def test_a_settlement_without_totals_leaves_them_to_a_person() -> None:
    with Peer({"010": take("110")}) as peer:
        assert driver(peer.port).settle() == Unreachable(Doubt.NOBODY_KNOWS, "000")


def test_a_cancellation_is_decided_by_the_terminals_answer() -> None:
    held = threading.Event()

    def hold(talk: Conversation, asked: Fields) -> None:
        held.set()

    def give_up(talk: Conversation, asked: Fields) -> None:
        talk.send(written(("001", "112"), ("003", asked["003"]), ("013", "000")))
        talk.send(refusal({**asked, "004": "000042", "002": "10000"}, "480"))

    with Peer({"001": hold, "012": give_up}) as peer:
        terminal, heard = driver(peer.port), []
        for event in terminal.start(attempt()):
            heard.append(event)
            if held.is_set():
                terminal.cancel()
        assert heard[-1] == Cancelled("terminal")


def test_that_a_reset_was_done_is_no_stray_answer_even_when_it_is_said_last() -> None:
    held = threading.Event()

    def hold(talk: Conversation, asked: Fields) -> None:
        held.set()

    def give_up(talk: Conversation, asked: Fields) -> None:
        done = written(("001", "112"), ("003", asked["003"]), ("013", "000"))
        talk.send(refusal({**asked, "004": "000042", "002": "10000"}, "480") + done)

    with Peer({"001": hold, "012": give_up}) as peer:
        terminal = driver(peer.port)
        for _ in terminal.start(attempt()):
            if held.is_set():
                terminal.cancel()
        assert terminal.overheard() == ()


def test_a_cancellation_that_comes_too_late_is_an_approval() -> None:
    with Peer({"012": take("112")}) as peer:
        terminal = driver(peer.port)
        events = terminal.start(attempt())
        assert next(events) == Sent()
        terminal.cancel()
        *_, last = events
        assert isinstance(last, Approved)


def test_a_reset_without_an_answer_leaves_nobody_knowing_and_soon() -> None:
    with Peer({"001": lambda talk, asked: None}) as peer:
        terminal = driver(peer.port, replace(QUICK, payment_ms=60_000))
        events = terminal.start(attempt())
        assert next(events) == Sent()
        terminal.cancel()
        *_, last = events
        assert last == Lost(Doubt.SILENCE)
        assert peer.messages() == ["013", "001", "012"]


def test_whoever_will_not_wait_any_longer_leaves_nobody_knowing() -> None:
    with Peer({"001": lambda talk, asked: None}) as peer:
        terminal = driver(peer.port, replace(QUICK, payment_ms=60_000))
        events = terminal.start(attempt())
        assert [next(events) for _ in range(3)] == [Sent(), Prompted(Prompt.PRESENT_CARD), Waiting()]
        terminal.stop_waiting()
        *_, last = events
        assert last == Lost(Doubt.STOPPED_WAITING)


def test_the_answer_of_the_payment_before_is_kept_and_waited_past() -> None:
    def answer_before(talk: Conversation, asked: Fields) -> None:
        talk.send(approval({**asked, "004": "000041", "002": "5000"}, talk.ledger.authorise(50_00, "000041")))
        approve(talk, asked)

    with Peer({"001": answer_before}) as peer:
        *_, orphan, approved = said(driver(peer.port))
        assert isinstance(orphan, Orphan)
        assert (orphan.reference, orphan.trace) == ("000041", "481000")
        assert isinstance(orphan.outcome, Approved)
        assert isinstance(approved, Approved)
        assert (approved.trace, approved.amount) == ("481001", PRICE)


def test_what_comes_after_nobody_waited_is_heard_at_the_next_look() -> None:
    late = threading.Event()

    def answer_late(talk: Conversation, asked: Fields) -> None:
        late.wait(5)
        approve(talk, asked)

    with Peer({"001": answer_late}) as peer:
        terminal = driver(peer.port, replace(QUICK, payment_ms=30))
        assert said(terminal)[-1] == Lost(Doubt.SILENCE)
        assert terminal.overheard() == ()
        late.set()
        heard: list[Orphan] = []
        while not heard:
            heard += terminal.overheard()
        assert (heard[0].reference, heard[0].trace) == ("000042", "481000")


def test_a_second_answer_is_heard_beside_and_changes_nothing() -> None:
    def twice(talk: Conversation, asked: Fields) -> None:
        answer = approval(asked, authorise(talk, asked))
        talk.send(answer + answer)

    with Peer({"001": twice}) as peer:
        terminal = driver(peer.port)
        assert isinstance(said(terminal)[-1], Approved)
        assert terminal.confirm(attempt(), "481000") == Confirmed()
        (orphan,) = terminal.overheard()
        assert (orphan.reference, orphan.detail) == ("000042", "101 000")


def test_a_late_confirmation_is_heard_when_somebody_listens_again() -> None:
    late = threading.Event()

    def confirm_late(talk: Conversation, asked: Fields) -> None:
        code = capture(talk, asked)
        late.wait(5)
        talk.send(confirmation_answer(asked, code))

    with Peer({"002": confirm_late}) as peer:
        terminal = driver(peer.port, replace(QUICK, confirm_ms=100))
        said(terminal)
        assert terminal.confirm(attempt(), "481000") == Lost(Doubt.SILENCE)
        late.set()
        heard: list[Orphan] = []
        while not heard:
            heard += terminal.overheard()
        assert (heard[0].outcome, heard[0].reference) == (Confirmed(), "000042")


def test_a_confirmation_that_would_come_too_late_is_not_sent() -> None:
    with Peer() as peer:
        terminal = driver(peer.port, replace(QUICK, confirm_ms=30))
        said(terminal)
        assert terminal.confirm(attempt(), "481000") == Lost(Doubt.TOO_LATE)
        assert peer.messages() == ["013", "001"]


def test_references_never_restart_before_the_wire_runs_out_of_digits() -> None:
    terminal = driver(1)
    assert [terminal.next_reference(count) for count in (1, 42, 999_999, 1_000_000)] == [
        "000001",
        "000042",
        "999999",
        "000001",
    ]


def test_references_of_a_till_that_begins_anew_begin_elsewhere() -> None:
    address = NapsAddress("127.0.0.1", 1, sequence_from=999_998)
    terminal = NapsTerminal(LABEL, address, SteadyClock())
    assert [terminal.next_reference(count) for count in (1, 2)] == ["999999", "000001"]


def test_every_message_is_answered_by_the_number_a_hundred_above() -> None:
    assert [message.answer for message in Message] == ["101", "102", "103", "108", "109", "110", "112", "113"]

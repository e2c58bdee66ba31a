"""The driver asks a terminal on a real socket for payments and refunds, and promises nothing the protocol cannot do."""

import threading
import time
from dataclasses import replace

import pytest

from pos.devices.terminal.caisse_ap.messages import Register, request
from pos.domain.card import CardReference
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Cancelled,
    Declined,
    Doubt,
    Lost,
    NotSent,
    Orphan,
    Prompt,
    Prompted,
    Sent,
    Unsent,
    Waiting,
)
from tests.devices.terminal.caisse_ap import PRICE, PUBLISHED, QUICK, REFERENCE, attempt, driver, said
from tests.devices.terminal.caisse_ap_peer import CaisseApPeer, Fields, Talk, approve, no, written, yes

BIG = "PHA+" * 240


def stay(talk: Talk, asked: Fields) -> None:
    """Answer, and stay on the line."""
    talk.stays = True
    approve(talk, asked)


def nothing(talk: Talk, asked: Fields) -> None:
    talk.stays = True


def test_a_request_is_byte_for_byte_the_published_one() -> None:
    published = {vector["name"]: vector["text"] for vector in PUBLISHED["vectors"]}
    assert request(attempt(), Register()).decode() == published["MAD 125.50 debit, ref 1001-J9ZK3V7Q"]
    small = request(attempt(Money(5, Currency.MAD)), Register()).decode()
    assert small.startswith(published["MAD 0.05 (CB has at least two digits)"])
    back = request(attempt(kind=PaymentKind.REFUND), Register()).decode()
    assert back.startswith(published["MAD 125.50 refund"])


@pytest.mark.parametrize("act", [approve, stay], ids=["a terminal that hangs up", "a terminal that stays"])
def test_a_payment_is_approved_at_once_and_for_good(act: object) -> None:
    with CaisseApPeer(act) as peer:  # type: ignore[arg-type]
        sent, prompted, approved = said(driver(peer.port))
        assert (sent, prompted) == (Sent(), Prompted(Prompt.PRESENT_CARD))
        assert approved == Approved(PRICE, "348368", "", CardReference("5942", "VISA"), "contactless")
        assert peer.ledger.charged == {REFERENCE: 125_50}
        assert peer.seen[0]["BA"] == "0"


def test_an_answer_is_over_after_its_silence_and_no_later() -> None:
    with CaisseApPeer(stay) as peer:
        terminal = driver(peer.port, replace(QUICK, silence_ms=50, look_ms=60_000, payment_ms=60_000))
        began = time.monotonic()
        assert isinstance(said(terminal)[-1], Approved)
        assert 0.05 <= time.monotonic() - began < 5


def test_only_what_every_terminal_knows_is_sent() -> None:
    with CaisseApPeer() as peer:
        said(driver(peer.port))
        assert list(peer.seen[0]) == ["CZ", "CJ", "CA", "CB", "CD", "CE", "BA", "CF"]


def test_a_refund_asks_for_money_to_go_back() -> None:
    with CaisseApPeer() as peer:
        *_, last = said(driver(peer.port), attempt(kind=PaymentKind.REFUND))
        assert isinstance(last, Approved)
        assert peer.seen[0]["CD"] == "1"


@pytest.mark.parametrize(
    "asked",
    [
        attempt(Money(10**12, Currency.MAD)),
        attempt(Money(0, Currency.MAD)),
        attempt(kind=PaymentKind.VOID),
        attempt(reference=""),
        attempt(reference="x" * 100),
    ],
)
def test_what_the_protocol_cannot_say_is_not_sent(asked: Attempt) -> None:
    with CaisseApPeer() as peer:
        assert said(driver(peer.port), asked) == [NotSent(Unsent.NOT_SUPPORTED)]
        assert peer.seen == []


def test_a_refusal_and_a_customer_who_gives_up_are_told_apart() -> None:
    with CaisseApPeer(lambda talk, asked: talk.send(no(asked, "04"))) as peer:
        assert said(driver(peer.port))[-1] == Declined("04", DeclineCategory.NOT_PERMITTED)
    with CaisseApPeer(lambda talk, asked: talk.send(no(asked, "06"))) as peer:
        assert said(driver(peer.port))[-1] == Cancelled("customer")


def test_less_than_was_asked_is_approved_as_less() -> None:
    with CaisseApPeer(lambda talk, asked: talk.send(yes(asked, CB="06275"))) as peer:
        *_, last = said(driver(peer.port))
        assert isinstance(last, Approved)
        assert last.amount == Money(62_75, Currency.MAD)


def test_a_request_that_was_only_read_is_no_payment() -> None:
    taken = [("CZ", "0300"), ("AE", "11")]
    with CaisseApPeer(lambda talk, asked: talk.send(written(*taken))) as peer:
        assert said(driver(peer.port))[-1] == Lost(Doubt.HUNG_UP, "AE 11")

    def later(talk: Talk, asked: Fields) -> None:
        talk.send(written(*taken))
        approve(talk, asked)

    with CaisseApPeer(later) as peer:
        assert isinstance(said(driver(peer.port))[-1], Approved)


def test_a_long_paper_comes_with_its_answer_byte_by_byte() -> None:
    def drip(talk: Talk, asked: Fields) -> None:
        talk.send_slowly(yes(asked) + written(("AK", BIG), ("AK", BIG)))

    with CaisseApPeer(drip) as peer:
        *_, last = said(driver(peer.port))
        assert isinstance(last, Approved)
        assert last.slip == ("<p>" * 480,)


@pytest.mark.parametrize("size", [60, 70], ids=["60 KB", "70 KB"])
def test_sixty_four_kilobytes_are_read_and_more_is_refused(size: int) -> None:
    with CaisseApPeer(lambda talk, asked: talk.send(yes(asked) + written(("AK", "x" * 999)) * size)) as peer:
        last = said(driver(peer.port))[-1]
        assert isinstance(last, Approved) if size == 60 else last == Lost(Doubt.BAD_FRAME)


def test_an_answer_that_is_no_message_is_not_waited_for() -> None:
    def broken(talk: Talk, asked: Fields) -> None:
        talk.stays = True
        talk.send(b"CZ0040300AE0X210")

    with CaisseApPeer(broken) as peer:
        assert said(driver(peer.port, replace(QUICK, payment_ms=60_000)))[-1] == Lost(Doubt.BAD_FRAME)


def test_the_answer_of_the_payment_before_is_kept_and_waited_past() -> None:
    def answer_before(talk: Talk, asked: Fields) -> None:
        talk.send(yes({**asked, "CF": "1000-BEFORE", "CB": "5000"}))
        approve(talk, asked)

    with CaisseApPeer(answer_before) as peer:
        *_, orphan, approved = said(driver(peer.port))
        assert isinstance(orphan, Orphan)
        assert (orphan.reference, isinstance(orphan.outcome, Approved)) == ("1000-BEFORE", True)
        assert isinstance(approved, Approved)
        assert approved.amount == PRICE


def test_what_the_customer_before_does_in_the_end_is_heard_while_the_next_one_pays() -> None:
    first, heard = threading.Event(), []

    def first_late(talk: Talk, asked: Fields) -> None:
        if asked["CF"] == REFERENCE:
            first.wait(5)
            approve(talk, asked)
        else:
            talk.stays = True

    with CaisseApPeer(first_late) as peer:
        terminal = driver(peer.port, replace(QUICK, payment_ms=60_000))
        for event in terminal.start(attempt()):
            if isinstance(event, Waiting):
                terminal.stop_waiting()
        for event in terminal.start(attempt(reference="1001-NEXT")):
            first.set()
            heard.append(event)
            if isinstance(event, Orphan):
                terminal.stop_waiting()
        stray = next(event for event in heard if isinstance(event, Orphan))
        assert (stray.reference, isinstance(stray.outcome, Approved)) == (REFERENCE, True)
        assert heard[-1] == Lost(Doubt.STOPPED_WAITING)


def test_a_terminal_that_has_answered_is_let_go_of_soon() -> None:
    gone = threading.Event()

    def watch(talk: Talk, asked: Fields) -> None:
        approve(talk, asked)
        talk.wait_for_the_end()
        gone.set()

    with CaisseApPeer(watch) as peer:
        terminal = driver(peer.port)
        assert isinstance(said(terminal)[-1], Approved)
        until = time.monotonic() + 5
        while not gone.is_set() and time.monotonic() < until:
            terminal.overheard()
        assert gone.is_set()


def test_references_count_up_for_ever_within_their_series() -> None:
    terminal = driver(1, series="QFK")
    assert [terminal.next_reference(count) for count in (1, 42, 1_000_000)] == ["QFK000001", "QFK000042", "QFK1000000"]

"""The driver takes turns with a terminal behind a real socket, and promises nothing the protocol cannot do."""

import time
from dataclasses import replace

import pytest

from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Declined,
    Doubt,
    Lost,
    NotSent,
    Orphan,
    Prompt,
    Prompted,
    Sent,
    Unsent,
)
from tests.devices.terminal.concert_v2 import PRICE, QUICK, REFERENCE, attempt, driver, said
from tests.devices.terminal.concert_v2_peer import (
    ACK,
    ENQ,
    EOT,
    NAK,
    STX,
    Asked,
    ConcertV2Peer,
    Talk,
    Ways,
    answer,
    approve,
    framed,
)

NEXT = "QFKX000043"


def test_a_payment_is_approved_at_once_and_for_good() -> None:
    with ConcertV2Peer() as peer:
        sent, prompted, approved = said(driver(peer.url))
        assert (sent, prompted) == (Sent(), Prompted(Prompt.PRESENT_CARD))
        assert isinstance(approved, Approved)
        assert (approved.amount, approved.final) == (PRICE, True)
        assert peer.ledger.charged == {REFERENCE: 125_50}
        assert peer.seen == [Asked("01", 125_50, "0", "1", "0", "504", REFERENCE, "A010B010")]


def test_an_old_terminal_is_asked_without_the_plus() -> None:
    with ConcertV2Peer() as peer:
        assert isinstance(said(driver(peer.url, plus=False))[-1], Approved)
        assert peer.seen[0].plus == ""


def test_a_refund_asks_for_money_to_go_back() -> None:
    with ConcertV2Peer() as peer:
        assert isinstance(said(driver(peer.url), attempt(kind=PaymentKind.REFUND))[-1], Approved)
        assert peer.seen[0].kind == "1"


def test_a_refusal_gives_no_reason() -> None:
    with ConcertV2Peer(lambda talk, asked: talk.tell(framed(answer(asked, "7")))) as peer:
        assert said(driver(peer.url))[-1] == Declined("7", DeclineCategory.NOT_PERMITTED)


@pytest.mark.parametrize(
    "asked",
    [
        attempt(Money(100_000_00, Currency.MAD)),
        attempt(Money(0, Currency.MAD)),
        attempt(kind=PaymentKind.VOID),
        attempt(reference=""),
        attempt(reference="x" * 11),
    ],
)
def test_what_the_protocol_cannot_say_is_not_sent(asked: Attempt) -> None:
    with ConcertV2Peer() as peer:
        assert said(driver(peer.url), asked) == [NotSent(Unsent.NOT_SUPPORTED)]
        assert peer.said == []


@pytest.mark.parametrize(("word", "unsent"), [(b"", Unsent.SILENT), (NAK, Unsent.BUSY)])
def test_a_terminal_that_does_not_listen_was_asked_for_no_money(word: bytes, unsent: Unsent) -> None:
    with ConcertV2Peer(ways=Ways(words=[word] * 3)) as peer:
        assert said(driver(peer.url)) == [NotSent(unsent)]
        assert STX not in peer.said
        assert peer.said.count(ENQ) == 3


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_not_understood_is_said_again(times: int) -> None:
    with ConcertV2Peer(ways=Ways(answers=[NAK] * times)) as peer:
        assert isinstance(said(driver(peer.url))[-1], Approved)
        assert peer.said.count(STX) == times + 1


def test_what_is_never_understood_leaves_nobody_knowing() -> None:
    with ConcertV2Peer(ways=Ways(answers=[NAK] * 3)) as peer:
        assert said(driver(peer.url)) == [Sent(), Lost(Doubt.BAD_FRAME)]
        assert peer.said.count(STX) == 3


def test_a_request_whose_receipt_was_lost_is_not_said_again() -> None:
    with ConcertV2Peer(ways=Ways(answers=[b""])) as peer:
        assert isinstance(said(driver(peer.url))[-1], Approved)
        assert (peer.said.count(STX), len(peer.seen)) == (1, 1)


@pytest.mark.parametrize("size", [200, 65_536], ids=["200 bytes", "64 KB"])
def test_what_is_too_long_for_an_answer_is_refused(size: int) -> None:
    with ConcertV2Peer(lambda talk, asked: talk.tell(framed("0" * size))) as peer:
        assert said(driver(peer.url))[-1] == Lost(Doubt.BAD_FRAME)


def test_half_an_answer_is_asked_for_again_and_not_for_ever() -> None:
    def half(talk: Talk, asked: Asked) -> None:
        talk.send(ENQ)
        talk.until(ACK)
        talk.send(framed(answer(asked))[:9])

    with ConcertV2Peer(half) as peer:
        assert said(driver(peer.url, replace(QUICK, payment_ms=60_000)))[-1] == Lost(Doubt.BAD_FRAME)

    def half_then_whole(talk: Talk, asked: Asked) -> None:
        half(talk, asked)
        talk.until(NAK)
        talk.send(framed(answer(asked)))

    with ConcertV2Peer(half_then_whole) as peer:
        assert isinstance(said(driver(peer.url))[-1], Approved)


def test_an_answer_that_comes_when_the_next_is_asked_for_is_kept_for_the_first() -> None:
    before = framed(f"010000050001504{REFERENCE}")
    with ConcertV2Peer(ways=Ways(words=[ENQ + before + EOT])) as peer:
        events = said(driver(peer.url), attempt(reference=NEXT))
        (stray,) = (event for event in events if isinstance(event, Orphan))
        assert (stray.reference, isinstance(stray.outcome, Approved)) == (REFERENCE, True)
        assert isinstance(events[-1], Approved)
        assert events[-1].amount == PRICE


def test_a_cable_that_comes_back_is_found_again() -> None:
    def hang_up_then_tell(talk: Talk, asked: Asked) -> None:
        if asked.reference == REFERENCE:
            talk.hang_up()
        else:
            approve(talk, asked)

    with ConcertV2Peer(hang_up_then_tell) as peer:
        terminal = driver(peer.url)
        assert said(terminal)[-1] == Lost(Doubt.HUNG_UP)
        assert isinstance(said(terminal, attempt(reference=NEXT))[-1], Approved)


def test_a_cable_that_is_not_there_is_looked_for_now_and_then() -> None:
    peer = ConcertV2Peer()
    peer.stop()
    terminal = driver(peer.url, replace(QUICK, missing_ms=60_000))
    began = time.monotonic()
    assert [terminal.overheard() for _ in range(1_000)] == [()] * 1_000
    assert time.monotonic() - began < 1


def test_a_health_check_moves_no_money() -> None:
    with ConcertV2Peer() as peer:
        assert driver(peer.url).diagnose()
        assert (STX in peer.said, peer.ledger.charged) == (False, {})
    assert not driver(peer.url).diagnose()


def test_references_count_up_within_their_series_and_fit() -> None:
    terminal = driver("socket://127.0.0.1:1")
    assert [terminal.next_reference(count) for count in (1, 42)] == ["QFKX000001", "QFKX000042"]
    assert len(terminal.next_reference(1_000_007)) == 10

"""Terminals that answer once: what cannot be asked is declared, and what comes too late is heard all the same."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Capabilities,
    Doubt,
    Inquiry,
    Lost,
    NotSent,
    Orphan,
    PaymentTerminal,
    Prompt,
    Prompted,
    Sent,
    TerminalEvent,
    Unreachable,
    Unsent,
    Waiting,
)
from tests.devices.terminal import caisse_ap, caisse_ap_peer, concert_v2, concert_v2_peer
from tests.devices.terminal.listening import Voice

Act = Callable[[Any, Any], None]


@dataclass(frozen=True)
class Bench:
    """A protocol's tiny terminal, and the driver in front of it."""

    peer: Callable[[Act], Any]
    driver: Callable[..., PaymentTerminal]
    approve: Act
    attempt: Attempt

    def said(self, terminal: PaymentTerminal) -> Sequence[TerminalEvent]:
        return [event for event in terminal.start(self.attempt) if not isinstance(event, Waiting)]


CAISSE_AP = Bench(
    caisse_ap_peer.CaisseApPeer,
    lambda peer, **changed: caisse_ap.driver(peer.port, replace(caisse_ap.QUICK, **changed)),
    caisse_ap_peer.approve,
    caisse_ap.attempt(),
)
CONCERT_V2 = Bench(
    concert_v2_peer.ConcertV2Peer,
    lambda peer, **changed: concert_v2.driver(peer.url, replace(concert_v2.QUICK, **changed)),
    concert_v2_peer.approve,
    concert_v2.attempt(),
)


@pytest.fixture(params=[CAISSE_AP, CONCERT_V2], ids=["caisse-ap", "concert-v2"])
def bench(request: pytest.FixtureRequest) -> Bench:
    found: Bench = request.param
    return found


def nothing(talk: Voice, asked: object) -> None:
    """Say nothing, and stay."""
    if isinstance(talk, caisse_ap_peer.Talk):
        talk.stays = True


def heard_beside(terminal: PaymentTerminal) -> Orphan:
    """Listen until something is heard that nobody waits for."""
    while not (heard := terminal.overheard()):
        pass
    return heard[0]


def test_what_it_cannot_do_is_told(bench: Bench) -> None:
    with bench.peer(nothing) as peer:
        terminal = bench.driver(peer)
        assert terminal.capabilities == Capabilities(
            inquiry=Inquiry.NONE,
            cancel=False,
            confirm_seconds=0,
            answer_seconds=0,
            void_last=False,
            refund=True,
            settles=False,
        )
        terminal.cancel()
        nobody = Unreachable(Doubt.NOBODY_KNOWS)
        assert (terminal.inquire(bench.attempt, ""), terminal.settle()) == (nobody, nobody)
        assert terminal.confirm(bench.attempt, "") == Lost(Doubt.NOBODY_KNOWS)


def test_nobody_listening_means_that_nothing_was_sent(bench: Bench) -> None:
    peer = bench.peer(nothing)
    peer.stop()
    assert bench.said(bench.driver(peer)) == [NotSent(Unsent.REFUSED)]


def test_silence_and_a_lost_line_leave_nobody_knowing(bench: Bench) -> None:
    with bench.peer(nothing) as peer:
        assert bench.said(bench.driver(peer, payment_ms=50))[-1] == Lost(Doubt.SILENCE)
    with bench.peer(lambda talk, asked: talk.hang_up()) as peer:
        assert bench.said(bench.driver(peer))[-1] == Lost(Doubt.HUNG_UP)


def test_whoever_will_not_wait_any_longer_leaves_nobody_knowing(bench: Bench) -> None:
    with bench.peer(nothing) as peer:
        terminal = bench.driver(peer, payment_ms=60_000)
        events = terminal.start(bench.attempt)
        assert [next(events) for _ in range(3)] == [Sent(), Prompted(Prompt.PRESENT_CARD), Waiting()]
        terminal.stop_waiting()
        *_, last = events
        assert last == Lost(Doubt.STOPPED_WAITING)


def test_what_comes_after_nobody_waited_is_heard_at_the_next_look(bench: Bench) -> None:
    late = threading.Event()

    def answer_late(talk: Voice, asked: object) -> None:
        late.wait(5)
        bench.approve(talk, asked)

    with bench.peer(answer_late) as peer:
        terminal = bench.driver(peer, payment_ms=30)
        assert bench.said(terminal)[-1] == Lost(Doubt.SILENCE)
        assert terminal.overheard() == ()
        late.set()
        heard = heard_beside(terminal)
        assert (heard.reference, isinstance(heard.outcome, Approved)) == (bench.attempt.reference, True)


def test_a_second_answer_is_heard_beside_and_changes_nothing(bench: Bench) -> None:
    def twice(talk: Voice, asked: object) -> None:
        bench.approve(talk, asked)
        bench.approve(talk, asked)

    with bench.peer(twice) as peer:
        terminal = bench.driver(peer)
        assert isinstance(bench.said(terminal)[-1], Approved)
        assert heard_beside(terminal).reference == bench.attempt.reference


def test_a_health_check_moves_no_money(bench: Bench) -> None:
    with bench.peer(nothing) as peer:
        assert bench.driver(peer).diagnose()
        assert (peer.seen, peer.ledger.charged) == ([], {})
    assert not bench.driver(peer).diagnose()

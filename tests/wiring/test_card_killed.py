"""A till that is killed at any step of a card sale: the card is charged for a sale or for nothing, and all is known."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.payment_facts import PaymentState
from pos.journal.store import open_journal
from pos.journal.verify import verify
from pos.usecases.card.on_ticket import tenders_on
from tests.fakes.journal import TILL
from tests.journal.booth import HandClock
from tests.usecases.till import must
from tests.wiring import final_simulator
from tests.wiring.card_simulator import Simulated, everybody_looks, paid
from tests.wiring.card_stall import CardStall
from tests.wiring.final_simulator import SimulatedCaisseAp, SimulatedConcertV2, SimulatedFinal

STEPS = (
    ("before a commit", None),  # the request
    ("after a commit", PaymentState.NOT_SENT),
    ("before a commit", PaymentState.NOT_SENT),  # the attempt
    ("after a commit", PaymentState.UNKNOWN),
    ("before a commit", PaymentState.UNKNOWN),  # the approval, unconfirmed
    ("after a commit", PaymentState.UNKNOWN),
    ("before the confirmation", PaymentState.UNKNOWN),
    ("after the confirmation", PaymentState.UNKNOWN),
    ("before a commit", PaymentState.UNKNOWN),  # the approval and the sale
    ("after a commit", PaymentState.APPROVED),
    ("sold", PaymentState.APPROVED),
)
"""Where the till is killed, and what the next start finds of the payment."""


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with Simulated(tmp_path_factory.mktemp("naps")) as simulated:
        yield simulated


@pytest.fixture(scope="module", params=[SimulatedCaisseAp, SimulatedConcertV2])
def final(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedFinal]:
    with request.param(tmp_path_factory.mktemp("final")) as simulated:
        yield simulated


def killed_at(step: int, journal: Path, *words: str) -> list[str]:
    """Let a till sell in a process of its own, and kill it at a step; gives the words it said."""
    command = [sys.executable, "-m", "tests.wiring.killed_card_till", str(journal), *words]
    said: list[str] = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as till:
        assert till.stdin is not None
        assert till.stdout is not None
        for _ in range(step + 1):
            said.append(till.stdout.readline().strip())
            if len(said) <= step:
                till.stdin.write("go on\n")
                till.stdin.flush()
        till.kill()
    return said


@pytest.mark.parametrize("step", range(len(STEPS)), ids=[f"{place} {word}" for place, (word, _) in enumerate(STEPS)])
def test_whenever_it_is_killed_in_the_end_what_is_paid_is_what_was_charged(
    step: int, tmp_path: Path, terminal: Simulated
) -> None:
    terminal.do("restore")
    terminal.do("clear")
    terminal.look_from_here()
    path, clock = tmp_path / "journal.db", HandClock()
    # Each journal is a till of its own, and begins where the terminal has not seen its numbers yet.
    first = 1_000 * step
    assert tuple(killed_at(step, path, "naps", str(terminal.port), str(first))) == tuple(
        word for word, _ in STEPS[: step + 1]
    )
    with open_journal(path, clock=clock, secrets=bytes(32), till_id=TILL) as journal:
        stall = CardStall(journal, clock, terminal.driver(clock, first))
        stall.counter.recover()
        found = [payment.state for payment in journal.payments_on("tpe-1")]
        assert found == [state for _, state in STEPS[step : step + 1] if state is not None]
        everybody_looks(stall, terminal)
        assert paid(stall) == {ns: amount for ns, amount in terminal.captured().items() if amount}
        for ticket in journal.open_tickets():
            tenders = tenders_on(ticket.key, journal=journal)
            if tenders:
                must(stall.till.finish(ticket, *tenders))
        assert len(stall.sales) == len(paid(stall))
        assert all(state is not PaymentState.UNKNOWN for state in stall.states)
        stall.terminal.close()
    assert verify(path).wrong is None


@pytest.mark.parametrize(
    ("step", "found", "charged"),
    [(3, PaymentState.UNKNOWN, 0), (4, PaymentState.UNKNOWN, 120_00), (5, PaymentState.APPROVED, 120_00)],
    ids=["before the first byte", "before the approval is written", "when the sale is written"],
)
def test_where_an_approval_is_final_a_person_finds_what_the_kill_left(
    step: int, found: PaymentState, charged: int, tmp_path: Path, final: SimulatedFinal
) -> None:
    final.renew()
    path, clock = tmp_path / "journal.db", HandClock()
    said = killed_at(step, path, final.device, str(final.port), str(step))
    assert said == [("before a commit", "after a commit")[place % 2] for place in range(step + 1)]
    with open_journal(path, clock=clock, secrets=bytes(32), till_id=TILL) as journal:
        stall = CardStall(journal, clock, final.driver())
        stall.counter.recover()
        assert [payment.state for payment in journal.payments_on("tpe-1")] == [found]
        assert list(final.moved().values()) == [charged] * bool(charged)
        final_simulator.everybody_looks(stall, final)
        assert final_simulator.paid(stall) == final.moved()
        assert len(stall.sales) == (found is PaymentState.APPROVED)
        stall.terminal.close()
    assert verify(path).wrong is None

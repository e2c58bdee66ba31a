"""A terminal on a real serial port: what the port does is the driver's business, and nobody else may use it."""

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from pos.devices.terminal.concert_v2.wire import Port, open_wire
from pos.domain.payment_facts import PaymentState, Source
from tests.fakes.journal import MemoryJournal
from tests.journal.booth import HandClock
from tests.wiring.card_stall import CardStall
from tests.wiring.final_simulator import SimulatedConcertV2, paid

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a cable without plugs is to be had on POSIX alone")


@pytest.fixture(scope="module")
def plugged_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedConcertV2]:
    with SimulatedConcertV2(tmp_path_factory.mktemp("cable"), "--pty") as simulated:
        yield simulated


@pytest.fixture
def terminal(plugged_in: SimulatedConcertV2) -> SimulatedConcertV2:
    plugged_in.renew()
    return plugged_in


@pytest.fixture
def stall(terminal: SimulatedConcertV2) -> Iterator[CardStall]:
    clock = HandClock()
    made = CardStall(MemoryJournal(clock), clock, terminal.driver()).open()
    yield made
    made.terminal.close()


def test_a_card_pays_over_a_cable_time_after_time(stall: CardStall, terminal: SimulatedConcertV2) -> None:
    assert stall.terminal.diagnose()
    stall.pay()
    stall.pay()
    assert len(stall.sales) == 2
    assert paid(stall) == terminal.moved()


@pytest.mark.parametrize("fault", ["split_1_byte", "garbage_before_frame", "bad_lrc_x1", "nak_x1", "collision"])
def test_a_bad_cable_costs_time_and_nothing_else(stall: CardStall, terminal: SimulatedConcertV2, fault: str) -> None:
    terminal.do("fault", name=fault)
    stall.pay()
    assert stall.states == [PaymentState.APPROVED]
    assert paid(stall) == terminal.moved()


def test_a_terminal_without_power_was_not_asked(stall: CardStall, terminal: SimulatedConcertV2) -> None:
    terminal.do("pull_plug")
    assert not stall.terminal.diagnose()
    stall.pay()
    assert stall.states == [PaymentState.NOT_SENT]
    assert terminal.moved() == {}


def test_what_came_too_late_is_heard_by_the_till_that_begins_again(
    stall: CardStall, terminal: SimulatedConcertV2
) -> None:
    terminal.do("fault", name="answer_late")
    stall.pay()
    assert stall.states == [PaymentState.UNKNOWN]
    stall.terminal.close()
    stall.restart(terminal.driver())
    stall.wait(1)
    terminal.do("advance", seconds=200)
    for _ in range(5_000):
        stall.counter.tick()
        if stall.states == [PaymentState.APPROVED]:
            break
    assert (stall.states, paid(stall)) == ([PaymentState.APPROVED], terminal.moved())
    (payment,) = stall.journal.payments_on(stall.terminal.label.id)
    assert payment.last is not None
    assert payment.last.source is Source.LATE_ANSWER


def test_a_port_is_nobody_else_s_meanwhile(stall: CardStall, terminal: SimulatedConcertV2) -> None:
    assert stall.terminal.diagnose()
    port = Port(terminal.said["device"])
    with pytest.raises(OSError, match="cannot be opened"):
        open_wire(port, 100, 100)
    with pytest.raises(OSError, match="cannot be opened"):
        open_wire(replace(port, name="/dev/nothing-is-plugged-in-here"), 100, 100)

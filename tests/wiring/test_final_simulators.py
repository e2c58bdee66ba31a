"""Driver and simulator are two readings of a protocol: they understand each other, right or wrong."""

from collections.abc import Iterator

import pytest

from pos.domain.payment_facts import PaymentKind, PaymentState
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.simulators.caisse_ap import faults as caisse_ap
from pos.simulators.concert_v2 import faults as concert_v2
from pos.usecases.card.requests import AskCardRefund, CancelPayment, SettleTerminal, TypedTotal
from pos.usecases.card.settle import Settlement
from pos.usecases.card.view import CardStep
from tests.fakes.journal import MemoryJournal
from tests.journal.booth import HandClock
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall
from tests.wiring.final_simulator import (
    SimulatedCaisseAp,
    SimulatedConcertV2,
    SimulatedFinal,
    everybody_looks,
    paid,
)

APPROVED_ALL_THE_SAME = {
    "answer_twice",
    "answer_of_previous",
    "garbage_before_frame",
    "split_1_byte",
    "coalesced_with_next",
    "partial_approval",
    "pin_wrong_then_ok",
    "printer_out_of_paper_in_slip",
    "clock_wrong",
    "word_refused",
    "word_unanswered",
    "collision",
    "nak_x1",
    "ack_lost",
    "bad_lrc_x1",
    "lrc_equals_etx",
    "eot_lost",
    "enq_then_eot",
}
SURELY_NOTHING = {"connect_refused": PaymentState.NOT_SENT, "busy": PaymentState.DECLINED}
FAULTS = {SimulatedCaisseAp: caisse_ap.FAULTS, SimulatedConcertV2: concert_v2.FAULTS}
PLAYED = [(kind, fault.name) for kind, faults in FAULTS.items() for fault in faults]


@pytest.fixture(scope="module", params=list(FAULTS))
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedFinal]:
    with request.param(tmp_path_factory.mktemp("final")) as simulated:
        yield simulated


@pytest.fixture
def terminal(running: SimulatedFinal) -> SimulatedFinal:
    running.renew()
    return running


@pytest.fixture
def counter(terminal: SimulatedFinal) -> Iterator[CardStall]:
    """Give a stall of its own in front of the terminal."""
    clock, driver = HandClock(), terminal.driver()
    stall = CardStall(MemoryJournal(clock), clock, driver).open()
    assert driver.diagnose()
    yield stall
    driver.close()


def test_a_card_pays_in_one_phase(counter: CardStall, terminal: SimulatedFinal) -> None:
    counter.pay()
    assert (counter.view.step, len(counter.sales)) == (CardStep.APPROVED, 1)
    assert paid(counter) == terminal.moved()
    kept = counter.payment().last
    assert kept is not None
    assert (kept.card is not None and kept.card.last_four, kept.entry_mode) == terminal.tells


@pytest.mark.parametrize(
    ("centimes", "state"),
    [
        (5, PaymentState.DECLINED),
        (54, PaymentState.DECLINED),
        (55, PaymentState.APPROVED),
        (80, PaymentState.CANCELLED),
        (86, PaymentState.DECLINED),
        (87, PaymentState.APPROVED),
        (89, PaymentState.UNKNOWN),
    ],
)
def test_the_customer_that_an_amount_asks_for_comes(
    counter: CardStall, terminal: SimulatedFinal, centimes: int, state: PaymentState
) -> None:
    counter.pay(None, dirhams(100_00 + centimes))
    told = PaymentState.DECLINED if state is PaymentState.CANCELLED and not terminal.tells_who_cancelled else state
    assert counter.states == [told]
    everybody_looks(counter, terminal)
    assert paid(counter) == terminal.moved()


@pytest.mark.parametrize(("running", "fault"), PLAYED, indirect=["running"])
def test_whatever_goes_wrong_in_the_end_what_is_paid_is_what_was_charged(
    counter: CardStall, terminal: SimulatedFinal, fault: str
) -> None:
    terminal.do("fault", name=fault)
    counter.pay()
    first = counter.states[-1]
    if fault in APPROVED_ALL_THE_SAME:
        assert first is PaymentState.APPROVED
    else:
        assert first is SURELY_NOTHING.get(fault, PaymentState.UNKNOWN)
    everybody_looks(counter, terminal)
    assert (paid(counter), counter.journal.open_payments()) == (terminal.moved(), ())
    assert counter.bugs == []


def test_the_till_cannot_stop_a_customer_and_does_not_pretend_to(counter: CardStall, terminal: SimulatedFinal) -> None:
    counter.between = lambda: counter.counter.take(CancelPayment())
    counter.pay()
    assert not any(view.cancel_asked for view in counter.views)
    assert paid(counter) == terminal.moved()


def test_money_goes_back_as_a_refund(counter: CardStall, terminal: SimulatedFinal) -> None:
    counter.pay()
    shift, key = counter.till.shift, counter.till.ids.short()
    counter.counter.take(AskCardRefund(counter.journal.sales()[0].number, {1: pieces(1)}, shift, Role.MANAGER, key))
    assert (counter.view.kind, counter.view.step) == (PaymentKind.REFUND, CardStep.APPROVED)
    assert list(terminal.moved().values()) == [120_00, 120_00]
    assert [event["event"] for event in terminal.events("captured", "refunded")] == ["captured", "refunded"]
    assert counter.journal.sales()[0].refund


def test_its_totals_are_typed_off_its_paper(counter: CardStall) -> None:
    counter.pay()
    counter.counter.take(SettleTerminal(counter.till.shift, (TypedTotal(PaymentKind.SALE, 1, dirhams(120_00)),)))
    told = counter.news[-1]
    assert isinstance(told, Settlement)
    assert told.agrees

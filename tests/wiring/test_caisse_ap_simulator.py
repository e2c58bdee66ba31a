"""Driver and simulator are two readings of Caisse-AP: they understand each other, right or wrong."""

from collections.abc import Iterator

import pytest

from pos.domain.payment_facts import PaymentKind, PaymentState
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.simulators.caisse_ap.faults import FAULTS
from pos.usecases.card.requests import AskCardRefund, CancelPayment, SettleTerminal, TypedTotal
from pos.usecases.card.settle import Settlement
from pos.usecases.card.view import CardStep
from tests.fakes.journal import MemoryJournal
from tests.journal.booth import HandClock
from tests.usecases.till import dirhams
from tests.wiring.caisse_ap_simulator import SimulatedCaisseAp, everybody_looks, paid
from tests.wiring.card_stall import CardStall

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
}
SURELY_NOTHING = {"connect_refused": PaymentState.NOT_SENT, "busy": PaymentState.DECLINED}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedCaisseAp]:
    with SimulatedCaisseAp(tmp_path_factory.mktemp("caisse-ap")) as simulated:
        yield simulated


@pytest.fixture
def terminal(running: SimulatedCaisseAp) -> SimulatedCaisseAp:
    running.renew()
    return running


@pytest.fixture
def counter(terminal: SimulatedCaisseAp) -> Iterator[CardStall]:
    """Give a stall of its own in front of the terminal."""
    clock, driver = HandClock(), terminal.driver()
    stall = CardStall(MemoryJournal(clock), clock, driver).open()
    assert driver.diagnose()
    yield stall
    driver.close()


def test_a_card_pays_in_one_phase(counter: CardStall, terminal: SimulatedCaisseAp) -> None:
    counter.pay()
    assert (counter.view.step, len(counter.sales)) == (CardStep.APPROVED, 1)
    assert paid(counter) == terminal.moved()
    kept = counter.payment().last
    assert kept is not None
    assert (kept.card is not None and kept.card.last_four, kept.entry_mode) == ("4417", "contactless")


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
    counter: CardStall, terminal: SimulatedCaisseAp, centimes: int, state: PaymentState
) -> None:
    counter.pay(None, dirhams(100_00 + centimes))
    assert counter.states == [state]
    everybody_looks(counter, terminal)
    assert paid(counter) == terminal.moved()


@pytest.mark.parametrize("fault", [fault.name for fault in FAULTS])
def test_whatever_goes_wrong_in_the_end_what_is_paid_is_what_was_charged(
    counter: CardStall, terminal: SimulatedCaisseAp, fault: str
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


def test_the_till_cannot_stop_a_customer_and_does_not_pretend_to(
    counter: CardStall, terminal: SimulatedCaisseAp
) -> None:
    counter.between = lambda: counter.counter.take(CancelPayment())
    counter.pay()
    assert not any(view.cancel_asked for view in counter.views)
    assert paid(counter) == terminal.moved()


def test_money_goes_back_as_a_refund(counter: CardStall, terminal: SimulatedCaisseAp) -> None:
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

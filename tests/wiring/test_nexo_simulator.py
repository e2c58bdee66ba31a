"""Driver and simulator are two readings of nexo: they understand each other, and what was lost is asked for."""

from collections.abc import Iterator

import pytest

from pos.domain.payment_facts import PaymentKind, PaymentState, Source
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.simulators.nexo.faults import FAULTS
from pos.usecases.card.requests import AskCardRefund, CancelPayment, SettleTerminal
from pos.usecases.card.settle import Settlement
from pos.usecases.card.view import CardStep
from tests.fakes.journal import MemoryJournal
from tests.journal.booth import HandClock
from tests.usecases.till import dirhams
from tests.wiring.card_stall import CardStall
from tests.wiring.nexo_simulator import SimulatedNexo, everybody_looks, paid

APPROVED_ALL_THE_SAME = {
    "answer_twice",
    "split_1_byte",
    "coalesced_with_next",
    "partial_approval",
    "pin_wrong_then_ok",
    "printer_out_of_paper_in_slip",
    "clock_wrong",
    "abort_loses_race",
    "status_not_found",
    "totals_differ",
}
SURELY_NOTHING = {"connect_refused": PaymentState.NOT_SENT, "busy": PaymentState.DECLINED}
NEVER_HEARD_OF = {"accept_then_silence", "drop_before_authorise", "crash_without_journal"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedNexo]:
    with SimulatedNexo(tmp_path_factory.mktemp("nexo")) as simulated:
        yield simulated


@pytest.fixture
def terminal(running: SimulatedNexo) -> SimulatedNexo:
    running.renew()
    return running


@pytest.fixture
def counter(terminal: SimulatedNexo) -> Iterator[CardStall]:
    """Give a stall of its own in front of the terminal."""
    clock = HandClock()
    driver = terminal.driver(clock)
    yield CardStall(MemoryJournal(clock), clock, driver).open()
    driver.close()


def test_a_card_pays_in_one_phase(counter: CardStall, terminal: SimulatedNexo) -> None:
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
    counter: CardStall, terminal: SimulatedNexo, centimes: int, state: PaymentState
) -> None:
    counter.pay(None, dirhams(100_00 + centimes))
    assert counter.states == [state]
    everybody_looks(counter, terminal)
    assert paid(counter) == terminal.moved()


@pytest.mark.parametrize("fault", [fault.name for fault in FAULTS])
def test_whatever_goes_wrong_in_the_end_what_is_paid_is_what_was_charged(
    counter: CardStall, terminal: SimulatedNexo, fault: str
) -> None:
    counter.terminal.diagnose()
    terminal.do("fault", name=fault)
    if fault == "abort_loses_race":
        counter.between = lambda: counter.counter.take(CancelPayment())
    counter.pay()
    first = counter.states[-1]
    if fault in APPROVED_ALL_THE_SAME:
        assert first is PaymentState.APPROVED
    else:
        assert first is SURELY_NOTHING.get(fault, PaymentState.UNKNOWN)
    everybody_looks(counter, terminal)
    assert (paid(counter), counter.journal.open_payments()) == (terminal.moved(), ())
    last = counter.journal.payments_on(counter.terminal.label.id)[-1].last
    assert last is not None
    if first is PaymentState.UNKNOWN:
        known_by = {Source.OPERATOR} if fault in NEVER_HEARD_OF else {Source.INQUIRY, Source.LATE_ANSWER}
        assert last.source in known_by
    assert counter.bugs == []


@pytest.mark.parametrize("fault", sorted(NEVER_HEARD_OF))
def test_where_the_acquirer_promises_it_not_found_is_proof(terminal: SimulatedNexo, fault: str) -> None:
    clock = HandClock()
    driver = terminal.driver(clock, trusting=True)
    stall = CardStall(MemoryJournal(clock), clock, driver).open()
    driver.diagnose()
    terminal.do("fault", name=fault)
    stall.pay()
    terminal.come_back()
    stall.wait(1)
    assert (stall.states, terminal.moved()) == ([PaymentState.NOT_CHARGED], {})
    driver.close()


@pytest.mark.parametrize("fault", ["wrong_key_version", "bad_hmac", "nonce_replayed", "answer_in_clear", "busy"])
def test_a_question_that_goes_wrong_leaves_it_open_and_can_be_asked_again(
    counter: CardStall, terminal: SimulatedNexo, fault: str
) -> None:
    counter.terminal.diagnose()
    terminal.do("fault", name="drop_after_authorise")
    terminal.do("fault", name=fault, message="TransactionStatus")
    counter.pay()
    counter.wait(1)
    assert counter.states == [PaymentState.APPROVED if fault == "busy" else PaymentState.UNKNOWN]
    everybody_looks(counter, terminal)
    assert paid(counter) == terminal.moved()


def test_an_abort_that_comes_in_time_cancels(counter: CardStall, terminal: SimulatedNexo) -> None:
    terminal.do("by_hand", on=True)
    counter.between = lambda: counter.counter.take(CancelPayment())
    counter.pay()
    terminal.do("by_hand", on=False)
    assert (counter.states, terminal.moved()) == ([PaymentState.CANCELLED], {})


def test_a_customer_who_still_holds_the_card_is_waited_for(counter: CardStall, terminal: SimulatedNexo) -> None:
    """The till has lost its patience; the terminal says that it is at it still, and in the end how it went."""
    terminal.do("by_hand", on=True)
    counter.pay()
    counter.wait(1)
    assert counter.states == [PaymentState.UNKNOWN]
    terminal.do("tap", card="visa")
    counter.wait(11)
    terminal.do("by_hand", on=False)
    assert counter.states == [PaymentState.APPROVED]
    assert paid(counter) == terminal.moved()


def test_money_goes_back_as_a_refund(counter: CardStall, terminal: SimulatedNexo) -> None:
    counter.pay()
    shift, key = counter.till.shift, counter.till.ids.short()
    counter.counter.take(AskCardRefund(counter.journal.sales()[0].number, {1: pieces(1)}, shift, Role.MANAGER, key))
    assert counter.view.step is CardStep.APPROVED
    assert counter.journal.sales()[0].refund


def test_its_totals_are_laid_beside_ours(counter: CardStall, terminal: SimulatedNexo) -> None:
    counter.terminal.settle()
    counter.pay()
    counter.counter.take(SettleTerminal(counter.till.shift))
    told = counter.news[-1]
    assert isinstance(told, Settlement)
    assert (told.agrees, [kind.kind for kind in told.fact.kinds]) == (True, [PaymentKind.SALE])

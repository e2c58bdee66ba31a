"""Driver and simulator are two readings of one specification: they understand each other, right or wrong."""

from collections.abc import Iterator
from itertools import count

import pytest

from pos.domain.payment_facts import PaymentKind, PaymentState
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.usecases.card.requests import AskCardRefund, CancelPayment, SettleTerminal
from pos.usecases.card.settle import Settlement
from pos.usecases.card.view import CardStep
from tests.fakes.journal import MemoryJournal
from tests.journal.booth import HandClock
from tests.usecases.till import dirhams
from tests.wiring.card_simulator import Simulated, everybody_looks, paid
from tests.wiring.card_stall import CardStall

FIRSTS = count(0, 1_000)
HARMLESS = (
    "answer_twice",
    "answer_of_previous",
    "garbage_before_frame",
    "split_1_byte",
    "coalesced_with_next",
    "partial_approval",
    "pin_wrong_then_ok",
    "printer_out_of_paper_in_slip",
    "clock_wrong",
    "totals_differ",
)
FAULTS = (
    *HARMLESS,
    "connect_refused",
    "accept_then_silence",
    "drop_before_authorise",
    "drop_after_authorise",
    "drop_mid_frame",
    "answer_late",
    "wrong_reference",
    "wrong_amount",
    "wrong_currency",
    "busy",
    "abort_loses_race",
    "crash_after_authorise_with_journal",
    "crash_without_journal",
    "confirmation_lost",
    "confirmation_late",
    "auto_reversed",
    "slow_drip",
)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with Simulated(tmp_path_factory.mktemp("naps")) as simulated:
        yield simulated


@pytest.fixture
def counter(terminal: Simulated) -> Iterator[CardStall]:
    """Give a stall of its own in front of the terminal, which has come to rest and is quick again."""
    terminal.come_to_rest()
    terminal.do("restore")
    terminal.look_from_here()
    clock = HandClock()
    # Each stall is a till that begins anew: its numbers begin where no other's were.
    driver = terminal.driver(clock, sequence_from=next(FIRSTS))
    stall = CardStall(MemoryJournal(clock), clock, driver).open()
    assert driver.diagnose()
    yield stall
    driver.close()


def test_a_card_pays_and_its_paper_can_be_shown_again(counter: CardStall, terminal: Simulated) -> None:
    counter.pay()
    assert (counter.view.step, len(counter.sales)) == (CardStep.APPROVED, 1)
    assert paid(counter) == terminal.captured()
    assert counter.payment().trace


@pytest.mark.parametrize(
    ("centimes", "state"),
    [
        (51, PaymentState.DECLINED),
        (54, PaymentState.DECLINED),
        (55, PaymentState.APPROVED),
        (61, PaymentState.DECLINED),
        (80, PaymentState.CANCELLED),
        (86, PaymentState.DECLINED),
        (91, PaymentState.DECLINED),
    ],
)
def test_the_customer_that_an_amount_asks_for_comes(
    counter: CardStall, terminal: Simulated, centimes: int, state: PaymentState
) -> None:
    counter.pay(None, dirhams(100_00 + centimes))
    assert counter.states == [state]
    assert sum(paid(counter).values()) == sum(terminal.captured().values())


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_in_the_end_what_is_paid_is_what_was_charged(
    counter: CardStall, terminal: Simulated, fault: str
) -> None:
    terminal.do("fault", name=fault)
    if fault == "abort_loses_race":
        counter.between = lambda: counter.counter.take(CancelPayment())
    counter.pay()
    first = counter.states[-1]
    everybody_looks(counter, terminal)
    charged = {ns: amount for ns, amount in terminal.captured().items() if amount}
    assert (paid(counter), counter.journal.open_payments()) == (charged, ())
    assert (first is PaymentState.APPROVED) or fault not in HARMLESS
    assert counter.bugs == []


def test_the_last_payment_is_voided_with_its_sale(counter: CardStall, terminal: Simulated) -> None:
    counter.pay()
    shift, key = counter.till.shift, counter.till.ids.short()
    counter.counter.take(AskCardRefund(counter.journal.sales()[0].number, {1: pieces(1)}, shift, Role.MANAGER, key))
    assert (counter.view.kind, counter.view.step) == (PaymentKind.VOID, CardStep.APPROVED)
    assert set(terminal.captured().values()) == {0}
    assert counter.journal.sales()[0].refund


def test_its_totals_are_ours(counter: CardStall) -> None:
    counter.counter.take(SettleTerminal(counter.till.shift))
    counter.pay()
    counter.pay(None, dirhams(100_51))
    counter.counter.take(SettleTerminal(counter.till.shift))
    told = counter.news[-1]
    assert isinstance(told, Settlement)
    assert (told.agrees, told.fact.ours_net) == (True, dirhams(120_00))


def test_totals_that_differ_are_told(counter: CardStall, terminal: Simulated) -> None:
    counter.counter.take(SettleTerminal(counter.till.shift))
    counter.pay()
    terminal.do("fault", name="totals_differ")
    counter.counter.take(SettleTerminal(counter.till.shift))
    told = counter.news[-1]
    assert isinstance(told, Settlement)
    assert not told.agrees

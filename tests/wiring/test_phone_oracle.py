"""Whatever goes wrong between a phone, its switch, central and a till: in the end what is known is what was paid."""

from collections.abc import Iterator

import pytest

from pos.domain.payment_facts import PaymentState, Source
from pos.ports.payment_terminal import Doubt
from pos.simulators.wallet.faults import FAULTS
from tests.wiring.phone_processes import Booth, Fair, fair
from tests.wiring.test_phone import PRICE

APPROVED_ALL_THE_SAME = {"notified_twice", "answer_lost", "two_payments", "reversed_order two_payments"}
A_PERSON = {"never_notified", "unknown_reference", "another_amount"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fair]:
    with fair(tmp_path_factory.mktemp("phones")) as there:
        yield there


@pytest.fixture
def booth(running: Fair) -> Iterator[Booth]:
    running.switch.renew()
    made = Booth(running)
    yield made
    made.close()


def test_a_phone_pays_what_the_code_says_and_the_sale_is_made(booth: Booth) -> None:
    booth.sells(booth.fair.switch.pay)
    (sale,) = booth.stall.sales
    assert sale.tenders[0].applied == PRICE
    assert booth.found == booth.fair.switch.money()


@pytest.mark.parametrize("wrong", [*(fault.name for fault in FAULTS), "reversed_order two_payments"])
def test_whatever_goes_wrong_in_the_end_what_is_known_is_what_was_paid(booth: Booth, wrong: str) -> None:
    switch = booth.fair.switch
    for fault in wrong.split():
        switch.do("fault", name=fault)
    booth.sells(switch.pay)
    first = booth.stall.states[-1]
    assert first is (PaymentState.APPROVED if wrong in APPROVED_ALL_THE_SAME else PaymentState.UNKNOWN)
    if wrong == "another_amount":
        assert booth.stall.view.reason == Doubt.WRONG_AMOUNT
    switch.do("let_go")
    if wrong in A_PERSON:
        booth.reads_the_switch()
    booth.hears(lambda: booth.found == switch.money())
    last = booth.stall.journal.payments_on(booth.terminal.label.id)[-1].last
    assert last is not None
    by = Source.OPERATOR if wrong in A_PERSON else Source.ANSWER if first is PaymentState.APPROVED else None
    assert last.source is by or (by is None and last.source in {Source.LATE_ANSWER, Source.INQUIRY})
    assert len(booth.stall.sales) == (wrong not in A_PERSON and first is PaymentState.APPROVED)


def test_a_phone_that_pays_while_the_switch_has_no_network_is_found_once_it_has(booth: Booth) -> None:
    switch = booth.fair.switch
    switch.do("cut_cable")
    booth.sells(switch.pay)
    assert booth.stall.states == [PaymentState.UNKNOWN]
    switch.do("join_cable")
    booth.hears(lambda: booth.found == switch.money())
    assert [each.paid for each in booth.stall.journal.payments_on(booth.terminal.label.id)] == [PRICE]


def test_a_second_payment_of_a_code_that_was_paid_is_found(booth: Booth) -> None:
    codes: list[str] = []
    booth.sells(codes.append, booth.fair.switch.pay)
    booth.fair.switch.pay(codes[0])
    booth.hears(lambda: booth.found == booth.fair.switch.money())
    assert (list(booth.found.values()), len(booth.stall.sales)) == ([[PRICE.minor] * 2], 1)

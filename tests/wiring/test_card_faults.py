"""Every fault of a card payment, at every state it can strike: money is never lost, doubled or made up."""

import pytest

from pos.domain.payment_facts import PaymentState
from tests.wiring.card_faults import MISREAD, PRICE
from tests.wiring.card_opposites import driver_of
from tests.wiring.card_plays import ON_A_LINE, PAGE, page, rows
from tests.wiring.card_row import Row
from tests.wiring.phone_plays import phone_rows

EVERY = [f"{driver_of(fault)} {fault.name}, {fault.when}" for fault in ON_A_LINE] + [m.name for m in MISREAD]
DECIDED = {
    PaymentState.APPROVED,
    PaymentState.DECLINED,
    PaymentState.CANCELLED,
    PaymentState.NOT_SENT,
    PaymentState.NOT_CHARGED,
}


@pytest.fixture(scope="module")
def played() -> dict[str, Row]:
    return dict(zip(EVERY, rows(), strict=True))


@pytest.mark.parametrize("fault", EVERY)
def test_once_everybody_knows_what_is_paid_is_what_the_card_was_charged(fault: str, played: dict[str, Row]) -> None:
    row = played[fault]
    assert row.paid == row.charged
    assert row.then == "nothing" or PaymentState(row.then) in DECIDED


@pytest.mark.parametrize("fault", EVERY)
def test_a_sale_is_finished_by_itself_only_over_a_clear_answer_for_all_of_it(
    fault: str, played: dict[str, Row]
) -> None:
    row = played[fault]
    assert row.sales == (row.first == PaymentState.APPROVED and row.charged == PRICE)


@pytest.mark.parametrize("fault", EVERY)
def test_nothing_is_said_to_be_harmless_that_charged_a_card(fault: str, played: dict[str, Row]) -> None:
    row = played[fault]
    if row.first.split(", then ")[-1] in {state.value for state in DECIDED - {PaymentState.APPROVED}}:
        assert (row.charged, row.known_by) == (0, "itself")


def test_the_page_tells_what_was_played(played: dict[str, Row]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page([*played.values(), *phone_rows()]), (
        "python -m tests.wiring.card_plays"
    )

"""Everything that can go wrong with a phone's payment: what the till knows of in the end is what went out of it."""

import pytest

from pos.domain.payment_facts import PaymentState
from tests.wiring.phone_plays import PHONE_FAULTS, PhoneFault, play_phone
from tests.wiring.test_phone import PRICE

ONLY_SEEN = "taken_on_sight_never_paid"


@pytest.mark.parametrize("fault", PHONE_FAULTS, ids=lambda fault: f"{fault.name}, {fault.when}")
def test_in_the_end_what_is_known_is_what_was_paid(fault: PhoneFault) -> None:
    row = play_phone(fault)
    # A screen can be forged.
    known = {ONLY_SEEN: -PRICE.minor}
    assert row.paid + known.get(fault.name, 0) == row.charged
    assert PaymentState(row.then) in {PaymentState.APPROVED, PaymentState.NOT_CHARGED}
    assert row.sales == (row.first.endswith(PaymentState.APPROVED) and not fault.killed_at)

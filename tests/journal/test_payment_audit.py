"""A verification that finds papers paid by cards which never paid them."""

from dataclasses import replace

import pytest

from pos.domain.facts import Fact, RefundFinished, SaleFinished
from pos.domain.money import Money, zero
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.refund import refund_lines, refund_taxes, refund_total
from pos.domain.tender import Means, Tender
from pos.journal.payment_audit import PaymentAudit
from pos.journal.verdict import Fault, Found
from tests.journal.booth import MAD, ONE, a_ticket, must, sold

TPE = TerminalLabel("tpe-1", "naps")
PRICE = Money(60_00, MAD)
TICKET = a_ticket(1)
ASKED = PaymentRequested(2, "amina", TICKET.key, PaymentKind.SALE, Means.CARD, PRICE, TPE)
APPROVED = PaymentMoved(10, 1, PaymentState.APPROVED, Source.ANSWER, PRICE)
SALE = sold(TICKET, 2, payment=10)
BACK = replace(ASKED, ticket="back-1", kind=PaymentKind.VOID, original=10, sale=13)
GIVEN = PaymentMoved(20, 1, PaymentState.APPROVED, Source.ANSWER, PRICE)
PAID: dict[int, Fact] = {10: ASKED, 11: PaymentAttempted(10, 1, "000001"), 12: APPROVED, 13: SALE}
RETURNED: dict[int, Fact] = {**PAID, 20: BACK, 21: PaymentAttempted(20, 1, "000002"), 22: GIVEN}


def refund_of(sale: SaleFinished) -> RefundFinished:
    lines = must(refund_lines(sale, (), {1: ONE}))
    total = refund_total(sale, lines)
    tender = Tender(Means.CARD, -total, -total, zero(MAD), 20)
    return RefundFinished("x", 2, "amina", 13, lines, refund_taxes(sale, lines), total, (tender,))


REFUND = refund_of(SALE)


def read(facts: dict[int, Fact]) -> None:
    audit = PaymentAudit()
    for number, fact in sorted(facts.items()):
        audit.take(number, fact)


def test_a_sale_and_its_refund_by_card_agree_with_what_terminals_approved() -> None:
    read({**RETURNED, 23: REFUND})


@pytest.mark.parametrize(
    ("facts", "detail"),
    [
        ({**PAID, 12: replace(APPROVED, state=PaymentState.UNKNOWN)}, "10 was not approved"),
        ({13: SALE}, "10 was not approved"),
        ({**PAID, 10: replace(ASKED, ticket="another")}, "not asked for this ticket"),
        ({**PAID, 12: replace(APPROVED, authorised=Money(50_00, MAD))}, "10 paid 5000"),
        ({**PAID, 14: SALE}, "10 is counted twice"),
        ({**RETURNED, 22: replace(GIVEN, state=PaymentState.DECLINED), 23: REFUND}, "20 was not approved"),
        ({**RETURNED, 20: replace(BACK, sale=99), 23: REFUND}, "20 gave nothing of this sale back"),
        ({**RETURNED, 22: replace(GIVEN, authorised=Money(1, MAD)), 23: REFUND}, "20 gave back 1"),
        ({**RETURNED, 23: REFUND, 24: REFUND}, "20 is counted twice"),
    ],
)
def test_a_paper_that_no_card_paid_is_found(facts: dict[int, Fact], detail: str) -> None:
    with pytest.raises(Found) as found:
        read(facts)
    assert found.value.fault is Fault.PAYMENT_WRONG
    assert detail in found.value.detail

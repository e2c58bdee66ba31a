"""What the papers of a journal and its card payments must agree on: nobody pays by a card that was not charged.

A sale names payments that were approved for its own ticket, each for what was authorised and once; a refund names
payments that went back. What a terminal says later changes no paper that stands.
"""

from collections.abc import Iterable

from pos.domain.facts import Fact, RefundFinished, SaleFinished
from pos.domain.payment import Payment, take
from pos.domain.payment_facts import PaymentAttempted, PaymentKind, PaymentMoved, PaymentRequested, PaymentState
from pos.domain.tender import Tender
from pos.journal.verdict import Fault, Found


class PaymentAudit:
    """Remembers the payments so far, and which of them a paper has counted."""

    def __init__(self) -> None:
        """Know of no payment."""
        self._payments: dict[int, Payment] = {}
        self._counted: set[int] = set()

    def take(self, number: int, fact: Fact) -> None:
        """Check the fact of that journal number; raises `Found`."""
        match fact:
            case PaymentRequested():
                self._payments[number] = Payment(number, fact)
            case PaymentAttempted() | PaymentMoved() if fact.request in self._payments:
                self._payments[fact.request] = take(self._payments[fact.request], fact)
            case SaleFinished():
                self._check_sale(fact)
            case RefundFinished():
                self._check_refund(fact)
            case _:
                # What points at no payment is found where the payments are folded.
                pass

    def _check_sale(self, sale: SaleFinished) -> None:
        for payment, tender in self._named(sale.tenders):
            if payment.asked.kind is not PaymentKind.SALE or payment.asked.ticket != sale.ticket:
                raise Found(Fault.PAYMENT_WRONG, f"payment {payment.request} was not asked for this ticket")
            if tender.applied != payment.paid:
                raise Found(Fault.PAYMENT_WRONG, f"payment {payment.request} paid {payment.paid.minor}")

    def _check_refund(self, refund: RefundFinished) -> None:
        for payment, tender in self._named(refund.tenders):
            if payment.asked.kind is PaymentKind.SALE or payment.asked.sale != refund.sale:
                raise Found(Fault.PAYMENT_WRONG, f"payment {payment.request} gave nothing of this sale back")
            if -tender.applied != payment.paid:
                raise Found(Fault.PAYMENT_WRONG, f"payment {payment.request} gave back {payment.paid.minor}")

    def _named(self, tenders: Iterable[Tender]) -> Iterable[tuple[Payment, Tender]]:
        """Give each tender by terminal with its payment, which is approved and counted for the first time."""
        for tender in tenders:
            if not tender.payment:
                continue
            payment = self._payments.get(tender.payment)
            if payment is None or payment.state is not PaymentState.APPROVED:
                raise Found(Fault.PAYMENT_WRONG, f"payment {tender.payment} was not approved")
            if payment.request in self._counted:
                raise Found(Fault.PAYMENT_WRONG, f"payment {payment.request} is counted twice")
            self._counted.add(payment.request)
            yield payment, tender

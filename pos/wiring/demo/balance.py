"""What cards paid, told twice: by the till's journal, and by the memory of the terminal that charged them."""

from collections.abc import Iterable, Mapping

from pos.domain.money import Currency, Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """Both sides, by the reference of each payment, in minor units; what came to nothing is in neither."""

    paid: Mapping[str, int]
    charged: Mapping[str, int]

    @property
    def agrees(self) -> bool:
        """Tell whether every card was charged what the till says it paid, and no other was."""
        return self.paid == self.charged

    def totals(self, currency: Currency) -> tuple[Money, Money]:
        """Add both sides up."""
        return Money(sum(self.paid.values()), currency), Money(sum(self.charged.values()), currency)


def balance(payments: Iterable[Payment], charged: Mapping[str, int]) -> Balance:
    """Lay both beside each other; `charged` is minor units by reference, as the terminal tells them."""
    paid: dict[int, int] = {}
    named: dict[int, str] = {}
    for payment in payments:
        if payment.asked.kind is PaymentKind.SALE:
            named[payment.request] = payment.reference
            paid[payment.request] = payment.paid.minor
        else:
            paid[payment.asked.original] = paid.get(payment.asked.original, 0) - payment.paid.minor
    by_reference = {named.get(request, str(request)): minor for request, minor in paid.items() if minor}
    return Balance(by_reference, {reference: minor for reference, minor in charged.items() if minor})

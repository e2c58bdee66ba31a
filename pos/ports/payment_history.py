"""Questions about payments, answered by the journal from its facts: where each stands, and what is still open."""

from typing import Protocol

from pos.domain.beyond import Stray
from pos.domain.payment import Payment


class PaymentHistory(Protocol):
    """What the journal knows of payments. Several come in the order in which they were asked for."""

    def payment(self, request: int) -> Payment | None:
        """The payment of that journal number."""
        ...

    def payments_of(self, ticket: str) -> tuple[Payment, ...]:
        """The payments asked for the ticket, or the refund, of that key; none for an empty key."""
        ...

    def payments_in(self, shift: int) -> tuple[Payment, ...]:
        """The payments asked for during that shift."""
        ...

    def payments_on(self, terminal: str, since: int = 0) -> tuple[Payment, ...]:
        """The payments asked of the terminal of that id after the journal number `since`."""
        ...

    def payments_against(self, original: int) -> tuple[Payment, ...]:
        """The refunds and voids of the payment of that journal number, whatever became of them."""
        ...

    def open_payments(self) -> tuple[Payment, ...]:
        """Those that nobody knows the end of: undecided, or written down and never attempted."""
        ...

    def uncounted_payments(self) -> tuple[Payment, ...]:
        """Those that were approved and that no sale or refund counts among its tenders."""
        ...

    def stray_answers(self) -> tuple[Stray, ...]:
        """The answers that are about a payment, settled nothing and named an amount.

        Of a payment all of whose answers went back, at least in part, only until the next closing.
        """
        ...

    def last_approved(self, terminal: str) -> Payment | None:
        """The payment that came to be approved last on the terminal of that id."""
        ...

    def attempted_as(self, terminal: str, reference: str) -> Payment | None:
        """The payment that the terminal of that id was last asked for under that reference."""
        ...

    def attempts_on(self, terminal: str) -> int:
        """How many attempts the terminal of that id was ever sent: a counter that never restarts."""
        ...

    def paper_paid_by(self, payment: int) -> int:
        """The journal number of the sale or refund that counts the payment among its tenders; 0 when none does."""
        ...

    def settled_at(self, terminal: str) -> int:
        """The journal number of the last settlement of the terminal of that id; 0 when there was none."""
        ...

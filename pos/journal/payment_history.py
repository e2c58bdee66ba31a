"""The journal's answers about payments, for whoever asks on whatever thread."""

from typing_extensions import override

from pos.domain.beyond import Stray
from pos.domain.payment import Payment
from pos.journal import payment_rows
from pos.journal.readers import Readers
from pos.ports.payment_history import PaymentHistory

_LAST_APPROVED = (
    "SELECT request FROM payments WHERE terminal = ? AND approved > 0 AND state = 'approved'"
    " ORDER BY approved DESC LIMIT 1"
)
_ATTEMPTED = "SELECT request FROM attempts WHERE terminal = ? AND reference = ? ORDER BY number DESC LIMIT 1"
_ATTEMPTS = "SELECT count(*) FROM attempts WHERE terminal = ?"
_PAPER = "SELECT paper FROM tendered WHERE payment = ?"
_SETTLED = "SELECT number FROM settlements WHERE terminal = ?"


class SqlitePaymentHistory(PaymentHistory):
    """Reads through the asking thread's connection."""

    _readers: Readers

    @override
    def payment(self, request: int) -> Payment | None:
        """The payment of that number."""
        with self._readers.asking() as connection:
            return payment_rows.payment(connection, request)

    @override
    def payments_of(self, ticket: str) -> tuple[Payment, ...]:
        """The payments of a ticket."""
        return self._where("ticket = ? AND ticket <> ''", ticket)

    @override
    def payments_in(self, shift: int) -> tuple[Payment, ...]:
        """The payments of a shift."""
        return self._where("shift = ?", shift)

    @override
    def payments_on(self, terminal: str, since: int = 0) -> tuple[Payment, ...]:
        """The payments of a terminal."""
        return self._where("terminal = ? AND request > ?", terminal, since)

    @override
    def payments_against(self, original: int) -> tuple[Payment, ...]:
        """What took a payment back."""
        return self._where("original = ? AND original > 0", original)

    @override
    def open_payments(self) -> tuple[Payment, ...]:
        """What nobody knows the end of."""
        return self._where(payment_rows.OPEN)

    @override
    def uncounted_payments(self) -> tuple[Payment, ...]:
        """What was approved and stands on no paper."""
        return self._where(payment_rows.UNCOUNTED)

    @override
    def stray_answers(self) -> tuple[Stray, ...]:
        """The answers that settled nothing."""
        with self._readers.asking() as connection:
            return payment_rows.strays(connection)

    @override
    def last_approved(self, terminal: str) -> Payment | None:
        """The last approval of a terminal."""
        with self._readers.asking() as connection:
            return payment_rows.payment(connection, payment_rows.number(connection, _LAST_APPROVED, terminal))

    @override
    def attempted_as(self, terminal: str, reference: str) -> Payment | None:
        """The last payment asked for under a reference."""
        with self._readers.asking() as connection:
            return payment_rows.payment(connection, payment_rows.number(connection, _ATTEMPTED, terminal, reference))

    @override
    def attempts_on(self, terminal: str) -> int:
        """The counter of a terminal."""
        return self._number(_ATTEMPTS, terminal)

    @override
    def paper_paid_by(self, payment: int) -> int:
        """The paper that counts a payment."""
        return self._number(_PAPER, payment)

    @override
    def settled_at(self, terminal: str) -> int:
        """The last settlement of a terminal."""
        return self._number(_SETTLED, terminal)

    def _where(self, condition: str, *values: str | int) -> tuple[Payment, ...]:
        with self._readers.asking() as connection:
            return payment_rows.where(connection, condition, *values)

    def _number(self, question: str, *values: str | int) -> int:
        with self._readers.asking() as connection:
            return payment_rows.number(connection, question, *values)

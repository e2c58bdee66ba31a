"""What phones paid, asked of the central that enrolled this till; used by one thread, and quick to give up."""

from collections.abc import Callable

from pos.domain.money import Money
from pos.ports.central_link import CentralUnavailable
from pos.ports.keys import VouchingKey
from pos.ports.phone_news import PhonePaid
from pos.sync.link import HttpLink
from pos.usecases.exchange.phone import ask_phone, proven

ANSWER_SECONDS = 5


class PhoneLine:
    """A line to the central with that public key, at an address."""

    def __init__(self, address: str, central: bytes, key: VouchingKey, now_ms: Callable[[], int]) -> None:
        """Ask nothing yet; `now_ms` is UTC, so that no question is ever the same as one before."""
        self.address = address
        self._central, self._key, self._now_ms = central, key, now_ms
        self._link = HttpLink(address, ANSWER_SECONDS)

    def asked(self, references: tuple[str, ...]) -> tuple[PhonePaid, ...]:
        """Give what is known under references; raises `CentralUnavailable`."""
        question, data = ask_phone(references, key=self._key, now_ms=self._now_ms())
        told = proven(self._link.ask_phone(data), self._central, question)
        if told is None:
            raise CentralUnavailable("an answer that nothing proves")
        return tuple(
            PhonePaid(each.reference, Money(each.amount, each.currency), each.transaction, each.paid_ms)
            for each in told
        )

    def close(self) -> None:
        """Hang up."""
        self._link.close()

"""News of payments by phone: what a wallet's switch told central, asked for by the references of a till's own codes."""

from typing import Protocol

from typing_extensions import override

from pos.domain.money import Money
from pos.domain.values import dataclass

ASKED_MOST = 50
"""References in one question."""


@dataclass(frozen=True, slots=True)
class PhonePaid:
    """A payment under a reference; `transaction` is the switch's own number of it, which the phone shows too."""

    reference: str
    amount: Money
    transaction: str
    paid_ms: int


class PhoneNews(Protocol):
    """Whoever can be asked. A question blocks its thread for as long as the network takes, up to a limit."""

    @property
    def reachable(self) -> bool:
        """Tell whether there is anybody to ask; a till that stands alone has nobody. Answers at once."""
        ...

    def asked(self, references: tuple[str, ...]) -> tuple[PhonePaid, ...]:
        """Give all payments that are known under at most 50 references, of each the oldest first.

        Raises `CentralUnavailable` when nobody answered, or nobody that can be believed.
        """
        ...

    def close(self) -> None:
        """Let go of the line; after the last question, on its thread."""
        ...


class NobodyAsked(PhoneNews):
    """There is nobody to ask: what a phone paid, a person has to see."""

    @property
    @override
    def reachable(self) -> bool:
        """Nobody is."""
        return False

    @override
    def asked(self, references: tuple[str, ...]) -> tuple[PhonePaid, ...]:
        """Know of nothing."""
        return ()

    @override
    def close(self) -> None:
        """Hold no line."""

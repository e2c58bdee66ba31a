"""A central, as far as a till's driver of payments by phone can tell: what was paid, and whether it answers."""

import threading

from typing_extensions import override

from pos.domain.money import Money
from pos.ports.central_link import CentralUnavailable
from pos.ports.phone_news import PhoneNews, PhonePaid


class KnownPhones(PhoneNews):
    """Knows what a test says was paid; `asked_for` holds every question."""

    def __init__(self) -> None:
        self.paid: list[PhonePaid] = []
        self.untold: list[Money] = []
        self.asked_for: list[tuple[str, ...]] = []
        self.there = self.answers = True
        self.closed = False
        self.failed = 0
        self.let_go = threading.Event()
        self.let_go.set()

    def pay(self, reference: str, amount: Money, transaction: str = "") -> None:
        number = len(self.paid) + 1
        self.paid.append(PhonePaid(reference, amount, transaction or f"W{number}", number))

    @property
    def out(self) -> list[Money]:
        """What went out of phones, whether anybody was told or not; what is told twice went out once."""
        told = {paid.transaction: paid.amount for paid in self.paid}
        return [*told.values(), *self.untold]

    def about(self, reference: str) -> list[PhonePaid]:
        return [paid for paid in self.paid if paid.reference == reference]

    @property
    @override
    def reachable(self) -> bool:
        return self.there

    @override
    def asked(self, references: tuple[str, ...]) -> tuple[PhonePaid, ...]:
        self.asked_for.append(references)
        self.let_go.wait(20)
        if not self.answers:
            self.failed += 1
            raise CentralUnavailable("the cable is out")
        return tuple(paid for paid in self.paid if paid.reference in references)

    @override
    def close(self) -> None:
        self.closed = True

"""The phones of a simulated world, their switch and network: the truth about each payment, told when chance says."""

from dataclasses import dataclass, field
from random import Random

from typing_extensions import override

from pos.devices.terminal.phone_watch import PhoneWatch
from pos.domain.money import Currency, Money
from pos.ports.phone_news import NobodyAsked, PhonePaid


@dataclass
class Wallets:
    """What went out of phones, what central was told of it, and whether anybody can ask."""

    chance: Random
    paid: list[PhonePaid] = field(default_factory=list)
    told: list[PhonePaid] = field(default_factory=list)
    network: bool = True

    def pay(self, reference: str, minor: int, *, at_once: bool) -> PhonePaid:
        """Let a phone pay; its switch tells it at once, or some other time."""
        number = len(self.paid) + 1
        paid = PhonePaid(reference, Money(minor, Currency.MAD), f"W{number}", number)
        self.paid.append(paid)
        if at_once:
            self.told.append(paid)
        return paid

    def tell(self, most: int) -> None:
        """Tell some of what was not told yet, in any order."""
        left = [paid for paid in self.paid if paid not in self.told]
        self.chance.shuffle(left)
        self.told += left[:most]

    def of(self, reference: str) -> list[PhonePaid]:
        return [paid for paid in self.paid if paid.reference == reference]


class WorldWatch(PhoneWatch):
    """Knows at once what central knows, where there is a network; there is no thread, so that chance decides alone."""

    def __init__(self, wallets: Wallets) -> None:
        super().__init__(NobodyAsked())
        self._wallets = wallets
        self._references: list[str] = []
        self._heard: list[PhonePaid] = []

    @property
    @override
    def able(self) -> bool:
        return True

    @override
    def stands(self, reference: str) -> None:
        if reference not in self._references:
            self._references.append(reference)

    @override
    def is_over(self, reference: str) -> None:
        self.stands(reference)

    @override
    def known(self, reference: str) -> tuple[PhonePaid, ...]:
        return tuple(paid for paid in self.all_known() if paid.reference == reference)

    @override
    def all_known(self) -> tuple[PhonePaid, ...]:
        if self._wallets.network:
            told = (paid for paid in self._wallets.told if paid.reference in self._references)
            self._heard += [paid for paid in told if paid not in self._heard]
        return tuple(self._heard)

    @override
    def ask(self, reference: str) -> tuple[PhonePaid, ...] | None:
        self.stands(reference)
        return self.known(reference) if self._wallets.network else None

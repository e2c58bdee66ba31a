"""A stand-alone terminal: it has no line to the till, so a person carries the amount there and the answer back."""

from typing import Protocol, runtime_checkable

from pos.domain.values import dataclass
from pos.ports.payment_terminal import Outcome, PaymentTerminal


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What a person read on the terminal's paper; None as outcome: the paper does not tell."""

    outcome: Outcome | None


@runtime_checkable
class TypedTerminal(PaymentTerminal, Protocol):
    """A terminal whose answer is typed: `start` waits for it as long as it takes."""

    def answer(self, answer: TypedAnswer) -> bool:
        """Feed what a person read to the attempt under way; False when none waits for it. From any thread."""
        ...

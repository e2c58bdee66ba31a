"""A quantity is an integer count of thousandths: pieces are whole, saffron and cloth are weighed or measured."""

from dataclasses import dataclass

from pos.domain.money import divide_half_up

MILLI = 1000


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """`milli` counts thousandths of the product's unit; always positive on a ticket."""

    milli: int

    def __add__(self, other: "Quantity") -> "Quantity":
        """Put two quantities together."""
        return Quantity(self.milli + other.milli)

    def __sub__(self, other: "Quantity") -> "Quantity":
        """Take a quantity away."""
        return Quantity(self.milli - other.milli)

    @property
    def is_whole(self) -> bool:
        """Tell whether it counts entire pieces."""
        return self.milli % MILLI == 0


def pieces(count: int) -> Quantity:
    """Give the quantity of that many whole pieces."""
    return Quantity(count * MILLI)


def times(unit_minor: int, quantity: Quantity) -> int:
    """Price a quantity at `unit_minor` minor units each, rounded half away from zero, in minor units."""
    return divide_half_up(unit_minor * quantity.milli, MILLI)

"""Which goods of a sale come back, how many of each, and why: never more than are left of it."""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from pos.domain.facts import RefundedLine, SoldLine
from pos.domain.money import Money, zero
from pos.domain.quantity import Quantity, pieces
from pos.domain.refund import cash_left, refund_lines, refund_total, returned
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ui.ways.office import Refundable


class Why(StrEnum):
    """The reasons offered; the paper says the one chosen, in the customer's language."""

    DEFECT = "defect"
    SIZE = "size"
    CHANGED_MIND = "changed_mind"
    MISTAKE = "mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RefundSheet:
    """A refund in the making: `wanted` is how much of which lines comes back, by number."""

    of: Refundable
    wanted: Mapping[int, Quantity] = field(default_factory=dict)
    why: Why | None = None

    def left(self, line: SoldLine) -> Quantity:
        """Say how much of a line can still come back."""
        gone = returned(self.of.refunds).get(line.number, Quantity(0))
        for pending in self.of.pending:
            gone = gone + pending.quantity if pending.line == line.number else gone
        return line.quantity - gone

    def back(self, line: SoldLine) -> Quantity:
        """Say how much of a line comes back now."""
        return self.wanted.get(line.number, Quantity(0))

    def lines(self) -> tuple[RefundedLine, ...]:
        """Say what is given back for each line."""
        lines = refund_lines(self.of.sale, self.of.refunds, self.wanted, self.of.pending)
        return () if isinstance(lines, Refused) else lines

    @property
    def total(self) -> Money:
        """Add up what is given back."""
        return refund_total(self.of.sale, self.lines()) if self.wanted else zero(self.of.sale.total.currency)

    @property
    def cash(self) -> Money:
        """Say how much of what was paid in cash has not gone back yet."""
        return cash_left(self.of.sale, self.of.refunds)

    @property
    def nothing_left(self) -> bool:
        """Tell whether all of the sale has come back."""
        return not any(self.left(line).milli for line in self.of.sale.lines)


def begin(of: Refundable) -> RefundSheet:
    """Begin with nothing chosen; where only one piece is left there is nothing to choose."""
    sheet = RefundSheet(of)
    left = [(line, sheet.left(line)) for line in of.sale.lines if sheet.left(line).milli > 0]
    if len(left) == 1 and left[0][1] <= pieces(1):
        return replace(sheet, wanted={left[0][0].number: left[0][1]})
    return sheet


def step(sheet: RefundSheet, number: int, count: int) -> RefundSheet:
    """Let one more, or one fewer, of a line come back; what is not counted in pieces comes back whole."""
    line = next((each for each in sheet.of.sale.lines if each.number == number), None)
    if line is None:
        return sheet
    one = pieces(1) if line.quantity.is_whole else sheet.left(line)
    wanted = sheet.back(line).milli + count * one.milli
    return _with(sheet, number, Quantity(max(0, min(wanted, sheet.left(line).milli))))


def everything(sheet: RefundSheet) -> RefundSheet:
    """Let all that is left come back."""
    left = {line.number: sheet.left(line) for line in sheet.of.sale.lines}
    return replace(sheet, wanted={number: quantity for number, quantity in left.items() if quantity.milli > 0})


def _with(sheet: RefundSheet, number: int, quantity: Quantity) -> RefundSheet:
    wanted = {key: value for key, value in sheet.wanted.items() if key != number}
    if quantity.milli:
        wanted[number] = quantity
    return replace(sheet, wanted=wanted)

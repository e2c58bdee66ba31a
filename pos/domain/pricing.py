"""What a ticket costs: discounts spread, tax found for each seller and rule, and parts that sum to the whole.

Tax is reckoned once for each group of lines with one seller and one rule (the figure the paper shows) and shared
back over its lines, so the lines, the groups and the total always agree to the minor unit.
"""

from collections.abc import Sequence
from datetime import date

from pos.domain.money import Currency, Money, part_of, share_out, total_of, zero
from pos.domain.refusals import Refused, Rule
from pos.domain.tax import TaxTreatment, tax_on_top, tax_within, treatment_on
from pos.domain.ticket import AMOUNT_MAX, Discount, Line, Ticket
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its figures: `total` is what is paid for it, tax included; `discount` is all that came off."""

    line: Line
    treatment: TaxTreatment
    discount: Money
    total: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """The lines of one seller under one rule: `base` without tax, `tax`, and the two together."""

    seller: str
    treatment: TaxTreatment
    base: Money
    tax: Money

    @property
    def total(self) -> Money:
        """Base and tax together."""
        return self.base + self.tax


@dataclass(frozen=True, slots=True)
class PricedTicket:
    """A ticket with every figure a screen, a paper or a fact needs."""

    lines: tuple[PricedLine, ...]
    groups: tuple[TaxGroup, ...]
    total: Money

    @property
    def tax(self) -> Money:
        """All the tax on the ticket."""
        return total_of((group.tax for group in self.groups), self.total.currency)


def price_ticket(ticket: Ticket, treatments: Sequence[TaxTreatment], day: date) -> PricedTicket | Refused:
    """Price a ticket on a business day; refused when a line's tax rule is not in force or the sum is absurd."""
    rules: list[TaxTreatment] = []
    for line in ticket.lines:
        rule = treatment_on(treatments, line.tax, day)
        if rule is None:
            return Refused(Rule.TAX_NOT_IN_FORCE, detail=line.tax)
        rules.append(rule)
    owed = _after_discounts(ticket)
    taxes, groups = _tax_groups(ticket, rules, owed)
    lines = tuple(
        PricedLine(line, rule, line.gross - due, due if line.asking.tax_included else due + tax, tax)
        for line, rule, due, tax in zip(ticket.lines, rules, owed, taxes, strict=True)
    )
    total = total_of((line.total for line in lines), ticket.currency)
    if total.minor > AMOUNT_MAX:
        return Refused(Rule.AMOUNT_TOO_LARGE)
    return PricedTicket(lines, groups, total)


def reduction(discount: Discount | None, gross: Money) -> Money:
    """Say how much a discount takes off an amount; never more than the amount."""
    if discount is None:
        return zero(gross.currency)
    off = discount.amount if discount.amount is not None else part_of(gross, discount.basis_points)
    return min(off, gross, key=lambda amount: amount.minor)


def _after_discounts(ticket: Ticket) -> list[Money]:
    owed = [line.gross - reduction(line.discount, line.gross) for line in ticket.lines]
    whole = total_of(owed, ticket.currency)
    off = reduction(ticket.discount, whole)
    if not off:
        return owed
    shares = share_out(off.minor, [amount.minor for amount in owed])
    return [amount - Money(share, ticket.currency) for amount, share in zip(owed, shares, strict=True)]


def _tax_groups(
    ticket: Ticket, rules: Sequence[TaxTreatment], owed: Sequence[Money]
) -> tuple[list[Money], tuple[TaxGroup, ...]]:
    members: dict[tuple[str, str, bool], list[int]] = {}
    for index, (line, rule) in enumerate(zip(ticket.lines, rules, strict=True)):
        members.setdefault((line.seller, rule.id, line.asking.tax_included), []).append(index)
    taxes = [zero(ticket.currency)] * len(owed)
    groups: dict[tuple[str, str], TaxGroup] = {}
    for (seller, rule_id, included), indexes in members.items():
        rule = rules[indexes[0]]
        due = total_of((owed[index] for index in indexes), ticket.currency)
        tax = tax_within(due, rule.rate_bp) if included else tax_on_top(due, rule.rate_bp)
        _share_tax(tax, indexes, owed, taxes)
        base = due - tax if included else due
        before = groups.get((seller, rule_id))
        groups[(seller, rule_id)] = _joined(before, TaxGroup(seller, rule, base, tax))
    return taxes, tuple(groups.values())


def _share_tax(tax: Money, indexes: Sequence[int], owed: Sequence[Money], taxes: list[Money]) -> None:
    weights = [owed[index].minor for index in indexes]
    if not any(weights):
        return
    for index, share in zip(indexes, share_out(tax.minor, weights), strict=True):
        taxes[index] = Money(share, tax.currency)


def _joined(before: TaxGroup | None, group: TaxGroup) -> TaxGroup:
    if before is None:
        return group
    return TaxGroup(group.seller, group.treatment, before.base + group.base, before.tax + group.tax)


def empty(currency: Currency) -> PricedTicket:
    """Give the figures of a ticket with nothing on it."""
    return PricedTicket((), (), zero(currency))

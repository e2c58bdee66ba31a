"""What can still come back of a sale, and for how much.

A refund of part of a line is the difference between two running shares of what was paid, so refunding a line piece
by piece, in any order, gives back exactly what was paid for it, tax included.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pos.domain.facts import RefundedLine, RefundFinished, SaleFinished, SoldLine, TaxTotal
from pos.domain.money import Money, divide_half_up, total_of
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means


def returned(refunds: Iterable[RefundFinished]) -> dict[int, Quantity]:
    """Add up what already came back, by line number."""
    back: dict[int, Quantity] = {}
    for refund in refunds:
        for line in refund.lines:
            back[line.line] = back.get(line.line, Quantity(0)) + line.quantity
    return back


def refund_lines(
    sale: SaleFinished,
    before: Iterable[RefundFinished],
    wanted: Mapping[int, Quantity],
    pending: Iterable[RefundedLine] = (),
) -> tuple[RefundedLine, ...] | Refused:
    """Say what is given back for quantities by line number; refused beyond what was sold and not yet returned.

    `pending` are lines that a terminal was asked to give back, and that no refund names yet: they may be gone.
    """
    back = returned(before)
    for line in pending:
        back[line.line] = back.get(line.line, Quantity(0)) + line.quantity
    lines: list[RefundedLine] = []
    for number, quantity in wanted.items():
        sold = next((line for line in sale.lines if line.number == number), None)
        if sold is None:
            return Refused(Rule.LINE_NOT_FOUND)
        if quantity.milli <= 0:
            return Refused(Rule.QUANTITY_NOT_POSITIVE)
        start = back.get(number, Quantity(0))
        if sold.quantity < start + quantity:
            return Refused(Rule.MORE_THAN_SOLD)
        lines.append(_between(sold, start, start + quantity))
    if not lines:
        return Refused(Rule.NOTHING_TO_REFUND)
    return tuple(lines)


def refund_total(sale: SaleFinished, lines: Iterable[RefundedLine]) -> Money:
    """Add up what is given back."""
    return total_of((line.total for line in lines), sale.total.currency)


def cash_left(sale: SaleFinished, before: Iterable[RefundFinished]) -> Money:
    """Say how much of what was paid in cash has not gone back yet: money returns to the means that paid."""
    tenders = [*sale.tenders, *(tender for refund in before for tender in refund.tenders)]
    in_cash = (tender.applied for tender in tenders if tender.means is Means.CASH)
    return total_of(in_cash, sale.total.currency)


def refund_taxes(sale: SaleFinished, lines: Iterable[RefundedLine]) -> tuple[TaxTotal, ...]:
    """Say which tax of which seller the refund takes back (positive amounts)."""
    sold = {line.number: line for line in sale.lines}
    groups: dict[tuple[str, str], TaxTotal] = {}
    for line in lines:
        of = sold[line.line]
        base = line.total - line.tax
        before = groups.get((of.seller, of.tax_id))
        groups[(of.seller, of.tax_id)] = (
            TaxTotal(of.seller, of.tax_id, of.rate_bp, of.reason, of.article, base, line.tax)
            if before is None
            else replace(before, base=before.base + base, tax=before.tax + line.tax)
        )
    return tuple(groups.values())


def _between(sold: SoldLine, start: Quantity, end: Quantity) -> RefundedLine:
    """Take the share up to `end` without the share up to `start`; its tax follows its money, never exceeds it."""
    before, after = _paid_for(sold, start), _paid_for(sold, end)
    return RefundedLine(sold.number, end - start, after - before, _tax_in(sold, after) - _tax_in(sold, before))


def _paid_for(sold: SoldLine, part: Quantity) -> Money:
    return Money(divide_half_up(sold.total.minor * part.milli, sold.quantity.milli), sold.total.currency)


def _tax_in(sold: SoldLine, part: Money) -> Money:
    if not sold.total:
        return part
    return Money(divide_half_up(sold.tax.minor * part.minor, sold.total.minor), part.currency)

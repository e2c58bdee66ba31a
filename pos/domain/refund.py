"""What can still come back of a sale, and for how much.

A refund of part of a line is the difference between two running shares of what was paid, so refunding a line piece
by piece, in any order, gives back exactly what was paid for it, tax included.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pos.domain.cash_terms import rounded
from pos.domain.facts import RefundedLine, RefundFinished, SaleFinished, SoldLine, TaxTotal
from pos.domain.money import Money, divide_half_up, total_of, zero
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means, Tender, in_cash, is_cash


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
    """Say how much of what was paid in cash has not gone back yet: money returns to the means that paid.

    What a phone paid goes back in cash too, since no code takes money back.
    """
    back = in_cash((tender for refund in before for tender in refund.tenders), sale.total.currency)
    return _for_cash(sale) + back


def card_shares(amount: Money, left: Sequence[Money], cash: Money) -> tuple[tuple[int, Money], ...] | Refused:
    """Choose which cards take how much of an amount back, by their places; what is over goes back in cash.

    `left` is what each card paid and did not get back yet, `cash` the same of cash. All of it goes to one card where
    one can take it, or to one and to the drawer; to as few as will do where not. Refused with the most that can go
    back.
    """
    for place, most in enumerate(left):
        if amount <= most:
            return ((place, amount),)
    shares: list[tuple[int, Money]] = []
    rest = amount
    for place in sorted(range(len(left)), key=lambda each: -left[each].minor):
        if shares and rest <= cash:
            break
        share = min(left[place], rest, key=lambda money: money.minor)
        if share.minor > 0:
            shares.append((place, share))
            rest -= share
    if shares and rest <= cash:
        return tuple(shares)
    most = total_of((share for _, share in shares), amount.currency)
    return Refused(Rule.REFUND_MEANS_DIFFER, amount=most + cash if shares else most)


def cash_back(sale: SaleFinished, before: Iterable[RefundFinished], amount: Money, coin: int) -> tuple[Tender, Money]:
    """Give back `amount` of a sale in cash, rounded to a coin (minor units, 0 for not at all).

    Gives the tender, and what rounding leaves in the drawer. What was handed out so far is rounded as a whole, so that
    giving back in many parts hands out no more than was handed over for the goods, and in the end exactly that. The
    duty stays: it was owed for the receipt.
    """
    before = tuple(before)
    currency = sale.total.currency
    applied = _for_cash(sale)
    left = cash_left(sale, before)
    kept = applied + (sale.rounding or zero(currency))
    given = -total_of((tender.kept for each in before for tender in each.tenders if is_cash(tender)), currency)
    so_far = rounded(applied - left + amount, coin)
    due = kept if amount == left else min(so_far, kept, key=lambda money: money.minor)
    handed = max(due - given, zero(currency), key=lambda money: money.minor)
    return Tender(Means.CASH, -amount, -handed, zero(currency)), amount - handed


def _for_cash(sale: SaleFinished) -> Money:
    by_phone = (tender.applied for tender in sale.tenders if tender.means is Means.MOBILE)
    return in_cash(sale.tenders, sale.total.currency) + total_of(by_phone, sale.total.currency)


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

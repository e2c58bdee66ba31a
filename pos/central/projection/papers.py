"""The rows of a sale and of a refund, and what they add to the totals of their day."""

from dataclasses import dataclass

from pos.central.projection.bodies import Amount, Back, Line, Refund, Sale, Tender
from pos.central.projection.lookups import Lookups, Place, SoldLine
from pos.central.projection.reading import Reason, Seen
from pos.central.projection.sheet import Aside, Sheet, Shift
from pos.central.projection.work import Piece


@dataclass(frozen=True, slots=True)
class Paper:
    """A sale or a refund in its place, in its shift; `sign` is -1 for a refund. `tax` is all that is inside.

    `place` is its till, branch and journal number, with which each of its rows begins.
    """

    place: Place
    piece: Piece
    seen: Seen
    shift: Shift
    fact: Sale | Refund
    sign: int
    tax: int


def take_sale(piece: Piece, seen: Seen, sale: Sale, lookups: Lookups, sheet: Sheet) -> None:
    """Write down a sale; raises `Aside`."""
    shift = lookups.shift(piece.till, piece.branch, sale.shift)
    if len({line.number for line in sale.lines}) != len(sale.lines):
        raise Aside(Reason.UNREADABLE, "two lines of one number")
    tax = _check_sums(sale, 1)
    paper = Paper((piece.till, piece.branch, seen.number), piece, seen, shift, sale, 1, tax)
    sold: dict[int, SoldLine] = {}
    for line in sale.lines:
        about = sold[line.number] = (line.product, line.chain, line.seller, line.maker)
        _line(paper, line.number, about, line, sheet)
    lookups.sell(paper.place, sold)
    for seller in sale.sellers:
        sheet.name(shift, seller, seen.utc_ms)
    _paper(paper, 0, sheet)


def take_refund(piece: Piece, seen: Seen, refund: Refund, lookups: Lookups, sheet: Sheet) -> None:
    """Write down a refund; raises `Aside`."""
    shift = lookups.shift(piece.till, piece.branch, refund.shift)
    sold = lookups.sold(piece.till, piece.branch, refund.sale)
    tax = _check_sums(refund, -1)
    paper = Paper((piece.till, piece.branch, seen.number), piece, seen, shift, refund, -1, tax)
    known = {back.line for back in refund.lines}
    if len(known) != len(refund.lines) or not known <= sold.keys():
        raise Aside(Reason.NO_SUCH_SALE, f"lines that sale {refund.sale} does not have")
    for back in refund.lines:
        _line(paper, back.line, sold[back.line], back, sheet)
    _paper(paper, refund.sale, sheet)


def _line(paper: Paper, number: int, about: SoldLine, line: Line | Back, sheet: Sheet) -> None:
    product, chain, seller, maker = about
    sign = paper.sign
    total, tax, currency = sign * line.total.minor, sign * line.tax.minor, paper.fact.total.currency
    row = (*paper.place, number, product, chain, seller, maker, sign * line.quantity.milli, total, tax)
    sheet.lines.append(row)
    sheet.add(paper.shift, ("chain", chain, currency), total, tax)
    sheet.add(paper.shift, ("seller", seller, currency), total, tax)


def _paper(paper: Paper, refund_of: int, sheet: Sheet) -> None:
    piece, seen, shift, fact = paper.piece, paper.seen, paper.shift, paper.fact
    total, currency = paper.sign * fact.total.minor, fact.total.currency
    of_shift = (shift.branch, shift.number)
    about = (fact.series, seen.utc_ms, fact.person, total, currency, refund_of, piece.batch)
    sheet.sales.append((*paper.place, *of_shift, *about))
    for place, tender in enumerate(fact.tenders):
        sheet.tenders.append((*paper.place, place, tender.means, tender.applied.minor, tender.payment))
        sheet.add(shift, ("means", tender.means, currency), tender.applied.minor, 0)
    sheet.add(shift, ("day", "", currency), total, paper.sign * paper.tax)
    sheet.add(shift, ("shift", shift_key(piece.till, shift), currency), total, paper.sign * paper.tax)


def shift_key(till: str, shift: Shift) -> str:
    """Name a shift among the totals."""
    return f"{till}/{shift.branch}/{shift.number}"


def _check_sums(fact: Sale | Refund, sign: int) -> int:
    """Check that lines and tenders both make the total, in one currency; gives the tax inside."""
    currency, total, tax, paid = fact.total.currency, 0, 0, 0
    line: Line | Back
    for line in fact.lines:
        total += _minor(line.total, currency)
        tax += _minor(line.tax, currency)
    tender: Tender
    for tender in fact.tenders:
        paid += _minor(tender.applied, currency)
    if total != fact.total.minor or paid != sign * total:
        raise Aside(Reason.SUMS_DIFFER, f"lines {total}, tenders {paid}, total {fact.total.minor}")
    return tax


def _minor(amount: Amount, currency: str) -> int:
    if amount.currency != currency:
        raise Aside(Reason.SUMS_DIFFER, f"{amount.currency} among {currency}")
    return amount.minor

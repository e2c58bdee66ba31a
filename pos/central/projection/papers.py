"""The rows of a sale and of a refund, and what they add to the totals of their day.

There are more of them than of everything else together: each is gone over once, and nothing is written before all of it
was found right.
"""

from pos.central.projection.bodies import Back, Line, Refund, Sale
from pos.central.projection.lookups import Lookups
from pos.central.projection.reading import Reason, Seen
from pos.central.projection.sheet import Aside, Sheet, Tally, add, sums_of
from pos.central.projection.work import Piece


def take_sale(piece: Piece, seen: Seen, sale: Sale, lookups: Lookups, sheet: Sheet) -> None:
    """Write down a sale; raises `Aside`."""
    shift = lookups.shift(piece.till, piece.branch, sale.shift)
    if len({line.number for line in sale.lines}) != len(sale.lines):
        raise Aside(Reason.UNREADABLE, "two lines of one number")
    tax = _check_sums(sale, 1)
    till, branch, number = place = (piece.till, piece.branch, seen.number)
    tally = sheet.tally(till, shift, sale.total.currency)
    append, by_kind, names, utc_ms = sheet.lines.append, tally.lines, tally.names, seen.utc_ms
    for line in sale.lines:
        product, chain, seller, maker = line.product, line.chain, line.seller, line.maker
        total, inside = line.total.minor, line.tax.minor
        milli = line.quantity.milli
        append((till, branch, number, line.number, product, chain, seller, maker, milli, total, inside))
        add(sums_of(by_kind, (chain, seller)), total, inside)
    for named in seen.sellers:
        said, known = (utc_ms, named.names), names.get(named.id)
        # What was said later stands.
        if known is None or said > known:
            names[named.id] = said
    lookups.sell(place, sale)
    _paper(piece, seen, sale, (0, sale.total.minor, tax), tally, sheet)


def take_refund(piece: Piece, seen: Seen, refund: Refund, lookups: Lookups, sheet: Sheet) -> None:
    """Write down a refund; raises `Aside`."""
    shift = lookups.shift(piece.till, piece.branch, refund.shift)
    sold = lookups.sold(piece.till, piece.branch, refund.sale)
    tax = -_check_sums(refund, -1)
    known = {back.line for back in refund.lines}
    if len(known) != len(refund.lines) or not known <= sold.keys():
        raise Aside(Reason.NO_SUCH_SALE, f"lines that sale {refund.sale} does not have")
    tally = sheet.tally(piece.till, shift, refund.total.currency)
    for back in refund.lines:
        product, chain, seller, maker = sold[back.line]
        total, inside = -back.total.minor, -back.tax.minor
        place = (piece.till, piece.branch, seen.number, back.line)
        sheet.lines.append((*place, product, chain, seller, maker, -back.quantity.milli, total, inside))
        add(sums_of(tally.lines, (chain, seller)), total, inside)
    _paper(piece, seen, refund, (refund.sale, -refund.total.minor, tax), tally, sheet)


def _paper(
    piece: Piece, seen: Seen, fact: Sale | Refund, about: tuple[int, int, int], tally: Tally, sheet: Sheet
) -> None:
    """Write down the paper itself; `about` is the sale that it refunds or 0, its total and the tax inside."""
    shift, (refund_of, total, tax) = tally.shift, about
    place = (piece.till, piece.branch, seen.number)
    said = (fact.series, seen.utc_ms, fact.person, total, fact.total.currency, refund_of, piece.batch)
    sheet.sales.append((*place, shift.branch, shift.number, *said))
    for count, tender in enumerate(fact.tenders):
        sheet.tenders.append((*place, count, tender.means, tender.applied.minor, tender.payment))
        add(sums_of(tally.means, tender.means), tender.applied.minor, 0)
    add(tally.papers, total, tax)


def _check_sums(fact: Sale | Refund, sign: int) -> int:
    """Check that lines and tenders both make the total, in one currency; gives the tax inside. Raises `Aside`."""
    currency, total, tax, paid = fact.total.currency, 0, 0, 0
    line: Line | Back
    for line in fact.lines:
        of_line, inside = line.total, line.tax
        if of_line.currency != currency or inside.currency != currency:
            raise Aside(Reason.SUMS_DIFFER, f"{of_line.currency} and {inside.currency} among {currency}")
        total += of_line.minor
        tax += inside.minor
    for tender in fact.tenders:
        if tender.applied.currency != currency:
            raise Aside(Reason.SUMS_DIFFER, f"{tender.applied.currency} among {currency}")
        paid += tender.applied.minor
    if total != fact.total.minor or paid != sign * total:
        raise Aside(Reason.SUMS_DIFFER, f"lines {total}, tenders {paid}, total {fact.total.minor}")
    return tax

"""The rows of a shift's opening and of what its till declared at the end, and of a product made at a booth."""

from pos.central.projection.lookups import Lookups
from pos.central.projection.reading import Reason, Seen
from pos.central.projection.sheet import Aside, Sheet, Shift
from pos.central.projection.work import Piece
from pos.domain.facts import ProductChanged, ShiftClosed, ShiftOpened
from pos.wire.canonical import canonical
from pos.wire.limits import PRODUCT_BYTES_MAX

_MOST = 1 << 53


def take_opening(piece: Piece, seen: Seen, opened: ShiftOpened, lookups: Lookups, sheet: Sheet) -> None:
    """Write down that a shift was opened; raises `Aside`."""
    stand = lookups.stand(piece.till, seen.epoch)
    shift = Shift(piece.branch, seen.number, stand.fair, stand.booth, opened.business_day.isoformat())
    opening = opened.opening_float.total
    _check(opening.minor)
    place = (piece.till, piece.branch, seen.number, stand.fair, stand.booth, stand.stand)
    sheet.shifts.append((*place, shift.day, opened.person, seen.utc_ms, opening.currency.value, opening.minor))
    lookups.opened(piece.till, shift)


def take_closing(piece: Piece, seen: Seen, closed: ShiftClosed, lookups: Lookups, sheet: Sheet) -> None:
    """Write down what a till declared of a shift; raises `Aside`."""
    shift = lookups.shift(piece.till, piece.branch, closed.shift)
    figures = closed.figures
    declared = (figures.sold.minor, figures.refunded.minor, figures.expected.minor)
    drawer = (closed.counted.total.minor, closed.difference.minor)
    papers = figures.sales + figures.refunds
    _check(closed.z, papers, *declared, *drawer)
    place = (piece.till, piece.branch, seen.number, shift.branch, shift.number)
    sheet.closings.append((*place, closed.z, seen.utc_ms, *declared, *drawer, piece.batch, papers))


def take_product(piece: Piece, seen: Seen, changed: ProductChanged, sheet: Sheet) -> None:
    """Write down what was changed of a product at a booth, word for word as its tills are told; raises `Aside`."""
    product, data = changed.product, canonical(changed)
    if len(data) > PRODUCT_BYTES_MAX:
        raise Aside(Reason.UNREADABLE, "a product that no page holds")
    place = (piece.till, piece.branch, seen.number)
    sheet.products.append((*place, product.id, product.chain, data))


def _check(*figures: int) -> None:
    if any(abs(figure) > _MOST for figure in figures):
        raise Aside(Reason.UNREADABLE, "an amount beyond all reason")

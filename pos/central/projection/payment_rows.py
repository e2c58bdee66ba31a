"""The rows of a payment that a terminal decides: a step each, under the request it belongs to."""

from pos.central.projection.bodies import Amount, Attempted, Moved, Orphaned, Payment, Requested
from pos.central.projection.lookups import Lookups
from pos.central.projection.reading import Seen
from pos.central.projection.sheet import Row, Sheet
from pos.central.projection.work import Piece


def take_payment(piece: Piece, seen: Seen, payment: Payment, lookups: Lookups, sheet: Sheet) -> None:
    """Write down a step of a payment."""
    request = seen.number if isinstance(payment, Requested) else payment.request
    place = (piece.till, piece.branch, seen.number)
    of = (lookups.owner(piece.till, piece.branch, request), request)
    sheet.payments.append((*place, *of, seen.kind, seen.utc_ms, *_said(payment)))


def _said(payment: Payment) -> Row:
    """Lay out attempt, state, source, amount, currency, terminal, acquirer, approval, trace, detail and original."""
    match payment:
        case Requested(kind=kind, amount=amount, terminal=terminal, original=original):
            return (0, kind, "", *_money(amount), terminal.id, terminal.acquirer, "", "", "", original)
        case Attempted(attempt=attempt, reference=reference):
            return (attempt, "", "", *_money(None), "", "", "", "", reference, 0)
        case Moved() as moved:
            about = (moved.approval, moved.trace, moved.detail or moved.code)
            return (moved.attempt, moved.state, moved.source, *_money(moved.authorised), "", "", *about, 0)
        case Orphaned() as orphan:
            terminal, about = orphan.terminal, (orphan.approval, orphan.trace, orphan.detail)
            return (0, "", "", *_money(orphan.amount), terminal.id, terminal.acquirer, *about, 0)


def _money(amount: Amount | None) -> tuple[int, str]:
    return (0, "") if amount is None else (amount.minor, amount.currency)

"""The rows of what a desk accepted. Only a desk accepts, and only at the fair where central put it."""

from pos.central.projection.bodies import Acceptance, Accepted
from pos.central.projection.lookups import Lookups
from pos.central.projection.reading import Reason, Seen
from pos.central.projection.sheet import Aside, Sheet
from pos.central.projection.work import Piece
from pos.wire.enrolment import Station


def take_acceptance(piece: Piece, seen: Seen, acceptance: Acceptance, lookups: Lookups, sheet: Sheet) -> None:
    """Write down the shifts that a desk accepted; raises `Aside`."""
    stand = lookups.stand(piece.till, seen.epoch)
    if stand.station != Station.DESK:
        raise Aside(Reason.NOT_A_DESK, f"a {stand.station} accepted a day")
    if stand.fair != acceptance.fair:
        raise Aside(Reason.NOT_ITS_FAIR, f"a desk of {stand.fair} accepted a day of {acceptance.fair}")
    currencies = [_currency(shift) for shift in acceptance.shifts]
    where = (piece.till, piece.branch, seen.number)
    day = acceptance.business_day.isoformat()
    said = (stand.fair, day, acceptance.by, acceptance.note, seen.utc_ms)
    for place, (shift, currency) in enumerate(zip(acceptance.shifts, currencies, strict=True)):
        figures = (shift.declared.minor, shift.synced.minor, shift.expected.minor, shift.counted.minor)
        of = (shift.till, shift.branch, shift.shift, shift.papers, currency)
        sheet.accepted.append((*where, place, *said, *of, *figures))


def _currency(shift: Accepted) -> str:
    """Find the one currency of a shift's figures."""
    found = {money.currency for money in (shift.declared, shift.synced, shift.expected, shift.counted)}
    if len(found) != 1:
        raise Aside(Reason.SUMS_DIFFER, " and ".join(sorted(found)))
    return found.pop()

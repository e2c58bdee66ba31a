"""A day of a fair as central holds it, read at once so that its figures belong together."""

from datetime import UTC, date, datetime, time

from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.clock import Clock, Moment
from pos.ports.desk_link import DeskLink, NotHeld, SignInAgain
from pos.wire.desk.days import Acceptance, BoothSummary, FairSummary, ShiftSummary, Sum
from pos.wire.desk.incidents import Incidents
from pos.wire.desk.phones import LoosePhone

_MS_PER_SECOND = 1_000
_MS_PER_MINUTE = 60_000
_MS_PER_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class FairDay:
    """All that is told of a day. `at` is when it was read, by this machine's clock.

    `phones` is what was paid by phone between its midnights, where this machine stands, and matches no sale.
    """

    fair: FairSummary
    day: date
    booths: tuple[BoothSummary, ...]
    shifts: tuple[ShiftSummary, ...]
    sums: tuple[Sum, ...]
    acceptances: tuple[Acceptance, ...]
    incidents: Incidents
    at: Moment
    phones: tuple[LoosePhone, ...] = ()


def read_fair_day(fair: str, day: date, *, link: DeskLink, clock: Clock) -> FairDay | Refused:
    """Read a day; raises `CentralUnavailable`."""
    try:
        about = next((one for one in link.fairs() if one.fair == fair), None)
        if about is None:
            return Refused(Rule.FAIR_NOT_YOURS)
        at = clock.now()
        return FairDay(
            fair=about,
            day=day,
            booths=tuple(link.booths(fair)),
            shifts=tuple(link.shifts(fair, day)),
            sums=tuple(link.sums(fair, day)),
            acceptances=tuple(link.acceptances(fair, day)),
            incidents=link.incidents(fair),
            at=at,
            phones=tuple(link.loose_phones(fair, *_midnights(day, at.offset_minutes))),
        )
    except SignInAgain:
        return Refused(Rule.SIGNED_OUT)
    except NotHeld:
        return Refused(Rule.FAIR_NOT_YOURS)


def _midnights(day: date, offset_minutes: int) -> tuple[int, int]:
    """Give when a day begins and when the next one does, in UTC milliseconds."""
    begins = datetime.combine(day, time(), UTC)
    begins_ms = int(begins.timestamp()) * _MS_PER_SECOND - offset_minutes * _MS_PER_MINUTE
    return begins_ms, begins_ms + _MS_PER_DAY

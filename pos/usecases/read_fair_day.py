"""A day of a fair as central holds it, read at once so that its figures belong together."""

from datetime import date

from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.clock import Clock, Moment
from pos.ports.desk_link import DeskLink, NotHeld, SignInAgain
from pos.wire.desk.days import Acceptance, BoothSummary, FairSummary, ShiftSummary, Sum
from pos.wire.desk.incidents import Incidents


@dataclass(frozen=True, slots=True)
class FairDay:
    """All that is told of a day. `at` is when it was read, by this machine's clock."""

    fair: FairSummary
    day: date
    booths: tuple[BoothSummary, ...]
    shifts: tuple[ShiftSummary, ...]
    sums: tuple[Sum, ...]
    acceptances: tuple[Acceptance, ...]
    incidents: Incidents
    at: Moment


def read_fair_day(fair: str, day: date, *, link: DeskLink, clock: Clock) -> FairDay | Refused:
    """Read a day; raises `CentralUnavailable`."""
    try:
        about = next((one for one in link.fairs() if one.fair == fair), None)
        if about is None:
            return Refused(Rule.FAIR_NOT_YOURS)
        return FairDay(
            fair=about,
            day=day,
            booths=tuple(link.booths(fair)),
            shifts=tuple(link.shifts(fair, day)),
            sums=tuple(link.sums(fair, day)),
            acceptances=tuple(link.acceptances(fair, day)),
            incidents=link.incidents(fair),
            at=clock.now(),
        )
    except SignInAgain:
        return Refused(Rule.SIGNED_OUT)
    except NotHeld:
        return Refused(Rule.FAIR_NOT_YOURS)

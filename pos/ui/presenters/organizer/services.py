"""What the screens of the desk ask for: typed callables that wiring binds to use cases, journal and central.

Those of the first group ask central and may take their time: they have a lane of their own. The others only touch the
desk's journal.
"""

from collections.abc import Callable
from datetime import date

from pos.domain.acceptance import ShiftKey
from pos.domain.desk_facts import DayAccepted
from pos.domain.fair import Place
from pos.domain.names import Names
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ports.desk_link import Place as FactPlace
from pos.usecases.accept_day import AcceptDay
from pos.usecases.enrol_till import EnrolTill
from pos.usecases.read_acceptances import Taken
from pos.usecases.read_fair_day import FairDay
from pos.usecases.read_paper import ProvenPaper
from pos.wire.desk.drill import PaperSummary


@dataclass(frozen=True, slots=True)
class DeskStart:
    """Where the desk stands (None: it was never enrolled), and the address at which central is asked."""

    place: Place | None
    address: str


@dataclass(frozen=True, slots=True)
class DeskServices:
    """The callables, each named for what it does; `unsent` and `chains` answer at once."""

    # asked of central
    enrol: Callable[[EnrolTill], Place | Refused]
    sign_in: Callable[[str, str], str | Refused]
    sign_out: Callable[[], None]
    read_day: Callable[[date], FairDay | Refused]
    read_shift: Callable[[FactPlace], tuple[PaperSummary, ...] | Refused]
    read_paper: Callable[[FactPlace], ProvenPaper | Refused]
    # asked of the desk's journal
    start: Callable[[], DeskStart]
    acceptances: Callable[[], dict[ShiftKey, Taken]]
    accept: Callable[[AcceptDay], DayAccepted | Refused]
    # answered at once
    unsent: Callable[[], int]
    chains: Callable[[], dict[str, Names]]
    clock: Clock
    on_bug: Callable[[BaseException], None]

"""The catalogue on its way down, as a machine without I/O beside the one that sends.

It asks once the journal is sent, page after page from where the shelf stands, and remembers nothing that the shelf does
not say: after a cut or a restart the same question is asked again. A page that is not central's answer to what was
asked is not taken. What fails is tried again later, each time a little later, and a sale goes before all of it.
"""

from dataclasses import replace

from pos.domain.values import dataclass
from pos.wire.reply import Busy, Refused
from pos.wire.supply import Cursor, Page, SignedPage, digest_of, proven_page

LOOK_MS = 60_000
"""How long a shelf that has everything is left before central is asked again."""

LONGEST_MS = 300_000
_DOUBLINGS = 3


@dataclass(frozen=True, slots=True)
class Quiet:
    """The journal is sent. `now_ms` is steady; `urged` says that somebody wants to know at once."""

    now_ms: int
    urged: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """Central answered to a question."""

    cursor: Cursor
    answer: SignedPage | Refused | Busy
    now_ms: int


@dataclass(frozen=True, slots=True)
class Lost:
    """No answer came, or what came could not be put on the shelf."""

    now_ms: int


@dataclass(frozen=True, slots=True)
class Stocked:
    """A page stands on the shelf; `more` tells that others follow."""

    more: bool
    now_ms: int


SupplyEvent = Quiet | Came | Lost | Stocked


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask what follows where the shelf stands now."""


@dataclass(frozen=True, slots=True)
class Take:
    """Put a page on the shelf."""

    page: Page


@dataclass(frozen=True, slots=True)
class LeaveIt:
    """Do nothing more for now."""


SupplyCommand = Ask | Take | LeaveIt


@dataclass(frozen=True, slots=True)
class Supply:
    """Where it stands: `till` is its id, `central` a public key; not before `due_ms` (steady) is it asked again."""

    till: str
    central: bytes
    due_ms: int = 0
    failures: int = 0


SupplyStep = tuple[Supply, SupplyCommand]


def step_supply(state: Supply, event: SupplyEvent) -> SupplyStep:
    """Take an event; gives what is to be done next."""
    match event:
        case Quiet(now_ms=now_ms, urged=urged):
            return state, Ask() if urged or now_ms >= state.due_ms else LeaveIt()
        case Came(cursor=cursor, answer=SignedPage() as signed, now_ms=now_ms):
            page = proven_page(signed, state.central, digest_of(state.till, cursor))
            return _stumble(state, now_ms) if page is None else (replace(state, failures=0), Take(page))
        case Came(now_ms=now_ms) | Lost(now_ms=now_ms):
            return _stumble(state, now_ms)
        case Stocked(more=True):
            return state, Ask()
        case Stocked(now_ms=now_ms):
            return replace(state, due_ms=now_ms + LOOK_MS, failures=0), LeaveIt()


def _stumble(state: Supply, now_ms: int) -> SupplyStep:
    rest_ms = min(LOOK_MS << min(state.failures, _DOUBLINGS), LONGEST_MS)
    return replace(state, due_ms=now_ms + rest_ms, failures=state.failures + 1), LeaveIt()

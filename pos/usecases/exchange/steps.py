"""What happens to an exchange, and what it asks for: the events and commands of its machine."""

from enum import StrEnum

from pos.domain.values import dataclass
from pos.wire.head import Head
from pos.wire.reply import Held, Reply


@dataclass(frozen=True, slots=True)
class Woken:
    """It is time to look: the rest is over, or something was appended. `head` is None while there is no journal."""

    head: Head | None


@dataclass(frozen=True, slots=True)
class Answered:
    """Central answered to the entries from `first` up to `sent`; the journal's newest was `head` then."""

    first: int
    sent: Head
    head: Head
    reply: Reply


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer came, or none that could be read. Central may hold what was sent all the same."""

    detail: str


Event = Woken | Answered | Failed


@dataclass(frozen=True, slots=True)
class Send:
    """Send entries from `first` on, so many at most and so many bytes of them; none left says where it stands."""

    first: int
    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep central's receipt."""

    held: Held


@dataclass(frozen=True, slots=True)
class Rest:
    """Do nothing for so many milliseconds; less `until_news`, when something is appended meanwhile."""

    ms: int
    until_news: bool


class Trouble(StrEnum):
    """Why not everything is as it should be. Selling goes on in each of them."""

    UNREACHABLE = "unreachable"
    BUSY = "busy"
    NOT_CENTRAL = "not_central"
    NOT_ENROLLED = "not_enrolled"
    REVOKED = "revoked"
    REFUSED = "refused"
    FORKED = "forked"
    BEHIND = "behind"
    FENCED = "fenced"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the exchange stands: entries up to `held` are safe at central; `waiting` more are not yet.

    `parted` is the last entry that two histories of this till share, where they are FORKED. Of what is safe there,
    `aside` entries cannot be read there yet, the first of them `aside_from`.
    """

    held: int
    waiting: int
    trouble: Trouble | None = None
    detail: str = ""
    parted: int = 0
    aside: int = 0
    aside_from: int = 0


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell whoever shows it how the exchange stands."""

    standing: Standing


Command = Send | Keep | Rest | Tell

"""What the screens about central ask: central, which may take long, the journal, and what is known of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from pos.domain.fair import Place
    from pos.domain.refusals import Refused
    from pos.ports.clock import Clock
    from pos.ui.ways.central_news import CentralNews
    from pos.usecases.enrol_till import Enrolled, EnrolTill


@dataclass(frozen=True, slots=True)
class EnrolmentKnown:
    """Where the till is enrolled (None: it stands alone), and how many sales are to be sent."""

    place: Place | None
    waiting: int


@dataclass(frozen=True, slots=True)
class CentralWays:
    """`enrol` waits for a network and raises what it meets there; `known` reads the journal, `news` answers at once."""

    enrol: Callable[[EnrolTill], Enrolled | Refused]
    known: Callable[[], EnrolmentKnown]
    news: Callable[[], CentralNews | None]
    clock: Clock
    on_bug: Callable[[BaseException], None]

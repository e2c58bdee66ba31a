"""The time that passed, seen by two clocks: when they disagree, the machine's clock was moved, and that is a fact.

The moment of an entry is data and never decides order; this only tells the reader of a journal where its moments
cannot be compared.
"""

from pos.domain.facts import ClockJumped
from pos.ports.clock import Clock, Moment

_TOLERATED_MS = 60_000
_MS_PER_SECOND = 1000


class Passing:
    """Remembers what both clocks said at the last entry, or when the journal was opened."""

    def __init__(self, clock: Clock) -> None:
        """Begin now."""
        self._clock = clock
        self.begin(None)

    def begin(self, last_utc_ms: int | None) -> None:
        """Begin again; `last_utc_ms` is the moment of the newest entry, None while there is none."""
        self._last_utc_ms = last_utc_ms
        self._seen = (self._clock.now().utc_ms, self._clock.steady_ms())

    def now(self) -> tuple[Moment, ClockJumped | None]:
        """Tell the time, and the jump since the last entry if there was one, by whole seconds."""
        moment = self._clock.now()
        wall, steady = self._seen
        moved = (moment.utc_ms - wall) - (self._clock.steady_ms() - steady)
        if abs(moved) <= _TOLERATED_MS and self._last_utc_ms is not None:
            moved = min(0, moment.utc_ms - self._last_utc_ms)
        if abs(moved) <= _TOLERATED_MS:
            return moment, None
        seconds = abs(moved) // _MS_PER_SECOND
        return moment, ClockJumped(seconds if moved > 0 else -seconds)

    def appended(self, moment: Moment) -> None:
        """Note the moment of an entry that is now durable."""
        self._last_utc_ms = moment.utc_ms
        self._seen = (moment.utc_ms, self._clock.steady_ms())

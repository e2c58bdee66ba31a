"""The machine's clock: the only place where the time of day is read."""

import sys
import time

from pos.ports.clock import Moment

_NS_PER_MS = 1_000_000
_MS_PER_SECOND = 1_000
_SECONDS_PER_MINUTE = 60

if sys.platform == "linux":

    def _steady_ns() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)

else:

    def _steady_ns() -> int:
        return time.monotonic_ns()


class SystemClock:
    """The time as the operating system tells it."""

    def now(self) -> Moment:
        """Tell the time of day, with the offset that holds at this very moment (Ramadan changes it)."""
        utc_ms = time.time_ns() // _NS_PER_MS  # noqa: TID251 -- this is the clock port's driver
        offset_seconds = time.localtime(utc_ms // _MS_PER_SECOND).tm_gmtoff
        return Moment(utc_ms, offset_seconds // _SECONDS_PER_MINUTE)

    def steady_ms(self) -> int:
        """Tell milliseconds that only ever go up, time asleep included: a closed lid is no jump of the clock."""
        return _steady_ns() // _NS_PER_MS

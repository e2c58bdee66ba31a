"""The time, as the program is allowed to ask for it."""

from typing import Protocol

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant: milliseconds since 1970 UTC, and the local offset then in minutes (local minus UTC)."""

    utc_ms: int
    offset_minutes: int


class Clock(Protocol):
    """The wall clock, and a steady one to see it jump."""

    def now(self) -> Moment:
        """Tell the time of day; it can jump."""
        ...

    def steady_ms(self) -> int:
        """Tell milliseconds that only ever go up while the machine runs, from an arbitrary start."""
        ...

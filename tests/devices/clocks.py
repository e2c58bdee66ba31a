"""A clock that stands still until a test moves it, each of its two hands by itself."""

from pos.ports.clock import Moment


class HandClock:
    """The wall clock and the steady one, both moved by hand; a restart of the machine sets the steady one back."""

    def __init__(self, wall_ms: int = 1_800_000_000_000, steady: int = 5_000) -> None:
        self.wall_ms = wall_ms
        self.steady = steady

    def now(self) -> Moment:
        return Moment(self.wall_ms, 60)

    def steady_ms(self) -> int:
        return self.steady

    def passes(self, milliseconds: int) -> None:
        """Let time go by, as both hands see it."""
        self.wall_ms += milliseconds
        self.steady += milliseconds

"""The terminal's own clock and timers, which can be set wrong and moved on at once, so that nobody waits 40 seconds."""

import asyncio
import contextlib
import time
from datetime import UTC, datetime, timedelta

_ADVANCE_SECONDS_MAX = 1_000_000


class TerminalClock:
    """Runs like any clock, except when it is set or moved on."""

    def __init__(self) -> None:
        self._shift = timedelta()
        self._ahead_ms = 0
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        """Say what the terminal thinks the time of day is here."""
        return _world() + self._shift

    def set(self, at: datetime) -> None:
        """Put the hands where `at` says; timers do not notice. Without an offset it is the time of this place."""
        self._shift = at.astimezone() - _world()

    def advance(self, seconds: int) -> None:
        """Let that much time pass at once: hands and timers alike."""
        if not 0 <= seconds <= _ADVANCE_SECONDS_MAX:
            raise ValueError(f"time goes on by 0 to {_ADVANCE_SECONDS_MAX} seconds")
        self._shift += timedelta(seconds=seconds)
        self._ahead_ms += seconds * 1_000
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def wait(self, milliseconds: int) -> None:
        """Wait for that much of the terminal's time."""
        due = self._elapsed_ms() + milliseconds
        while (left := due - self._elapsed_ms()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), left / 1_000)

    def _elapsed_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000 + self._ahead_ms


def _world() -> datetime:
    # A terminal is a machine of its own, with a clock that the till cannot trust.
    return datetime.now(UTC).astimezone()  # noqa: TID251 -- see above

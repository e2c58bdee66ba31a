"""The clock of the played day: nobody waits 45 seconds for a card terminal to make up its mind."""

from typing_extensions import override

from pos.devices.clock.system import SystemClock

_MS_PER_SECOND = 1_000


class DayClock(SystemClock):
    """The machine's clock, but that the steady one can be moved on; the time of day is left as it is."""

    def __init__(self) -> None:
        """Begin with the machine's own time."""
        self._ahead_ms = 0

    def let_pass(self, seconds: int) -> None:
        """Let that much time pass at once."""
        self._ahead_ms += seconds * _MS_PER_SECOND

    @override
    def steady_ms(self) -> int:
        """Tell the machine's steady time, and what was let pass."""
        return super().steady_ms() + self._ahead_ms

"""Plays a day through the real windows: act, wait until it shows, go on; every step is told in a line.

A script is a generator that acts and yields what it waits for. Nothing runs the event loop from inside: a timer looks
again, so the windows live exactly as they do under a hand.
"""

from collections.abc import Callable, Generator
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from pos.domain.values import dataclass

LOOK_AGAIN_MS = 5
PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Until:
    """What a script waits for; `saying` names it for the line that tells of a wait in vain."""

    saying: str
    holds: Callable[[], bool]


Script = Generator[Until, None, None]


class Player(QObject):
    """Plays one script to its end, then leaves the application: 0 when all came true, 1 otherwise."""

    def __init__(self, script: Script, tell: Callable[[str], None]) -> None:
        """Take a script and a way to tell what happens."""
        super().__init__()
        self._script = script
        self._tell = tell
        self._waiting: Until | None = None
        self._since = monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin as soon as the application's loop runs."""
        self._timer.start()

    def fail(self, error: BaseException) -> None:
        """End the day because of a mistake of the program."""
        self._end(f"✗ {type(error).__name__}: {error}", 1)

    def _look(self) -> None:
        if self._waiting is not None and not self._waiting.holds():
            if monotonic() - self._since > PATIENCE_SECONDS:
                self._end(f"✗ {self._waiting.saying}", 1)
            return
        try:
            self._waiting = next(self._script)
            self._since = monotonic()
        except StopIteration:
            self._end("", 0)
        except Exception as error:  # noqa: BLE001 -- whatever goes wrong in a played day ends it, told in a line
            self.fail(error)

    def _end(self, line: str, code: int) -> None:
        self._timer.stop()
        if line:
            self._tell(line)
        QCoreApplication.exit(code)

"""The short lane: one thread for units of work, so that no disk ever holds a finger up.

What was asked stays with the screen's thread, in order: the lane only fills in what came of it. A callback is called,
and let go of, there alone.
"""

import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pos.words.codes import Code

Result = TypeVar("Result")


class _Asked:
    """What was asked, and what to call on the screen's thread once it was tried, everything already bound."""

    __slots__ = ("attempt", "tell")

    def __init__(self, attempt: Callable[[], Callable[[], None]]) -> None:
        self.attempt = attempt
        self.tell: Callable[[], None] | None = None


class ShortLane(QObject):
    """One worker, in order. Made and closed on the screen's thread."""

    _came = Signal()

    def __init__(self, on_bug: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        """Start the worker; `on_bug` is told, on the screen's thread, of every mistake of the program.

        A program that ends without closing the lane is not held up by it: what is not committed never was.
        """
        super().__init__(parent)
        self._on_bug = on_bug
        self._abandoned = False
        self._asked: deque[_Asked] = deque()
        self._work: SimpleQueue[_Asked | None] = SimpleQueue()
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._toil, name="short-lane", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[Code], None]) -> None:
        """Do `work` on the lane, then tell its outcome here."""
        asked = _Asked(lambda: self._attempt(work, then, failed))
        self._asked.append(asked)
        self._work.put(asked)

    def close(self) -> None:
        """Finish what was asked, and stop; what comes back after this is not told to anybody."""
        self._came.disconnect(self._deliver)
        self._work.put(None)
        self._thread.join()

    def abandon(self) -> None:
        """Stop without waiting for what is under way, because a network may take its time; nothing of it is told."""
        self._abandoned = True
        self._came.disconnect(self._deliver)
        self._work.put(None)

    def _attempt(
        self, work: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[Code], None]
    ) -> Callable[[], None]:
        try:
            result = work()
        except Exception as trouble:  # noqa: BLE001  # the lane outlives every mistake; the crash hook is told of it
            code, mistake = _code_of(trouble), trouble
            if code is Code.UNEXPECTED:
                return lambda: self._tell_of_bug(mistake, failed)
            return lambda: failed(code)
        return lambda: then(result)

    def _tell_of_bug(self, mistake: Exception, failed: Callable[[Code], None]) -> None:
        self._on_bug(mistake)
        failed(Code.UNEXPECTED)

    def _toil(self) -> None:
        while (asked := self._work.get()) is not None:
            asked.tell = asked.attempt()
            if self._abandoned:
                return
            # Let go of it first: what it holds of the screen is let go of on the screen's thread, never on this one.
            del asked
            self._came.emit()

    def _deliver(self) -> None:
        tell = self._asked.popleft().tell
        if tell is not None:
            tell()


def _code_of(trouble: Exception) -> Code:
    """Find the code of a failure of the world; what is not one is a mistake of ours.

    The failures are imported when there is one: the first screen does not wait for the journal's room.
    """
    from pos.ports.central_link import CentralUnavailable
    from pos.ports.journal import JournalUnavailable
    from pos.ports.keys import DeviceUnavailable

    if isinstance(trouble, CentralUnavailable):
        return Code.CENTRAL_UNREACHABLE
    if not isinstance(trouble, JournalUnavailable | DeviceUnavailable):
        return Code.UNEXPECTED
    return next((known for known in Code if known.value == trouble.code), Code.UNEXPECTED)

"""The short lane: one thread for units of work, so that no disk ever holds a finger up.

What comes back crosses to the screen's thread as one frozen value to a bound slot; a callback is only called there.
"""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pos.domain.values import dataclass
from pos.words.codes import Code

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What to call on the screen's thread, everything already bound."""

    tell: Callable[[], None]


class ShortLane(QObject):
    """One worker, in order. Made and closed on the screen's thread."""

    _came = Signal(object)

    def __init__(self, on_bug: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        """Start the worker; `on_bug` is told, on the screen's thread, of every mistake of the program.

        A program that ends without closing the lane is not held up by it: what is not committed never was.
        """
        super().__init__(parent)
        self._on_bug = on_bug
        self._abandoned = False
        self._work: SimpleQueue[Callable[[], _Answer] | None] = SimpleQueue()
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._toil, name="short-lane", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[Code], None]) -> None:
        """Do `work` on the lane, then tell its outcome here."""
        self._work.put(lambda: self._attempt(work, then, failed))

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
    ) -> _Answer:
        try:
            result = work()
        except Exception as trouble:  # noqa: BLE001  # the lane outlives every mistake; the crash hook is told of it
            code, mistake = _code_of(trouble), trouble
            if code is Code.UNEXPECTED:
                return _Answer(lambda: self._tell_of_bug(mistake, failed))
            return _Answer(lambda: failed(code))
        return _Answer(lambda: then(result))

    def _tell_of_bug(self, mistake: Exception, failed: Callable[[Code], None]) -> None:
        self._on_bug(mistake)
        failed(Code.UNEXPECTED)

    def _toil(self) -> None:
        while (work := self._work.get()) is not None:
            answer = work()
            if self._abandoned:
                return
            self._came.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        answer.tell()


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

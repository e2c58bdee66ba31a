"""Work that waits for a network: on a thread of its own that nobody waits for, not even when the program ends.

What comes back crosses to the screen's thread as one value to a bound slot, and only while somebody still wants it.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pos.domain.values import dataclass

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What to call on the screen's thread, everything already bound, and which asking it answers."""

    turn: int
    tell: Callable[[], None]


class FarWork(QObject, Generic[Result]):
    """One question at a time. Made and asked on the screen's thread."""

    _came = Signal(object)

    def __init__(
        self, ended: Callable[[Result], None], failed: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        """Take what to call, on the screen's thread, with what came back."""
        super().__init__(parent)
        self._ended, self._failed = ended, failed
        self._turn = 0
        self.asking = False
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], Result]) -> None:
        """Begin, unless a question is under way already."""
        if not self.asking:
            self.asking = True
            self._turn += 1
            threading.Thread(target=self._toil, args=(self._turn, work), name="far-work", daemon=True).start()

    def forget(self) -> None:
        """Want the answer no more."""
        self.asking = False
        self._turn += 1

    def _toil(self, turn: int, work: Callable[[], Result]) -> None:
        try:
            result = work()
        except Exception as failure:  # noqa: BLE001  # whatever it is, the screen is told and says so
            mistake = failure
            self._came.emit(_Answer(turn, lambda: self._failed(mistake)))
        else:
            self._came.emit(_Answer(turn, lambda: self._ended(result)))

    def _deliver(self, answer: _Answer) -> None:
        if answer.turn == self._turn:
            self.asking = False
            answer.tell()

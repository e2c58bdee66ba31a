"""Long work on a thread of its own: it says how far it came, can be given up, and never holds a finger up.

What comes back crosses to the screen's thread as one value to a bound slot, and only while somebody still waits for it.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pos.domain.values import dataclass

Result = TypeVar("Result")
Report = Callable[[int, int], None]
GivenUp = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _News:
    """Something that came back: what to call on the screen's thread, everything already bound."""

    tell: Callable[[], None]


class LongWork(QObject, Generic[Result]):
    """One piece of work at a time. Made and closed on the screen's thread."""

    _came = Signal(object)

    def __init__(
        self,
        progressed: Callable[[int, int], None],
        ended: Callable[[Result], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        """Take what to call, on the screen's thread, as the work goes on and when it ended."""
        super().__init__(parent)
        self._progressed, self._ended, self._failed = progressed, ended, failed
        self._given_up, self._telling = threading.Event(), threading.Event()
        self._newest = (0, 0)
        self._thread: threading.Thread | None = None
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Tell whether there is work under way."""
        return self._thread is not None

    def start(self, work: Callable[[Report, GivenUp], Result]) -> None:
        """Begin, unless something is under way already."""
        if self._thread is None:
            self._given_up.clear()
            self._thread = threading.Thread(target=self._toil, args=(work,), name="long-work")
            self._thread.start()

    def give_up(self) -> None:
        """Ask the work to end soon; it still tells what it ended with."""
        self._given_up.set()

    def close(self) -> None:
        """Give up and wait; what comes back after this is told to nobody."""
        self._given_up.set()
        if self._thread is not None:
            self._came.disconnect(self._deliver)
            self._thread.join()
            self._thread = None

    def _toil(self, work: Callable[[Report, GivenUp], Result]) -> None:
        try:
            result = work(self._report, self._given_up.is_set)
        except Exception as failure:  # noqa: BLE001  # whatever it is, the screen is told and says so
            mistake = failure
            self._came.emit(_News(lambda: self._end(lambda: self._failed(mistake))))
        else:
            self._came.emit(_News(lambda: self._end(lambda: self._ended(result))))

    def _report(self, done: int, whole: int) -> None:
        """Send the newest progress on its way, unless an older one is still under way: that will tell this one."""
        self._newest = (done, whole)
        if not self._telling.is_set():
            self._telling.set()
            self._came.emit(_News(self._tell_progress))

    def _tell_progress(self) -> None:
        self._telling.clear()
        self._progressed(*self._newest)

    def _end(self, tell: Callable[[], None]) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        tell()

    def _deliver(self, news: _News) -> None:
        news.tell()

"""The last net: a mistake of the program is written down and said, and the journal stays as it was.

A report holds the trace of calls and the version, never a value a person typed; anything that could be a card number
is blacked out all the same.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from pos.domain.card import masked
from pos.ports.clock import Clock

REPORTS_MAX = 20


class CrashHook:
    """Catches what nobody else caught, on any thread."""

    def __init__(self, folder: Path, clock: Clock, program: str) -> None:
        """Write reports into `folder`, each named by its moment; the oldest make room."""
        self._folder = folder
        self._clock = clock
        self._program = program
        self._listeners: list[Callable[[BaseException], None]] = []

    def install(self) -> None:
        """Take the place of Python's own hooks."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def listen(self, listener: Callable[[BaseException], None]) -> None:
        """Tell `listener` of every mistake after it was written down; it may be called from any thread."""
        self._listeners.append(listener)

    def report(self, error: BaseException) -> None:
        """Write a mistake down, and tell whoever listens."""
        lines = "".join(traceback.format_exception(error))
        path = self._folder.joinpath(f"{self._clock.now().utc_ms}.txt")
        try:
            path.write_text(f"{self._program}\n{masked(lines)}", encoding="utf-8")
            for old in sorted(self._folder.glob("*.txt"))[:-REPORTS_MAX]:
                old.unlink(missing_ok=True)
        except OSError:
            # A full disk must not turn one mistake into two; the journal speaks for itself.
            sys.stderr.write(f"{type(error).__name__}: no report could be written\n")
        for listener in self._listeners:
            listener(error)

    def _caught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        self.report(error)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.report(caught.exc_value)

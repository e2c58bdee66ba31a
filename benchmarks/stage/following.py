"""Follows a till that opens, signs in by itself, and ends it when its shelf is painted.

Nothing in the program knows of it: it stands before the windows as an event filter, and presses what a hand would
press, at once or after as long as a hand takes. At the end it prints a line of JSON: when what happened (nanoseconds of
the steady clock that all processes share), the memory, and the libraries that were loaded when the shelf was painted.
"""

import json
import sys
from collections.abc import Callable
from time import monotonic_ns

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.stage.bare import memory_kib
from benchmarks.stage.paints import PaintWatch
from pos.ui.screens.sign_in import SignInScreen
from pos.wiring.till import Till, run_window

LIGHT_KIB = 64
"""As in `goods`, which imports more than a till that is timed may have imported."""

PIN = "2608"
TYPING_MS = 2_000
SETTLING_MS = 500


class Opening(QObject):
    """Follows one till from its first paint to its shelf; a `patient` one types its PIN as slowly as a hand."""

    def __init__(self, app: QApplication, till: Till, *, patient: bool) -> None:
        """Watch a window that is not shown yet."""
        super().__init__(app)
        self._till, self._patient = till, patient
        self._told: dict[str, int] = {}
        screen = till.day.window.screen_in_front()
        if not isinstance(screen, SignInScreen):
            raise TypeError("a till opens on the faces")
        self._screen = screen
        self._first = PaintWatch(till.day.window, self._painted)
        self._faces = PaintWatch(screen.faces, self._faces_painted)

    def _painted(self) -> None:
        self._told.setdefault("window", monotonic_ns())

    def _faces_painted(self) -> None:
        faces = self._screen.faces.faces()
        if not faces or "faces" in self._told:
            return
        self._told["faces"] = monotonic_ns()
        QTimer.singleShot(TYPING_MS if self._patient else 0, self._type)

    def _type(self) -> None:
        # The band is painted in one pass with the shelf below it. A filter of the whole application would see that too,
        # but Qt's objects that Python meets there cost more than the shelf.
        self._band = PaintWatch(self._till.day.window.header, self._band_painted)
        from pos.devices.pins import vault  # noqa: PLC0415  # the till has imported it by itself by now

        vault.MEMORY_KIB = LIGHT_KIB
        self._screen.faces.faces()[0].click()
        self._told["pin"] = monotonic_ns()
        for key in (*PIN, "enter"):
            self._screen.hear(key)

    def _band_painted(self) -> None:
        selling = self._till.day.selling()
        if selling is None or not selling.find_side.wall.wall.count() or "shelf" in self._told:
            return
        self._told["shelf"] = monotonic_ns()
        libraries = [name for name in sys.modules if name.partition(".")[0] not in {"pos", "benchmarks", "__main__"}]
        settled = SETTLING_MS if self._patient else 0
        QTimer.singleShot(settled, lambda: self._rest(lambda: self._rest(lambda: self._end(libraries))))

    def _rest(self, then: Callable[[], None]) -> None:
        """Wait until the lane has done what was asked of it so far."""
        self._till.day.lane.run(_nothing, lambda _: QTimer.singleShot(0, then), _failed)

    def _end(self, libraries: list[str]) -> None:
        print(json.dumps({**self._told, "kib": memory_kib(), "libraries": libraries}), flush=True)
        self._till.day.window.close()


def followed(app: QApplication, till: Till, ready: Callable[[], None]) -> int:
    """Show a till's window and follow it: takes the place of `run_window`."""
    opening = Opening(app, till, patient="--patient" in sys.argv)
    code = run_window(app, till, ready)
    opening.deleteLater()
    return code


def _nothing() -> None:
    """Ask nothing of the lane but its turn."""


def _failed(code: object) -> None:
    raise LookupError(f"the lane failed: {code}")

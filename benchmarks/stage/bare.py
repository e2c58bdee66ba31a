"""The bare window that others are compared with: a widget of the till's size that paints nothing but its ground.

As a process (`python -m benchmarks.stage.bare`) it takes names of modules to import on its standard input, one a line,
shows itself, and prints when it was painted and what memory it holds.
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import monotonic_ns, perf_counter_ns

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.override import override

WIDE, HIGH = 1366, 768


class BareWindow(QWidget):
    """Paints its ground where it is asked to, and notes when it did."""

    def __init__(self, passed: Callable[[], None] | None = None) -> None:
        """Make it as large as the till's window; `passed` is called after each pass that painted it."""
        super().__init__()
        self.resize(WIDE, HIGH)
        self.ended_ns = 0
        self._passed = passed

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("#F5F0E6"))
        painter.end()
        if self._passed is not None:
            QTimer.singleShot(0, self._passed)
        self.ended_ns = perf_counter_ns()


def memory_kib() -> int:
    """Give the memory of this process in KiB, what it shares with others counted in equal parts (PSS)."""
    with open("/proc/self/smaps_rollup", encoding="ascii") as told:  # noqa: PTH123  # a file only of the system
        return next(int(line.split()[1]) for line in told if line.startswith("Pss:"))


def _show(modules: Iterable[str]) -> None:
    for module in modules:
        with suppress(ImportError):  # a few are only known inside their package, and come with it
            importlib.import_module(module)
    app = QApplication(sys.argv[:1])

    def painted() -> None:
        print(json.dumps({"painted": monotonic_ns(), "kib": memory_kib()}), flush=True)
        app.quit()

    window = BareWindow(painted)
    window.show()
    app.exec()


if __name__ == "__main__":
    _show(sys.stdin.read().split())

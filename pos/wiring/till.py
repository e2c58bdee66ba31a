"""Opens a till: its window first, its parts behind it, and closes them in the opposite order."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pos.devices.clock.system import SystemClock
from pos.devices.scanner.wedge import WedgeDecoder
from pos.domain.names import Language
from pos.ui.services import Services, Start
from pos.ui.till import TillDay
from pos.wiring.crash import CrashHook
from pos.wiring.folders import PROGRAM, TillFolders
from pos.wiring.late import Once, late
from pos.wiring.litter import Sweeper

if TYPE_CHECKING:
    from pos.ui.behind import BehindCounter
    from pos.wiring.parts import Parts
    from pos.wiring.printing import Printing

_SWITCH_SECONDS = 0.0005
"""A tenth of what Python allows by itself: the screen's thread gets its turn before a frame is lost."""


class Till:
    """A till on this machine: made closed, opened behind its first screen, closed with its window."""

    def __init__(self, app: QApplication, folders: TillFolders, printer: str, language: Language) -> None:
        """Paint the first screen; `printer` is HOST:PORT of a network printer, or empty."""
        Sweeper(app)
        folders.make()
        clock = SystemClock()
        self.crash = CrashHook(folders.reports, clock, PROGRAM)
        self.parts: Once[Parts] = Once(lambda: _open_parts(folders))
        self.printing: Once[Printing] = Once(lambda: _open_printing(self.parts(), printer))
        real = Once(self._bind)
        services = late(
            Services, real, clock=clock, wedge=WedgeDecoder(), on_bug=self.crash.report, printer_news=self._printer_news
        )
        self.day = TillDay(app, services, self._start, language)
        self.behind: BehindCounter | None = None
        self.day.window.painted.connect(self._stand_behind)

    def printed(self) -> bool:
        """Tell whether every paper queued so far is out."""
        parts = self.parts.known()
        return parts is not None and parts.journal.waiting() == 0

    def close(self) -> None:
        """Stop printing and let go of the journal; the papers that wait are printed next time."""
        printing, parts = self.printing.known(), self.parts.known()
        if printing is not None:
            printing.stop()
        if parts is not None:
            parts.close()

    def _start(self) -> Start:
        journal = self.parts().journal
        return Start(journal.place(), journal.people())

    def _bind(self) -> Services:
        from pos.wiring.counter import bind_services

        return bind_services(self.parts(), self.printing(), self.crash.report)

    def _stand_behind(self) -> None:
        """Make what is not for selling, once the first screen is seen."""
        QTimer.singleShot(0, self._make_behind)

    def _make_behind(self) -> None:
        from pos.ui.behind import BehindCounter
        from pos.ui.office import Office
        from pos.wiring.back_office import bind_office
        from pos.wiring.tables import denominations

        office = late(Office, Once(lambda: bind_office(self.parts(), self.printing())), clock=SystemClock())
        self.behind = BehindCounter(self.day, office, lambda currency: denominations().get(currency, ()))
        self.crash.listen(self.behind.tell_of_mistake)

    def _printer_news(self) -> object:
        printing = self.printing.known()
        return None if printing is None else printing.news


def run_till(folders: TillFolders, *, printer: str) -> int:
    """Open this machine's till until its window is closed; gives the exit code."""
    app = QApplication(sys.argv[:1])
    return run_window(app, Till(app, folders, printer, Language.FR), lambda: None)


def run_window(app: QApplication, till: Till, ready: Callable[[], None]) -> int:
    """Show a till's window until it is closed."""
    settle(till)
    till.day.window.show()
    ready()
    code = app.exec()
    till.day.window.close()
    till.close()
    return code


def settle(till: Till) -> None:
    """Take what a process has only one of: the last net, and how long a thread keeps Python."""
    till.crash.install()
    sys.setswitchinterval(_SWITCH_SECONDS)


def _open_parts(folders: TillFolders) -> Parts:
    from pos.wiring.parts import open_parts

    return open_parts(folders)


def _open_printing(parts: Parts, printer: str) -> Printing:
    from pos.devices.printer.escpos_network import NetworkPrinter
    from pos.wiring.printing import Printing

    if not printer:
        return Printing(parts, None)
    host, _, port = printer.rpartition(":")
    return Printing(parts, NetworkPrinter(host, int(port)))

"""Opens a till: its window first, its parts behind it, and closes them in the opposite order."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from pos.devices.clock.system import SystemClock
from pos.devices.scanner.wedge import WedgeDecoder
from pos.domain.names import Language
from pos.ui.day.customer_day import CustomerDay
from pos.ui.day.till import TillDay
from pos.ui.ways.services import Services, Start
from pos.wiring.crash import CrashHook
from pos.wiring.fitting import open_application
from pos.wiring.folders import PROGRAM, TillFolders
from pos.wiring.late import Once, late
from pos.wiring.litter import Sweeper

if TYPE_CHECKING:
    from pos.ports.payment_terminal import PaymentTerminal
    from pos.ui.errands.behind import BehindCounter
    from pos.ui.ways.cards import Cards
    from pos.ui.ways.central_news import CentralNews
    from pos.wiring.cards.devices import TillDevices
    from pos.wiring.cards.opening import TillCards
    from pos.wiring.parts import Parts
    from pos.wiring.printing import Printing
    from pos.wiring.till_central import TillCentral
    from pos.words.codes import Code

_SWITCH_SECONDS = 0.0005
"""A tenth of what Python allows by itself: the screen's thread gets its turn before a frame is lost."""


_BEHIND_AFTER_MS = 1_000
"""From the faces to what stands behind the counter: nobody goes there without having typed a PIN."""


class Till:
    """A till on this machine: made closed, opened behind its first screen, closed with its window."""

    def __init__(
        self, app: QApplication, folders: TillFolders, printer: str, language: Language, terminal: str = ""
    ) -> None:
        """Paint the first screen; `printer` is HOST:PORT of a network printer, `terminal` a setting; or empty."""
        Sweeper(app)
        folders.make()
        clock = SystemClock()
        self.crash = CrashHook(folders.reports, clock, PROGRAM)
        self.parts: Once[Parts] = Once(lambda: _open_parts(folders))
        self.printing: Once[Printing] = Once(lambda: _open_printing(self.parts(), printer))
        self.central: Once[TillCentral] = Once(self._open_central)
        real = Once(self._bind)
        known = {"printer_news": self._printer_news, "central_news": self._central_news}
        services = late(Services, real, clock=clock, wedge=WedgeDecoder(), on_bug=self.crash.report, **known)
        self.devices: Once[TillDevices] = Once(lambda: self._open_devices(terminal))
        self.card_lane: Once[TillCards] = Once(self._open_cards)
        self.day = TillDay(app, services, self._start, language, self._cards)
        self.customer = CustomerDay(app, self.day.window)
        self.behind: BehindCounter | None = None
        self._not_yet = QTimer(self.day)
        self._not_yet.setSingleShot(True)
        self._not_yet.setInterval(_BEHIND_AFTER_MS)
        self._not_yet.timeout.connect(self._read_behind)
        self.day.kinds.known.connect(self._not_yet.start)
        day = self.day
        for wanted in (day.went_behind, day.facts_wanted, day.help_wanted, day.central.leave_asked):
            wanted.connect(partial(self._want_behind, wanted))

    def printed(self) -> bool:
        """Tell whether every paper queued so far is out."""
        parts = self.parts.known()
        return parts is not None and parts.journal.waiting() == 0

    def close(self) -> None:
        """Stop the card terminal, the exchange and the printing, and let go of the journal.

        What waits is looked into next time.
        """
        cards, printing, parts = self.card_lane.known(), self.printing.known(), self.parts.known()
        central = self.central.known()
        if central is not None:
            central.stop()
        if cards is not None:
            cards.stop()
        if printing is not None:
            printing.stop()
        if parts is not None:
            parts.close()

    def _start(self) -> Start:
        journal = self.parts().journal
        return Start(journal.place(), journal.people())

    def _bind(self) -> Services:
        from pos.wiring.counter import bind_services

        return bind_services(self.parts(), self.printing(), self.central(), self.crash.report)

    def _open_central(self) -> TillCentral:
        from pos.wiring.till_central import TillCentral

        return TillCentral(self.parts(), self.crash.report)

    def _central_news(self) -> CentralNews | None:
        central = self.central.known()
        return None if central is None else central.news

    def _open_devices(self, terminal: str) -> TillDevices:
        from pos.wiring.cards.devices import TillDevices

        return TillDevices(self.parts(), terminal)

    def _cards(self) -> Cards | None:
        """Give the terminal; one that was taken away is stood for as long as payments of it are open.

        Asked again, it has the phones that can pay meanwhile.
        """
        from pos.usecases.card.owed import owed_back

        journal, known, phone = self.parts().journal, self.card_lane.known(), None
        if known is None:
            left = self.devices().setting or journal.open_payments() or owed_back(journal=journal)
            return self.card_lane().cards if left or self._phones_pay() else None
        if known.cards.phone is None and (phone := self._open_phone()) is not None:
            known.take_phone(phone)
        return known.cards

    def _phones_pay(self) -> bool:
        from pos.wiring.cards.phone import phone_terms

        return phone_terms(self.parts()) is not None

    def _open_phone(self) -> PaymentTerminal | None:
        from pos.wiring.cards.phone import phone_terminal

        return phone_terminal(self.parts(), lambda: self.central().address)

    def _open_cards(self) -> TillCards:
        from pos.wiring.cards.opening import TillCards

        return TillCards(self.devices().open(), self.parts(), self.printing(), self.crash.report, self._open_phone())

    def _read_behind(self) -> None:
        """Read the code of what is not for selling a moment after the first screen is there, and make it."""
        if self.behind is None:
            self.day.lane.run(_import_behind, self._make_behind, _unheard)

    def _want_behind(self, wanted: SignalInstance, what: object) -> None:
        """Make it at once for somebody who could not wait, and tell it what they want."""
        if self.behind is None:
            self._make_behind()
            wanted.emit(what)

    def _make_behind(self, _read: object = None) -> None:
        if self.behind is not None:
            return
        from pos.ui.errands.behind import BehindCounter
        from pos.ui.ways.office import Office
        from pos.wiring.back_office import bind_office
        from pos.wiring.tables import denominations

        office = late(
            Office,
            Once(lambda: bind_office(self.parts(), self.printing(), self.central(), self.devices())),
            clock=SystemClock(),
        )
        self.behind = BehindCounter(self.day, office, lambda currency: denominations().get(currency, ()))
        self.crash.listen(self.behind.tell_of_mistake)

    def _printer_news(self) -> object:
        printing = self.printing.known()
        return None if printing is None else printing.news


def run_till(folders: TillFolders, *, printer: str, terminal: str = "") -> int:
    """Open this machine's till until its window is closed; gives the exit code."""
    app = open_application()
    return run_window(app, Till(app, folders, printer, Language.FR, terminal), lambda: None)


def run_window(app: QApplication, till: Till, ready: Callable[[], None]) -> int:
    """Show a till's window until it is closed."""
    settle(till)
    till.day.window.show()
    ready()
    code = app.exec()
    till.day.window.end()
    till.close()
    return code


def settle(till: Till) -> None:
    """Take what a process has only one of: the last net, and how long a thread keeps Python."""
    till.crash.install()
    sys.setswitchinterval(_SWITCH_SECONDS)


def _import_behind() -> None:
    """Read the code of what stands beside the wall, of the first paper, and of what is not for selling."""
    import pos.typeset.picture
    import pos.ui.errands.behind
    import pos.ui.screens.panes.making
    import pos.wiring.back_office
    import pos.wiring.papers  # noqa: F401


def _unheard(_code: Code) -> None:
    """Leave it: a mistake was told already, and who goes behind the counter asks again."""


def _open_parts(folders: TillFolders) -> Parts:
    from pos.wiring.parts import open_parts

    return open_parts(folders)


def _open_printing(parts: Parts, printer: str) -> Printing:
    from pos.wiring.printing import Printing

    if not printer:
        return Printing(parts, None)
    from pos.devices.printer.escpos_network import NetworkPrinter

    host, _, port = printer.rpartition(":")
    return Printing(parts, NetworkPrinter(host, int(port)))

"""The printer of a till that is open: its thread, the last it said of itself, and the drawer that hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos.wiring.parts import Parts, open_spooler

if TYPE_CHECKING:
    from pos.devices.printer.spooler import Spooler
    from pos.ports.printer import PrinterNews, ReceiptPrinter


class Printing:
    """Hears the printing thread; a till without a printer has no news, and its papers wait."""

    def __init__(self, parts: Parts, printer: ReceiptPrinter | None) -> None:
        """Start printing on that printer, if there is one."""
        self._news: PrinterNews | None = None
        self._listener: Callable[[PrinterNews], None] | None = None
        self._printer = printer
        self._spooler: Spooler | None = None if printer is None else open_spooler(parts, printer, self._heard)

    @property
    def news(self) -> PrinterNews | None:
        """The last the printer said of itself."""
        return self._news

    def listen(self, listener: Callable[[PrinterNews], None]) -> None:
        """Tell `listener` of every change, on the printing thread."""
        self._listener = listener

    def look(self) -> None:
        """A paper was queued."""
        if self._spooler is not None:
            self._spooler.poke()

    def try_again(self) -> None:
        """A person looked at the printer."""
        if self._spooler is not None:
            self._spooler.try_again()

    def open_drawer(self) -> None:
        """Open the drawer without printing; with no printer there is no drawer to open."""
        if self._printer is not None:
            self._printer.kick_drawer()

    def stop(self) -> None:
        """Finish the paper under way and end."""
        if self._spooler is not None:
            self._spooler.stop()

    def _heard(self, news: PrinterNews) -> None:
        self._news = news
        if self._listener is not None:
            self._listener(news)

"""A printer whose paper is a folder: for showing the till without a printer, and for keeping what would be printed.

Each page is a file of the very bytes that a network printer would get; so is each opening of the drawer alone.
"""

from pathlib import Path

from pos.devices.printer.escpos import CUT, INITIALISE, KICK, picture
from pos.devices.safe_file import create_file
from pos.ports.printer import PrinterState, PrintOutcome, PrintResult, Raster


class FilePrinter:
    """Prints into `folder`, numbering on from what lies there."""

    def __init__(self, folder: Path) -> None:
        """Touches nothing yet."""
        self._folder = folder

    def state(self) -> PrinterState:
        """Tell whether the folder is there, or can be made."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return PrinterState.OFF
        return PrinterState.READY

    def kick_drawer(self) -> PrinterState:
        """Write down that the drawer would open."""
        try:
            self._write("drawer", KICK)
        except OSError:
            return PrinterState.OFF
        return PrinterState.READY

    def print(self, page: Raster, *, kick_drawer: bool) -> PrintResult:
        """Write the page to a file of its own, whole or not at all."""
        kick = KICK if kick_drawer else b""
        try:
            self._write("paper", kick + INITIALISE + picture(page) + CUT)
        except OSError:
            return PrintResult(PrintOutcome.NOT_PRINTED, PrinterState.OFF)
        return PrintResult(PrintOutcome.PRINTED, PrinterState.READY, drawer_kicked=kick_drawer)

    def _write(self, kind: str, content: bytes) -> None:
        number = len(list(self._folder.glob(f"{kind}-*.escpos"))) + 1
        create_file(self._folder / f"{kind}-{number:06}.escpos", content)

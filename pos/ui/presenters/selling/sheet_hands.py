"""What hands do on the sheet of a line."""

from collections.abc import Callable

from pos.domain.quantity import MILLI
from pos.domain.refusals import Refused
from pos.ui.presenters.selling.editing import Aim, Editing, about_whole, erase, in_percent, preset, turn_to
from pos.ui.presenters.selling.line_sheet import LineSheet
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.shown.typed_line import FIGURES
from pos.words.typed import typed_quantity

ERASE = "erase"


class SheetHands:
    """Tells the sheet that is open what was pressed; nothing while none is."""

    def __init__(self, sell: Sell) -> None:
        """Speak for this screen."""
        self._sell = sell

    def press(self, key: str) -> None:
        """Press a key of the pad."""
        if key == ERASE:
            self._turn(lambda sheet: erase(sheet.editing))
        elif set(key) <= FIGURES:
            self._turn(lambda sheet: sheet.press(key).editing)

    def step(self, count: int) -> None:
        """Make what stands on the sheet one more or one fewer."""
        self._turn(lambda sheet: _stepped(sheet, count))

    def choose_aim(self, aim: str) -> None:
        """Change another thing of the line."""
        self._turn(lambda sheet: turn_to(sheet.editing, Aim[aim]))

    def choose_scope(self, scope: str) -> None:
        """Mean the line, or the whole ticket."""
        self._turn(lambda sheet: about_whole(sheet.editing, whole=scope == "whole"))

    def choose_unit(self, unit: str) -> None:
        """Type a percentage, or an amount."""
        self._turn(lambda sheet: in_percent(sheet.editing, percent=unit == "percent"))

    def choose_preset(self, typed: str) -> None:
        """Take a reduction that stands ready."""
        self._turn(lambda sheet: preset(sheet.editing, typed))

    def take_back(self) -> None:
        """Go back to what was asked."""
        self._sell.take_back()

    def take_fresh(self) -> None:
        """Ask for what the piece costs now."""
        if self._sell.sheet is not None:
            self._sell.put_from_sheet(self._sell.fresh.take(self._sell.sheet.editing.line))

    def keep_price(self) -> None:
        """Leave the line at the price it was rung up at."""
        if self._sell.sheet is not None:
            self._sell.fresh.keep(self._sell.sheet.editing.line)
            self._sell.bench.changed()

    def remove(self) -> None:
        """Take the line off the ticket."""
        self._sell.remove()

    def _turn(self, change: Callable[[LineSheet], Editing]) -> None:
        sheet = self._sell.sheet
        if sheet is not None:
            self._sell.turn_sheet(sheet.with_editing(change(sheet)))


def _stepped(sheet: LineSheet, count: int) -> Editing:
    typed = typed_quantity(sheet.editing.entry.text)
    line = sheet.bench.ticket.line(sheet.editing.line)
    standing = typed if not isinstance(typed, Refused) else line.quantity if line is not None else None
    pieces = count if standing is None else standing.milli // MILLI + count
    return preset(sheet.editing, str(pieces)) if pieces > 0 else sheet.editing

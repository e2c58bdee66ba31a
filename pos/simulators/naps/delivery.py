"""Answers of this protocol on their way: put into bytes, or made to say something else than what was done."""

from pos.simulators.naps.answers import changed
from pos.simulators.naps.fields import Fields, Tag, encode
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.sending import Departed, Outgoing, Sending, nothing

_EURO = "978"
_DIRHAM_CENTIMES = 100
_NS_NUMBERS = 1_000_000


class Delivery:
    """Sends answers."""

    def __init__(self, clock: TerminalClock) -> None:
        self._sending = Sending(clock)

    async def deliver(
        self, fields: Fields, line: Line, due: Due, previous: Fields | None = None, departed: Departed = nothing
    ) -> None:
        """Send the answer, `previous` before it where that is due; `departed` is called when it is gone, or lost."""
        said = _falsified(fields, due)
        before = encode(previous) if previous else b""
        await self._sending.send(Outgoing(encode(said), before, encode(_back_to_waiting(said))), line, due, departed)

    def forget(self) -> None:
        """Send no late answer any more."""
        self._sending.forget()


def _falsified(fields: Fields, due: Due) -> Fields:
    """Say something else than what was done."""
    values = dict(fields)
    if "wrong_reference" in due and Tag.NS in values:
        fields = changed(fields, Tag.NS, f"{(int(values[Tag.NS]) + 1) % _NS_NUMBERS:06}")
    if "wrong_amount" in due and Tag.AMOUNT in values:
        fields = changed(fields, Tag.AMOUNT, str(int(values[Tag.AMOUNT]) + _DIRHAM_CENTIMES))
    if "wrong_currency" in due:
        fields = changed(fields, Tag.CURRENCY, _EURO)
    return fields


def _back_to_waiting(fields: Fields) -> Fields:
    """Make the frame that a terminal sends by itself, right behind the other: it waits for the till again."""
    kept = (Tag.TILL, Tag.CODE, Tag.DATE, Tag.TIME)
    return [(Tag.KIND, "112"), *((tag, value) for tag, value in fields if tag in kept)]

"""Answers of this protocol on their way: put into bytes, or made to say something else than what was done."""

from pos.simulators.caisse_ap.answers import falsified, of_the_payment_before
from pos.simulators.caisse_ap.fields import Fields, Tag, encode
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.sending import Outgoing, Sending

_PIECE = 999
_PIECES_WITHOUT_END = 70


class Delivery:
    """Sends answers, each the last thing on its line."""

    def __init__(self, clock: TerminalClock) -> None:
        self._sending = Sending(clock)
        self._previous: Fields = []

    async def deliver(self, fields: Fields, line: Line, due: Due) -> None:
        """Send the answer, and hang up."""
        said = falsified(fields, set(due))
        frame = encode(said)
        if "endless_answer" in due:
            frame += encode([(Tag.RECEIPT, "A" * _PIECE)]) * _PIECES_WITHOUT_END
        before = self._previous or of_the_payment_before(fields)
        self._previous = fields
        outgoing = Outgoing(frame, encode(before), encode(_taken_by_itself(said)), hangs_up=True)
        await self._sending.send(outgoing, line, due)

    def forget(self) -> None:
        """Send no late answer any more."""
        self._sending.forget()


def _taken_by_itself(fields: Fields) -> Fields:
    """Make a message that a terminal might send right behind the other: that it has read something."""
    values = dict(fields)
    return [(Tag.VERSION, values[Tag.VERSION]), (Tag.SOFTWARE, values[Tag.SOFTWARE]), (Tag.STATUS, "11")]

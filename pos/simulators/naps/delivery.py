"""How an answer leaves: whole and at once, or as one of the faults has it."""

import asyncio
from collections.abc import Callable

from pos.simulators.naps.answers import changed
from pos.simulators.naps.clock import TerminalClock
from pos.simulators.naps.faults import Due
from pos.simulators.naps.fields import Fields, Tag, encode
from pos.simulators.naps.line import Line

GARBAGE = b"\x00\xff?#~"
_EURO = "978"
_DIRHAM_CENTIMES = 100
_NS_NUMBERS = 1_000_000

_LATE = {"answer_late", "confirmation_late"}

_LOST = {"drop_after_authorise", "confirmation_lost"}

Departed = Callable[[], None]


def _nothing() -> None:
    """Wait for nothing."""


class Delivery:
    """Sends answers; the late ones by themselves, so that the terminal can go on meanwhile."""

    def __init__(self, clock: TerminalClock) -> None:
        self._clock = clock
        self._late: set[asyncio.Task[None]] = set()

    async def deliver(
        self, fields: Fields, line: Line, due: Due, previous: Fields | None = None, departed: Departed = _nothing
    ) -> None:
        """Send the answer, `previous` before it where that is due; `departed` is called when it is gone, or lost."""
        if not _LOST.isdisjoint(due):
            line.drop()
            departed()
            return
        sending = self._send_in_time(_falsified(fields, due), line, due, previous, departed)
        if not _LATE.isdisjoint(due):
            task = asyncio.create_task(sending)
            self._late.add(task)
            task.add_done_callback(self._late.discard)
        else:
            await sending

    def forget(self) -> None:
        """Send no late answer any more."""
        for task in self._late:
            task.cancel()

    async def _send_in_time(
        self, fields: Fields, line: Line, due: Due, previous: Fields | None, departed: Departed
    ) -> None:
        for name in _LATE & due.keys():
            await self._clock.wait(due[name]["seconds"] * 1_000)
        await self._send(fields, line, due, previous)
        departed()

    async def _send(self, fields: Fields, line: Line, due: Due, previous: Fields | None) -> None:
        frame = encode(fields)
        if "drop_mid_frame" in due:
            await line.send(frame[: len(frame) // 2])
            line.close()
            return
        if "answer_of_previous" in due and previous:
            await line.send(encode(previous))
        if "garbage_before_frame" in due:
            frame = GARBAGE + frame
        if "coalesced_with_next" in due:
            frame += encode(_back_to_waiting(fields))
        if "split_1_byte" in due:
            await line.send(*(frame[at : at + 1] for at in range(len(frame))))
        elif "slow_drip" in due:
            await self._drip(frame, line, **due["slow_drip"])
        else:
            await line.send(frame)
        if "answer_twice" in due:
            await line.send(frame)

    async def _drip(self, frame: bytes, line: Line, pieces: int, milliseconds: int) -> None:
        size = -(-len(frame) // pieces)
        for at in range(0, len(frame), size):
            if at:
                await self._clock.wait(milliseconds)
            await line.send(frame[at : at + size])


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

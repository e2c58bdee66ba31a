"""How an answer leaves: whole and at once, or as one of the faults has it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line

GARBAGE = b"\x00\xff?#~"
_LATE = {"answer_late", "confirmation_late"}
_LOST = {"drop_after_authorise", "confirmation_lost"}

Departed = Callable[[], None]


def nothing() -> None:
    """Wait for nothing."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An answer's bytes; those of the answer before it, and of what the terminal would send by itself right behind it.

    `hangs_up`: the terminal ends the connection when it has answered.
    """

    frame: bytes
    previous: bytes = b""
    following: bytes = b""
    hangs_up: bool = False


class Sending:
    """Sends answers; the late ones by themselves, so that the terminal can go on meanwhile."""

    def __init__(self, clock: TerminalClock) -> None:
        self._clock = clock
        self._late: set[asyncio.Task[None]] = set()

    async def send(self, answer: Outgoing, line: Line, due: Due, departed: Departed = nothing) -> None:
        """Send the answer, the previous one before it where that is due; `departed`: it is gone, or lost."""
        if not _LOST.isdisjoint(due):
            line.drop()
            departed()
            return
        sending = self._send_in_time(answer, line, due, departed)
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

    async def _send_in_time(self, answer: Outgoing, line: Line, due: Due, departed: Departed) -> None:
        for name in _LATE & due.keys():
            await self._clock.wait(due[name]["seconds"] * 1_000)
        await self._send(answer, line, due)
        departed()
        if answer.hangs_up:
            line.close()

    async def _send(self, answer: Outgoing, line: Line, due: Due) -> None:
        frame = answer.frame
        if "drop_mid_frame" in due:
            await line.send(frame[: len(frame) // 2])
            line.close()
            return
        if "answer_of_previous" in due and answer.previous:
            await line.send(answer.previous)
        if "garbage_before_frame" in due:
            frame = GARBAGE + frame
        if "coalesced_with_next" in due:
            frame += answer.following
        await send_pieces(frame, line, due, self._clock)
        if "answer_twice" in due:
            await line.send(frame)


async def send_pieces(frame: bytes, line: Line, due: Due, clock: TerminalClock) -> None:
    """Send bytes in the pieces, and at the pace, in which the faults have them."""
    if "split_1_byte" in due:
        await line.send(*(frame[at : at + 1] for at in range(len(frame))))
    elif "slow_drip" in due:
        pieces, milliseconds = due["slow_drip"]["pieces"], due["slow_drip"]["milliseconds"]
        size = -(-len(frame) // pieces)
        for at in range(0, len(frame), size):
            if at:
                await clock.wait(milliseconds)
            await line.send(frame[at : at + size])
    else:
        await line.send(frame)

"""Whose word it is on the cable: the terminal waits until the till has ended, asks for the word, and says its part.

There is one cable, so an answer goes to whatever till is on it now, the one that asked or another.
"""

import asyncio

from pos.simulators.concert_v2.letters import ACK, ENQ, EOT, STX, frame
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.sending import GARBAGE, send_pieces

_TRIES = 3
_REPLY_MS = 2_000
_PAUSE_MS = 1_000
_TILL_ENDS_MS = 1_000
_ENDLESS = 70_000


class Turns:
    """Takes turns with the till."""

    def __init__(self, clock: TerminalClock) -> None:
        self._clock = clock
        self._line: Line | None = None
        self._replies: asyncio.Queue[bytes] = asyncio.Queue()
        self._ended = asyncio.Event()
        self._ended.set()
        self._speaking = asyncio.Lock()
        self._said = self._understood = False

    @property
    def understood(self) -> bool:
        """Whether the till has taken what was said, so that all that is left is to end."""
        return self._understood

    @property
    def speaking(self) -> bool:
        """Whether the terminal wants the word, or has it."""
        return self._speaking.locked()

    def met(self, line: Line) -> None:
        """Find a till on the cable."""
        self._line = line
        self._ended.set()

    async def give_the_word(self, line: Line) -> None:
        """Let the till speak."""
        self._line = line
        self._ended.clear()
        await self.say(ACK)

    def till_ended(self) -> None:
        """Have the word back."""
        self._ended.set()

    def replied(self, sign: bytes) -> None:
        """Take what the till says to what was said."""
        self._understood = self._said and sign == ACK
        self._replies.put_nowait(sign)

    async def give_the_word_next(self, line: Line) -> None:
        """Let the till speak when this has ended."""
        async with self._speaking:
            await self.give_the_word(line)

    async def say(self, sign: bytes) -> None:
        """Say one sign."""
        if self._line is not None:
            await self._line.send(sign)

    def fall_silent(self) -> None:
        """Hang up, where there is something to hang up."""
        if self._line is not None:
            self._line.drop()

    async def tell(self, body: bytes, due: Due) -> None:
        """Say a message, again while it is not understood, and end."""
        async with self._speaking:
            self._said = self._understood = False
            if not await self._has_the_word(due):
                return
            for tried in range(_TRIES):
                spoilt = "bad_lrc_forever" in due or ("bad_lrc_x1" in due and not tried)
                if "drop_mid_frame" in due:
                    await self.say(frame(body)[: len(body) // 2])
                    self.fall_silent()
                    return
                self._said = True
                await self._send(frame(body, spoilt=spoilt), due)
                if await self._reply() == ACK:
                    break
            if "eot_lost" not in due:
                await self.say(EOT)

    async def _send(self, data: bytes, due: Due) -> None:
        """Say a message's bytes, in the pieces in which the faults have them."""
        line = self._line
        if line is None:
            return
        if "endless_answer" in due:
            data = STX + b"A" * _ENDLESS
        if "garbage_before_frame" in due:
            data = GARBAGE + data
        if "coalesced_with_next" in due:
            data += EOT + ENQ
        await send_pieces(data, line, due, self._clock)

    async def _has_the_word(self, due: Due) -> bool:
        """Ask for the word until the till gives it; False when it never does."""
        await self._till_has_ended()
        if "enq_then_eot" in due:
            await self.say(ENQ + EOT)
        for _ in range(_TRIES):
            self._forget_replies()
            await self.say(ENQ)
            if await self._reply() == ACK:
                return True
            await self.say(EOT)
            await self._clock.wait(_PAUSE_MS)
        return False

    async def _till_has_ended(self) -> None:
        """Wait for the till's end, but not for ever: it may have been lost."""
        waiting = asyncio.create_task(self._clock.wait(_TILL_ENDS_MS))
        ended = asyncio.create_task(self._ended.wait())
        await self._first_of(waiting, ended)

    async def _reply(self) -> bytes:
        """Wait for the till's ACK or NAK; nothing when none comes."""
        waiting = asyncio.create_task(self._clock.wait(_REPLY_MS))
        replied = asyncio.create_task(self._replies.get())
        await self._first_of(waiting, replied)
        return replied.result() if replied.done() and not replied.cancelled() else b""

    async def _first_of(self, *tasks: "asyncio.Task[None] | asyncio.Task[bytes] | asyncio.Task[bool]") -> None:
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                if not task.done():
                    task.cancel()

    def _forget_replies(self) -> None:
        while not self._replies.empty():
            self._replies.get_nowait()

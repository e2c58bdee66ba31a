"""The head, the cutter and the drawer: does what was received, in its turn, and writes down what came out."""

import asyncio
import base64
import hashlib
from collections import deque
from collections.abc import Callable
from pathlib import Path

from pos.simulators.journal import DeviceJournal
from pos.simulators.printer.condition import Condition
from pos.simulators.printer.paper import LINE_ROWS, Strip, save_png
from pos.simulators.printer.stream import Buffered, Cleared, Command, PulseNow, RealTime, Rows, StatusAsked, Stray

BAND_ROWS = 24
_CLEAR_RESPONSE = b"\x37\x25\x00"
_PROCESS_ID = b"\x1d(H\x06\x00\x30\x30"


class Mechanism:
    """Holds the receive buffer, and empties it as long as there is paper under a closed cover."""

    def __init__(self, condition: Condition, journal: DeviceJournal, folder: Path) -> None:
        """Print into `folder`, numbering on from the papers of earlier runs; `reply` is set by the wire."""
        self.reply: Callable[[bytes], None] = lambda _: None
        self._condition = condition
        self._journal = journal
        self._folder = folder
        self._waiting: deque[Buffered] = deque()
        self._strip = Strip()
        self._papers = journal.count("paper")
        self._quiet = False
        self._changed = asyncio.Event()

    def take(self, real_time: list[RealTime], buffered: list[Buffered]) -> None:
        """Take what was received: do at once what is for now, and the rest in its turn."""
        for asked in real_time:
            match asked:
                case StatusAsked(which):
                    self.reply(self._condition.status(which))
                case PulseNow(pin):
                    self._open_drawer(pin)
                case Cleared():
                    self._waiting.clear()
                    self.reply(_CLEAR_RESPONSE)
        self._waiting += buffered
        self.look()

    def look(self) -> None:
        """Notice that the condition or the buffer changed."""
        self._changed.set()

    def tell_condition(self) -> None:
        """Tell the watchers how the printer is now."""
        self._journal.show({"event": "condition", **self._condition.told()})

    def lose_line(self) -> None:
        """Notice that the cable broke."""
        self._journal.write("cable_broke")
        self.tell_condition()

    def forget(self, why: str) -> None:
        """Lose the buffer; what hangs out half printed stays half printed."""
        self._waiting.clear()
        self._tear(why)
        self._quiet = False

    async def work(self) -> None:
        """Do one command after the other, for ever."""
        while True:
            while not (self._waiting and self._condition.able):
                self._changed.clear()
                await self._changed.wait()
            await self._do(self._waiting.popleft())

    async def _do(self, buffered: Buffered) -> None:
        match buffered:
            case Rows(width, bits):
                await self._print(width, bits)
            case Stray(text):
                self._strip.stray += len(text)
            case Command(code):
                self._obey(code)

    async def _print(self, width: int, bits: bytes) -> None:
        """Print the first rows, at the head's pace; the others go back to the front of the buffer."""
        condition = self._condition
        rows = min(BAND_ROWS, len(bits) * 8 // width)
        if condition.rows_left is not None:
            rows = min(rows, condition.rows_left)
            condition.rows_left -= rows
        cut = rows * width // 8
        if bits[cut:]:
            self._waiting.appendleft(Rows(width, bits[cut:]))
        if rows:
            self._strip.add(width, bits[:cut])
            shown = base64.b64encode(bits[:cut]).decode("ascii")
            self._journal.show({"event": "rows", "width": width, "bits": shown})
        if condition.rows_left == 0:
            condition.rows_left, condition.paper = None, False
            self._journal.write("roll_ended")
            self.tell_condition()
        await asyncio.sleep(rows / condition.rows_per_second if condition.rows_per_second else 0)

    def _obey(self, code: bytes) -> None:
        if code == b"\x1b@":
            self._tear("next")
        elif code[:2] == b"\x1bd":
            self._strip.feed(code[2] * LINE_ROWS)
        elif code[:2] == b"\x1bp":
            self._open_drawer(code[2])
        elif code[:2] == b"\x1dV":
            self._cut(code[3] if len(code) > len(b"\x1dVm") else 0)
        elif code[:3] in {b"\x1dr\x01", b"\x1dr\x31"}:
            self._confirm(self._condition.sensor())
        elif code.startswith(_PROCESS_ID):
            self._confirm(b"\x37\x22" + code[len(_PROCESS_ID) :] + b"\x00")

    def _confirm(self, answer: bytes) -> None:
        if not self._quiet:
            self.reply(answer)

    def _open_drawer(self, pin: int) -> None:
        self._condition.drawer_open = True
        self._journal.write("drawer", pin=pin)
        self.tell_condition()

    def _cut(self, feed: int) -> None:
        self._strip.feed(feed)
        self._give(complete=True, why="cut")
        self._keep_quiet()

    def _keep_quiet(self) -> None:
        """Decide, for what follows this paper, whether confirmations get lost."""
        self._quiet = self._condition.papers_unconfirmed > 0
        self._condition.papers_unconfirmed -= self._quiet
        self.tell_condition()

    def _tear(self, why: str) -> None:
        """Take away what hangs out uncut: it is not a whole paper."""
        if not self._strip.blank:
            self._give(complete=False, why=why)

    def _give(self, *, complete: bool, why: str) -> None:
        strip, self._strip = self._strip, Strip()
        self._papers += 1
        name = f"paper-{self._papers:04}.png"
        save_png(strip, self._folder / name)
        self._journal.write(
            "paper",
            number=self._papers,
            complete=complete,
            why=why,
            width=strip.width,
            rows=len(strip.rows),
            stray=strip.stray,
            sha256=hashlib.sha256(strip.printed).hexdigest(),
            png=name,
        )

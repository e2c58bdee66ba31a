"""Its process: `python -m pos.simulators.wallet --journal FILE --central URL --name NAME --secret HEX`.

It is ready when it wrote a line with its control port. There phones are held: `scan` reads a code, `pay` pays it.
"""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path

from pos.simulators.control import Act, Answer, ControlPort, Values
from pos.simulators.journal import DeviceJournal
from pos.simulators.lifeline import parent_gone
from pos.simulators.terminal.faults import FaultBook
from pos.simulators.wallet.code import scan
from pos.simulators.wallet.faults import FAULTS, PAYMENT
from pos.simulators.wallet.notice import Central
from pos.simulators.wallet.switch import Switch


class Controls:
    """Does what the control port is asked; what changes something is in the journal before it happens."""

    def __init__(self, switch: Switch, book: FaultBook, journal: DeviceJournal) -> None:
        self._switch, self._book, self._journal = switch, book, journal

    def acts(self) -> dict[str, Act]:
        """List the acts by name."""
        told = {
            "fault": self._fault,
            "clear": self._clear,
            "let_go": self._let_go,
            "cut_cable": self._cut_cable,
            "join_cable": self._join_cable,
            "restore": self._restore,
        }
        silent: dict[str, Act] = {
            "status": self._status,
            "journal": self._list,
            "scan": self._scan,
            "pay": self._pay,
            "hurry": self._hurry,
        }
        return {**silent, **{name: self._telling(name, act) for name, act in told.items()}}

    def _telling(self, name: str, act: Act) -> Act:
        async def acting(values: Values) -> Answer:
            self._journal.write("control", act=name, **{key: values[key] for key in values if key != "do"})
            answer = await act(values)
            self._journal.show({"event": "condition", **self._condition()})
            return answer

        return acting

    def _condition(self) -> Values:
        return {"power": True, "cable": self._switch.connected, "faults": " ".join(self._book.names)}

    async def _status(self, _: Values) -> Answer:
        known, untold = " ".join(self._book.table), " ".join(self._switch.untold)
        return {**self._condition(), "known": known, "untold": untold}

    async def _list(self, _: Values) -> Answer:
        return {"events": self._journal.events()}

    async def _scan(self, values: Values) -> Answer:
        """Read a `code` as a phone does: whom it pays, and what."""
        try:
            read = asdict(scan(str(values["code"])))
        except ValueError:
            self._journal.show({"event": "unreadable"})
            raise
        self._journal.show({"event": "scanned", "code": str(values["code"]), **read})
        return read

    async def _pay(self, values: Values) -> Answer:
        """Pay a `code`: what it says, or the `amount` (hundredths) that the phone's holder types."""
        read, typed = scan(str(values["code"])), int(values.get("amount", 0))
        if typed and read.amount and typed != read.amount:
            raise ValueError("this code says how much, and nothing else can be typed")
        return {"transactions": self._switch.pay(read, read.amount or typed)}

    async def _hurry(self, _: Values) -> Answer:
        """Tell at once what waits for its next try."""
        self._switch.hurry()
        return {}

    async def _fault(self, values: Values) -> Answer:
        self._book.arm(values)
        return {}

    async def _clear(self, values: Values) -> Answer:
        """Disarm the fault `name`, or all."""
        self._book.clear(str(values.get("name", "")))
        return {}

    async def _let_go(self, _: Values) -> Answer:
        """Tell rightly what was held back, or was told wrongly."""
        self._switch.let_go()
        return {}

    async def _cut_cable(self, _: Values) -> Answer:
        self._switch.cut()
        return {}

    async def _join_cable(self, _: Values) -> Answer:
        self._switch.join()
        return {}

    async def _restore(self, values: Values) -> Answer:
        """Put everything right: network, no fault, nothing held back."""
        self._book.clear()
        self._switch.join()
        return await self._let_go(values)


def main(arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    parser = argparse.ArgumentParser(prog="pos simulate wallet", description="A wallet's switch, and its phones.")
    parser.add_argument("--port", type=int, default=0, help="the port for phones and faults; 0 takes a free one")
    parser.add_argument("--journal", type=Path, required=True, help="the file where everything done is written")
    parser.add_argument("--central", required=True, metavar="URL", help="the address of the central that is told")
    parser.add_argument("--name", default="wallet", help="the name that central knows this switch by")
    parser.add_argument(
        "--secret", type=bytes.fromhex, required=True, help="what `pos central switch add NAME` printed"
    )
    parser.add_argument("--window", action="store_true", help="show a customer's phone")
    parser.add_argument("--language", choices=("ar", "fr", "en"), default="ar", help="of the window")
    try:
        return asyncio.run(_run(parser.parse_args(arguments)))
    except KeyboardInterrupt:
        return 0


async def _run(options: argparse.Namespace) -> int:
    gone = parent_gone()
    journal = DeviceJournal(options.journal)
    book = FaultBook(journal, FAULTS, (PAYMENT,))
    switch = Switch(journal, book, Central(options.central, options.name, options.secret))
    control = await ControlPort(Controls(switch, book, journal).acts(), journal).listen(options.port)
    port = control.sockets[0].getsockname()[1]
    switch.begin()
    window = await _open_window(port, options.language) if options.window else None
    print(json.dumps({"port": port, "control": port}), flush=True)  # noqa: T201 -- the announcement
    if window is not None:
        closing = asyncio.create_task(window.wait())
        closing.add_done_callback(lambda _: gone.set())
    await gone.wait()
    return 0


async def _open_window(control_port: int, language: str) -> asyncio.subprocess.Process:
    """Start the window as a process of its own: it knows the control port and nothing else, and ends with it."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pos.simulators.wallet.window", str(control_port), language),
        stdin=asyncio.subprocess.DEVNULL,
    )

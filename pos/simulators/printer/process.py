"""The printer's process: `python -m pos.simulators printer --out DIR`, ready when it wrote a line with its ports."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from pos.simulators.control import ControlPort
from pos.simulators.journal import DeviceJournal
from pos.simulators.lifeline import parent_gone
from pos.simulators.printer.condition import Condition
from pos.simulators.printer.faults import Faults
from pos.simulators.printer.mechanism import Mechanism
from pos.simulators.printer.wire import Wire

WATCHABLE_ROWS_PER_SECOND = 1_200
"""With a window the paper comes as from a real printer, 150 mm a second, so that one can watch it."""


def main(arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    parser = argparse.ArgumentParser(prog="pos simulate printer", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the printer's port; 0 takes a free one")
    parser.add_argument("--control-port", type=int, default=0, help="the port for faults; 0 takes a free one")
    parser.add_argument("--out", type=Path, required=True, help="where papers and the journal are written")
    parser.add_argument("--window", action="store_true", help="show the paper and buttons for the faults")
    parser.add_argument("--language", choices=("ar", "fr", "en"), default="ar", help="of the window")
    try:
        return asyncio.run(_run(parser.parse_args(arguments)))
    except KeyboardInterrupt:
        return 0


async def _run(options: argparse.Namespace) -> int:
    gone = parent_gone()
    options.out.mkdir(parents=True, exist_ok=True)
    journal = DeviceJournal(options.out / "journal.jsonl")
    condition = Condition(usual_pace=WATCHABLE_ROWS_PER_SECOND if options.window else 0)
    mechanism = Mechanism(condition, journal, options.out)
    wire = Wire(mechanism, condition, options.port)
    faults = Faults(condition, mechanism, wire, journal)
    control = await ControlPort(faults.acts(options.out), journal).listen(options.control_port)
    await wire.switch_on()
    working = asyncio.create_task(mechanism.work())
    working.add_done_callback(lambda _: gone.set())
    control_port = control.sockets[0].getsockname()[1]
    window = await _open_window(control_port, options.language) if options.window else None
    print(json.dumps({"port": wire.port, "control": control_port}), flush=True)  # noqa: T201 -- the announcement
    if window is not None:
        closing = asyncio.create_task(window.wait())
        closing.add_done_callback(lambda _: gone.set())
    await gone.wait()
    if working.done():
        working.result()
    return 0


async def _open_window(control_port: int, language: str) -> asyncio.subprocess.Process:
    """Start the window as a process of its own: it knows the control port and nothing else, and ends with it."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pos.simulators.printer.window", str(control_port), language),
        stdin=asyncio.subprocess.DEVNULL,
    )

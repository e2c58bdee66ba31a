"""The terminal's process: `python -m pos.simulators.naps --journal FILE`, ready when it wrote a line with its ports."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from pos.simulators.control import ControlPort
from pos.simulators.journal import DeviceJournal
from pos.simulators.lifeline import parent_gone
from pos.simulators.naps.clock import TerminalClock
from pos.simulators.naps.controls import Controls, Mains
from pos.simulators.naps.dialogue import Dialogue
from pos.simulators.naps.faults import FaultBook
from pos.simulators.naps.line import Cable, Port
from pos.simulators.naps.script import Script
from pos.simulators.naps.terminal import Terminal


def main(arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    parser = argparse.ArgumentParser(prog="pos simulate naps", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the terminal's port; 0 takes a free one")
    parser.add_argument("--control-port", type=int, default=0, help="the port for hands and faults; 0 takes a free one")
    parser.add_argument("--journal", type=Path, required=True, help="the file where everything done is written")
    parser.add_argument("--slips", type=Path, help="the folder where slips are written, if wished")
    parser.add_argument("--pause-ms", type=int, default=0, help="how long the automatic customer takes for each thing")
    parser.add_argument("--window", action="store_true", help="show the terminal: a person is the customer")
    parser.add_argument("--language", choices=("ar", "fr", "en"), default="ar", help="of the window")
    try:
        return asyncio.run(_run(parser.parse_args(arguments)))
    except KeyboardInterrupt:
        return 0


async def _run(options: argparse.Namespace) -> int:
    gone = parent_gone()
    if options.slips is not None:
        options.slips.mkdir(parents=True, exist_ok=True)
    journal = DeviceJournal(options.journal)
    faults, script, cable = FaultBook(journal), Script(), Cable()
    terminal = Terminal(journal, TerminalClock(), options.slips, options.pause_ms)
    terminal.by_hand = options.window
    dialogue = Dialogue(terminal, faults, script, journal)
    port = Port(options.port, cable, dialogue.hear, lambda count: journal.write("garbage", bytes=count))
    mains = Mains(terminal, dialogue, port, cable, faults)
    controls = Controls(terminal, mains, faults, script, journal)
    control = await ControlPort(controls.acts(), journal).listen(options.control_port)
    await mains.listen()
    control_port = control.sockets[0].getsockname()[1]
    window = await _open_window(control_port, options.language) if options.window else None
    print(json.dumps({"port": port.number, "control": control_port}), flush=True)  # noqa: T201 -- the announcement
    if window is not None:
        closing = asyncio.create_task(window.wait())
        closing.add_done_callback(lambda _: gone.set())
    await gone.wait()
    return 0


async def _open_window(control_port: int, language: str) -> asyncio.subprocess.Process:
    """Start the window as a process of its own: it knows the control port and nothing else, and ends with it."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pos.simulators.naps.window", str(control_port), language),
        stdin=asyncio.subprocess.DEVNULL,
    )

"""What the processes of card terminals share: their options, their control port, their window, and how they end."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pos.simulators.control import ControlPort
from pos.simulators.journal import DeviceJournal
from pos.simulators.lifeline import parent_gone
from pos.simulators.terminal.controls import Controls, Mains, Mind
from pos.simulators.terminal.device import CardTerminal
from pos.simulators.terminal.faults import Fault, FaultBook
from pos.simulators.terminal.network import Cable, Ears, Port
from pos.simulators.terminal.script import Script


@dataclass(frozen=True, slots=True)
class Works:
    """What a terminal is made with: its journal, the faults that are armed, the payments that are planned."""

    journal: DeviceJournal
    faults: FaultBook
    script: Script
    slips: Path | None
    pause_ms: int

    def garbled(self, count: int) -> None:
        """Write down how much was heard that says nothing."""
        self.journal.write("garbage", bytes=count)


@dataclass(frozen=True, slots=True)
class Made:
    """A terminal, the mind that hears requests and answers them, and the port where a till finds it on the network."""

    terminal: CardTerminal
    mind: Mind
    ears: Ears[Any]
    port: Callable[[int, Cable, Ears[Any]], Port[Any]] = Port


@dataclass(frozen=True, slots=True)
class Model:
    """A model of terminal: the name it is started by, its faults, the kinds of requests, how one is made.

    `plug` makes the other end of a cable, for a model that has one.
    """

    name: str
    faults: Sequence[Fault]
    kinds: Sequence[str]
    make: Callable[[Works], Made]
    plug: Callable[[Cable, Ears[Any]], Port[Any]] | None = None


def run(model: Model, arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    parser = argparse.ArgumentParser(prog=f"pos simulate {model.name}", description="A simulated card terminal.")
    parser.add_argument("--port", type=int, default=0, help="the terminal's port; 0 takes a free one")
    parser.add_argument("--control-port", type=int, default=0, help="the port for hands and faults; 0 takes a free one")
    parser.add_argument("--journal", type=Path, required=True, help="the file where everything done is written")
    parser.add_argument("--slips", type=Path, help="the folder where slips are written, if wished")
    parser.add_argument("--pause-ms", type=int, default=0, help="how long the automatic customer takes for each thing")
    parser.add_argument("--window", action="store_true", help="show the terminal: a person is the customer")
    parser.add_argument("--language", choices=("ar", "fr", "en"), default="ar", help="of the window")
    if model.plug is not None:
        parser.add_argument("--pty", action="store_true", help="be plugged in at a serial port of this machine instead")
    try:
        return asyncio.run(_run(model, parser.parse_args(arguments)))
    except KeyboardInterrupt:
        return 0


async def _run(model: Model, options: argparse.Namespace) -> int:
    gone = parent_gone()
    if options.slips is not None:
        options.slips.mkdir(parents=True, exist_ok=True)
    journal = DeviceJournal(options.journal)
    works = Works(journal, FaultBook(journal, model.faults, model.kinds), Script(), options.slips, options.pause_ms)
    made = model.make(works)
    made.terminal.by_hand = options.window
    cable = Cable()
    plugged = model.plug is not None and options.pty
    port = model.plug(cable, made.ears) if model.plug and plugged else made.port(options.port, cable, made.ears)
    mains = Mains(made.terminal, made.mind, port, cable, works.faults)
    controls = Controls(made.terminal, mains, works.faults, works.script)
    control = await ControlPort(controls.acts(), journal).listen(options.control_port)
    await mains.listen()
    control_port = control.sockets[0].getsockname()[1]
    window = await _open_window(control_port, options.language) if options.window else None
    print(json.dumps({"port": port.number, **port.told(), "control": control_port}), flush=True)  # noqa: T201 -- the announcement
    if window is not None:
        closing = asyncio.create_task(window.wait())
        closing.add_done_callback(lambda _: gone.set())
    await gone.wait()
    return 0


async def _open_window(control_port: int, language: str) -> asyncio.subprocess.Process:
    """Start the window as a process of its own: it knows the control port and nothing else, and ends with it."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pos.simulators.terminal.window", str(control_port), language),
        stdin=asyncio.subprocess.DEVNULL,
    )

"""What the control port understands: a person's hands, the plug and the cable, the faults, the script, the clock."""

import asyncio
from datetime import datetime
from typing import Any, Protocol

from pos.simulators.control import Act, Answer, Values
from pos.simulators.terminal.device import CardTerminal
from pos.simulators.terminal.faults import CONNECT_REFUSED, FaultBook
from pos.simulators.terminal.network import Cable, Port
from pos.simulators.terminal.script import Script


class Mind(Protocol):
    """What hears a terminal's requests and answers them, as far as the plug is concerned."""

    def forget(self) -> None:
        """Stop in the middle of whatever it is."""
        ...


class Mains:
    """The plug and the cable."""

    def __init__(self, terminal: CardTerminal, mind: Mind, port: Port[Any], cable: Cable, faults: FaultBook) -> None:
        """Hold both ends of the plug: what loses power, and what has it back."""
        self.cable = cable
        self._terminal = terminal
        self._mind = mind
        self._port = port
        self._faults = faults
        self._crashing: set[asyncio.Task[None]] = set()
        terminal.crash = self._crash

    def own_time(self) -> Values:
        """Tell how many answers were given, and how long they took."""
        return {"answers": self._port.watch.answers, "took_ns": self._port.watch.took_ns}

    async def listen(self) -> None:
        """Let tills connect, where there is power and no fault against it."""
        if self._terminal.power and CONNECT_REFUSED not in self._faults.names:
            await self._port.listen()

    def refuse(self) -> None:
        """Let nobody connect."""
        self._port.shut()

    def pull(self) -> None:
        """Take the power away in the middle of whatever it is."""
        self._port.shut()
        self._mind.forget()
        self._terminal.lose_power()

    async def plug_in(self) -> None:
        """Give power."""
        if not self._terminal.power:
            self._terminal.get_power()
            await self.listen()
            self._terminal.let_go()

    def _crash(self) -> None:
        # By a task of its own: the payment that crashes is among what is stopped.
        task = asyncio.create_task(self._restart())
        self._crashing.add(task)
        task.add_done_callback(self._crashing.discard)

    async def _restart(self) -> None:
        self.pull()
        await self.plug_in()


class Controls:
    """Does what the control port is asked; what changes the device is written to the journal before it happens."""

    def __init__(self, terminal: CardTerminal, mains: Mains, faults: FaultBook, script: Script) -> None:
        self._terminal = terminal
        self._mains = mains
        self._faults = faults
        self._script = script
        self._journal = terminal.journal

    def acts(self) -> dict[str, Act]:
        """List the acts by name."""
        told = {
            "fault": self._fault,
            "clear": self._clear,
            "next": self._next,
            "tap": self._tap,
            "cancel": self._cancel,
            "by_hand": self._by_hand,
            "pull_plug": self._pull_plug,
            "plug_in": self._plug_in,
            "cut_cable": self._cut_cable,
            "join_cable": self._join_cable,
            "restore": self._restore,
            "set_clock": self._set_clock,
            "advance": self._advance,
        }
        # A PIN is never written down.
        silent: dict[str, Act] = {"status": self._status, "journal": self._list, "pin": self._pin}
        return {**silent, **{name: self._telling(name, act) for name, act in told.items()}}

    def _telling(self, name: str, act: Act) -> Act:
        async def acting(values: Values) -> Answer:
            self._journal.write("control", act=name, **{key: values[key] for key in values if key != "do"})
            answer = await act(values)
            self._journal.show({"event": "condition", **self._condition()})
            return answer

        return acting

    def _condition(self) -> Values:
        terminal = self._terminal
        return {
            "power": terminal.power,
            "cable": self._mains.cable.whole,
            "by_hand": terminal.by_hand,
            "faults": " ".join(self._faults.names),
        }

    async def _status(self, _: Values) -> Answer:
        terminal = self._terminal
        return {
            **self._condition(),
            **terminal.screen.shown,
            "pause_ms": terminal.pause_ms,
            **terminal.told(),
            **self._mains.own_time(),
            "known": " ".join(self._faults.table),
            "planned": self._script.length,
            "slips": terminal.slips,
            "now": terminal.clock.now().isoformat(timespec="seconds"),
        }

    async def _list(self, _: Values) -> Answer:
        return {"events": self._journal.events()}

    async def _tap(self, values: Values) -> Answer:
        """Tap or put in the `card`."""
        self._terminal.tap(str(values["card"]))
        return {}

    async def _pin(self, values: Values) -> Answer:
        """Type the `digits` and press the green key."""
        self._terminal.type_pin(str(values["digits"]))
        return {}

    async def _cancel(self, _: Values) -> Answer:
        self._terminal.press_cancel()
        return {}

    async def _by_hand(self, values: Values) -> Answer:
        """Let a person be the customer, or (`on` false) the automatic one, who takes `pause_ms` for each thing done."""
        self._terminal.by_hand = bool(values.get("on", True))
        self._terminal.pause_ms = int(values.get("pause_ms", self._terminal.pause_ms))
        return {}

    async def _next(self, values: Values) -> Answer:
        self._script.add(values)
        return {}

    async def _fault(self, values: Values) -> Answer:
        self._faults.arm(values)
        if CONNECT_REFUSED in self._faults.names:
            self._mains.refuse()
        return {}

    async def _clear(self, values: Values) -> Answer:
        """Disarm the fault `name`, or all."""
        self._faults.clear(str(values.get("name", "")))
        await self._mains.listen()
        return {}

    async def _pull_plug(self, _: Values) -> Answer:
        self._mains.pull()
        return {}

    async def _plug_in(self, _: Values) -> Answer:
        await self._mains.plug_in()
        return {}

    async def _cut_cable(self, _: Values) -> Answer:
        self._mains.cable.cut()
        return {}

    async def _join_cable(self, _: Values) -> Answer:
        self._mains.cable.join()
        return {}

    async def _restore(self, values: Values) -> Answer:
        """Put everything right: power, cable, no fault, nothing planned."""
        self._script.forget()
        self._mains.cable.join()
        await self._mains.plug_in()
        return await self._clear(values)

    async def _set_clock(self, values: Values) -> Answer:
        """Put the clock's hands `at` a time in ISO 8601."""
        self._terminal.clock.set(datetime.fromisoformat(str(values["at"])))
        return {}

    async def _advance(self, values: Values) -> Answer:
        """Let that many `seconds` pass at once."""
        self._terminal.clock.advance(int(values["seconds"]))
        return {}

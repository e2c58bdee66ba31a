"""Everything that can happen to the printer, by name: what the control port understands."""

import base64
from pathlib import Path

from pos.simulators.control import Act, Answer, Values
from pos.simulators.journal import DeviceJournal
from pos.simulators.printer.condition import Condition
from pos.simulators.printer.mechanism import Mechanism
from pos.simulators.printer.wire import Wire


class Faults:
    """Switches faults on and off; each is written to the journal before it happens."""

    def __init__(self, condition: Condition, mechanism: Mechanism, wire: Wire, journal: DeviceJournal) -> None:
        self._condition = condition
        self._mechanism = mechanism
        self._wire = wire
        self._journal = journal

    def acts(self, folder: Path) -> dict[str, Act]:
        """List the acts by name; `folder` is where the papers lie."""

        async def status(_: Values) -> Values:
            return self._condition.told()

        async def paper(values: Values) -> Values:
            picture = folder / f"paper-{int(values['number']):04}.png"
            return {"png": base64.b64encode(picture.read_bytes()).decode("ascii")}

        faults = {
            "off": self._off,
            "on": self._on,
            "paper_out": self._paper_out,
            "paper_in": self._paper_in,
            "paper_low": self._paper_low,
            "cover_open": self._cover_open,
            "cover_closed": self._cover_closed,
            "cut_in_middle": self._cut_in_middle,
            "slow": self._slow,
            "garbage_status": self._garbage_status,
            "lose_confirmation": self._lose_confirmation,
            "close_drawer": self._close_drawer,
            "mend": self._mend,
        }
        return {"status": status, "paper": paper, **{name: self._told(name, act) for name, act in faults.items()}}

    def _told(self, name: str, act: Act) -> Act:
        async def acting(values: Values) -> Answer:
            self._journal.write("fault", name=name, **{key: values[key] for key in values if key != "do"})
            answer = await act(values)
            self._mechanism.look()
            self._mechanism.tell_condition()
            return answer

        return acting

    async def _off(self, _: Values) -> Values:
        self._condition.power = False
        self._wire.switch_off()
        self._mechanism.forget("power")
        return {}

    async def _on(self, _: Values) -> Values:
        if not self._condition.power:
            await self._wire.switch_on()
            self._condition.power = True
        return {}

    async def _paper_out(self, values: Values) -> Values:
        """Take the roll away, now or when `after_rows` more rows of dots are printed."""
        rows = int(values.get("after_rows", 0))
        self._condition.rows_left = rows or None
        self._condition.paper = bool(rows)
        return {}

    async def _paper_in(self, _: Values) -> Values:
        self._condition.paper, self._condition.paper_low = True, False
        self._condition.rows_left = None
        return {}

    async def _paper_low(self, _: Values) -> Values:
        self._condition.paper_low = True
        return {}

    async def _cover_open(self, _: Values) -> Values:
        self._condition.cover_open = True
        return {}

    async def _cover_closed(self, _: Values) -> Values:
        self._condition.cover_open = False
        return {}

    async def _cut_in_middle(self, values: Values) -> Values:
        """Break the connection, once, when `after_bytes` more bytes have come in."""
        self._condition.bytes_until_cut = int(values["after_bytes"])
        return {}

    async def _slow(self, values: Values) -> Values:
        """Print `rows_per_second`; 0 is the usual pace again."""
        self._condition.slow_pace = int(values["rows_per_second"])
        return {}

    async def _garbage_status(self, values: Values) -> Values:
        self._condition.garbage = bool(values.get("on", True))
        return {}

    async def _lose_confirmation(self, values: Values) -> Values:
        """Print, but keep quiet about the next `papers` ones."""
        self._condition.papers_unconfirmed = int(values.get("papers", 1))
        return {}

    async def _mend(self, values: Values) -> Values:
        """Put everything right: power, paper, cover, cable, drawer; what hangs out is taken away."""
        self._mechanism.forget("mended")
        self._wire.forget()
        self._condition.mend()
        return await self._on(values)

    async def _close_drawer(self, _: Values) -> Values:
        self._condition.drawer_open = False
        return {}

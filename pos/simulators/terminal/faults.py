"""What can go wrong on a terminal's line or in the terminal, by name: armed for some requests, or until cleared.

Each terminal has a table of its own; what the shared parts do about a fault goes by its name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pos.simulators.control import Values
from pos.simulators.journal import DeviceJournal

ANY = "any"
LATE_SECONDS = 200
_DRIP_PIECES = 8
_DRIP_MS = 1_500
CONNECT_REFUSED = "connect_refused"

Due = dict[str, dict[str, int]]
"""What is to happen, by the fault's name, with its numbers."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: the kind of request it usually waits for (empty: none, it is in force at once), and its numbers.

    One that is `movable` happens to any answer on its way, and can be armed for another kind of request, or for any.
    """

    name: str
    waits_for: str
    numbers: dict[str, int] = field(default_factory=dict)
    movable: bool = False


def on_the_way(payment: str) -> tuple[Fault, ...]:
    """Give what can happen to any answer on its way; `payment` is the kind of request that it usually waits for."""
    return (
        Fault(CONNECT_REFUSED, ""),
        Fault("accept_then_silence", payment, movable=True),
        Fault("drop_before_authorise", payment, movable=True),
        Fault("drop_after_authorise", payment, movable=True),
        Fault("drop_mid_frame", payment, movable=True),
        Fault("answer_late", payment, {"seconds": LATE_SECONDS}, movable=True),
        Fault("answer_twice", payment, movable=True),
        Fault("answer_of_previous", payment),
        Fault("wrong_reference", payment, movable=True),
        Fault("wrong_amount", payment, movable=True),
        Fault("wrong_currency", payment, movable=True),
        Fault("garbage_before_frame", payment, movable=True),
        Fault("split_1_byte", payment, movable=True),
        Fault("coalesced_with_next", payment, movable=True),
        Fault("slow_drip", payment, {"pieces": _DRIP_PIECES, "milliseconds": _DRIP_MS}, movable=True),
        Fault("busy", payment, movable=True),
        Fault("clock_wrong", payment, movable=True),
        Fault("partial_approval", payment),
        Fault("pin_wrong_then_ok", payment),
        Fault("crash_after_authorise_with_journal", payment),
        Fault("crash_without_journal", payment),
        Fault("printer_out_of_paper_in_slip", payment),
    )


@dataclass(slots=True)
class _Armed:
    waits_for: str
    times: int
    numbers: dict[str, int]


class FaultBook:
    """The faults that are armed."""

    def __init__(self, journal: DeviceJournal, table: Iterable[Fault], kinds: Iterable[str]) -> None:
        """Have none armed; whoever watches the journal hears what is. `kinds` are the requests there are."""
        self.table = {fault.name: fault for fault in table}
        self._kinds = {ANY, *kinds}
        self._armed: dict[str, _Armed] = {}
        self._journal = journal

    @property
    def names(self) -> list[str]:
        """What is armed, in the order of the arming."""
        return list(self._armed)

    def arm(self, values: Values) -> Fault:
        """Arm fault `name` for the next `times` requests (default 1; 0: until cleared) of the kind `message`."""
        name = str(values["name"])
        fault = self.table.get(name)
        if fault is None:
            raise ValueError(f"no fault {name!r}; known: {', '.join(self.table)}")
        waits_for = str(values.get("message", fault.waits_for))
        if waits_for != fault.waits_for and not (fault.movable and waits_for in self._kinds):
            raise ValueError(f"{name} cannot wait for message {waits_for!r}")
        numbers = {key: int(values.get(key, usual)) for key, usual in fault.numbers.items()}
        self._armed[name] = _Armed(waits_for, int(values.get("times", 1)), numbers)
        return fault

    def clear(self, name: str = "") -> None:
        """Disarm one, or all."""
        if name:
            self._armed.pop(name, None)
        else:
            self._armed.clear()

    def due(self, kind: str) -> Due:
        """Take what is to happen to a request of that kind, with its numbers."""
        found = {name: one for name, one in self._armed.items() if one.waits_for in {ANY, kind}}
        for name, one in found.items():
            if one.times == 1:
                del self._armed[name]
            one.times = max(0, one.times - 1)
        if found:
            self._journal.show({"event": "faults", "faults": " ".join(self._armed)})
        return {name: one.numbers for name, one in found.items()}

    def as_planned(self, names: Iterable[str]) -> Due:
        """Take faults that a payment's amount asks for, with their usual numbers, as far as there are such here."""
        return {name: self.table[name].numbers for name in names if name in self.table}

"""Everything that can go wrong on the line or in the terminal, by name: armed for some requests, or until cleared."""

from dataclasses import dataclass, field

from pos.simulators.control import Values
from pos.simulators.journal import DeviceJournal
from pos.simulators.naps.fields import Kind

ANY = "any"
_LATE_SECONDS = 200
_CONFIRMATION_LATE_SECONDS = 60
_DRIP_PIECES = 8
_DRIP_MS = 1_500


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: the kind of request it usually waits for (empty: none, it is in force at once), and its numbers."""

    name: str
    waits_for: str = Kind.PAYMENT
    numbers: dict[str, int] = field(default_factory=dict)


FAULTS = {
    fault.name: fault
    for fault in (
        Fault("connect_refused", waits_for=""),
        Fault("accept_then_silence"),
        Fault("drop_before_authorise"),
        Fault("drop_after_authorise"),
        Fault("drop_mid_frame"),
        Fault("answer_late", numbers={"seconds": _LATE_SECONDS}),
        Fault("answer_twice"),
        Fault("answer_of_previous"),
        Fault("wrong_reference"),
        Fault("wrong_amount"),
        Fault("wrong_currency"),
        Fault("garbage_before_frame"),
        Fault("split_1_byte"),
        Fault("coalesced_with_next"),
        Fault("partial_approval"),
        Fault("busy"),
        Fault("abort_loses_race"),
        Fault("pin_wrong_then_ok"),
        Fault("crash_after_authorise_with_journal"),
        Fault("crash_without_journal"),
        Fault("confirmation_lost", waits_for=Kind.CONFIRMATION),
        Fault("confirmation_late", waits_for=Kind.CONFIRMATION, numbers={"seconds": _CONFIRMATION_LATE_SECONDS}),
        Fault("auto_reversed"),
        Fault("slow_drip", numbers={"pieces": _DRIP_PIECES, "milliseconds": _DRIP_MS}),
        Fault("printer_out_of_paper_in_slip"),
        Fault("clock_wrong"),
        Fault("totals_differ", waits_for=Kind.SETTLEMENT),
    )
}
# What happens to any answer on its way can be armed for another kind of request than a payment, or for any.
_MOVABLE = {
    "accept_then_silence",
    "drop_before_authorise",
    "drop_after_authorise",
    "drop_mid_frame",
    "answer_late",
    "answer_twice",
    "wrong_reference",
    "wrong_amount",
    "wrong_currency",
    "garbage_before_frame",
    "split_1_byte",
    "coalesced_with_next",
    "slow_drip",
    "busy",
    "clock_wrong",
}

Due = dict[str, dict[str, int]]


@dataclass(slots=True)
class _Armed:
    waits_for: str
    times: int
    numbers: dict[str, int]


class FaultBook:
    """The faults that are armed."""

    def __init__(self, journal: DeviceJournal) -> None:
        """Have none armed; whoever watches the journal hears what is."""
        self._armed: dict[str, _Armed] = {}
        self._journal = journal

    @property
    def names(self) -> list[str]:
        """What is armed, in the order of the arming."""
        return list(self._armed)

    def arm(self, values: Values) -> Fault:
        """Arm fault `name` for the next `times` requests (default 1; 0: until cleared) of the kind `message`."""
        name = str(values["name"])
        fault = FAULTS.get(name)
        if fault is None:
            raise ValueError(f"no fault {name!r}; known: {', '.join(FAULTS)}")
        waits_for = str(values.get("message", fault.waits_for))
        if waits_for != fault.waits_for and (name not in _MOVABLE or waits_for not in {ANY, *Kind}):
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

    def due(self, kind: Kind) -> Due:
        """Take what is to happen to a request of that kind, with its numbers."""
        found = {name: one for name, one in self._armed.items() if one.waits_for in {ANY, kind}}
        for name, one in found.items():
            if one.times == 1:
                del self._armed[name]
            one.times = max(0, one.times - 1)
        if found:
            self._journal.show({"event": "faults", "faults": " ".join(self._armed)})
        return {name: one.numbers for name, one in found.items()}


def as_planned(names: tuple[str, ...]) -> Due:
    """Take faults that a payment's amount asks for, with their usual numbers."""
    return {name: FAULTS[name].numbers for name in names}

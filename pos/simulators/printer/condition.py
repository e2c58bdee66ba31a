"""How the printer is, and how it says so: the answers of DLE EOT, and the faults that can be switched on."""

from dataclasses import dataclass, fields

_FIXED = 0x12
_DRAWER_SHUT = 0x04
_OFFLINE = 0x08
_COVER = 0x04
_STOPPED = 0x20
_NEAR_END = 0x0C
_PAPER_OUT = 0x60
_SENSOR_NEAR_END = 0x03
_GARBAGE = b"\xff\x81\xc7\xee"


@dataclass(slots=True)
class Condition:
    """The state of the machine and of its faults.

    `rows_left` counts down to the end of the roll (None: no end in sight), `usual_pace` and `slow_pace` are rows a
    second (0: as fast as it goes, and: not slow), `papers_unconfirmed` tells for how many papers nothing will be
    confirmed, `bytes_until_cut` when the cable breaks (None: never).
    """

    usual_pace: int = 0

    power: bool = True
    paper: bool = True
    paper_low: bool = False
    cover_open: bool = False
    drawer_open: bool = False
    garbage: bool = False
    rows_left: int | None = None
    slow_pace: int = 0
    papers_unconfirmed: int = 0
    bytes_until_cut: int | None = None

    @property
    def able(self) -> bool:
        """Tell whether the head can print now."""
        return self.power and self.paper and not self.cover_open

    @property
    def rows_per_second(self) -> int:
        """The pace of the head; 0 is as fast as it goes."""
        return self.slow_pace or self.usual_pace

    def mend(self) -> None:
        """Have no fault any more; a printer that is off stays off."""
        well = Condition(usual_pace=self.usual_pace, power=self.power)
        for fault in fields(self):
            setattr(self, fault.name, getattr(well, fault.name))

    def status(self, which: int) -> bytes:
        """Answer DLE EOT `which`: 1 printer, 2 why off-line, 3 error, 4 paper."""
        if self.garbage:
            return _GARBAGE[which - 1 : which]
        match which:
            case 1:
                bits = (0 if self.drawer_open else _DRAWER_SHUT) | (0 if self.able else _OFFLINE)
            case 2:
                bits = (_COVER if self.cover_open else 0) | (0 if self.paper else _STOPPED)
            case 4:
                bits = (0 if self.paper else _PAPER_OUT) | (_NEAR_END if self.paper_low or not self.paper else 0)
            case _:
                bits = 0
        return bytes([_FIXED | bits])

    def sensor(self) -> bytes:
        """Answer GS r 1: the paper sensors, at the moment when the commands before it are done."""
        return bytes([_SENSOR_NEAR_END if self.paper_low else 0])

    def told(self) -> dict[str, str | int | bool]:
        """Tell everything to who looks at the control port."""
        return {
            "power": self.power,
            "paper": self.paper,
            "paper_low": self.paper_low,
            "cover_open": self.cover_open,
            "drawer_open": self.drawer_open,
            "slow": bool(self.slow_pace),
            "garbage": self.garbage,
            "papers_unconfirmed": self.papers_unconfirmed,
            "cable_will_break": self.bytes_until_cut is not None,
        }

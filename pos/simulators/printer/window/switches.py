"""What can go wrong at a touch, and right again at the next: one button each."""

from dataclasses import dataclass
from typing import Any

_SLOW_ROWS_PER_SECOND = 150
_CUT_AFTER_BYTES = 9_000
_WELL_WHEN_TRUE = {"power", "paper"}


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a button: its word, the act it asks for, and that act's values."""

    word: str
    act: str
    values: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Switch:
    """A button about one `key` of the printer's condition: its face while that is well, and while it is not."""

    key: str
    well: Face
    wrong: Face

    def is_wrong(self, condition: dict[str, Any]) -> bool:
        """Tell whether this is what is wrong; before anything is known, all is well."""
        well = self.key in _WELL_WHEN_TRUE
        return bool(condition.get(self.key, well)) is not well

    def face(self, condition: dict[str, Any]) -> Face:
        """Give the side that shows now."""
        return self.wrong if self.is_wrong(condition) else self.well


SWITCHES = (
    Switch("power", Face("off", "off"), Face("on", "on")),
    Switch("paper", Face("paper_out", "paper_out"), Face("paper_in", "paper_in")),
    Switch("cover_open", Face("cover_open", "cover_open"), Face("cover_closed", "cover_closed")),
    Switch(
        "slow",
        Face("slow", "slow", (("rows_per_second", _SLOW_ROWS_PER_SECOND),)),
        Face("usual", "slow", (("rows_per_second", 0),)),
    ),
    Switch(
        "cable_will_break",
        Face("cut", "cut_in_middle", (("after_bytes", _CUT_AFTER_BYTES),)),
        Face("cut_armed", "cut_in_middle", (("after_bytes", _CUT_AFTER_BYTES),)),
    ),
    Switch(
        "papers_unconfirmed",
        Face("lose", "lose_confirmation", (("papers", 1),)),
        Face("lose_armed", "lose_confirmation", (("papers", 0),)),
    ),
    Switch(
        "garbage",
        Face("garble", "garbage_status", (("on", 1),)),
        Face("clear", "garbage_status", (("on", 0),)),
    ),
)

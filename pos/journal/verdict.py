"""What a verification found: how far the journal is sound, and the first thing that is not."""

from enum import StrEnum

from pos.domain.values import dataclass
from pos.wire.head import Head


class Fault(StrEnum):
    """What can be wrong with an entry, or with what stands beside the entries."""

    NOT_A_JOURNAL = "not_a_journal"
    FILE_DAMAGED = "file_damaged"
    NUMBER_MISSING = "number_missing"
    CHAIN_BROKEN = "chain_broken"
    UNREADABLE = "unreadable"
    LABEL_DIFFERS = "label_differs"
    TILL_DIFFERS = "till_differs"
    EPOCH_WRONG = "epoch_wrong"
    NOT_FOUNDED = "not_founded"
    SERIES_WRONG = "series_wrong"
    SUMS_DIFFER = "sums_differ"
    SHIFT_WRONG = "shift_wrong"
    CLOSING_WRONG = "closing_wrong"
    PAYMENT_WRONG = "payment_wrong"
    POINTS_NOWHERE = "points_nowhere"
    DERIVED_DIFFERS = "derived_differs"


@dataclass(frozen=True, slots=True)
class Wrong:
    """The first fault: the journal number it was found at (0 when it is of no entry), and a detail to look at."""

    number: int
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`sound` is the number of the last entry up to which all is well; `head` is that entry's.

    `erased` lists the entries whose person's name was erased: that is no fault. `stopped` is true when the reading
    was given up before the end.
    """

    sound: int
    head: Head | None
    wrong: Wrong | None
    erased: tuple[int, ...] = ()
    stopped: bool = False


class Found(Exception):
    """Ends a verification at the first fault."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        """Keep what is wrong."""
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail

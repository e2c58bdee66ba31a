"""The facts of an organizer's desk: what somebody looked through and took as it stands, in the name of the fair.

Nothing of a till changes by it. It says what was known when a person said yes, so that what arrives later is seen to
have arrived later.
"""

from datetime import date

from pos.domain.money import Money
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class AcceptedShift:
    """A closed shift as it stood when it was accepted; `till`, `branch` and `shift` name it as central does.

    `papers` counts the sales and refunds that had arrived. `declared` is what the till said it sold, refunds taken off,
    `synced` what its papers add up to; `expected` and `counted` are the cash of the drawer.
    """

    till: str
    branch: int
    shift: int
    booth: str
    papers: int
    declared: Money
    synced: Money
    expected: Money
    counted: Money

    @property
    def unsynced(self) -> Money:
        """What was declared and did not arrive; negative when more arrived than was declared."""
        return self.declared - self.synced

    @property
    def difference(self) -> Money:
        """What was counted beyond what should have been in the drawer; negative when cash is missing."""
        return self.counted - self.expected

    @property
    def differs(self) -> bool:
        """Tell whether either figure differs from what it should be."""
        return bool(self.unsynced) or bool(self.difference)


@dataclass(frozen=True, slots=True)
class DayAccepted:
    """Shifts of a business day of a fair were accepted: `by` is the organizer's account, `note` explains differences.

    A day is accepted in parts: the booths that agree at once, the others one by one.
    """

    fair: str
    business_day: date
    shifts: tuple[AcceptedShift, ...]
    by: str
    note: str = ""

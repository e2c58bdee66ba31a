"""A recovery sheet is made: the way back in for whoever runs the till, printed to be put away.

The code is on the paper and nowhere else. The journal holds who had it made; the print queue, which is part of the
journal's file, holds a paper with a gap that is filled in while it is printed.
"""

from pos.domain.facts import RecoverySheetMade
from pos.domain.permissions import Action, Approval, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal, Somebody
from pos.ports.paper import Paper
from pos.ports.pins import RecoverySheet


@dataclass(frozen=True, slots=True)
class MakeRecoverySheet:
    """Who wants a sheet; `approvals` are the yeses given in place by those who may."""

    by: Somebody
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetMade:
    """The journal number of the fact, and the print job's."""

    number: int
    paper_job: int


def make_recovery_sheet(
    request: MakeRecoverySheet, *, journal: Journal, sheet: RecoverySheet, paper: Paper
) -> SheetMade | Refused:
    """Make and queue a sheet; every one before it is worth nothing. Takes some 50 ms: never on the screen's thread."""
    if not allowed(request.by.role, Action.RECOVERY_SHEET, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.RECOVERY_SHEET)
    # The code first: a crash between the two leaves a sheet that nobody saw, never a paper that opens nothing.
    sheet.recovery_code()
    with journal.unit_of_work() as work:
        recorded = work.append(RecoverySheetMade(request.by.id, request.approvals))
        job = work.queue_paper(paper.recovery_sheet(recorded, request.by.id))
        work.commit()
    return SheetMade(recorded.entry.number, job)

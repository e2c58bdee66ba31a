"""What was accepted so far: of each shift the last time somebody said yes to it, and whether it still stands so."""

from collections.abc import Iterable

from pos.domain.desk_facts import AcceptedShift, DayAccepted
from pos.domain.refusals import Refused, Rule

ShiftKey = tuple[str, int, int]
"""A till, one of its histories, the journal number of the shift's opening."""


def key_of(shift: AcceptedShift) -> ShiftKey:
    """Name a shift."""
    return shift.till, shift.branch, shift.shift


def accept(request: DayAccepted, before: Iterable[DayAccepted]) -> DayAccepted | Refused:
    """Accept what was not accepted before with these very figures; what differs wants a reason."""
    known = {key_of(shift): shift for fact in before if fact.fair == request.fair for shift in fact.shifts}
    fresh = tuple(shift for shift in request.shifts if known.get(key_of(shift)) != shift)
    note = request.note.strip()
    if not fresh:
        return Refused(Rule.NOTHING_TO_ACCEPT)
    if not note and any(shift.differs for shift in fresh):
        return Refused(Rule.NOTE_WANTED)
    return DayAccepted(request.fair, request.business_day, fresh, request.by, note)

"""What this desk accepted so far, by whom and when, read from its own journal."""

from pos.domain.acceptance import ShiftKey, key_of
from pos.domain.desk_facts import AcceptedShift, DayAccepted
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ports.journal import Journal


@dataclass(frozen=True, slots=True)
class Taken:
    """A shift as it stood when it was last accepted here."""

    shift: AcceptedShift
    by: str
    note: str
    at: Moment


def read_acceptances(fair: str, *, journal: Journal) -> dict[ShiftKey, Taken]:
    """Give the last acceptance of each shift of a fair; raises `JournalUnavailable`."""
    taken: dict[ShiftKey, Taken] = {}
    for entry in journal.entries(1):
        fact = entry.fact
        if isinstance(fact, DayAccepted) and fact.fair == fair:
            at = Moment(entry.utc_ms, entry.offset_minutes)
            taken.update({key_of(shift): Taken(shift, fact.by, fact.note, at) for shift in fact.shifts})
    return taken

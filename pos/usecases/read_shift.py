"""The shift under way is read without closing it: the figures on the screen, or as a paper (the X report)."""

from pos.domain.facts import ShiftFigures
from pos.domain.money import zero
from pos.domain.refusals import Refused, Rule
from pos.domain.shift import figures
from pos.ports.clock import Clock
from pos.ports.journal import Journal, OpenShift
from pos.ports.paper import Paper


def read_shift(*, journal: Journal) -> ShiftFigures | Refused:
    """Reckon the shift under way from its facts; nothing is written."""
    shift = journal.open_shift()
    return Refused(Rule.NO_SHIFT) if shift is None else _figures(shift, journal)


def print_x(person: str, *, journal: Journal, clock: Clock, paper: Paper) -> int | Refused:
    """Queue a paper with the figures of the shift under way; gives the print job's number."""
    shift = journal.open_shift()
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    job = paper.reading(shift, _figures(shift, journal), person, clock.now())
    with journal.unit_of_work() as work:
        number = work.queue_paper(job)
        work.commit()
    return number


def _figures(shift: OpenShift, journal: Journal) -> ShiftFigures:
    before = journal.grand_total() or zero(shift.opened.opening_float.currency)
    return figures(shift.opened, (entry.fact for entry in journal.entries(shift.number + 1)), before)

"""The faults of this terminal: those of every answer on its way, and those of its own second phase."""

from pos.simulators.naps.fields import Kind
from pos.simulators.terminal.faults import Fault, on_the_way

_CONFIRMATION_LATE_SECONDS = 60

FAULTS = (
    *on_the_way(Kind.PAYMENT),
    Fault("abort_loses_race", Kind.PAYMENT),
    Fault("confirmation_lost", Kind.CONFIRMATION),
    Fault("confirmation_late", Kind.CONFIRMATION, {"seconds": _CONFIRMATION_LATE_SECONDS}),
    Fault("auto_reversed", Kind.PAYMENT),
    Fault("totals_differ", Kind.SETTLEMENT),
)

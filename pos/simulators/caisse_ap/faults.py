"""The faults of this terminal: those of every answer on its way, and what only this protocol can get wrong."""

from pos.simulators.caisse_ap.fields import Kind
from pos.simulators.terminal.faults import Fault, on_the_way

FAULTS = (
    *on_the_way(Kind.DEBIT),
    Fault("ae11_only", Kind.DEBIT, movable=True),
    Fault("ae10_with_af", Kind.DEBIT, movable=True),
    Fault("endless_answer", Kind.DEBIT, movable=True),
)

"""The faults of this terminal: those of every answer on its way, and what seals and a memory can get wrong."""

from pos.simulators.nexo.fields import Kind
from pos.simulators.terminal.faults import Fault, on_the_way

FAULTS = (
    *on_the_way(Kind.PAYMENT),
    Fault("abort_loses_race", Kind.PAYMENT),
    Fault("wrong_key_version", Kind.PAYMENT, movable=True),
    Fault("bad_hmac", Kind.PAYMENT, movable=True),
    Fault("nonce_replayed", Kind.PAYMENT, movable=True),
    Fault("header_of_another", Kind.PAYMENT, movable=True),
    Fault("answer_in_clear", Kind.PAYMENT, movable=True),
    Fault("server_error", Kind.PAYMENT, movable=True),
    Fault("endless_answer", Kind.PAYMENT, movable=True),
    Fault("status_not_found", Kind.STATUS),
    Fault("totals_differ", Kind.RECONCILIATION),
)

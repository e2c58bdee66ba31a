"""The faults of this terminal: those of every answer on its way, and those of taking turns on a cable."""

from pos.simulators.concert_v2.fields import Kind
from pos.simulators.terminal.faults import Fault, on_the_way

WORD = "word"
"""The kind of request by which a till only asks for the word."""

FAULTS = (
    *on_the_way(Kind.DEBIT),
    Fault("word_refused", WORD),
    Fault("word_unanswered", WORD),
    Fault("collision", WORD),
    Fault("nak_x1", Kind.DEBIT, movable=True),
    Fault("nak_forever", Kind.DEBIT, movable=True),
    Fault("ack_lost", Kind.DEBIT, movable=True),
    Fault("bad_lrc_x1", Kind.DEBIT, movable=True),
    Fault("bad_lrc_forever", Kind.DEBIT, movable=True),
    Fault("lrc_equals_etx", Kind.DEBIT, movable=True),
    Fault("eot_lost", Kind.DEBIT, movable=True),
    Fault("enq_then_eot", Kind.DEBIT, movable=True),
    Fault("handled_only", Kind.DEBIT, movable=True),
    Fault("reference_replaced", Kind.DEBIT, movable=True),
    Fault("endless_answer", Kind.DEBIT, movable=True),
)

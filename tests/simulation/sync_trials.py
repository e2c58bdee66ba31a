"""The kinds of trouble that a simulated fair goes through, counted, so that a world without one of them is noticed."""

from enum import StrEnum


class Trial(StrEnum):
    """What happened to the network, to a till, or to central."""

    LOST = "a batch was lost"
    CUT = "a batch was cut"
    DOUBLED = "a batch came again"
    OVERTAKEN = "a batch came after a later one"
    DAYS_LATE = "a batch came a day later or more"
    ANSWER_LOST = "an answer was lost"
    ANSWER_CUT = "an answer was cut"
    SALE_LOST = "a till died before it kept a sale"
    SALE_KEPT = "a till died after it kept a sale"
    RECEIPT_LOST = "a till died before it kept central's receipt"
    RECEIPT_KEPT = "a till died after it kept central's receipt"
    INTAKE_LOST = "central died before it kept batches"
    INTAKE_KEPT = "central died after it kept batches, before it answered"
    PROJECTION_LOST = "central died before it kept what it projected"
    PROJECTION_KEPT = "central died after it kept what it projected"
    RESTORED = "a till was put back to a backup"
    CLONED = "a till's disk was cloned"
    CLOCK_JUMPED = "a till's clock jumped"
    CENTRAL_S_CLOCK_JUMPED = "central's clock jumped"
    CENTRAL_FORGOT = "central was put back to a backup, and forgot batches that it had acknowledged"
    ASKED_AGAIN = "central asked a till for what it lacks"
    FORKED = "a till was told that it forked"
    BEHIND = "a till was told that it is behind another one"
    FENCED = "a till was told that another one took its place"

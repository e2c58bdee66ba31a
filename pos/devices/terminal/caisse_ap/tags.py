"""The names of Caisse-AP: its tags, what a till can ask for, how an answer says what became of it."""

from enum import StrEnum


class Tag(StrEnum):
    """Tags of two letters, by what they hold."""

    VERSION = "CZ"
    SOFTWARE = "CJ"
    REGISTER = "CA"
    AMOUNT = "CB"
    ACTION = "CD"
    CURRENCY = "CE"
    ANSWER_AT = "BA"
    REFERENCE = "CF"
    STATUS = "AE"
    REASON = "AF"
    APPROVAL = "AC"
    CARD = "AA"
    APPLICATION = "CC"
    APPLICATION_ID = "AI"
    ENTRY_MODE = "CI"
    PAPER = "AK"


class Action(StrEnum):
    """What is asked for. Taking a payment back (2) is not known of any terminal, so it is not asked for."""

    DEBIT = "0"
    CREDIT = "1"


class Status(StrEnum):
    """How it ended: `TAKEN` only says that the request was read, and is no result."""

    DONE = "10"
    NOT_DONE = "01"
    TAKEN = "11"


VERSION = "0300"
AT_THE_END = "0"
"""The answer is to come when the payment is over, not at once."""

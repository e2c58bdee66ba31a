"""The names of NAPS Pay M2M: its tags, its messages, and the answer each message gets."""

from enum import StrEnum


class Tag(StrEnum):
    """Tags of three digits, by what they hold."""

    MESSAGE = "001"
    AMOUNT = "002"
    REGISTER = "003"
    SEQUENCE = "004"
    VOID_SEQUENCE = "005"
    CARD = "007"
    TRACE = "008"
    APPROVAL = "009"
    PAPER = "010"
    CURRENCY = "012"
    CODE = "013"
    DATE = "014"
    TIME = "015"
    SALE_DATE = "018"
    SALE_TIME = "019"
    LINE_TEXT = "033"
    ENTRY_MODE = "040"


class Message(StrEnum):
    """What a till asks for; the answer's number is higher by 100."""

    PAY = "001"
    CONFIRM = "002"
    VOID = "003"
    DUPLICATE = "008"
    TEST = "009"
    TOTALS = "010"
    RESET = "012"
    REFERENCE = "013"

    @property
    def answer(self) -> str:
        """The number of its answer."""
        return f"1{self[1:]}"


DIRHAM = "504"
"""ISO 4217 number of the dirham, the only currency of this protocol."""

OK = "000"
NOT_FOUND = "302"
CANCELLED = "480"
ALREADY_CANCELLED = "482"

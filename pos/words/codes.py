"""The code of everything that can go wrong: short enough to say on a telephone, and the name of a page of help.

Each rule that can refuse has the code of its own name; the rest is the world (journal, printer) and ourselves.
A code never changes its meaning and is never used again.
"""

from enum import StrEnum

from pos.domain.refusals import Rule


class Code(StrEnum):
    """Every code, grouped by what a person was doing."""

    EMPTY_TICKET = "SALE-101"
    LINE_NOT_FOUND = "SALE-102"
    QUANTITY_NOT_POSITIVE = "SALE-103"
    QUANTITY_OF_UNIQUE = "SALE-104"
    PIECE_ALREADY_SOLD = "SALE-105"
    PIECE_ON_TICKET = "SALE-106"
    CODE_UNKNOWN = "SALE-107"
    AMOUNT_NOT_POSITIVE = "SALE-108"
    AMOUNT_TOO_LARGE = "SALE-109"
    AMOUNT_UNREADABLE = "SALE-110"
    DISCOUNT_TOO_LARGE = "SALE-111"
    TAX_NOT_IN_FORCE = "SALE-112"
    FACT_NOT_FOUND = "SALE-113"
    TICKET_GONE = "SALE-114"
    CURRENCY_DIFFERS = "SALE-115"

    PAYMENT_UNKNOWN = "PAY-201"
    TERMINAL_SILENT = "PAY-202"
    TERMINAL_BUSY = "PAY-203"
    TERMINAL_CANNOT = "PAY-204"
    PAYMENT_UNDECIDED = "PAY-205"
    PAYMENT_DECIDED = "PAY-206"
    PAYMENT_NOT_USABLE = "PAY-207"
    PAYMENT_LEFT_OUT = "PAY-208"
    EVIDENCE_MISSING = "PAY-209"
    CARD_NUMBER_TYPED = "PAY-210"
    PAYMENT_SHORT = "PAY-211"
    PAYMENT_OVER = "PAY-212"
    AMOUNTS_DIFFER = "PAY-213"
    APPROVAL_SEEN_BEFORE = "PAY-214"
    TOO_SOON = "PAY-215"
    NOTHING_TO_REFUND = "PAY-221"
    MORE_THAN_SOLD = "PAY-222"
    REFUND_MEANS_DIFFER = "PAY-223"

    DISK_FULL = "JRN-301"
    JOURNAL_DAMAGED = "JRN-302"
    JOURNAL_NEWER = "JRN-303"
    JOURNAL_LOCKED = "JRN-304"
    JOURNAL_MISSING = "JRN-305"
    ENGINE_TOO_OLD = "JRN-306"
    DISK_FAILS = "JRN-307"
    JOURNAL_OF_ANOTHER_TILL = "JRN-308"

    PRINTER_OFF = "PRN-401"
    PAPER_OUT = "PRN-402"
    COVER_OPEN = "PRN-403"
    PRINTER_FAULT = "PRN-404"
    PRINT_UNSURE = "PRN-405"

    NEEDS_APPROVAL = "WHO-501"
    NOT_APPROVED = "WHO-502"
    WRONG_PIN = "WHO-503"
    PIN_LOCKED = "WHO-504"
    PIN_TOO_WEAK = "WHO-505"
    NAME_MISSING = "WHO-506"
    LAST_IN_CHARGE = "WHO-507"

    NO_SHIFT = "DAY-601"
    SHIFT_ALREADY_OPEN = "DAY-602"
    OPEN_TICKETS_LEFT = "DAY-603"

    ALREADY_SET_UP = "SET-701"
    ENROL_CODE_MISTYPED = "SET-702"
    ENROL_CODE_WRONG = "SET-703"
    ENROL_CODE_USED = "SET-704"
    ENROL_CODE_EXPIRED = "SET-705"
    TILL_REVOKED = "SET-706"
    GRANT_NOT_TRUSTED = "SET-707"

    CENTRAL_UNREACHABLE = "NET-801"
    CENTRAL_NOT_OURS = "NET-802"
    CENTRAL_KNOWS_US_NOT = "NET-803"
    CENTRAL_REFUSED = "NET-804"
    TILL_FORKED = "NET-805"
    TILL_BEHIND = "NET-806"
    TILL_FENCED = "NET-807"

    KEY_DAMAGED = "DEV-701"
    PINS_DAMAGED = "DEV-702"
    DEVICE_UNREACHABLE = "DEV-703"

    UNEXPECTED = "BUG-901"


def code_of(rule: Rule) -> Code:
    """Give the code of a rule that refused."""
    return Code[rule.name]

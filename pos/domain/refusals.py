"""The rules of trade say no with a type, never with a sentence: the words are chosen where they are shown."""

from enum import StrEnum

from pos.domain.money import Money
from pos.domain.permissions import Action
from pos.domain.values import dataclass


class Rule(StrEnum):
    """Every rule that can refuse; each has a code and a page in the help."""

    ALREADY_SET_UP = "already_set_up"
    ENROL_CODE_MISTYPED = "enrol_code_mistyped"
    ENROL_CODE_WRONG = "enrol_code_wrong"
    ENROL_CODE_USED = "enrol_code_used"
    ENROL_CODE_EXPIRED = "enrol_code_expired"
    TILL_REVOKED = "till_revoked"
    GRANT_NOT_TRUSTED = "grant_not_trusted"
    NO_SHIFT = "no_shift"
    SHIFT_ALREADY_OPEN = "shift_already_open"
    EMPTY_TICKET = "empty_ticket"
    TICKET_GONE = "ticket_gone"
    LINE_NOT_FOUND = "line_not_found"
    QUANTITY_NOT_POSITIVE = "quantity_not_positive"
    QUANTITY_OF_UNIQUE = "quantity_of_unique"
    PIECE_ALREADY_SOLD = "piece_already_sold"
    PIECE_ON_TICKET = "piece_on_ticket"
    CODE_UNKNOWN = "code_unknown"
    AMOUNT_NOT_POSITIVE = "amount_not_positive"
    AMOUNT_TOO_LARGE = "amount_too_large"
    AMOUNT_UNREADABLE = "amount_unreadable"
    CURRENCY_DIFFERS = "currency_differs"
    DISCOUNT_TOO_LARGE = "discount_too_large"
    TAX_NOT_IN_FORCE = "tax_not_in_force"
    PAYMENT_SHORT = "payment_short"
    PAYMENT_OVER = "payment_over"
    CASH_LIMIT = "cash_limit"
    TERMINAL_BUSY = "terminal_busy"
    TERMINAL_CANNOT = "terminal_cannot"
    PAYMENT_UNDECIDED = "payment_undecided"
    PAYMENT_DECIDED = "payment_decided"
    PAYMENT_NOT_USABLE = "payment_not_usable"
    PAYMENT_LEFT_OUT = "payment_left_out"
    EVIDENCE_MISSING = "evidence_missing"
    CARD_NUMBER_TYPED = "card_number_typed"
    AMOUNTS_DIFFER = "amounts_differ"
    APPROVAL_SEEN_BEFORE = "approval_seen_before"
    TOO_SOON = "too_soon"
    MERCHANT_CODE_WRONG = "merchant_code_wrong"
    NEEDS_APPROVAL = "needs_approval"
    NOT_APPROVED = "not_approved"
    WRONG_PIN = "wrong_pin"
    PIN_LOCKED = "pin_locked"
    PIN_TOO_WEAK = "pin_too_weak"
    RECOVERY_CODE_WRONG = "recovery_code_wrong"
    RECOVERY_LOCKED = "recovery_locked"
    NO_RECOVERY_SHEET = "no_recovery_sheet"
    NAME_MISSING = "name_missing"
    LAST_IN_CHARGE = "last_in_charge"
    OPEN_TICKETS_LEFT = "open_tickets_left"
    NOTHING_TO_REFUND = "nothing_to_refund"
    MORE_THAN_SOLD = "more_than_sold"
    REFUND_MEANS_DIFFER = "refund_means_differ"
    FACT_NOT_FOUND = "fact_not_found"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 -- the name of a rule
    ACCOUNT_LOCKED = "account_locked"
    SIGNED_OUT = "signed_out"
    FAIR_NOT_YOURS = "fair_not_yours"
    NOTHING_TO_ACCEPT = "nothing_to_accept"
    NOTE_WANTED = "note_wanted"


@dataclass(frozen=True, slots=True)
class Refused:
    """A no from a rule of trade. `action` names what needs approval, `amount` what is missing or allowed.

    `seconds` is how long a lock still lasts; `detail` is a code or a name to repeat to the person.
    """

    rule: Rule
    action: Action | None = None
    amount: Money | None = None
    seconds: int = 0
    detail: str = ""

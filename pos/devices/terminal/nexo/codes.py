"""What a nexo terminal's conditions mean at the counter: given up by somebody, or refused; an unknown one is technical.

A refusal's own reason stands in a text beside it, written like the end of a web address.
"""

from urllib.parse import parse_qs

from pos.domain.payment_facts import DeclineCategory

CANCELLED_BY = {"Cancel": "customer", "Aborted": "operator"}
IN_PROGRESS = "InProgress"
NOT_FOUND = "NotFound"

_CONDITIONS = {
    "Refusal": DeclineCategory.NOT_PERMITTED,
    "InvalidCard": DeclineCategory.NOT_PERMITTED,
    "PaymentRestriction": DeclineCategory.NOT_PERMITTED,
    "WrongPIN": DeclineCategory.WRONG_PIN,
    "UnreachableHost": DeclineCategory.ISSUER_UNAVAILABLE,
}
_REASONS = {
    "NOT_ENOUGH_BALANCE": DeclineCategory.INSUFFICIENT_FUNDS,
    "BLOCK_CARD": DeclineCategory.BLOCKED,
    "CARD_EXPIRED": DeclineCategory.EXPIRED,
    "INVALID_PIN": DeclineCategory.WRONG_PIN,
    "PIN_TRIES_EXCEEDED": DeclineCategory.WRONG_PIN,
    "WITHDRAWAL_AMOUNT_EXCEEDED": DeclineCategory.LIMIT,
    "WITHDRAWAL_COUNT_EXCEEDED": DeclineCategory.LIMIT,
    "ISSUER_UNAVAILABLE": DeclineCategory.ISSUER_UNAVAILABLE,
}


def reason_of(additional: str) -> str:
    """Read a refusal's reason; empty where there is none."""
    return parse_qs(additional).get("message", [""])[0]


def category_of(condition: str, reason: str) -> DeclineCategory:
    """Say what a refusal means for the person at the counter."""
    return _REASONS.get(reason) or _CONDITIONS.get(condition, DeclineCategory.TECHNICAL)

"""The reasons for which a request is not done: the condition on the wire, and the words for paper and small screen."""

from pos.simulators.terminal.customer import Verdict
from pos.simulators.terminal.paper import Refusal

_NO = Refusal("Refusal", "REFUSEE")
REFUSALS = {
    "refer_to_issuer": Refusal("Refusal", "APPEL PHONIE"),
    "do_not_honour": _NO,
    "insufficient_funds": Refusal("Refusal", "SOLDE INSUFFISANT"),
    "limit": Refusal("Refusal", "PLAFOND DEPASSE"),
    "pin_tries_exceeded": Refusal("WrongPIN", "CODE FAUX 3 FOIS"),
    "blocked": Refusal("Refusal", "CARTE INTERDITE"),
    "expired": Refusal("Refusal", "CARTE EXPIREE"),
    "cancelled_by_customer": Refusal("Cancel", "ABANDON CLIENT"),
    "cancelled_by_till": Refusal("Aborted", "ABANDON OPERATEUR"),
    "card_timeout": Refusal("Cancel", "DELAI DEPASSE"),
    "issuer_unavailable": Refusal("UnreachableHost", "NON ABOUTIE"),
    "busy": Refusal("Busy", "TERMINAL OCCUPE"),
    "invalid_request": Refusal("MessageFormat", "ERREUR FORMAT"),
    "number_used": Refusal("NotAllowed", "NUMERO DEJA VU"),
    "unknown_currency": Refusal("PaymentRestriction", "DEVISE INCONNUE"),
    "not_found": Refusal("NotFound", "INTROUVABLE"),
}
MESSAGES = {
    "APPEL PHONIE": "message=REFERRAL&refusalReason=200%20Referral",
    "SOLDE INSUFFISANT": "message=NOT_ENOUGH_BALANCE&refusalReason=210%20Not%20enough%20balance",
    "PLAFOND DEPASSE": "message=WITHDRAWAL_AMOUNT_EXCEEDED&refusalReason=211%20Withdrawal%20amount%20exceeded",
    "CODE FAUX 3 FOIS": "message=INVALID_PIN&refusalReason=129%20Invalid%20online%20PIN",
    "CARTE INTERDITE": "message=BLOCK_CARD&refusalReason=199%20Card%20blocked",
    "CARTE EXPIREE": "message=CARD_EXPIRED&refusalReason=228%20Card%20expired",
    "ABANDON CLIENT": "message=108%20Shopper%20cancelled",
    "ABANDON OPERATEUR": "message=104%20Merchant%20cancelled",
}


def refusal_of(verdict: Verdict) -> Refusal:
    """Say a no in the words of this protocol; a condition that was asked for beforehand is said as it is."""
    return Refusal(verdict.code, _NO.message) if verdict.code else REFUSALS[verdict.refusal]

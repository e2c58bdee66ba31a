"""The reasons for which a request is not done, and their words for the paper and the small screen."""

from pos.simulators.terminal.customer import Verdict
from pos.simulators.terminal.paper import Refusal

REFUSALS = {
    "refer_to_issuer": Refusal("02", "APPEL PHONIE"),
    "do_not_honour": Refusal("04", "REFUSEE"),
    "insufficient_funds": Refusal("04", "SOLDE INSUFFISANT"),
    "limit": Refusal("04", "PLAFOND DEPASSE"),
    "pin_tries_exceeded": Refusal("04", "CODE FAUX 3 FOIS"),
    "blocked": Refusal("05", "CARTE INTERDITE"),
    "expired": Refusal("05", "CARTE EXPIREE"),
    "cancelled_by_customer": Refusal("06", "ABANDON CLIENT"),
    "issuer_unavailable": Refusal("07", "NON ABOUTIE"),
    "busy": Refusal("07", "TERMINAL OCCUPE"),
    "card_timeout": Refusal("08", "DELAI DEPASSE"),
    "invalid_request": Refusal("09", "ERREUR FORMAT"),
    "cancelled_by_till": Refusal("11", "ABANDON OPERATEUR"),
    "unknown_action": Refusal("12", "ACTION INCONNUE"),
    "unknown_currency": Refusal("13", "DEVISE INCONNUE"),
}


def refusal_of(verdict: Verdict) -> Refusal:
    """Say a no in the words of this protocol; a code that was asked for beforehand is said as it is."""
    return Refusal(verdict.code, "REFUSEE") if verdict.code else REFUSALS[verdict.refusal]

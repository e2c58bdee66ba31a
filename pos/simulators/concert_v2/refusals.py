"""Why a request is not done: the protocol has one word for all of it, the paper and the small screen have more."""

from pos.simulators.concert_v2.fields import NOT_ACCEPTED
from pos.simulators.terminal.customer import Verdict
from pos.simulators.terminal.paper import Refusal

_MESSAGES = {
    "refer_to_issuer": "APPEL PHONIE",
    "insufficient_funds": "SOLDE INSUFFISANT",
    "limit": "PLAFOND DEPASSE",
    "pin_tries_exceeded": "CODE FAUX 3 FOIS",
    "blocked": "CARTE INTERDITE",
    "expired": "CARTE EXPIREE",
    "cancelled_by_customer": "ABANDON CLIENT",
    "issuer_unavailable": "NON ABOUTIE",
    "busy": "TERMINAL OCCUPE",
    "card_timeout": "DELAI DEPASSE",
    "unknown_request": "FONCTION INCONNUE",
    "unknown_currency": "DEVISE INCONNUE",
}


def refusal(why: str) -> Refusal:
    """Name a no."""
    return Refusal(NOT_ACCEPTED, _MESSAGES.get(why, "REFUSEE"))


def refusal_of(verdict: Verdict) -> Refusal:
    """Say a no; a result that was asked for beforehand is said as it is."""
    return Refusal(verdict.code, "REFUSEE") if verdict.code else refusal(verdict.refusal)

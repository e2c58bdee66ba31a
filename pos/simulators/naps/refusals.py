"""The words in which an issuer or the terminal says no: the response code, and its message for the paper."""

from dataclasses import dataclass

from pos.simulators.terminal.customer import Verdict


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no: the response code, and its message for the paper."""

    code: str
    message: str


REFUSALS = {
    "refer_to_issuer": Refusal("001", "APPELER BANQUE"),
    "do_not_honour": Refusal("005", "NE PAS HONORER"),
    "invalid_request": Refusal("012", "DEMANDE INVALIDE"),
    "repeated_ns": Refusal("012", "NS DEJA UTILISE"),
    "not_the_last": Refusal("012", "PAS LA DERNIERE"),
    "invalid_amount": Refusal("013", "MONTANT INVALIDE"),
    "insufficient_funds": Refusal("051", "SOLDE INSUFFISANT"),
    "blocked": Refusal("057", "CARTE BLOQUEE"),
    "limit": Refusal("061", "PLAFOND DEPASSE"),
    "pin_tries_exceeded": Refusal("075", "CODE FAUX 3 FOIS"),
    "issuer_unavailable": Refusal("091", "BANQUE INJOIGNABLE"),
    "expired": Refusal("101", "CARTE EXPIREE"),
    "not_found": Refusal("302", "OPERATION INCONNUE"),
    "cancelled_by_customer": Refusal("480", "ANNULE PAR CLIENT"),
    "cancelled_by_till": Refusal("480", "ANNULE PAR CAISSE"),
    "card_timeout": Refusal("480", "DELAI DEPASSE"),
    "reversed": Refusal("480", "OPERATION ANNULEE"),
    "already_voided": Refusal("482", "DEJA ANNULEE"),
    "busy": Refusal("909", "TERMINAL OCCUPE"),
}


def refusal_of(verdict: Verdict) -> Refusal:
    """Say a no in the words of this protocol; a code that was asked for beforehand is said as it is."""
    return Refusal(verdict.code, "REFUSE") if verdict.code else REFUSALS[verdict.refusal]

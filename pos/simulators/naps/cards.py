"""The customers' cards, and the words in which an issuer or the terminal says no."""

from dataclasses import dataclass

RIGHT_PIN = "1234"
PIN_TRIES = 3
_CONTACTLESS = "CC"
_CHIP = "SC"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no: the response code, and its message for the paper."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card. Its number exists only masked; `refusal` names what its issuer says to everything, empty for yes."""

    name: str
    brand: str
    number: str
    expiry: str
    entry: str
    asks_pin: bool = False
    refusal: str = ""


CARDS = {
    card.name: card
    for card in (
        Card("visa", "VISA", "417631******4417", "3010", _CONTACTLESS),
        Card("mastercard", "MASTERCARD", "541275******3315", "2904", _CHIP, asks_pin=True),
        Card("blocked", "VISA", "417631******0002", "2912", _CHIP, refusal="blocked"),
        Card("expired", "MASTERCARD", "541275******0069", "2403", _CHIP, refusal="expired"),
        Card("insufficient", "CMI", "624600******9995", "2807", _CONTACTLESS, refusal="insufficient_funds"),
    )
}

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

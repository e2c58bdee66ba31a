"""The customers' cards."""

from dataclasses import dataclass

RIGHT_PIN = "1234"
PIN_TRIES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A card. Its number exists only masked; `expiry` is YYMM, `refusal` what its issuer says to everything, if no.

    `application` is the identifier of the program on its chip.
    """

    name: str
    brand: str
    number: str
    expiry: str
    application: str
    contactless: bool = False
    asks_pin: bool = False
    refusal: str = ""


_VISA, _MASTERCARD, _CMI = "A0000000031010", "A0000000041010", "F0000000000001"

CARDS = {
    card.name: card
    for card in (
        Card("visa", "VISA", "417631******4417", "3010", _VISA, contactless=True),
        Card("mastercard", "MASTERCARD", "541275******3315", "2904", _MASTERCARD, asks_pin=True),
        Card("blocked", "VISA", "417631******0002", "2912", _VISA, refusal="blocked"),
        Card("expired", "MASTERCARD", "541275******0069", "2403", _MASTERCARD, refusal="expired"),
        Card("insufficient", "CMI", "624600******9995", "2807", _CMI, contactless=True, refusal="insufficient_funds"),
    )
}

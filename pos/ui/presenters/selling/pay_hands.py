"""What a touch means while cash is handed over, beyond notes and keys: in which currency it is counted."""

from pos.domain.money import Currency
from pos.ui.presenters.selling.sell import Sell


class PayHands:
    """Tells the cash in hand which currency is meant."""

    def __init__(self, sell: Sell) -> None:
        """Speak for this sale."""
        self._sell = sell

    def choose_currency(self, currency: str) -> None:
        """Count in another currency."""
        self._sell.checkout.hand.choose(Currency(currency))
        self._sell.bench.tell(None)

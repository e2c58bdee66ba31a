"""The customer at the simulated card terminal, and whoever pulls its cable: what the played day does to it.

It is reached through the simulator's control port, as a test would, and knows nothing of the till.
"""

from collections.abc import Iterable, Mapping

from pos.wiring.demo.control import Control


class CardTerminal:
    """Whoever stands at a simulated terminal with that control port; a card is shown to it by hand."""

    def __init__(self, control: Control) -> None:
        """Take the customer's place, who is an automatic one otherwise."""
        self._control = control
        control.do("by_hand", on=True)

    def charged(self) -> dict[str, int]:
        """Tell what every card was charged in the end, by the till's reference (minor units)."""
        events = self._control.do("journal")["events"]
        return charged_by(events if isinstance(events, list) else [])

    @property
    def asks_for_card(self) -> bool:
        """Tell whether an amount stands there, and a card is waited for."""
        return self._control.do("status")["prompt"] == "present_card"

    def show(self, card: str) -> None:
        """Show one of its cards, by name."""
        self._control.do("tap", card=card)

    def lose_confirmation(self) -> None:
        """Let the next confirmation arrive, and its answer be lost on the way back."""
        self._control.do("fault", name="confirmation_lost")

    def let_pass(self, seconds: int) -> None:
        """Let that much of its time pass at once."""
        self._control.do("advance", seconds=seconds)


def charged_by(events: Iterable[Mapping[str, object]]) -> dict[str, int]:
    """Read in a terminal's memory what every card was charged in the end, by the till's reference (minor units)."""
    charged: dict[str, int] = {}
    for event in events:
        match event:
            case {"event": "captured", "ns": str(reference), "amount": int(amount)}:
                charged[reference] = amount
            case {"event": "reversed" | "voided", "ns": str(reference)}:
                charged[reference] = 0
            case _:
                # Hands, faults and papers charge nothing.
                pass
    return charged

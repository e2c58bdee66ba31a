"""The customer at the simulated card terminal, and whoever pulls its cable: what the played day does to it.

It is reached through the simulator's control port, as a test would, and knows nothing of the till.
"""

import json
import socket
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Self

_PATIENCE_SECONDS = 5


class TerminalRefused(Exception):
    """The simulated terminal would not do what the day asks of it."""


class CardTerminal:
    """One connection to the control port of a simulated terminal; a card is shown to it by hand."""

    def __init__(self, control: int) -> None:
        """Take the customer's place, who is an automatic one otherwise."""
        self._socket = socket.create_connection(("127.0.0.1", control), _PATIENCE_SECONDS)
        self._lines = self._socket.makefile("rw", encoding="utf-8", newline="\n")
        self._do("by_hand", on=True)

    def __enter__(self) -> Self:
        """Hold the connection for the length of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up, whatever happened."""
        self._lines.close()
        self._socket.close()

    def charged(self) -> dict[str, int]:
        """Tell what every card was charged in the end, by the till's reference (minor units)."""
        events = self._do("journal")["events"]
        return charged_by(events if isinstance(events, list) else [])

    @property
    def asks_for_card(self) -> bool:
        """Tell whether an amount stands there, and a card is waited for."""
        return self._do("status")["prompt"] == "present_card"

    def show(self, card: str) -> None:
        """Show one of its cards, by name."""
        self._do("tap", card=card)

    def lose_confirmation(self) -> None:
        """Let the next confirmation arrive, and its answer be lost on the way back."""
        self._do("fault", name="confirmation_lost")

    def let_pass(self, seconds: int) -> None:
        """Let that much of its time pass at once."""
        self._do("advance", seconds=seconds)

    def _do(self, act: str, **values: str | int) -> dict[str, object]:
        self._lines.write(json.dumps({"do": act, **values}) + "\n")
        self._lines.flush()
        answer: dict[str, object] = json.loads(self._lines.readline() or "{}")
        if not answer.get("ok"):
            raise TerminalRefused(f"{act}: {answer.get('why', 'it is gone')}")
        return answer


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

"""Somebody else's tills in front of the simulated terminal: pyTeliumManager and pypostelium, each run by itself.

`python others_tills.py telium|postelium DEVICE`, with the peers' folder as its path for modules. It reads what to ask
as lines of JSON, and writes what the other program makes of it as a line of JSON. A module of theirs that is published
without a wheel, and one that is the standard library's own for their purpose, are stood in for.
"""

import importlib
import json
import sys
import types
from collections.abc import Callable
from typing import Any

Ask = Callable[[dict[str, Any]], dict[str, Any]]


class CardIdentifier:
    """Knows no card by its number."""

    @staticmethod
    def from_numbers(_: str) -> None:
        return None


def stand_in() -> None:
    """Let them find what they import beside themselves."""
    cards = types.ModuleType("payment_card_identifier")
    vars(cards)["CardIdentifier"] = CardIdentifier
    sys.modules.update({"payment_card_identifier": cards, "simplejson": json})


def telium(device: str) -> Ask:
    """Ask with pyTeliumManager; it tells the answer field by field."""
    library: Any = importlib.import_module("telium")
    terminal = library.Telium(device)

    def ask(asked: dict[str, Any]) -> dict[str, Any]:
        request = library.TeliumAsk.new_payment(
            asked["amount"],
            payment_mode=asked.get("mode", "debit"),
            target_currency="MAD",
            wait_for_transaction_to_end=asked.get("wait", True),
            collect_payment_source_info=asked.get("long", False),
        )
        assert terminal.is_ok()
        if not terminal.ask(request):
            return {"understood": False}
        answer = terminal.verify(request, waiting_timeout=5)
        told = ("pos_number", "transaction_result", "amount", "payment_mode", "repport", "currency_numeric", "private")
        return {name: getattr(answer, name) for name in told} | {"understood": True}

    return ask


def postelium(device: str) -> Ask:
    """Ask with pypostelium; it only tells that it was understood, whatever became of the money."""
    library: Any = importlib.import_module("pypostelium")
    driver = library.Driver({"telium_terminal_device_name": device, "telium_terminal_retry_count": 2})
    heard: list[dict[str, Any]] = []
    really_read = driver.parse_terminal_answer
    driver.parse_terminal_answer = lambda message, data: heard.append(really_read(message, data))

    def ask(asked: dict[str, Any]) -> dict[str, Any]:
        heard.clear()
        payment = {"amount": asked["amount"], "payment_mode": "card", "currency_iso": "MAD"}
        understood = driver.transaction_start(json.dumps(payment))
        return {"understood": understood} | (heard[0] if heard else {})

    return ask


def main(name: str, device: str) -> None:
    stand_in()
    ask = {"telium": telium, "postelium": postelium}[name](device)
    for line in sys.stdin:
        print(json.dumps(ask(json.loads(line))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

"""Somebody else's till: the Caisse-AP client of Odoo's community, run by itself in front of the simulated terminal.

`python oca_till.py PORT CURRENCY`, with the peers' folder as its path for modules. It reads amounts, one a line, pays
each, and writes what the client makes of the answer as a line of JSON. What the client wants of its platform stands in
for it here: an environment with a currency, and fields that say where the terminal is.
"""

import importlib
import json
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

MODEL = "odoo.addons.l10n_fr_pos_caisse_ap_ip.models.pos_payment_method"


class Currency:
    """A currency of two decimals."""

    decimal_places = 2

    def __init__(self, name: str) -> None:
        self.name = name

    def compare_amounts(self, one: float, other: float) -> int:
        return (one > other) - (one < other)


class Environment:
    """Finds a currency, and leaves words as they are."""

    def __init__(self, currency: str) -> None:
        self._currency = Currency(currency)

    def __getitem__(self, model: str) -> "Environment":
        return self

    def browse(self, _: object) -> Currency:
        return self._currency

    def _(self, words: str, *values: object, **named: object) -> str:
        return words % (named or values) if named or values else words


class Fields:
    """Declares nothing, whatever is declared."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *values, **named: None


class Model:
    """What a model of the platform is made from."""


def as_it_is(method: Callable[..., Any]) -> Callable[..., Any]:
    return method


def stand_in_for_the_platform(folder: Path) -> None:
    """Let the client find what it imports of its platform."""
    platform, refusals = types.ModuleType("odoo"), types.ModuleType("odoo.exceptions")
    platform.__path__ = [str(folder / "odoo")]
    vars(refusals)["ValidationError"] = ValueError
    api = types.SimpleNamespace(model=as_it_is, constrains=lambda *names: as_it_is)
    vars(platform).update(api=api, fields=Fields(), models=types.SimpleNamespace(Model=Model), exceptions=refusals)
    sys.modules.update({"odoo": platform, "odoo.exceptions": refusals})


def main(folder: Path, port: int, currency: str) -> None:
    stand_in_for_the_platform(folder)
    client: Any = importlib.import_module(MODEL).PosPaymentMethod()
    client.env, client.fr_caisse_ap_ip_mode = Environment(currency), "card"
    client.fr_caisse_ap_ip_address, client.fr_caisse_ap_ip_port = "127.0.0.1", port
    client.browse, client.ensure_one = lambda _: client, lambda: client
    for line in sys.stdin:
        asked = {"amount": float(line), "currency_id": currency, "payment_method_id": 1, "timeout": 13_000}
        print(json.dumps(client.fr_caisse_ap_ip_send_payment(asked)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])

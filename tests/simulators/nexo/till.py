"""A till written by hand for these tests: it shares no code with the terminal that it talks to."""

import http.client
import json
import ssl
import tomllib
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

from pos.devices.terminal.nexo.seals import Passphrase, Seals, Trailer
from tests.simulators.device_process import PATIENCE_SECONDS
from tests.simulators.final_process import FinalProcess

Values = dict[str, Any]
_NUMBERS = count(1)


class NexoProcess(FinalProcess):
    """The simulated nexo terminal, and the file that it leaves for a till."""

    device = "nexo"

    @property
    def agreed(self) -> Values:
        return tomllib.loads(self.journal.with_suffix(".toml").read_text(encoding="utf-8"))

    def certificate(self) -> bytes:
        """Give the certificate of whoever listens."""
        return ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", self.port)))

    def post(self, body: Values | bytes, path: str = "/nexo") -> tuple[int, bytes]:
        """Post something; gives the status and what came back."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        line = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS, context=context)
        try:
            line.request("POST", path, body if isinstance(body, bytes) else json.dumps(body))
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    @cached_property
    def seals(self) -> Seals:
        return Seals(Passphrase(self.agreed["key"], self.agreed["version"], self.agreed["passphrase"]))

    def sealed(self, category: str, body: Values, number: str = "", **header: str) -> Values:
        told = {
            "ProtocolVersion": "3.0",
            "MessageClass": "Service",
            "MessageCategory": category,
            "MessageType": "Request",
            "ServiceID": number or f"N{next(_NUMBERS):06}",
            "SaleID": "TILL-1",
            "POIID": self.agreed["terminal"],
            **header,
        }
        plain = {"SaleToPOIRequest": {"MessageHeader": told, f"{category}Request": body}}
        blob, seal = self.seals.seal(json.dumps(plain).encode())
        trailer = {
            "AdyenCryptoVersion": seal.crypto_version,
            "KeyIdentifier": seal.key,
            "KeyVersion": seal.key_version,
            "Nonce": seal.nonce,
            "Hmac": seal.hmac,
        }
        return {"SaleToPOIRequest": {"MessageHeader": told, "NexoBlob": blob, "SecurityTrailer": trailer}}

    def ask(self, category: str, body: Values, number: str = "") -> Values:
        """Ask something; gives what stands in the answer."""
        return self.opened(self.post(self.sealed(category, body, number))[1])

    def opened(self, answer: bytes) -> Values:
        """Open an answer; a rejection is given as it is."""
        told: Values = json.loads(answer)
        if "SaleToPOIResponse" not in told:
            return told
        sealed, trailer = told["SaleToPOIResponse"], told["SaleToPOIResponse"]["SecurityTrailer"]
        seal = Trailer(
            trailer["AdyenCryptoVersion"],
            trailer["KeyIdentifier"],
            trailer["KeyVersion"],
            trailer["Nonce"],
            trailer["Hmac"],
        )
        inside: Values = json.loads(self.seals.open(sealed["NexoBlob"], seal))["SaleToPOIResponse"]
        assert inside.pop("MessageHeader") == sealed["MessageHeader"]
        (body,) = inside.values()
        return dict(body)

    def pay(self, amount: str, number: str = "", *, back: bool = False, currency: str = "MAD") -> Values:
        return self.ask("Payment", payment(amount, back=back, currency=currency), number)

    def status(self, number: str, category: str = "Payment") -> Values:
        reference = {"MessageCategory": category, "SaleID": "TILL-1", "ServiceID": number}
        return self.ask("TransactionStatus", {"MessageReference": reference})


def payment(amount: str, *, back: bool = False, currency: str = "MAD") -> Values:
    return {
        "SaleData": {"SaleTransactionID": {"TransactionID": "FAC-1", "TimeStamp": "2026-11-21T12:00:00+01:00"}},
        "PaymentTransaction": {"AmountsReq": {"Currency": currency, "RequestedAmount": json.loads(amount)}},
        "PaymentData": {"PaymentType": "Refund" if back else "Normal"},
    }


def reversal(paid: Values) -> Values:
    return {"OriginalPOITransaction": paid["POIData"], "ReversalReason": "MerchantCancel"}


def said(answer: Values) -> tuple[str, str]:
    """Give the result and the condition."""
    response = answer["Response"]
    return response["Result"], response.get("ErrorCondition", "")


def journal_text(terminal: NexoProcess) -> str:
    return Path(terminal.journal).read_text(encoding="utf-8")

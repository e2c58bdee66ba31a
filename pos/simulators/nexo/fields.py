"""The words of the protocol: what a till can ask for, and how a message reads and is written."""

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

Values = dict[str, Any]
_CENTIMES = 100
_AMOUNT_MOST = 10**12


class Kind(StrEnum):
    """What a till can ask for."""

    PAYMENT = "Payment"
    REVERSAL = "Reversal"
    ABORT = "Abort"
    STATUS = "TransactionStatus"
    DIAGNOSIS = "Diagnosis"
    RECONCILIATION = "Reconciliation"
    TOTALS = "GetTotals"


@dataclass(frozen=True, slots=True)
class Request:
    """What a till asked: the header, and what stands beside it."""

    header: Values
    body: Values

    @property
    def kind(self) -> str:
        """What it is about."""
        return str(self.header["MessageCategory"])

    @property
    def key(self) -> tuple[str, str]:
        """Which message it is: whose, and its number."""
        return str(self.header["SaleID"]), str(self.header["ServiceID"])

    @property
    def transaction(self) -> Values:
        """The till's own word for it."""
        found = self.body.get("SaleData", {}).get("SaleTransactionID", {})
        return {"TransactionID": str(found.get("TransactionID", "")), "TimeStamp": str(found.get("TimeStamp", ""))}

    @property
    def gives_back(self) -> bool:
        """Whether the money goes to the card."""
        return bool(self.body.get("PaymentData", {}).get("PaymentType") == "Refund")

    @property
    def currency(self) -> str:
        """In what it is to be paid."""
        return str(self.body["PaymentTransaction"]["AmountsReq"]["Currency"])

    @property
    def amount(self) -> int:
        """How much, in centimes; raises `ValueError` for what cannot be counted in them."""
        centimes = Decimal(str(self.body["PaymentTransaction"]["AmountsReq"]["RequestedAmount"])) * _CENTIMES
        if centimes != int(centimes) or not 0 < centimes < _AMOUNT_MOST:
            raise ValueError("no amount")
        return int(centimes)

    @property
    def meant(self) -> tuple[str, str]:
        """The message that it is about."""
        reference = self.body["MessageReference"]
        return str(reference.get("SaleID", self.header["SaleID"])), str(reference["ServiceID"])


def read(text: bytes) -> Request:
    """Read an opened message; raises `ValueError` or `KeyError` for what is none."""
    message = json.loads(text, parse_float=Decimal)["SaleToPOIRequest"]
    header = message["MessageHeader"]
    return Request(header, message[f"{header['MessageCategory']}Request"])


def whole(centimes: int) -> Decimal:
    """Write centimes as dirhams."""
    return Decimal(centimes).scaleb(-2)


def text(value: Any) -> str:  # noqa: ANN401 -- whatever JSON can say
    """Write JSON; an amount is a number with both its decimals."""
    match value:
        case Decimal():
            return str(value)
        case dict():
            return f"{{{','.join(f'{json.dumps(key)}:{text(part)}' for key, part in value.items())}}}"
        case list():
            return f"[{','.join(map(text, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)

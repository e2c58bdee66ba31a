"""What the terminal answers, part by part, as the published answers have it."""

from urllib.parse import quote

from pos.simulators.nexo.fields import Kind, Values, whole
from pos.simulators.nexo.refusals import MESSAGES
from pos.simulators.terminal.ledger import Movement
from pos.simulators.terminal.paper import Refusal
from pos.simulators.terminal.slip import SlipLine, text

_BRANDS = {"VISA": "visa", "MASTERCARD": "mc", "CMI": "cmi"}
_CONTACTLESS = {"VISA", "CMI"}
_SEEN = 6


def response(refusal: Refusal | None = None) -> Values:
    """Say yes, or no and why."""
    if refusal is None:
        return {"Result": "Success"}
    more = MESSAGES.get(refusal.message, f"message={quote(refusal.message)}")
    return {"Result": "Failure", "ErrorCondition": refusal.code, "AdditionalResponse": more}


def poi_transaction(movement: Movement) -> Values:
    """Name a movement as this terminal does."""
    day, time = movement.date, movement.time
    stamp = f"{day[4:]}-{day[2:4]}-{day[:2]}T{time[:2]}:{time[2:4]}:{time[4:]}+01:00"
    return {"TransactionID": f"SIMU0017{movement.number}{day}.{movement.number}", "TimeStamp": stamp}


def paid(movement: Movement, transaction: Values, lines: list[SlipLine]) -> Values:
    """Say that the card was charged, or got its money."""
    kind = "Contactless" if movement.brand in _CONTACTLESS else "ICC"
    return {
        "Response": {"Result": "Partial" if movement.amount < movement.asked else "Success"},
        "SaleData": {"SaleTransactionID": transaction},
        "POIData": {"POITransactionID": poi_transaction(movement)},
        "PaymentResult": {
            "AmountsResp": {"Currency": movement.currency, "AuthorizedAmount": whole(movement.amount)},
            "PaymentAcquirerData": {"MerchantID": "SIMULATED", "ApprovalCode": movement.approval},
            "PaymentInstrumentData": {
                "PaymentInstrumentType": "Card",
                "CardData": {
                    "PaymentBrand": _BRANDS[movement.brand],
                    "MaskedPan": f"{movement.card[:_SEEN]} **** {movement.card[-4:]}",
                    "EntryMode": [kind],
                },
            },
        },
        "PaymentReceipt": [_receipt(lines)] if lines else [],
    }


def unpaid(transaction: Values, refusal: Refusal) -> Values:
    """Say that nothing moved."""
    return {"Response": response(refusal), "SaleData": {"SaleTransactionID": transaction}}


def taken_back(movement: Movement, transaction: Values) -> Values:
    """Say that all of a payment went back."""
    return {
        "Response": response(),
        "SaleData": {"SaleTransactionID": transaction},
        "POIData": {"POITransactionID": poi_transaction(movement)},
        "ReversedAmount": whole(movement.amount),
    }


def repeated(kind: str, header: Values, body: Values) -> Values:
    """Say again what was said."""
    return {
        "Response": response(),
        "MessageReference": {
            "MessageCategory": kind,
            "SaleID": header["SaleID"],
            "ServiceID": header["ServiceID"],
        },
        "RepeatedMessageResponse": {
            "MessageHeader": {**header, "MessageCategory": kind},
            "RepeatedResponseMessageBody": {f"{kind}Response": body},
        },
    }


def diagnosed(*, busy: bool) -> Values:
    """Say how it is."""
    return {"Response": response(), "POIStatus": {"GlobalStatus": "Busy" if busy else "OK", "PrinterStatus": "OK"}}


def counted(totals: dict[str, tuple[int, int]]) -> Values:
    """Say what was counted: kind, how often, how many centimes."""
    lines = [
        {"TransactionType": kind, "TransactionCount": count, "TransactionAmount": whole(amount)}
        for kind, (count, amount) in totals.items()
        if count
    ]
    by_brand = {"PaymentInstrumentType": "Card", "PaymentCurrency": "MAD", "PaymentTotals": lines}
    return {"Response": response(), "ReconciliationType": "SaleReconciliation", "TransactionTotals": [by_brand]}


def rejected() -> Values:
    """Say, to whoever it was, that this was no message."""
    return {
        "SaleToPOIRequest": {
            "MessageHeader": {
                "ProtocolVersion": "3.0",
                "MessageClass": "Event",
                "MessageCategory": "Event",
                "MessageType": "Notification",
                "SaleID": "N/A",
                "POIID": "N/A",
            },
            "EventNotification": {"EventToNotify": "Reject", "EventDetails": "message=Could+not+be+read"},
        }
    }


def _receipt(lines: list[SlipLine]) -> Values:
    rows = [{"Text": row, "EndOfLineFlag": True} for row in text(lines).splitlines()]
    return {
        "DocumentQualifier": "CashierReceipt",
        "OutputContent": {"OutputFormat": "Text", "OutputText": rows},
    }


ANSWERS = {kind: f"{kind}Response" for kind in Kind}

"""Requests of nexo Retailer from what the till asks: a payment has one number, a question a new one each time."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

from pos.devices.terminal.nexo import requests
from pos.devices.terminal.nexo.requests import Asked
from pos.devices.terminal.nexo.wire import PROTOCOL, REQUEST, SERVICE, Category, Header, Identification, SaleData
from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Attempt

_MS_PER_SECOND = 1_000
_NORMAL, _REFUND = "Normal", "Refund"
_RUN = 8
_PAPERS = ("CashierReceipt", "CustomerReceipt")


@dataclass(frozen=True, slots=True)
class Names:
    """How the till and the terminal call each other on the wire."""

    till: str
    terminal: str

    def header(self, category: Category, number: str) -> Header:
        """Head a request with its number (1 to 10 letters and digits)."""
        return Header(
            message_category=category,
            message_type=REQUEST,
            service_id=number,
            sale_id=self.till,
            poiid=self.terminal,
            message_class=SERVICE,
            protocol_version=PROTOCOL,
        )


def category_of(kind: PaymentKind) -> Category:
    """Say by what kind of message money moves."""
    return Category.REVERSAL if kind is PaymentKind.VOID else Category.PAYMENT


def movement(attempt: Attempt, names: Names) -> Asked:
    """Ask for a payment, a refund, or all of a payment back."""
    header = names.header(category_of(attempt.kind), attempt.reference)
    ours = SaleData(Identification(attempt.reference, _local(attempt)))
    if attempt.kind is PaymentKind.VOID:
        original = requests.OriginalPoiTransaction(_original(attempt.trace))
        return Asked(header, reversal_request=requests.ReversalRequest(original, "MerchantCancel", ours))
    amount = requests.AmountsReq(attempt.amount.currency, _whole(attempt))
    wanted = requests.PaymentRequest(
        ours,
        requests.PaymentTransaction(amount),
        requests.PaymentData(_REFUND if attempt.kind is PaymentKind.REFUND else _NORMAL),
    )
    return Asked(header, payment_request=wanted)


def abort(attempt: Attempt, number: str, names: Names) -> Asked:
    """Ask to stop a payment."""
    reference = _reference(attempt, names)
    request = requests.AbortRequest(reference, "MerchantAbort")
    return Asked(names.header(Category.ABORT, number), abort_request=request)


def status(attempt: Attempt, number: str, names: Names) -> Asked:
    """Ask what became of a payment."""
    request = requests.TransactionStatusRequest(
        _reference(attempt, names), receipt_reprint_flag=True, document_qualifier=_PAPERS
    )
    return Asked(names.header(Category.STATUS, number), transaction_status_request=request)


def diagnosis(number: str, names: Names) -> Asked:
    """Ask how the terminal is."""
    request = requests.DiagnosisRequest(host_diagnosis_flag=False)
    return Asked(names.header(Category.DIAGNOSIS, number), diagnosis_request=request)


def reconciliation(number: str, names: Names) -> Asked:
    """Ask for the totals, and end the terminal's day."""
    request = requests.ReconciliationRequest("SaleReconciliation")
    return Asked(names.header(Category.RECONCILIATION, number), reconciliation_request=request)


def trace_of(transaction: Identification) -> str:
    """Write the terminal's own word for a transaction so that none of it looks like a card's number.

    Empty for one that could not be told back to the terminal as it was.
    """
    if not transaction.transaction_id or {"~", "@"} & set(transaction.transaction_id):
        return ""
    name, run = "", 0
    for letter in transaction.transaction_id:
        run = run + 1 if letter.isdecimal() else 0
        name += f"~{letter}" if run and run % _RUN == 0 else letter
    return f"{name}@{transaction.time_stamp}"


def _original(trace: str) -> Identification:
    name, _, stamp = trace.partition("@")
    return Identification(name.replace("~", ""), stamp)


def _reference(attempt: Attempt, names: Names) -> requests.MessageReference:
    return requests.MessageReference(category_of(attempt.kind), attempt.reference, names.till)


def _whole(attempt: Attempt) -> Decimal:
    return Decimal(attempt.amount.minor).scaleb(-attempt.amount.currency.decimals)


def _local(attempt: Attempt) -> str:
    here = timezone(timedelta(minutes=attempt.offset_minutes))
    return datetime.fromtimestamp(attempt.utc_ms // _MS_PER_SECOND, here).isoformat()

"""What is asked of a nexo terminal: the parts that all terminals know, and no other; amounts are in whole units."""

from decimal import Decimal

from pos.devices.terminal.nexo.wire import Header, Identification, SaleData, Wire


class AmountsReq(Wire, frozen=True):
    """An amount that is wanted."""

    currency: str
    requested_amount: Decimal


class PaymentTransaction(Wire, frozen=True):
    """What is to be paid."""

    amounts_req: AmountsReq


class PaymentData(Wire, frozen=True):
    """Which way the money goes."""

    payment_type: str


class PaymentRequest(Wire, frozen=True):
    """Take a payment, or give one back."""

    sale_data: SaleData
    payment_transaction: PaymentTransaction
    payment_data: PaymentData


class OriginalPoiTransaction(Wire, frozen=True):
    """A payment that was made."""

    poi_transaction_id: Identification


class ReversalRequest(Wire, frozen=True):
    """Take all of a payment back."""

    original_poi_transaction: OriginalPoiTransaction
    reversal_reason: str
    sale_data: SaleData


class MessageReference(Wire, frozen=True):
    """A message that was sent."""

    message_category: str
    service_id: str
    sale_id: str


class AbortRequest(Wire, frozen=True):
    """Stop what was asked, if it is not too late."""

    message_reference: MessageReference
    abort_reason: str


class TransactionStatusRequest(Wire, frozen=True):
    """Say what became of what was asked."""

    message_reference: MessageReference
    receipt_reprint_flag: bool
    document_qualifier: tuple[str, ...]


class DiagnosisRequest(Wire, frozen=True):
    """Say how you are; the bank is left in peace."""

    host_diagnosis_flag: bool


class ReconciliationRequest(Wire, frozen=True):
    """End the terminal's day, and tell its totals."""

    reconciliation_type: str


class Asked(Wire, frozen=True):
    """One thing that is asked of a terminal."""

    message_header: Header
    payment_request: PaymentRequest | None = None
    reversal_request: ReversalRequest | None = None
    abort_request: AbortRequest | None = None
    transaction_status_request: TransactionStatusRequest | None = None
    diagnosis_request: DiagnosisRequest | None = None
    reconciliation_request: ReconciliationRequest | None = None


class Request(Wire, frozen=True):
    """What is sealed and sent."""

    sale_to_poi_request: Asked

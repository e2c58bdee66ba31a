"""What a nexo terminal says, as far as it is read: of a card nothing that is secret; amounts are in whole units."""

from decimal import Decimal

from pos.devices.terminal.nexo.wire import Header, Identification, SaleData, Wire


class Response(Wire, frozen=True):
    """How it ended, and why."""

    result: str = ""
    error_condition: str = ""
    additional_response: str = ""


class PoiData(Wire, frozen=True):
    """The terminal's own word for a transaction."""

    poi_transaction_id: Identification | None = None


class AmountsResp(Wire, frozen=True):
    """What was really approved."""

    currency: str = ""
    authorized_amount: Decimal | None = None


class AcquirerData(Wire, frozen=True):
    """What the bank says."""

    approval_code: str = ""


class CardData(Wire, frozen=True):
    """The card; of what is secret nothing is read."""

    payment_brand: str = ""
    masked_pan: str = ""
    entry_mode: tuple[str, ...] = ()


class InstrumentData(Wire, frozen=True):
    """What paid."""

    card_data: CardData | None = None


class PaymentResult(Wire, frozen=True):
    """What was done."""

    amounts_resp: AmountsResp | None = None
    payment_acquirer_data: AcquirerData | None = None
    payment_instrument_data: InstrumentData | None = None


class OutputText(Wire, frozen=True):
    """A piece of a slip."""

    text: str = ""


class OutputContent(Wire, frozen=True):
    """What stands on a slip."""

    output_text: tuple[OutputText, ...] = ()


class Receipt(Wire, frozen=True):
    """A slip."""

    document_qualifier: str = ""
    output_content: OutputContent | None = None


class Done(Wire, frozen=True):
    """The answer to a payment or a reversal."""

    response: Response
    sale_data: SaleData | None = None
    poi_data: PoiData | None = None
    payment_result: PaymentResult | None = None
    payment_receipt: tuple[Receipt, ...] = ()


class RepeatedBody(Wire, frozen=True):
    """An answer that was given before."""

    payment_response: Done | None = None
    reversal_response: Done | None = None


class Repeated(Wire, frozen=True):
    """An answer that was given before, and its header."""

    repeated_response_message_body: RepeatedBody
    message_header: Header | None = None


class StatusResponse(Wire, frozen=True):
    """What became of something."""

    response: Response
    repeated_message_response: Repeated | None = None


class DiagnosisResponse(Wire, frozen=True):
    """How the terminal is."""

    response: Response


class PaymentTotals(Wire, frozen=True):
    """What was counted of one kind."""

    transaction_type: str
    transaction_count: int
    transaction_amount: Decimal


class TransactionTotals(Wire, frozen=True):
    """What was counted in one currency."""

    payment_currency: str = ""
    payment_totals: tuple[PaymentTotals, ...] = ()


class ReconciliationResponse(Wire, frozen=True):
    """What was counted."""

    response: Response
    transaction_totals: tuple[TransactionTotals, ...] = ()


class Heard(Wire, frozen=True):
    """One thing that a terminal says."""

    message_header: Header
    payment_response: Done | None = None
    reversal_response: Done | None = None
    transaction_status_response: StatusResponse | None = None
    diagnosis_response: DiagnosisResponse | None = None
    reconciliation_response: ReconciliationResponse | None = None


class Reply(Wire, frozen=True):
    """What was sealed and sent by a terminal."""

    sale_to_poi_response: Heard

"""What an answer says of money, with nothing of the card but its end; texts are masked."""

from decimal import Decimal
from urllib.parse import parse_qs

from pos.devices.terminal.nexo.answers import Done, Heard, PaymentResult
from pos.devices.terminal.nexo.codes import reason_of
from pos.devices.terminal.nexo.messages import trace_of
from pos.devices.terminal.nexo.wire import Header
from pos.domain.card import LAST_DIGITS, CardReference, masked
from pos.domain.money import Currency, Money
from pos.domain.values import dataclass

_DIGITS_MOST = 15
_ENTRY_MODES = {
    "ICC": "contact",
    "SynchronousICC": "contact",
    "Contactless": "contactless",
    "Tapped": "contactless",
    "MagStripe": "stripe",
    "Keyed": "keyed",
    "Manual": "keyed",
}
_SCHEMES = {"mc": "MASTERCARD", "cup": "UNIONPAY"}
_CASHIER = "CashierReceipt"
_NO_CARD = CardReference()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer to a payment, a refund or a reversal says.

    `amount` is None where it tells none that can be read; `ours` is the till's own name for the transaction, which it
    repeats; `foreign` tells that its amount is in a currency that we do not know.
    """

    header: Header
    result: str
    condition: str
    reason: str
    ours: str
    amount: Money | None
    foreign: bool
    approval: str
    trace: str
    card: CardReference
    entry_mode: str
    slip: tuple[str, ...]

    @property
    def codes(self) -> str:
        """Its condition and its reason, as a support desk wants to hear them."""
        return " ".join(filter(None, (self.result, self.condition, self.reason)))


def read_done(header: Header, done: Done) -> Answer:
    """Read an answer."""
    result = done.payment_result or PaymentResult()
    told = result.amounts_resp
    ours = done.sale_data and done.sale_data.sale_transaction_id
    theirs = done.poi_data and done.poi_data.poi_transaction_id
    currency = next((known for known in Currency if told is not None and known == told.currency), None)
    minor = None if told is None or currency is None else minor_units(told.authorized_amount, currency)
    card, entry_mode = _card(result)
    return Answer(
        header=header,
        result=masked(done.response.result),
        condition=masked(done.response.error_condition),
        reason=masked(reason_of(done.response.additional_response)),
        ours=ours.transaction_id if ours else "",
        amount=None if minor is None or currency is None else Money(minor, currency),
        foreign=told is not None and currency is None,
        approval=masked(result.payment_acquirer_data.approval_code) if result.payment_acquirer_data else "",
        trace=masked(trace_of(theirs)) if theirs else "",
        card=card,
        entry_mode=entry_mode,
        slip=_slip(done),
    )


def read_movement(heard: Heard) -> Answer | None:
    """Read what is said of money; None where it is about something else."""
    done = heard.payment_response or heard.reversal_response
    return None if done is None else read_done(heard.message_header, done)


def minor_units(amount: Decimal | None, currency: Currency) -> int | None:
    """Count the minor units of an amount in whole units; None where they cannot be counted."""
    if amount is None or not amount.is_finite() or amount.is_signed() or amount.adjusted() > _DIGITS_MOST:
        return None
    digits, exponent = amount.as_tuple().digits, amount.as_tuple().exponent
    if not isinstance(exponent, int):
        return None
    minor = int("".join(map(str, digits)))
    shift = exponent + currency.decimals
    if shift >= 0:
        return int(minor * 10**shift)
    whole, rest = divmod(minor, int(10 ** min(-shift, len(digits) + 1)))
    return None if rest else whole


def _card(result: PaymentResult) -> tuple[CardReference, str]:
    data = result.payment_instrument_data and result.payment_instrument_data.card_data
    if not data:
        return _NO_CARD, ""
    last = data.masked_pan.strip()[-LAST_DIGITS:]
    last = last if len(last) == LAST_DIGITS and last.isascii() and last.isdecimal() else ""
    scheme = masked(_SCHEMES.get(data.payment_brand, data.payment_brand.upper()))
    entry = next((known for mode in data.entry_mode if (known := _ENTRY_MODES.get(mode))), "")
    return CardReference(last, scheme), entry


def _slip(done: Done) -> tuple[str, ...]:
    """Read the lines of the cashier's paper, or of the only one there is."""
    papers = [paper for paper in done.payment_receipt if paper.output_content is not None]
    chosen = next((paper for paper in papers if paper.document_qualifier == _CASHIER), papers[0] if papers else None)
    if chosen is None or chosen.output_content is None:
        return ()
    return tuple(masked(_line(piece.text)) for piece in chosen.output_content.output_text)


def _line(text: str) -> str:
    """Read one line: plain, or a name and a value in the manner of a web address."""
    said = parse_qs(text)
    if "key" not in said:
        return text
    return " ".join(part for key in ("name", "value") for part in said.get(key, ()))

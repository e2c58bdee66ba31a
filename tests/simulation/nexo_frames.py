"""What a nexo terminal might say and a till might ask, published or sealed by us, and what the driver makes of it."""

import json
from contextlib import suppress
from typing import Any

from pos.devices.terminal.line import HungUp
from pos.devices.terminal.nexo import messages
from pos.devices.terminal.nexo.answers import Heard, Reply, StatusResponse
from pos.devices.terminal.nexo.call import Deadlines
from pos.devices.terminal.nexo.exchange import Exchange
from pos.devices.terminal.nexo.http import Exchanged
from pos.devices.terminal.nexo.judging import judged, orphan_of, remembered
from pos.devices.terminal.nexo.messages import Names
from pos.devices.terminal.nexo.reading import read_done
from pos.devices.terminal.nexo.requests import Request
from pos.devices.terminal.nexo.wire import BadMessage, Header, read, written
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind
from pos.ports.payment_terminal import Approved, Attempt, Found
from pos.simulators.nexo.seals import Seal
from tests.devices.terminal.nexo import PAYLOADS, address
from tests.devices.terminal.nexo_peer import REJECTED, TRUSTED, post
from tests.journal.booth import HandClock

NUMBER, SALE, POI = "1234567890AB", "SALE_ID_42", "V400m-123456789"
NAMES = Names(SALE, POI)
ATTEMPT = Attempt(PaymentKind.SALE, Money(1_00, Currency.EUR), NUMBER, 0, 60)
_EXCHANGE = Exchange(address(1), HandClock(), Deadlines())


def known() -> tuple[bytes, ...]:
    """Give answers as they are published, one with our own name for the payment, one that is sealed; and requests."""
    payloads: dict[str, Any] = json.loads(json.dumps(PAYLOADS["payloads"]))
    ours = payloads["payment/paymentResponse.json"]
    ours["SaleToPOIResponse"]["PaymentResponse"]["SaleData"]["SaleTransactionID"]["TransactionID"] = NUMBER
    who = TRUSTED.who
    blob, trailer = Seal(who.key, who.version, who.passphrase).close(json.dumps(ours).encode())
    header = ours["SaleToPOIResponse"]["MessageHeader"]
    sealed = {"SaleToPOIResponse": {"MessageHeader": header, "NexoBlob": blob, "SecurityTrailer": trailer}}
    answers = [post(each) for name, each in payloads.items() if "Response" in name]
    asked = (messages.movement(ATTEMPT, NAMES), messages.status(ATTEMPT, "Q1", NAMES))
    requests = [Exchanged().posted("tpe:8443", written(Request(each))) for each in asked]
    return (*answers, post(sealed), post(REJECTED), *requests)


def heard(pieces: list[bytes]) -> list[object]:
    """Read an answer that comes in pieces, and the end of the line after it."""
    reader = Exchanged()
    found: list[object] = [body for piece in pieces if piece and (body := reader.feed(piece)) is not None]
    try:
        return [*found, reader.feed(b"")]
    except HungUp:
        return [*found, "hung up"]


def believed(body: object) -> Approved | None:
    """Give a yes that does not repeat what was asked, or one that bears no seal of ours."""
    if not isinstance(body, bytes):
        return None
    _EXCHANGE.opened(body)
    with suppress(BadMessage):
        return _judged(read(body, Reply).sale_to_poi_response)
    return None


def _judged(said: Heard) -> Approved | None:
    status, done = said.transaction_status_response, said.payment_response
    if status is not None:
        return _repeated(status)
    if done is None:
        return None
    answer = read_done(said.message_header, done)
    orphan_of(answer, NAMES)
    outcome = judged(answer, ATTEMPT, NAMES)
    repeats = _ours(said.message_header) and answer.ours == NUMBER
    currency = answer.amount is not None and answer.amount.currency is Currency.EUR
    return outcome if isinstance(outcome, Approved) and not (repeats and currency) else None


def _repeated(status: StatusResponse) -> Approved | None:
    found = remembered(status, ATTEMPT, NAMES, trusted=True)
    repeated = status.repeated_message_response
    outcome = found.outcome if isinstance(found, Found) else None
    ours = repeated is not None and repeated.message_header is not None and _ours(repeated.message_header)
    return outcome if isinstance(outcome, Approved) and not ours else None


def _ours(header: Header) -> bool:
    return (header.service_id, header.sale_id, header.poiid) == (NUMBER, SALE, POI)

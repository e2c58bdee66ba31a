"""What is asked of a nexo terminal and what it says, against what is published."""

import json
from decimal import Decimal
from typing import Any

import pytest

from pos.devices.terminal.nexo import messages
from pos.devices.terminal.nexo.answers import Done, Reply, StatusResponse
from pos.devices.terminal.nexo.codes import category_of, reason_of
from pos.devices.terminal.nexo.judging import remembered
from pos.devices.terminal.nexo.messages import Names, trace_of
from pos.devices.terminal.nexo.reading import minor_units, read_done
from pos.devices.terminal.nexo.requests import Asked, Request
from pos.devices.terminal.nexo.wire import BadMessage, Identification, read, written
from pos.domain.card import CardReference, holds_card_number
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind
from pos.ports.payment_terminal import Approved, Found, Unreachable
from tests.devices.terminal.nexo import NAMES, PAYLOADS, PRICE, attempt

PAYLOAD: dict[str, Any] = PAYLOADS["payloads"]


def shape(values: Any) -> Any:  # noqa: ANN401 -- whatever JSON can say
    """Keep the names of a message, and its fixed words."""
    match values:
        case dict():
            return {key: shape(value) for key, value in values.items()}
        case list():
            return [shape(value) for value in values]
        case _:
            return type(values).__name__.replace("float", "number").replace("int", "number")


def asked(message: Asked) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(written(Request(message)))
    return told


def test_a_payment_is_asked_for_as_published_and_named_by_its_reference() -> None:
    told = asked(messages.movement(attempt(), NAMES))
    published = shape(PAYLOAD["payment/paymentRequest.json"])
    request = published["SaleToPOIRequest"]["PaymentRequest"]
    request["PaymentData"] = {"PaymentType": "str"}
    request["SaleData"].pop("SaleToAcquirerData", None)
    assert shape(told) == published
    inside = told["SaleToPOIRequest"]
    assert inside["MessageHeader"]["ServiceID"] == "ABCDEF0001"
    assert inside["PaymentRequest"]["SaleData"]["SaleTransactionID"] == {
        "TransactionID": "ABCDEF0001",
        "TimeStamp": "2026-02-12T13:00:00+01:00",
    }


@pytest.mark.parametrize(
    ("amount", "written_as"),
    [
        (Money(125_50, Currency.MAD), '"RequestedAmount":125.50}'),
        (Money(5, Currency.MAD), '"RequestedAmount":0.05}'),
        (Money(19_99, Currency.MAD), '"RequestedAmount":19.99}'),
        (Money(999_999_999_99, Currency.MAD), '"RequestedAmount":999999999.99}'),
        (Money(1_500, Currency.JPY), '"RequestedAmount":1500}'),
        (Money(1_500, Currency.TND), '"RequestedAmount":1.500}'),
    ],
)
def test_an_amount_is_written_to_its_last_decimal(amount: Money, written_as: str) -> None:
    assert written_as in written(Request(messages.movement(attempt(amount), NAMES))).decode()


def test_money_goes_back_by_a_payment_the_other_way_or_all_of_it_by_a_reversal() -> None:
    refund = asked(messages.movement(attempt(kind=PaymentKind.REFUND), NAMES))["SaleToPOIRequest"]
    assert refund["PaymentRequest"]["PaymentData"] == {"PaymentType": "Refund"}
    original = Identification("v4W5001707426906003.RM4ZVZ7LFTGLNK82", "2023-06-12T12:08:36+00:00")
    void = asked(messages.movement(attempt(kind=PaymentKind.VOID, trace=trace_of(original)), NAMES))
    published = shape(PAYLOAD["reversal/reversalRequest.json"])
    published["SaleToPOIRequest"]["ReversalRequest"]["SaleData"].pop("SaleToAcquirerData")
    assert shape(void) == published
    back = void["SaleToPOIRequest"]["ReversalRequest"]["OriginalPOITransaction"]["POITransactionID"]
    assert (back["TransactionID"], back["TimeStamp"]) == (original.transaction_id, original.time_stamp)


def test_an_abort_and_a_question_name_the_payment_and_have_numbers_of_their_own() -> None:
    abort = asked(messages.abort(attempt(), "Q1", NAMES))
    assert shape(abort) == shape(PAYLOAD["abortPayment/abortPaymentRequest.json"])
    status = asked(messages.status(attempt(), "Q2", NAMES))
    assert shape(status) == shape(PAYLOAD["paymentTransactionStatus/paymentTransactionStatusRequest.json"])
    inside = status["SaleToPOIRequest"]
    assert inside["MessageHeader"]["ServiceID"] == "Q2"
    assert inside["TransactionStatusRequest"]["MessageReference"]["ServiceID"] == "ABCDEF0001"


@pytest.mark.parametrize("digits", range(1, 40))
def test_the_terminals_own_name_for_a_payment_is_kept_whole_and_never_looks_like_a_card(digits: int) -> None:
    name = Identification(
        f"BV0q{'4111111111111111' * 3}"[: 4 + digits] + ".HT2K2XPHJBMVS9G2", "2023-06-12T12:08:36.212Z"
    )
    trace = trace_of(name)
    assert not holds_card_number(trace)
    asked_back = messages.movement(attempt(kind=PaymentKind.VOID, trace=trace), NAMES).reversal_request
    assert asked_back is not None
    assert asked_back.original_poi_transaction.poi_transaction_id == name


def test_a_name_that_could_not_be_told_back_is_not_kept() -> None:
    assert trace_of(Identification("A~B", "")) == trace_of(Identification("", "x")) == ""


def done(name: str) -> tuple[Reply, Done]:
    reply = read(json.dumps(PAYLOAD[name]).encode(), Reply)
    heard = reply.sale_to_poi_response
    found = heard.payment_response or heard.reversal_response
    assert found is not None
    return reply, found


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("payment/124_paymentNotEnoughBalanceResponse.json", DeclineCategory.INSUFFICIENT_FUNDS),
        ("payment/125_paymentCardBlockedResponse.json", DeclineCategory.BLOCKED),
        ("payment/126_paymentCardExpiredResponse.json", DeclineCategory.EXPIRED),
        ("payment/127_paymentInvalidAmountResponse.json", DeclineCategory.NOT_PERMITTED),
        ("payment/128_paymentInvalidCardResponse.json", DeclineCategory.NOT_PERMITTED),
        ("payment/134_paymentWrongPinResponse.json", DeclineCategory.WRONG_PIN),
        ("paymentBusy/paymentBusyResponse.json", DeclineCategory.TECHNICAL),
    ],
)
def test_each_published_refusal_means_something_at_the_counter(name: str, category: DeclineCategory) -> None:
    response = done(name)[1].response
    assert category_of(response.error_condition, reason_of(response.additional_response)) is category


def test_of_a_card_only_its_end_is_read() -> None:
    reply, found = done("payment/134_paymentWrongPinResponse.json")
    answer = read_done(reply.sale_to_poi_response.message_header, found)
    assert (answer.card, answer.entry_mode) == (CardReference("7003", "MAESTRO"), "contact")
    assert "600007" not in repr(answer)


def test_a_published_approval_is_read() -> None:
    reply, found = done("payment/paymentResponse.json")
    answer = read_done(reply.sale_to_poi_response.message_header, found)
    assert (answer.result, answer.amount) == ("Success", Money(1_00, Currency.EUR))


def published_status() -> tuple[StatusResponse, Names, str]:
    told = json.loads(json.dumps(PAYLOAD["paymentTransactionStatus/paymentTransactionStatusResponse.json"]))
    inside = told["SaleToPOIResponse"]["TransactionStatusResponse"]["RepeatedMessageResponse"]
    header, payment = inside["MessageHeader"], inside["RepeatedResponseMessageBody"]["PaymentResponse"]
    payment["SaleData"]["SaleTransactionID"]["TransactionID"] = header["ServiceID"]
    status = read(json.dumps(told).encode(), Reply).sale_to_poi_response.transaction_status_response
    assert status is not None
    return status, Names(header["SaleID"], header["POIID"]), header["ServiceID"]


def test_a_published_status_proves_the_payment_it_repeats_and_no_other() -> None:
    status, names, number = published_status()
    price = Money(10_99, Currency.EUR)
    said = remembered(status, attempt(price, number), names, trusted=False)
    assert isinstance(said, Found)
    assert isinstance(said.outcome, Approved)
    assert (said.outcome.amount, said.outcome.approval) == (price, "1234")
    assert "pan" not in "".join(said.outcome.slip)
    assert isinstance(remembered(status, attempt(price, "ABCDEF0002"), names, trusted=False), Unreachable)
    assert isinstance(remembered(status, attempt(PRICE, number), names, trusted=False), Unreachable)


@pytest.mark.parametrize(
    ("told", "minor"),
    [
        ("125.50", 125_50),
        ("125.5", 125_50),
        ("125", 125_00),
        ("1.2550E+2", 125_50),
        ("125.500000", 125_50),
        ("125.505", None),
        ("0.00000000000000000000000000000001", None),
        ("-1", None),
        ("1E+999999999", None),
        ("1E-999999999", None),
        ("NaN", None),
        ("0", 0),
    ],
)
def test_an_amount_is_read_to_its_last_decimal_or_not_at_all(told: str, minor: int | None) -> None:
    assert minor_units(Decimal(told), Currency.MAD) == minor


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b"{}", b'{"SaleToPOIResponse":1}', b"[" * 100_000, b'{"\xd5":1}']
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(BadMessage):
        read(data, Reply)

"""Wallets' switches tell here what phones paid, and tills ask for it; each proves what it says, and by another way."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus

import msgspec
from litestar import Response, post
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, Operation, Parameter, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIType

from pos.central.api.answers import spoken, told
from pos.central.api.bodies import JSON, Asked, Bodies, TakesOctets
from pos.central.api.services import Services
from pos.central.phone import NotTaken, Unheard
from pos.domain.money import Currency
from pos.wire.limits import REPLY_BYTES_MAX
from pos.wire.phone import HEADER, NOTICE_BYTES_MAX
from pos.wire.reply import Refusal, Refused, write_reply

_NO = HTTPStatus.FORBIDDEN
_BAD = HTTPStatus.BAD_REQUEST
_NAMES_THE_TILL = {Refusal.NOT_SIGNED, Refusal.REVOKED}
_STATUS = {
    Unheard.NOT_SIGNED: _NO,
    Unheard.STALE: _NO,
    Unheard.DAMAGED: _BAD,
    Unheard.CONTRADICTS: HTTPStatus.CONFLICT,
}
_SWITCHES, _TILLS = "/phone-payments", "/phone-payments/asked"


class Kept(msgspec.Struct, frozen=True):
    """What a switch tells is kept, and need not be told again."""

    transaction: str


class NotKept(msgspec.Struct, frozen=True):
    """Nothing was kept."""

    refused: Unheard
    detail: str = ""


@dataclass
class TakesNotice(Operation):
    """Describes what a switch tells."""

    def __post_init__(self) -> None:
        """Say so."""
        text, whole = Schema(type=OpenAPIType.STRING), Schema(type=OpenAPIType.INTEGER)
        told = Schema(
            type=OpenAPIType.OBJECT,
            properties={
                "transaction": text,
                "reference": text,
                "amount": whole,
                "currency": Schema(type=OpenAPIType.STRING, enum=list(Currency)),
                "paid_ms": whole,
            },
            required=["transaction", "reference", "amount", "currency", "paid_ms"],
        )
        self.request_body = RequestBody(content={JSON: OpenAPIMediaType(schema=told)}, required=True)
        about = "switch=NAME,sent=SECONDS,v1=HMAC-SHA256 in hex of SECONDS, a full stop and the body"
        self.parameters = [Parameter(name=HEADER, param_in="header", schema=text, description=about)]


@post(
    _SWITCHES,
    status_code=HTTPStatus.OK,
    request_max_body_size=NOTICE_BYTES_MAX,
    operation_class=TakesNotice,
    responses={
        **told(HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        **spoken(HTTPStatus.OK, *_STATUS.values()),
    },
    summary="Tell what a phone paid",
)
async def tell_payment(
    request: Asked, services: NamedDependency[Services], bodies: NamedDependency[Bodies]
) -> Response[Kept | NotKept]:
    """Keep a payment; the answer comes after it is durable, and until then a switch tells it again."""
    body, header = await bodies.read(request), request.headers.get(HEADER, "")
    taken = await asyncio.to_thread(services.phones.take, header, body)
    if isinstance(taken, NotTaken):
        services.refusals.note(_SWITCHES, taken.why)
        return Response(NotKept(taken.why, taken.detail), status_code=_STATUS[taken.why])
    return Response(Kept(taken.transaction))


@post(
    _TILLS,
    status_code=HTTPStatus.OK,
    request_max_body_size=REPLY_BYTES_MAX,
    operation_class=TakesOctets,
    responses={
        **told(HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        **spoken(HTTPStatus.OK, _NO, _BAD),
    },
    summary="Ask what phones paid under references",
)
async def ask_payments(
    request: Asked, services: NamedDependency[Services], bodies: NamedDependency[Bodies]
) -> Response[bytes]:
    """Give all payments that are known under the references of a till's codes."""
    answer = await asyncio.to_thread(services.phones.answer, await bodies.read(request))
    if isinstance(answer, Refused):
        services.refusals.note(_TILLS, answer.why, answer.detail if answer.why in _NAMES_THE_TILL else "")
        status = _BAD if answer.why is Refusal.DAMAGED else _NO
        return Response(write_reply(answer), media_type=JSON, status_code=status)
    return Response(answer, media_type=JSON)

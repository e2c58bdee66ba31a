"""Tills ask here for what is new on their shelf; a question proves who asks it."""

import asyncio
from http import HTTPStatus

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec

from pos.central.api.answers import spoken, told
from pos.central.api.bodies import JSON, OCTETS, Asked, Bodies, TakesOctets
from pos.central.api.services import Services
from pos.wire.limits import REPLY_BYTES_MAX
from pos.wire.reply import Refusal, Refused, write_reply

_NO = HTTPStatus.FORBIDDEN
_NAMES_THE_TILL = {Refusal.NOT_SIGNED, Refusal.REVOKED}


@post(
    "/catalogue",
    status_code=HTTPStatus.OK,
    request_max_body_size=REPLY_BYTES_MAX,
    operation_class=TakesOctets,
    responses={
        **told(HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        **spoken(_NO, HTTPStatus.BAD_REQUEST),
        HTTPStatus.OK: ResponseSpec(bytes, generate_examples=False, media_type=OCTETS, description="The next page"),
    },
    summary="Ask for the next page of the catalogue",
)
async def ask_catalogue(
    request: Asked, services: NamedDependency[Services], bodies: NamedDependency[Bodies]
) -> Response[bytes]:
    """Give the page that follows where a till stands."""
    answer = await asyncio.to_thread(services.supplier.answer, await bodies.read(request))
    if isinstance(answer, Refused):
        services.refusals.note("/catalogue", answer.why, answer.detail if answer.why in _NAMES_THE_TILL else "")
        status = HTTPStatus.BAD_REQUEST if answer.why is Refusal.DAMAGED else _NO
        return Response(write_reply(answer), media_type=JSON, status_code=status)
    return Response(answer, media_type=OCTETS)

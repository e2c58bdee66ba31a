"""Tills ask here to be enrolled, with a one-time code that somebody gave them."""

import asyncio
from http import HTTPStatus

from litestar import Response, post
from litestar.di import NamedDependency

from pos.central.api.answers import spoken, told
from pos.central.api.bodies import JSON, Asked, Bodies, TakesOctets
from pos.central.api.services import Services
from pos.wire.enrolment import NotEnrolled, WhyNot, write_refusal, write_signed
from pos.wire.limits import REPLY_BYTES_MAX

_STATUS = {
    WhyNot.WRONG_CODE: HTTPStatus.FORBIDDEN,
    WhyNot.USED: HTTPStatus.CONFLICT,
    WhyNot.EXPIRED: HTTPStatus.GONE,
    WhyNot.REVOKED: HTTPStatus.FORBIDDEN,
    WhyNot.NOT_SIGNED: HTTPStatus.FORBIDDEN,
    WhyNot.DAMAGED: HTTPStatus.BAD_REQUEST,
}


@post(
    "/enrolments",
    status_code=HTTPStatus.OK,
    request_max_body_size=REPLY_BYTES_MAX,
    operation_class=TakesOctets,
    responses={
        **told(HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        **spoken(HTTPStatus.OK, *_STATUS.values()),
    },
    summary="Ask to be enrolled",
)
async def enrol(
    request: Asked, services: NamedDependency[Services], bodies: NamedDependency[Bodies]
) -> Response[bytes]:
    """Grant a till its place, or say why not."""
    answer = await asyncio.to_thread(services.registry.enrol, await bodies.read(request))
    if isinstance(answer, NotEnrolled):
        services.refusals.note("/enrolments", answer.why)
        return Response(write_refusal(answer), media_type=JSON, status_code=_STATUS[answer.why])
    return Response(write_signed(answer), media_type=JSON)

"""Tills bring batches here. Whoever carries them needs no permission: a batch proves itself."""

from http import HTTPStatus

from litestar import Response, post
from litestar.di import NamedDependency

from pos.central.api.answers import spoken, told
from pos.central.api.bodies import JSON, Asked, Bodies, TakesOctets
from pos.central.api.services import Services
from pos.central.inbox.lane import Lane
from pos.wire.limits import BATCH_BYTES_MAX
from pos.wire.reply import Busy, Held, Refusal, Refused, Reply, write_reply

_BUSY = HTTPStatus.SERVICE_UNAVAILABLE
_STATUS = {
    Refusal.NOT_ENROLLED: HTTPStatus.FORBIDDEN,
    Refusal.NOT_SIGNED: HTTPStatus.FORBIDDEN,
    Refusal.REVOKED: HTTPStatus.FORBIDDEN,
    Refusal.DAMAGED: HTTPStatus.BAD_REQUEST,
    Refusal.TOO_NEW: HTTPStatus.BAD_REQUEST,
    Refusal.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}

_NAMES_THE_TILL = {Refusal.NOT_SIGNED, Refusal.REVOKED}
"""Refusals whose detail is the till that the batch says it comes from."""


@post(
    "/batches",
    status_code=HTTPStatus.OK,
    request_max_body_size=BATCH_BYTES_MAX,
    operation_class=TakesOctets,
    responses={**told(HTTPStatus.REQUEST_TIMEOUT), **spoken(*_STATUS.values(), HTTPStatus.OK, _BUSY)},
    summary="Bring a batch of a till's journal",
)
async def deliver(
    request: Asked, services: NamedDependency[Services], bodies: NamedDependency[Bodies], lane: NamedDependency[Lane]
) -> Response[bytes]:
    """Take a batch in; the answer comes after it is durable."""
    reply = await lane.deliver(await bodies.read(request))
    if isinstance(reply, Held):
        services.worker.nudge()
    elif isinstance(reply, Refused):
        services.refusals.note("/batches", reply.why, reply.detail if reply.why in _NAMES_THE_TILL else "")
    return Response(write_reply(reply), media_type=JSON, status_code=_status(reply), headers=_headers(reply))


def _status(reply: Reply) -> HTTPStatus:
    match reply:
        case Refused(why=why):
            return _STATUS[why]
        case Busy():
            return _BUSY
        case _:
            return HTTPStatus.OK


def _headers(reply: Reply) -> dict[str, str]:
    return {"Retry-After": str(reply.seconds)} if isinstance(reply, Busy) else {}

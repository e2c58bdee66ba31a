"""A desk asks here for codes by which tills, and other desks, are enrolled."""

import asyncio
from http import HTTPStatus

from litestar import post
from litestar.exceptions import NotFoundException
from litestar.params import JSONBody

from pos.central.api.answers import READ, TOKEN, told
from pos.central.api.asking import FAIR, Parts, Who
from pos.central.api.session import BODY_BYTES_MAX
from pos.central.api.who import Code, let_in
from pos.central.registry import CODE_LIFETIME_MS, NotThere
from pos.wire.desk.codes import CodeFor, NewCode
from pos.wire.desk.session import Scope
from pos.wire.enrol_code import SECRET_BYTES, code_link, code_text
from pos.wire.enrolment import Station


@post(
    FAIR + "/codes",
    security=[TOKEN],
    status_code=HTTPStatus.CREATED,
    request_max_body_size=BODY_BYTES_MAX,
    responses={**READ, **told(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)},
    summary="Make a code to enrol a till or a desk",
)
async def new_code(fair: Code, data: JSONBody[CodeFor], who: Who, services: Parts) -> NewCode:
    """Make a one-time code, for a booth or for a desk."""
    let_in(who, Scope.CODES, fair)
    secret = services.ids.secret(SECRET_BYTES)

    def add() -> int:
        if data.station is Station.DESK:
            return services.registry.add_desk_code(fair, secret, CODE_LIFETIME_MS)
        return services.registry.add_code(fair, data.booth, secret, CODE_LIFETIME_MS)

    try:
        expires_ms = await asyncio.to_thread(add)
    except NotThere as error:
        raise NotFoundException("there is no such booth") from error
    return NewCode(code_text(secret), code_link(secret, data.address), expires_ms)

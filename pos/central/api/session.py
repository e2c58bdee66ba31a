"""Organizers sign in and out here."""

import asyncio
from http import HTTPStatus

from litestar import Response, delete, post
from litestar.di import NamedDependency
from litestar.exceptions import NotAuthorizedException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import JSONBody

from pos.central.accounts import NotSignedIn
from pos.central.api.answers import TOKEN, told
from pos.central.api.bodies import Asked
from pos.central.api.services import Services
from pos.central.api.who import NOBODY_S, token_of
from pos.wire.desk.session import Given, NotGiven, SignIn

BODY_BYTES_MAX = 4_096
CHECKED_AT_ONCE = 2
"""Passwords that are checked at once: each takes 46 MiB."""

_LOCKED = HTTPStatus.TOO_MANY_REQUESTS


class Checking(asyncio.Semaphore):
    """The few places where passwords are checked; the others wait for one."""

    def __init__(self) -> None:
        """Leave all places free."""
        super().__init__(CHECKED_AT_ONCE)


@post(
    "/session",
    status_code=HTTPStatus.OK,
    request_max_body_size=BODY_BYTES_MAX,
    responses={
        **told(HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        HTTPStatus.OK: ResponseSpec(Given, generate_examples=False, description="Signed in"),
        HTTPStatus.UNAUTHORIZED: ResponseSpec(NotGiven, generate_examples=False, description="Not right"),
        _LOCKED: ResponseSpec(NotGiven, generate_examples=False, description="Locked for a while"),
    },
    summary="Sign in",
)
async def sign_in(
    data: JSONBody[SignIn], services: NamedDependency[Services], checking: NamedDependency[Checking]
) -> Response[Given | NotGiven]:
    """Give a token for a name and a password."""
    async with checking:
        scopes = frozenset(data.scopes)
        given = await asyncio.to_thread(services.accounts.sign_in, data.account, data.password, scopes)
    if isinstance(given, NotSignedIn):
        locked = given.locked_seconds
        services.refusals.note("/session", "locked" if locked else "wrong_password", data.account)
        headers = {"Retry-After": str(locked)} if locked else {}
        why = NotGiven("the name or the password is not right", locked)
        return Response(why, status_code=_LOCKED if locked else HTTPStatus.UNAUTHORIZED, headers=headers)
    return Response(Given(given.text, given.expires_ms, given.fair))


@delete("/session", security=[TOKEN], responses=told(HTTPStatus.UNAUTHORIZED), summary="Sign out")
async def sign_out(request: Asked, services: NamedDependency[Services]) -> None:
    """Let a token be good for nothing."""
    if not await asyncio.to_thread(services.accounts.sign_out, token_of(request)):
        raise NotAuthorizedException(NOBODY_S)

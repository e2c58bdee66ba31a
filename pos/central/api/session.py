"""Organizers sign in and out here."""

import asyncio
from http import HTTPStatus
from typing import Annotated

import msgspec
from litestar import Response, delete, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from pos.central.accounts import NotSignedIn, Scope
from pos.central.api.bodies import Asked
from pos.central.api.services import Services
from pos.central.api.who import token_of

BODY_BYTES_MAX = 4_096
CHECKED_AT_ONCE = 2
"""Passwords that are checked at once: each takes 46 MiB."""

_Text = Annotated[str, msgspec.Meta(max_length=200)]
_checking = asyncio.Semaphore(CHECKED_AT_ONCE)


class SignIn(msgspec.Struct, frozen=True):
    """A name, a password, and what the token shall be good for."""

    account: _Text
    password: _Text
    scopes: Annotated[list[Scope], msgspec.Meta(min_length=1, max_length=len(Scope))]


class Given(msgspec.Struct, frozen=True):
    """A token, and until when it is good (UTC milliseconds)."""

    token: str
    expires_ms: int


class NotGiven(msgspec.Struct, frozen=True):
    """No token; `locked_seconds` is how long the account still lets nobody in."""

    detail: str
    locked_seconds: int


@post(
    "/session",
    status_code=HTTPStatus.OK,
    request_max_body_size=BODY_BYTES_MAX,
    summary="Sign in",
)
async def sign_in(data: JSONBody[SignIn], services: NamedDependency[Services]) -> Response[Given | NotGiven]:
    """Give a token for a name and a password."""
    async with _checking:
        scopes = frozenset(data.scopes)
        given = await asyncio.to_thread(services.accounts.sign_in, data.account, data.password, scopes)
    if isinstance(given, NotSignedIn):
        locked = given.locked_seconds
        status = HTTPStatus.TOO_MANY_REQUESTS if locked else HTTPStatus.UNAUTHORIZED
        headers = {"Retry-After": str(locked)} if locked else {}
        return Response(NotGiven("the name or the password is not right", locked), status_code=status, headers=headers)
    return Response(Given(given.text, given.expires_ms))


@delete("/session", security=[{"token": []}], summary="Sign out")
async def sign_out(request: Asked, services: NamedDependency[Services]) -> None:
    """Let a token be good for nothing."""
    await asyncio.to_thread(services.accounts.sign_out, token_of(request))

"""How an organizer signs in: a name and a password for a token, good for a while, for one fair and some purposes."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

_Text = Annotated[str, Meta(max_length=200)]


class Scope(StrEnum):
    """What a token is good for."""

    REPORTS = "reports"
    CODES = "codes"


class SignIn(Struct, frozen=True):
    """A name, a password, and what the token shall be good for."""

    account: _Text
    password: _Text
    scopes: Annotated[list[Scope], Meta(min_length=1, max_length=len(Scope))]


class Given(Struct, frozen=True):
    """A token, until when it is good (UTC milliseconds), and the only fair it is good for; empty for all."""

    token: str
    expires_ms: int
    fair: str = ""


class NotGiven(Struct, frozen=True):
    """No token: the name or the password is wrong; `locked_seconds` is how long the account lets nobody in."""

    detail: str
    locked_seconds: int

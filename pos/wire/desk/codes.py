"""How a desk asks for a one-time code by which a till, or another desk, is enrolled."""

from typing import Annotated

from msgspec import Meta, Struct

from pos.wire.enrolment import Station


class CodeFor(Struct, frozen=True):
    """The booth a till is to be enrolled in (none for a desk), and the address at which tills find central."""

    booth: Annotated[str, Meta(max_length=40)] = ""
    station: Station = Station.TILL
    address: Annotated[str, Meta(max_length=500)] = ""


class NewCode(Struct, frozen=True):
    """A one-time code in groups, what its printed square says, and until when it is good (UTC milliseconds)."""

    code: str
    square: str
    expires_ms: int

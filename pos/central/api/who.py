"""Who asks: an organizer shows a token, and may see one fair or all. What is not theirs is not there for them."""

import asyncio
from typing import Annotated

from litestar.di import NamedDependency
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.params import PathParameter, QueryParameter

from pos.central.accounts import SignedIn
from pos.central.api.bodies import Asked
from pos.central.api.services import Services
from pos.wire.desk.session import Scope

NOBODY_S = "the token is not known, or its time is over: sign in again"
_BEARER = "bearer "
_SHORT = r"^[A-Za-z0-9._-]+$"
_BRANCH_MAX = (1 << 31) - 1
_NUMBER_MAX = (1 << 53) - 1

Code = Annotated[str, PathParameter(min_length=1, max_length=40, pattern=_SHORT)]
"""The short code of a fair, as it stands in an address."""

TillCode = Annotated[str, PathParameter(min_length=1, max_length=64, pattern=r"^[a-z0-9-]+$")]
"""What entries call a till."""

BranchNumber = Annotated[int, PathParameter(ge=0, le=_BRANCH_MAX)]
EntryNumber = Annotated[int, PathParameter(ge=0, le=_NUMBER_MAX)]

MomentMs = Annotated[int, QueryParameter(ge=0, le=_NUMBER_MAX)]
"""A moment, in UTC milliseconds."""

BoothCode = Annotated[str, QueryParameter(max_length=40)]
AfterBranch = Annotated[int, QueryParameter(ge=0, le=_BRANCH_MAX)]
AfterNumber = Annotated[int, QueryParameter(ge=0, le=_NUMBER_MAX)]


class NotTheirs(NotFoundException):
    """A token was shown that is not good for this; `account` is whose."""

    def __init__(self, account: str) -> None:
        """Keep whose it is: the answer says that there is nothing."""
        super().__init__()
        self.account = account


def token_of(request: Asked) -> str:
    """Give the token that is shown; raises what becomes a 401."""
    shown = request.headers.get("authorization", "")
    if not shown.lower().startswith(_BEARER):
        raise NotAuthorizedException("sign in, and show the token as Authorization: Bearer")
    return shown[len(_BEARER) :].strip()


async def who_asks(request: Asked, services: NamedDependency[Services]) -> SignedIn:
    """Tell who shows a token that is good; raises what becomes a 401."""
    who = await asyncio.to_thread(services.accounts.who_shows, token_of(request))
    if who is None:
        raise NotAuthorizedException(NOBODY_S)
    return who


def let_in(who: SignedIn, scope: Scope, fair: str) -> None:
    """Let pass who may do this at that fair; for all others there is no such fair."""
    if not who.may(scope, fair):
        raise NotTheirs(who.account)

"""An organizer signs in at central with the name of an account and its password."""

from dataclasses import field

from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.desk_link import DeskLink
from pos.wire.desk.session import NotGiven


@dataclass(frozen=True, slots=True)
class SignInAtCentral:
    """The account, its password, and the fair to look at."""

    account: str
    password: str = field(repr=False)
    fair: str


def sign_in_at_central(request: SignInAtCentral, *, link: DeskLink) -> str | Refused:
    """Give the account that is signed in, or say why not; raises `CentralUnavailable`."""
    account = request.account.strip()
    given = link.sign_in(account, request.password)
    if isinstance(given, NotGiven):
        seconds = given.locked_seconds
        return Refused(Rule.ACCOUNT_LOCKED, seconds=seconds) if seconds else Refused(Rule.WRONG_PASSWORD)
    if given.fair not in {"", request.fair}:
        link.sign_out()
        return Refused(Rule.FAIR_NOT_YOURS)
    return account

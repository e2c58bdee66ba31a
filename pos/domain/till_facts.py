"""The facts of a till itself: its founding, who may use it, its catalogue, its settings, its clock."""

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.fair import Place
from pos.domain.parties import Maker, Seller
from pos.domain.permissions import Approval, Role
from pos.domain.product import Product


@dataclass(frozen=True, slots=True)
class TillFounded:
    """A till's first fact, and the first of each later epoch: its place, its public key (Ed25519, hex).

    Where central enrolled the till, `epoch` is the one it gave (0: simply the next), `profile` the rules it goes by,
    and `grant` what central signed, word for word.
    """

    place: Place
    public_key: str
    program: str
    epoch: int = 0
    profile: str = ""
    grant: str = ""


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """Somebody may sign in. `name` is a commitment (hex): the name itself lies beside the journal, erasable.

    `by` added them; it is empty for the first person of a till.
    """

    person: str
    role: Role
    name: str
    by: str = ""
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRemoved:
    """Somebody may no longer sign in."""

    person: str
    by: str
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody took the till."""

    person: str


class LockChange(StrEnum):
    """What happened to a PIN's lock."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"


@dataclass(frozen=True, slots=True)
class PinLockChanged:
    """Too many wrong PINs locked a person out for `seconds`, or the lock was lifted."""

    person: str
    change: LockChange
    failures: int
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class RecoverySheetMade:
    """A recovery sheet was made for `person` to put away; those before it are worth nothing. Its code is not said."""

    person: str
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class PinReset:
    """Somebody who forgot their PIN chose a new one by the code of the recovery sheet, which is used up by it."""

    person: str


@dataclass(frozen=True, slots=True)
class ClockJumped:
    """The clock of the machine moved by `seconds` against the time that really passed."""

    seconds: int


Stamp = tuple[int, str, int]
"""When and where something was changed: UTC milliseconds, the till, the number in its journal. The later is greater."""


@dataclass(frozen=True, slots=True)
class ProductChanged:
    """A product was made or changed at the booth, as it stands from now on, with who stands behind it.

    `fields` names what was changed of it; empty says all, as of a product that was made. `over` says which changes at
    the booth these fields stood at until then: whoever changed one of them and is not named there was not heard of.
    """

    product: Product
    person: str
    fields: tuple[str, ...] = ()
    seller: Seller | None = None
    maker: Maker | None = None
    approvals: tuple[Approval, ...] = ()
    over: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueReceived:
    """The organizer's catalogue is on the shelf up to `version`: how many came, were changed and were withdrawn."""

    version: int
    added: int
    changed: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class CatalogueImported:
    """A file of products was taken in: how many were new and how many changed. `digest` is its SHA-256 (hex)."""

    digest: str
    added: int
    changed: int
    person: str = ""


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting of the till was changed."""

    name: str
    value: str
    person: str
    approvals: tuple[Approval, ...] = ()

"""The catalogue on its way down: a till says how far it has it, central gives the next page of what changed since.

Two streams share a page. The organizer's catalogue comes by version: each product as it stands, or that it was
withdrawn. What the other tills of the same booth changed comes as the facts they are, each till's in its own order, so
that where a till stands in them is told by one journal number for each history. A page says which question it answers,
and central signs it: a page of another till, of another day, or cut on the way, is not taken.
"""

import hashlib
from typing import Annotated

import msgspec

from pos.domain.parties import Maker, Seller
from pos.domain.product import Product
from pos.domain.till_facts import ProductChanged
from pos.domain.values import dataclass
from pos.wire.canonical import canonical
from pos.wire.compression import NotUnpacked, pack, unpack
from pos.wire.limits import PAGE_BYTES_MAX, PAGE_PRODUCTS_MAX, REPLY_BYTES_MAX
from pos.wire.reply import Busy, Refused, read_reply
from pos.wire.statement import Statement, verify_statement
from pos.wire.values import Count, Hash, Signature, TillId

HISTORIES_MAX = 400
"""Histories of sibling tills that a question can speak of."""

_Branch = Annotated[int, msgspec.Meta(ge=0, le=(1 << 31) - 1)]
_ProductId = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


@dataclass(frozen=True, slots=True)
class Seen:
    """How far what a sibling changed is on the shelf: up to that entry of that branch of its history.

    So are the branches of the till itself that are not its own history: of before it was restored, or of a clone.
    `mark` is central's, of that entry: one that was put back to a backup may call another history by that branch.
    """

    till: TillId
    branch: _Branch
    number: Count
    mark: Annotated[str, msgspec.Meta(max_length=64)] = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a shelf is stocked: up to that version of the organizer's catalogue, and so far of each sibling.

    `mark` is central's, of all that was said up to that version: one that was put back to a backup may give the number
    again, or numbers below it.
    """

    version: Count = 0
    seen: Annotated[tuple[Seen, ...], msgspec.Meta(max_length=HISTORIES_MAX)] = ()
    mark: Annotated[str, msgspec.Meta(max_length=64)] = ""


@dataclass(frozen=True, slots=True)
class SupplyRequest:
    """A till asks what follows a cursor; it signs what it says.

    `number` and `hash` (hex) are its newest entry that central acknowledged: what another history of the same till
    changed is news to it. A newer entry, as of the page before, would be strange to central until it is sent.
    """

    till: TillId
    cursor: Cursor
    signature: Signature = "0" * 128
    number: Count = 0
    hash: Hash = "0" * 64

    @property
    def said(self) -> list[str | int | Cursor]:
        """What the till signs."""
        return [self.till, self.cursor, self.number, self.hash]


@dataclass(frozen=True, slots=True)
class Article:
    """A product with who stands behind it, where that is known."""

    product: Product
    seller: Seller | None = None
    maker: Maker | None = None


@dataclass(frozen=True, slots=True)
class Supplied:
    """A product of the organizer's catalogue as its version left it; withdrawn, it has no article."""

    version: Count
    product: _ProductId
    article: Article | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a sibling changed: the fact, with the place and the moment (UTC milliseconds) that its entry has."""

    till: TillId
    branch: _Branch
    number: Count
    utc_ms: int
    change: ProductChanged


@dataclass(frozen=True, slots=True)
class Page:
    """What follows a cursor; `answers` is the SHA-256 (hex) of the question, `after` the cursor it leads to."""

    answers: Hash
    after: Cursor
    supplied: Annotated[tuple[Supplied, ...], msgspec.Meta(max_length=PAGE_PRODUCTS_MAX)] = ()
    edits: Annotated[tuple[Edit, ...], msgspec.Meta(max_length=PAGE_PRODUCTS_MAX)] = ()
    more: bool = False


class SignedPage(msgspec.Struct, frozen=True):
    """A page word for word, and central's signature of it (hex)."""

    page: msgspec.Raw
    signature: Signature


_requests = msgspec.json.Decoder(SupplyRequest)
_pages = msgspec.json.Decoder(Page)
_signed = msgspec.json.Decoder(SignedPage)


def digest_of(till: str, cursor: Cursor) -> str:
    """Name a question, so that its answer can say which it answers."""
    return hashlib.sha256(canonical([till, cursor])).hexdigest()


def read_request(data: bytes) -> SupplyRequest:
    """Read a question, still unproven; raises `msgspec.DecodeError`."""
    if len(data) > REPLY_BYTES_MAX:
        message = f"{len(data)} bytes, where {REPLY_BYTES_MAX} are the most"
        raise msgspec.DecodeError(message)
    try:
        return _requests.decode(data)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def is_asked_by(request: SupplyRequest, public_key: bytes) -> bool:
    """Tell whether the till with that key asked."""
    return verify_statement(public_key, Statement.CATALOGUE_ASKED, request.said, bytes.fromhex(request.signature))


def write_page(page: bytes, signature: bytes) -> bytes:
    """Put a page, as canonical bytes, together with its signature as the bytes that travel."""
    return pack(canonical(SignedPage(msgspec.Raw(page), signature.hex())))


def read_answer(data: bytes) -> SignedPage | Refused | Busy:
    """Read what central answered, still unproven; raises `msgspec.DecodeError`."""
    if data[:1] == b"{":
        reply = read_reply(data)
        if isinstance(reply, Refused | Busy):
            return reply
        raise msgspec.DecodeError("an answer to another question")
    try:
        return _signed.decode(unpack(data, PAGE_BYTES_MAX))
    except (NotUnpacked, UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def proven_page(signed: SignedPage, central: bytes, question: str) -> Page | None:
    """Read a page that the central with that key signed as the answer to that question; else None."""
    said = msgspec.Raw(bytes(signed.page))
    if not verify_statement(central, Statement.CATALOGUE, said, bytes.fromhex(signed.signature)):
        return None
    try:
        page = _pages.decode(said)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return page if page.answers == question else None

r"""A batch is a stretch of a till's journal on its way: its entries as they stand, under a signed head.

Format 1. Compressed, a batch is a text of lines. The first is a canonical JSON array
`[1, till, epoch, number, hash, first, previous, signature]` (hashes and signature in hex): the head that is signed,
the number of the first entry, and the hash before it. Each further line is an entry's bytes, byte for byte. Who reads
it reckons the chain from `previous` to the head again, so that nobody on the way needs to be trusted. A batch
without entries says where a journal stands.
"""

import hashlib
from enum import StrEnum

import msgspec

from pos.domain.values import dataclass
from pos.wire.canonical import canonical
from pos.wire.compression import NotUnpacked, pack, unpack
from pos.wire.entry import DOMAIN, link
from pos.wire.head import Head, verify_head
from pos.wire.limits import BATCH_ENTRIES_MAX
from pos.wire.values import Count, Hash, Signature, TillId, read_format

FORMAT = 1


class Fault(StrEnum):
    """Why bytes are not taken as a batch."""

    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_NEW = "too_new"


class NotABatch(ValueError):
    """The bytes cannot be read as a batch; nothing was kept of them."""

    def __init__(self, fault: Fault, detail: str) -> None:
        """Keep what is wrong, and a detail for the technician."""
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries `first` to `head.number`, chained to `previous` (32 bytes); `signature` is the till's, of the head."""

    head: Head
    first: int
    previous: bytes
    entries: tuple[bytes, ...]
    signature: bytes


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A batch as it came out of its packing: entries lie in its text, each between two places, and none was copied."""

    head: Head
    first: int
    previous: bytes
    signature: bytes
    text: bytes
    places: list[tuple[int, int]]

    def entry(self, number: int) -> bytes:
        """Copy the entry of a number out."""
        start, end = self.places[number - self.first]
        return self.text[start:end]

    def hashes(self) -> list[bytes]:
        """Reckon the chain: the hash before the first entry, then that of each entry."""
        text, chain = memoryview(self.text), [self.previous]
        for start, end in self.places:
            hash_ = hashlib.sha256(DOMAIN + chain[-1])
            hash_.update(text[start:end])
            chain.append(hash_.digest())
        return chain


class _Header(msgspec.Struct, array_like=True):
    format: int
    till: TillId
    epoch: Count
    number: Count
    hash: Hash
    first: Count
    previous: Hash
    signature: Signature


_headers = msgspec.json.Decoder(_Header)


def write_batch(batch: Batch) -> bytes:
    """Write a batch as the bytes that travel and are kept."""
    head = batch.head
    header = _Header(
        FORMAT,
        head.till,
        head.epoch,
        head.number,
        head.hash.hex(),
        batch.first,
        batch.previous.hex(),
        batch.signature.hex(),
    )
    return pack(b"\n".join((canonical(header), *batch.entries)))


def read_batch(data: bytes) -> Batch:
    """Read a batch, still unproven; raises `NotABatch` and never takes more memory than the limits say."""
    found = unpack_batch(data)
    entries = tuple([found.text[start:end] for start, end in found.places])
    return Batch(found.head, found.first, found.previous, entries, found.signature)


def unpack_batch(data: bytes) -> Unpacked:
    """Read a batch as `read_batch` does, its entries left where they lie."""
    try:
        text = unpack(data)
    except NotUnpacked as error:
        raise NotABatch(Fault.TOO_LARGE if error.too_large else Fault.DAMAGED, str(error)) from error
    header, places = _lines(text)
    read = _read_header(header)
    if len(places) > BATCH_ENTRIES_MAX:
        raise NotABatch(Fault.TOO_LARGE, f"more than {BATCH_ENTRIES_MAX} entries")
    if read.first < 1 or read.number != read.first + len(places) - 1:
        raise NotABatch(Fault.DAMAGED, f"{len(places)} entries from {read.first} do not end at {read.number}")
    head = Head(read.till, read.epoch, read.number, bytes.fromhex(read.hash))
    return Unpacked(head, read.first, bytes.fromhex(read.previous), bytes.fromhex(read.signature), text, places)


def hashes(batch: Batch) -> list[bytes]:
    """Reckon the chain: the hash before the first entry, then that of each entry."""
    chain = [batch.previous]
    for data in batch.entries:
        chain.append(link(chain[-1], data))
    return chain


def is_proven(batch: Batch | Unpacked, chain: list[bytes], public_key: bytes) -> bool:
    """Tell whether the chain ends at the head, and the till with that key signed it."""
    return chain[-1] == batch.head.hash and verify_head(public_key, batch.head, batch.signature)


def _lines(text: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """Find where the first line of a text ends, and where each other begins and ends; of too many, one too many."""
    end = text.find(b"\n")
    places: list[tuple[int, int]] = []
    if end < 0:
        return text, places
    header = text[:end]
    while end >= 0 and len(places) <= BATCH_ENTRIES_MAX:
        start, end = end + 1, text.find(b"\n", end + 1)
        places.append((start, len(text) if end < 0 else end))
    return header, places


def _read_header(line: bytes) -> _Header:
    try:
        found = read_format(line)
        if found > FORMAT:
            raise NotABatch(Fault.TOO_NEW, f"batch format {found}, where this program reads up to {FORMAT}")
        return _headers.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotABatch(Fault.DAMAGED, str(error)) from error

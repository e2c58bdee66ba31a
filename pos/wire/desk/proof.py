"""What the bytes of a held fact prove, reckoned by whoever reads them; central is believed in nothing.

The key names the till, the chain leads from the entry to a head, and the till signed that head.
"""

from pos.domain.values import dataclass
from pos.wire.batch import Batch, NotABatch, hashes, read_batch
from pos.wire.desk.drill import HeldFact
from pos.wire.head import Head, verify_head
from pos.wire.identity import till_id


@dataclass(frozen=True, slots=True)
class Proof:
    """An entry's bytes, its hash and the one before it, and the head that vouches for it with its signature.

    It holds when the key is the till's own (`named`), the chain ends at the head (`chained`), and the till signed
    that head (`signed`).
    """

    entry: bytes
    previous: bytes
    hash: bytes
    head: Head
    signature: bytes
    named: bool
    chained: bool
    signed: bool

    @property
    def holds(self) -> bool:
        """Tell whether the till wrote this entry, here, after all that is before it."""
        return self.named and self.chained and self.signed


class NoProof(ValueError):
    """The bytes are no batch that holds this entry: they prove nothing."""


def check(fact: HeldFact) -> Proof:
    """Reckon what the bytes of a fact prove; raises `NoProof`."""
    batch = _read(fact)
    chain = hashes(batch)
    at = fact.number - batch.first
    key = _key(fact.public_key)
    return Proof(
        entry=batch.entries[at],
        previous=chain[at],
        hash=chain[at + 1],
        head=batch.head,
        signature=batch.signature,
        named=till_id(key) == fact.till == batch.head.till,
        chained=chain[-1] == batch.head.hash,
        signed=verify_head(key, batch.head, batch.signature),
    )


def _read(fact: HeldFact) -> Batch:
    try:
        batch = read_batch(fact.batch)
    except NotABatch as error:
        raise NoProof(error.detail) from error
    if not batch.first <= fact.number <= batch.head.number:
        raise NoProof(f"entries {batch.first} to {batch.head.number} do not hold {fact.number}")
    return batch


def _key(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise NoProof("the key is not written in hex") from error

"""Batches as a till sends them, made by hand from the frozen entries."""

from pos.wire.batch import Batch
from pos.wire.entry import GENESIS, Entry, entry_bytes, link
from pos.wire.head import Head, sign_head
from tests.wire.examples import EXAMPLES

SEED = bytes(range(32))
TILL = "t-7f3a"


def entry(number: int, kind: str = "signed-in", till: str = TILL, epoch: int = 1) -> bytes:
    """Write an entry of some kind in its place."""
    return entry_bytes(Entry(till, epoch, number, 1_770_897_600_000 + number, 60, EXAMPLES[kind]))


def batch_of(*entries: bytes, first: int = 1, previous: bytes = GENESIS, seed: bytes = SEED, epoch: int = 1) -> Batch:
    """Sign some entries as one batch."""
    hash_ = previous
    for data in entries:
        hash_ = link(hash_, data)
    head = Head(TILL, epoch, first + len(entries) - 1, hash_)
    return Batch(head, first, previous, entries, sign_head(seed, head))

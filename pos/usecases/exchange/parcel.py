"""What a command to send stands for: some of the journal's tail, under a head signed with the till's key."""

from pos.domain.values import dataclass
from pos.ports.keys import TillKey
from pos.ports.outbox import Outbox
from pos.usecases.exchange.steps import Send
from pos.wire.batch import Batch, write_batch
from pos.wire.head import Head


@dataclass(frozen=True, slots=True)
class Parcel:
    """The bytes to send, what they hold up to, and where the journal stood meanwhile."""

    first: int
    sent: Head
    head: Head
    data: bytes


def pack_parcel(send: Send, *, outbox: Outbox, key: TillKey) -> Parcel | None:
    """Pack what is to be sent; None while the journal is empty. Raises `JournalUnavailable`."""
    tail = outbox.tail(send.first, send.entries, send.size)
    head = outbox.head()
    if tail is None or head is None:
        return None
    batch = Batch(tail.head, tail.first, tail.previous, tail.entries, key.sign(tail.head))
    return Parcel(tail.first, tail.head, head, write_batch(batch))

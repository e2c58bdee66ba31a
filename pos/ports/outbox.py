"""The journal as the exchange with central sees it: its tail as it stands, and what central vouched for.

Entries leave as the bytes they are, never written anew. What central acknowledged lies beside them and only ever
rises: it says what is safe elsewhere, and nothing is dropped here because of it.
"""

from typing import Protocol

from pos.domain.values import dataclass
from pos.wire.head import Head
from pos.wire.reply import Held


@dataclass(frozen=True, slots=True)
class Tail:
    """Some entries from `first` on, as bytes; `previous` is the hash before them and `head` that of the last.

    Without entries `first` is the number after the newest, and `head` is the journal's.
    """

    first: int
    previous: bytes
    entries: tuple[bytes, ...]
    head: Head


class Outbox(Protocol):
    """What is to be sent. Questions answer from what is committed; all raise `JournalUnavailable`."""

    def head(self) -> Head | None:
        """The newest entry; None while the journal is empty."""
        ...

    def grant(self) -> str:
        """What central granted last, word for word; empty for a till that stands alone."""
        ...

    def tail(self, first: int, entries: int, size: int) -> Tail | None:
        """At most so many entries from `first`, and so many bytes of them, but at least one if there is one.

        None while the journal is empty. A `first` beyond the end is taken as the end.
        """
        ...

    def acknowledged(self) -> Held | None:
        """What central last vouched for holding; None before it did."""
        ...

    def acknowledge(self, held: Held) -> None:
        """Keep what central vouches for, durably; one lower than what is kept changes nothing.

        Raises `ValueError` when it is no head of this journal.
        """
        ...

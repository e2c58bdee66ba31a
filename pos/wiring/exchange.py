"""A till's exchange with central: begun from what its journal says it was granted, run on a thread of its own."""

from collections.abc import Callable

import msgspec
from typing_extensions import override

from pos.domain.values import dataclass
from pos.journal.store import SqliteJournal
from pos.ports.journal import Restocked
from pos.ports.keys import TillKey, VouchingKey
from pos.ports.outbox import Outbox
from pos.ports.shelf import Shelf
from pos.sync.link import HttpLink
from pos.sync.loop import ExchangeLoop, Hear, Parts
from pos.sync.supplying import Supplying
from pos.usecases.exchange.machine import begin
from pos.usecases.exchange.stocking import stock_up, write_question
from pos.usecases.exchange.supply import Supply
from pos.wire.enrolment import Grant, read_signed, signed_by_central
from pos.wire.identity import till_id
from pos.wire.supply import Cursor, Page


@dataclass(frozen=True, slots=True)
class TillExchange:
    """An exchange that runs; `loop.nudge()` says that something was appended."""

    loop: ExchangeLoop
    link: HttpLink

    def stop(self, wait_ms: int) -> None:
        """End it, waiting at most so long: what was not sent is sent at the next start."""
        if self.loop.stop(wait_ms):
            self.link.close()


class TillShelf(Shelf):
    """The shelf of a till that is open; `restocked` is told on the exchange's thread once it is another as a whole."""

    def __init__(self, journal: SqliteJournal, key: VouchingKey, restocked: Callable[[], None]) -> None:
        """Keep what it is made of."""
        self._journal, self._key, self._restocked = journal, key, restocked
        self._is_other = False

    @override
    def question(self) -> tuple[Cursor, bytes]:
        """Ask for what follows where it stands; central knows whose history it is by the newest entry that it holds."""
        cursor, held = self._journal.stocked(), self._journal.acknowledged()
        return cursor, write_question(cursor, None if held is None else held.acknowledgement.head, key=self._key)

    @override
    def take(self, page: Page) -> bool:
        """Put a page on it."""
        done = stock_up(page, journal=self._journal, till=till_id(self._key.public))
        if done is None:
            return False
        self._is_other = self._is_other or done != Restocked()
        if self._is_other and not page.more:
            self._is_other = False
            self._restocked()
        return True


def start_exchange(
    outbox: Outbox, key: TillKey, hear: Hear, address: str = "", shelf: Shelf | None = None
) -> TillExchange | None:
    """Start the exchange of an enrolled till; None for a till that stands alone.

    `hear` is told on the exchange's thread how it stands; `address` is used instead of the granted one, and `shelf` is
    stocked where there is one.
    """
    grant = granted(outbox)
    if grant is None or grant.public_key != key.public.hex():
        return None
    link = HttpLink(address or next(iter(grant.addresses), ""))
    exchange = begin(key.public, bytes.fromhex(grant.central), outbox.acknowledged())
    supplying = None
    if shelf is not None:
        supplying = Supplying(Supply(grant.till, bytes.fromhex(grant.central)), shelf, link)
    loop = ExchangeLoop(exchange, Parts(outbox, link, key, hear, supplying))
    loop.start()
    return TillExchange(loop, link)


def granted(outbox: Outbox) -> Grant | None:
    """Read what central granted this till, if it ever did."""
    said = outbox.grant()
    if not said:
        return None
    try:
        return signed_by_central(read_signed(said.encode()))
    except msgspec.DecodeError:
        return None

"""A till's exchange with central: begun from what its journal says it was granted, run on a thread of its own."""

import msgspec

from pos.domain.values import dataclass
from pos.ports.keys import TillKey
from pos.ports.outbox import Outbox
from pos.sync.link import HttpLink
from pos.sync.loop import ExchangeLoop, Hear, Parts
from pos.usecases.exchange.machine import begin
from pos.wire.enrolment import Grant, read_signed, signed_by_central


@dataclass(frozen=True, slots=True)
class TillExchange:
    """An exchange that runs; `loop.nudge()` says that something was appended."""

    loop: ExchangeLoop
    link: HttpLink

    def stop(self, wait_ms: int) -> None:
        """End it, waiting at most so long: what was not sent is sent at the next start."""
        if self.loop.stop(wait_ms):
            self.link.close()


def start_exchange(outbox: Outbox, key: TillKey, hear: Hear, address: str = "") -> TillExchange | None:
    """Start the exchange of an enrolled till; None for a till that stands alone.

    `hear` is told on the exchange's thread how it stands; `address` is used instead of the granted one.
    """
    grant = granted(outbox)
    if grant is None or grant.public_key != key.public.hex():
        return None
    link = HttpLink(address or next(iter(grant.addresses), ""))
    exchange = begin(key.public, bytes.fromhex(grant.central), outbox.acknowledged())
    loop = ExchangeLoop(exchange, Parts(outbox, link, key, hear))
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

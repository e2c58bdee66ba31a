"""Takes batches in: proves them, joins them to what is held, and answers only when that is durable.

Several batches share one commit, which is what a disk is slow at. Of what is refused nothing is kept; what is held
already is acknowledged again, however often it comes, for ever. What is lacking before a batch is asked for, and
written down until it came.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from pos.central.database import Database
from pos.central.inbox.histories import Arrived, Histories
from pos.central.inbox.joining import Joins, Known, Lacks, Parts, Stretch, join
from pos.central.tables import tills
from pos.domain.facts import TillFounded
from pos.ports.clock import Clock
from pos.ports.keys import VouchingKey
from pos.wire.batch import Fault, NotABatch, is_proven, unpack_batch
from pos.wire.entry import GENESIS, read_entry
from pos.wire.reply import Acknowledgement, Fork, Held, Missing, Refusal, Refused, Reply
from pos.wire.statement import Statement

HEARD_WITHIN_MS = 60_000
"""When a till was last heard of is written down as roughly as this, because tills speak up every minute."""

# Made once: to put a statement together takes as long as to ask it.
_LOCKED = select(tills).where(tills.c.till == bindparam("of")).with_for_update()

_REFUSALS = {
    Fault.DAMAGED: Refusal.DAMAGED,
    Fault.TOO_LARGE: Refusal.TOO_LARGE,
    Fault.TOO_NEW: Refusal.TOO_NEW,
}


@dataclass(frozen=True, slots=True)
class Intake:
    """The door of the inbox; `key` is central's."""

    database: Database
    key: VouchingKey
    clock: Clock

    def take(self, deliveries: Sequence[bytes]) -> list[Reply]:
        """Take batches in, all in one commit; gives the answer to each, in their order.

        When the database fails, nothing is kept and nothing is answered: its error goes up.
        """
        at_ms = self.clock.now().utc_ms
        read = [_read(data, at_ms) for data in deliveries]
        replies: dict[int, Reply] = {}
        with self.database.turn(), self.database.writing.begin() as connection:
            # Tills are locked in one order, so that two processes never wait for each other.
            for place in sorted(range(len(read)), key=lambda place: _till(read[place])):
                found = read[place]
                replies[place] = found if isinstance(found, Refused) else self._take(connection, found)
        return [replies[place] for place in range(len(read))]

    def _take(self, connection: Connection, arrived: Arrived) -> Reply:
        batch = arrived.batch
        till = connection.execute(_LOCKED, {"of": batch.head.till}).one_or_none()
        if till is None:
            return Refused(Refusal.NOT_ENROLLED, batch.head.till)
        if not is_proven(batch, arrived.chain, till.public_key):
            return Refused(Refusal.NOT_SIGNED, batch.head.till)
        if till.revoked:
            return Refused(Refusal.REVOKED, batch.head.till)
        reply = self._join(Histories(connection, batch.head.till), arrived)
        changes = _lacks(reply, arrived, till.lacks_until or 0)
        if abs(arrived.at_ms - till.heard_ms) >= HEARD_WITHIN_MS:
            changes["heard_ms"] = arrived.at_ms
        if changes:
            connection.execute(update(tills).where(tills.c.till == till.till).values(changes))
        return reply

    def _join(self, histories: Histories, arrived: Arrived) -> Reply:
        stretch = Stretch(arrived.batch.first, arrived.chain)
        decision = join(stretch, histories.branches, histories.hash_at)
        if isinstance(decision, Lacks):
            return Missing(decision.first)
        branch = _keep(histories, decision, arrived)
        head = arrived.batch.head
        told = Acknowledgement(head, *max(histories.newest, (head.epoch, head.number)))
        rival = histories.rival(branch, head.epoch)
        fork = None if rival is None else Fork(rival.parted, rival.head, rival.signature)
        aside = histories.aside() if isinstance(decision, Known) else None
        return Held(told, self.key.vouch(Statement.ACKNOWLEDGEMENT, told.said), fork, aside)


def _read(data: bytes, at_ms: int) -> Arrived | Refused:
    try:
        batch = unpack_batch(data)
    except NotABatch as error:
        return Refused(_REFUSALS[error.fault], error.detail)
    if batch.first == 1 and batch.previous != GENESIS:
        return Refused(Refusal.DAMAGED, "a journal begins after 32 zero bytes")
    return Arrived(batch, batch.hashes(), data, at_ms)


def _till(found: Arrived | Refused) -> str:
    return found.batch.head.till if isinstance(found, Arrived) else ""


def _keep(histories: Histories, decision: Joins | Known | Parts, arrived: Arrived) -> int:
    """Keep what is new of a batch; gives the branch it belongs to."""
    match decision:
        case Known(branch=branch):
            return branch
        case Joins(branch=branch, fresh=fresh):
            histories.go_on(branch, fresh, arrived)
            return branch
        case Parts(parent=parent, parted=parted):
            forked = not _is_succession(arrived, parted + 1, histories.newest[0])
            return histories.part(parent, parted, arrived, forked=forked)


def _lacks(reply: Reply, arrived: Arrived, until: int) -> dict[str, int | None]:
    """Tell what to write down of what central lacks of a till, if that changes; `until` is what is written.

    That a till signed entries which never came is known from its head alone.
    """
    number = arrived.batch.head.number
    match reply:
        case Missing(first=first) if number > until:
            return {"lacks_after": first - 1, "lacks_until": number, "lacks_since_ms": arrived.at_ms}
        case Held() if 0 < until <= number:
            return {"lacks_after": None, "lacks_until": None, "lacks_since_ms": None}
        case _:
            return {}


def _is_succession(arrived: Arrived, number: int, newest_epoch: int) -> bool:
    """Tell whether a history parts because the till was enrolled again: it begins an epoch that nobody was in."""
    try:
        entry = read_entry(arrived.batch.entry(number))
    except ValueError:
        return False
    return isinstance(entry.fact, TillFounded) and entry.epoch > newest_epoch

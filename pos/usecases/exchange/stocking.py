"""A page of the catalogue goes on the shelf: products, who stands behind them, how far it leads, in one commit."""

from dataclasses import replace

from pos.domain.facts import CatalogueReceived
from pos.ports.journal import Journal, Restocked
from pos.ports.keys import VouchingKey
from pos.wire.canonical import canonical
from pos.wire.head import Head
from pos.wire.identity import till_id
from pos.wire.statement import Statement
from pos.wire.supply import Cursor, Page, SupplyRequest, digest_of


def write_question(cursor: Cursor, head: Head | None = None, *, key: VouchingKey) -> bytes:
    """Write a till's signed question for what follows a cursor, where central holds its journal up to a head."""
    number, hash_ = (0, bytes(32)) if head is None else (head.number, head.hash)
    asked = SupplyRequest(till_id(key.public), cursor, number=number, hash=hash_.hex())
    return canonical(replace(asked, signature=key.vouch(Statement.CATALOGUE_ASKED, asked.said).hex()))


def stock_up(page: Page, *, journal: Journal, till: str) -> Restocked | None:
    """Put a page on the shelf; None for one that does not follow what stands there. Raises `JournalUnavailable`.

    Where the organizer's catalogue goes on, or anything is another now, the journal says so.
    """
    with journal.unit_of_work() as work:
        before = work.stocked()
        if page.answers != digest_of(till, before):
            return None
        if page.after == before and not page.supplied and not page.edits:
            return Restocked()
        done = work.restock(page)
        if done != Restocked() or page.after.version != before.version:
            work.append(CatalogueReceived(page.after.version, done.added, done.changed, done.withdrawn))
        work.commit()
    return done

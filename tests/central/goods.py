"""What tills ask of central's catalogue in tests, and the shelf they put the answers on."""

from dataclasses import dataclass, field

from pos.central.supply import Supplier
from pos.usecases.exchange.stocking import stock_up, write_question
from pos.wire.identity import till_id
from pos.wire.supply import Page, SignedPage, digest_of, proven_page, read_answer
from tests.central.tills import CENTRAL, NamedKey
from tests.fakes.devices import SteadyClock
from tests.fakes.journal import MemoryJournal
from tests.fakes.stall import FOUNDED


def founded_journal() -> MemoryJournal:
    journal = MemoryJournal(SteadyClock())
    with journal.unit_of_work() as work:
        work.append(FOUNDED)
        work.commit()
    return journal


@dataclass
class Shelf:
    """The shelf of a till that is known to central by its key's name."""

    name: str
    supplier: Supplier
    journal: MemoryJournal = field(default_factory=founded_journal)

    @property
    def till(self) -> str:
        return till_id(NamedKey(self.name).public)

    def next_page(self) -> Page:
        """Ask for what follows, and prove the answer."""
        cursor = self.journal.stocked()
        answer = self.supplier.answer(write_question(cursor, key=NamedKey(self.name)))
        assert isinstance(answer, bytes), answer
        signed = read_answer(answer)
        assert isinstance(signed, SignedPage)
        page = proven_page(signed, CENTRAL.public, digest_of(self.till, cursor))
        assert page is not None
        return page

    def fetch(self) -> int:
        """Take pages until there are no more; gives how many that were."""
        for count in range(1, 100):
            page = self.next_page()
            assert stock_up(page, journal=self.journal, till=self.till) is not None
            if not page.more:
                return count
        raise AssertionError("pages without end")

    def prices(self) -> dict[str, int]:
        return {product.names.fr or product.names.ar: product.price.amount.minor for product in self.journal.products()}

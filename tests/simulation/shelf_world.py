"""The simulated fair with its catalogue: it comes down page by page, and what booths change goes up and to the sibling.

The network and the clocks, the deaths and the copies of disks are those of the fair that only sells; here every till
has its real journal. Somebody has an open ticket on each till, which no page may change.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec
from typing_extensions import override

from pos.central.catalogue import Goods, OrganizersCatalogue
from pos.central.registry import NotThere, Registry
from pos.central.supply import Supplier
from pos.domain.names import Names
from pos.journal.store import SqliteJournal
from pos.usecases.exchange.steps import Rest
from pos.usecases.exchange.stocking import stock_up
from pos.usecases.exchange.supply import (
    Ask,
    Came,
    LeaveIt,
    Lost,
    Quiet,
    Stocked,
    Supply,
    SupplyEvent,
    Take,
    step_supply,
)
from pos.wire.reply import Busy, Refused, write_reply
from pos.wire.supply import Cursor, Page, SignedPage, read_answer
from pos.wiring.exchange import TillShelf
from tests.central.tills import CENTRAL
from tests.domain.product_files import table, tables, treatments
from tests.fakes.stall import PLACE
from tests.simulation.sync_central import SimCentral
from tests.simulation.sync_tills import RealDisk, SimTill
from tests.simulation.sync_world import ANSWER_MS, World

OTHER_BOOTH = "C3"
GOODS = Goods(tables(), treatments())
KINDS = 8
_PAGES_KEPT = 30


class ShelfTrial(StrEnum):
    """What happened to the catalogue, on top of all that happens to the fair."""

    QUESTION_LOST = "a question was lost"
    QUESTION_CUT = "a question was cut"
    PAGE_LOST = "a page was lost"
    PAGE_CUT = "a page was cut"
    OLD_PAGE = "a page came that answers another question"
    SHELF_LOST = "a till died before it kept a page"
    SHELF_KEPT = "a till died after it kept a page"
    PIECE_LOST = "a till died before it kept a piece"
    WITHDRAWN = "the organizer withdrew a piece"
    MADE = "a piece was made at a booth"
    CHANGED = "a piece was changed at a booth"
    FROM_SIBLING = "a sibling's change came"
    FROM_ITSELF = "a change of a till's other history came"
    TICKET_OPEN = "a page came while a ticket was open"


@dataclass(frozen=True)
class Looked:
    """A question under way from a till, which waits for the answer to its last one alone."""

    till: SimTill
    number: int
    cursor: Cursor


@dataclass
class Keeper:
    """What a till has in its memory of its shelf."""

    supply: Supply
    asked: int = 0


def journal_of(till: SimTill) -> SqliteJournal:
    assert isinstance(till.disk, RealDisk)
    return till.disk.outbox


@dataclass
class ShelfWorld(World):
    """`rows` is the organizer's file: each piece with its cells, None for one that was withdrawn."""

    rows: dict[str, dict[str, str] | None] = field(default_factory=dict)
    met: Counter[ShelfTrial] = field(default_factory=Counter)

    @override
    def __post_init__(self) -> None:
        self.keepers: dict[int, Keeper] = {}
        self.pages: list[bytes] = []
        super().__post_init__()

    @override
    def make_central(self) -> SimCentral:
        central = super().make_central()
        Registry(central.database, CENTRAL, self).add_booth(PLACE.fair, OTHER_BOOTH, Names())
        central.booths[f"till-{self.seed}-1"] = OTHER_BOOTH
        return central

    @override
    def is_real(self, number: int) -> bool:
        return True

    @property
    def organizer(self) -> OrganizersCatalogue:
        return OrganizersCatalogue(self.central.database, self)

    def put_file(self) -> None:
        """Let the organizer give the whole file to central; nothing but what changed is another by that."""
        rows = [row for row in self.rows.values() if row is not None]
        if rows:
            report = self.organizer.take_in(PLACE.fair, table(*rows), GOODS)
            assert report.is_clean, report.problems

    def withdraw(self, code: str) -> None:
        """Let the organizer take a piece out, which central knows nothing of if it was put back to a backup."""
        self.rows[code] = None
        with suppress(NotThere):
            self.organizer.withdraw(PLACE.fair, [code])

    def put_right(self) -> None:
        """Let the organizer of a central that was put back give it the file of before, and take out again what went."""
        gone = [code for code, row in self.rows.items() if row is None]
        self.rows |= {code: fresh_row(self, code) for code in gone}
        self.put_file()
        for code in gone:
            self.withdraw(code)

    @override
    def restart(self, till: SimTill) -> None:
        self.keepers.pop(id(till), None)
        super().restart(till)

    @override
    def rested(self, till: SimTill, rest: Rest) -> None:
        if rest.until_news:
            self.supplies(till, Quiet(self.now_ms))

    @override
    def also(self, what: str, about: object) -> None:
        match what, about:
            case "asked", (Looked() as looked, bytes(question)):
                self._asked(looked, question)
            case "page", (Looked() as looked, bytes(answer)) if self._waits(looked):
                self.supplies(looked.till, self._read(looked, answer))
            case "no page", Looked() as looked if self._waits(looked):
                self.supplies(looked.till, Lost(self.now_ms))
            case _:
                pass

    def supplies(self, till: SimTill, event: SupplyEvent) -> None:
        """Let a till's machine take an event, and do what it says."""
        keeper = self.keepers.setdefault(id(till), Keeper(Supply(till.disk.till, CENTRAL.public)))
        keeper.asked += 1
        keeper.supply, command = step_supply(keeper.supply, event)
        match command:
            case Ask():
                self._ask(till, keeper.asked)
            case Take(page=page):
                self._take(till, page)
            case LeaveIt():
                pass

    def goes_wrong(self, trial: ShelfTrial, likely: float) -> bool:
        wrong = self.happens(likely)
        self.met[trial] += wrong
        return wrong

    def _waits(self, looked: Looked) -> bool:
        keeper = self.keepers.get(id(looked.till))
        return keeper is not None and keeper.asked == looked.number

    def _ask(self, till: SimTill, number: int) -> None:
        cursor, question = TillShelf(journal_of(till), till.key, lambda: None).question()
        looked = Looked(till, number, cursor)
        if self.goes_wrong(ShelfTrial.QUESTION_CUT, 0.05):
            question = question[: self.chance.randint(0, len(question) - 1)]
        if not self.goes_wrong(ShelfTrial.QUESTION_LOST, 0.1):
            for _ in range(1 + self.happens(0.1)):
                self.at(self.delay(), "asked", (looked, question))
        self.at(ANSWER_MS, "no page", looked)

    def _asked(self, looked: Looked, question: bytes) -> None:
        said = Supplier(self.central.database, CENTRAL).answer(question)
        answer = said if isinstance(said, bytes) else write_reply(said)
        if self.pages and self.goes_wrong(ShelfTrial.OLD_PAGE, 0.05):
            answer = self.chance.choice(self.pages)
        if isinstance(said, bytes):
            self.pages = [*self.pages[-_PAGES_KEPT:], said]
        if self.goes_wrong(ShelfTrial.PAGE_CUT, 0.05):
            answer = answer[: self.chance.randint(0, len(answer) - 1)]
        if not self.goes_wrong(ShelfTrial.PAGE_LOST, 0.1):
            self.at(self.delay(), "page", (looked, answer))

    def _read(self, looked: Looked, answer: bytes) -> SupplyEvent:
        try:
            read: SignedPage | Refused | Busy = read_answer(answer)
        except msgspec.DecodeError:
            return Lost(self.now_ms)
        return Came(looked.cursor, read, self.now_ms)

    def _take(self, till: SimTill, page: Page) -> None:
        """Put a page on the shelf; the till may die of it, before or after."""
        if self.goes_wrong(ShelfTrial.SHELF_LOST, 0.04):
            self.restart(till)
            return
        journal = journal_of(till)
        before = journal.open_tickets()
        taken = stock_up(page, journal=journal, till=till.disk.till)
        if journal.open_tickets() != before:
            self.fault(f"{till.name}: a page changed an open ticket")
        self.met[ShelfTrial.TICKET_OPEN] += bool(before and taken is not None and (page.supplied or page.edits))
        own = sum(edit.till == till.disk.till for edit in page.edits)
        self.met[ShelfTrial.FROM_ITSELF] += own
        self.met[ShelfTrial.FROM_SIBLING] += len(page.edits) - own
        self.log(f"{till.name} takes {len(page.supplied)} + {len(page.edits)} up to {page.after}")
        if self.goes_wrong(ShelfTrial.SHELF_KEPT, 0.04):
            self.restart(till)
            return
        self.supplies(till, Lost(self.now_ms) if taken is None else Stocked(page.more, self.now_ms))


def fresh_row(world: ShelfWorld, code: str) -> dict[str, str]:
    """Write a piece of the organizer's file as somebody left it."""
    return {
        "code": code,
        "nom": f"Pot {code}",
        "prix": str(world.chance.randint(10, 99)),
        "stock": str(world.chance.randint(0, 9)),
        "vendeur": world.chance.choice(("Coop", "Amal")),
        "tva": "20",
    }

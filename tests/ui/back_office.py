"""A back office at work for the tests of its screens: a real journal on a disk, and the real use cases."""

from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from pos.documents.blocks import Document, Text
from pos.domain.cash import Denomination
from pos.domain.cash_terms import CashTerms
from pos.domain.catalogue import Catalogue
from pos.domain.facts import PersonAdded
from pos.domain.money import Currency, Money
from pos.domain.names import Language, Names
from pos.domain.permissions import Role
from pos.domain.product import Price, Product
from pos.domain.product_file.rows import Defaults
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.domain.settings import Setting, seller_taxes
from pos.domain.terminal_keys import TerminalKeys
from pos.domain.ticket import FreeAmount
from pos.journal.store import SqliteJournal
from pos.ports.clock import Clock, Moment
from pos.ports.journal import Somebody
from pos.ports.printer import PrinterNews, PrinterState
from pos.ports.terminal_exchange import FoundTerminal, Said
from pos.ui.ways.central_news import CentralNews
from pos.ui.ways.devices import TerminalTold
from pos.ui.ways.goods_ways import GoodsWays, KnownPiece
from pos.ui.ways.office import Office
from pos.ui.ways.services import Chain
from pos.ui.ways.till_facts import Cancelled, ImportFile, PdfKept, Progress, TillFacts, Verified
from pos.usecases.add_person import add_person
from pos.usecases.approve import approve
from pos.usecases.cancel_ticket import cancel_ticket
from pos.usecases.change_setting import change_setting
from pos.usecases.close_shift import close_shift
from pos.usecases.count_drawer import count_drawer
from pos.usecases.import_catalogue import ImportCatalogue, ImportReport, import_catalogue
from pos.usecases.keep_ticket import keep_ticket
from pos.usecases.make_recovery_sheet import make_recovery_sheet
from pos.usecases.move_cash import move_cash
from pos.usecases.open_drawer import OpenDrawer, open_drawer
from pos.usecases.print_test_page import print_test_page
from pos.usecases.put_piece import PutPiece, Shelf, put_piece
from pos.usecases.read_shift import print_x
from pos.usecases.refund import refund
from pos.usecases.remove_person import remove_person
from pos.usecases.reprint import reprint
from pos.usecases.set_terminal import SetTerminal, set_terminal
from pos.wiring.cards.questions import refundable
from pos.wiring.tables import crafts, treatments
from tests.fakes.devices import CountedIds, PlainPaper, PlainPins, SeedKey
from tests.fakes.journal import MemoryJournal
from tests.fakes.stall import DAY
from tests.journal.booth import Booth, HandClock, opened

COINS = tuple(Denomination(minor, is_note=minor >= 2000) for minor in (20000, 10000, 5000, 2000, 1000, 500, 200, 100))
AMINA = Somebody("amina", Role.MANAGER, "Amina Bennis")
SAID = Somebody("said", Role.CASHIER, "Said")
KEPT = Path("home", "amina", "Documents", "Dar Essanaa")
NOON = Moment(1_779_100_000_000, 60)


@dataclass
class BackOffice:
    """A booth that is open, with a manager and a cashier; `printer` is what the printer says of itself."""

    journal: SqliteJournal | MemoryJournal
    clock: Clock
    pins: PlainPins = field(default_factory=PlainPins)
    printer: PrinterNews | None = field(default_factory=lambda: PrinterNews(PrinterState.READY, 0))
    drawers: int = 0
    resumed: int = 0
    central: CentralNews | None = None
    urged: int = 0
    said: tuple[Said, ...] = ()
    tries: dict[str, bool] = field(default_factory=dict)
    certificates: dict[str, str] = field(default_factory=dict)
    keys: TerminalKeys | None = None

    @classmethod
    def begin(cls, folder: Path) -> "BackOffice":
        """Found a till, let two people in, and open the drawer with 500 dirhams."""
        clock = HandClock()
        made = cls(opened(folder / "journal.sqlite", clock), clock)
        made.booth.found()
        with made.journal.unit_of_work() as work:
            work.append(PersonAdded("said", Role.CASHIER, work.keep_name("said", "Said")))
            work.commit()
        made.pins.pins.update(amina="4831", said="2750")
        made.shift = made.booth.open_shift()
        return made

    shift: int = 0

    @cached_property
    def booth(self) -> Booth:
        """What sells at the booth, step by step."""
        assert isinstance(self.journal, SqliteJournal)
        return Booth(self.journal)

    def end(self) -> None:
        """Let go of the journal's file."""
        if isinstance(self.journal, SqliteJournal):
            self.journal.close()

    @property
    def people(self) -> tuple[Somebody, ...]:
        return self.journal.people()

    def counter(self, person: str = "amina") -> Counter:
        return Counter(self.shift, person, (Language.FR,))

    def office(self, **other: object) -> Office:
        """Bind the real use cases; `other` replaces some of the callables."""
        journal, key, paper = self.journal, SeedKey(), PlainPaper()
        bound: dict[str, object] = {
            "sales": journal.sales,
            "paper": self.paper,
            "keep_pdf": lambda number: PdfKept(KEPT / f"{number}.pdf", kept=True),
            "people": journal.people,
            "open_tickets": journal.open_tickets,
            "parties": journal.parties,
            "till_facts": self.facts,
            "approve": partial(approve, journal=journal, pins=self.pins),
            "reprint": partial(reprint, journal=journal, key=key, paper=paper),
            "keep_ticket": partial(keep_ticket, journal=journal),
            "count_drawer": partial(count_drawer, journal=journal),
            "cancel_ticket": partial(cancel_ticket, journal=journal),
            "close_shift": partial(close_shift, journal=journal, key=key, paper=paper),
            "move_cash": partial(move_cash, journal=journal),
            "open_drawer": self.open_drawer,
            "add_person": partial(add_person, journal=journal, ids=CountedIds(), pins=self.pins),
            "make_recovery_sheet": partial(make_recovery_sheet, journal=journal, sheet=self.pins, paper=paper),
            "settings": lambda: {setting: journal.setting(setting) for setting in Setting},
            "cash_terms": CashTerms,
            "change_setting": partial(change_setting, journal=journal),
            "terminal": self.terminal,
            "set_terminal": self.set_terminal,
            "find_terminals": self.find_terminals,
            "try_terminal": lambda setting, keys: self.tries.pop(setting) if keys is None or keys.right else False,
            "terminal_certificate": lambda setting: self.certificates.get(setting, ""),
            "seller_taxes": lambda: seller_taxes(treatments(), DAY),
            "print_test_page": partial(print_test_page, journal=journal, clock=self.clock, paper=paper),
            "print_x": partial(print_x, journal=journal, clock=self.clock, paper=paper),
            "import_file": self.import_file,
            "remove_person": partial(remove_person, journal=journal, pins=self.pins),
            "goods": self.goods(),
            "refundable": lambda number: refundable(number, journal),
            "refund": partial(refund, journal=journal, key=key, paper=paper),
            "fresh_key": CountedIds().short,
            "print_again": self.print_again,
            "send_now": self.send_now,
            "printer_news": lambda: self.printer,
            "clock": self.clock,
            "verify": self.verify,
        }
        return Office(**{**bound, **other})  # type: ignore[arg-type]  # named one by one above

    def paper(self, number: int) -> Document | None:
        """Compose a paper of one line for an entry that is there."""
        if self.journal.entry(number) is None:
            return None
        return Document("receipt", Language.FR, (Text(f"n° {number}", Language.FR),))

    def terminal(self) -> TerminalTold:
        kept = self.journal.setting
        terminal, acquirer = kept(Setting.CARD_TERMINAL), kept(Setting.CARD_ACQUIRER)
        return TerminalTold(terminal, acquirer, kept(Setting.CARD_TERMINAL_NUMBER), said=self.said, keys=self.keys)

    def set_terminal(self, request: SetTerminal, keys: TerminalKeys | None) -> Refused | None:
        self.keys = keys or self.keys
        return set_terminal(request, journal=self.journal)

    def find_terminals(self, progress: Progress, _cancelled: Cancelled) -> tuple[FoundTerminal, ...]:
        progress(254, 508)
        return (FoundTerminal("naps", "192.168.1.50", 4_444),)

    def open_drawer(self, request: OpenDrawer) -> Refused | None:
        refused = open_drawer(request, journal=self.journal)
        self.drawers += refused is None
        return refused

    def print_again(self) -> None:
        self.resumed += 1

    def send_now(self) -> None:
        self.urged += 1

    def facts(self) -> TillFacts:
        head = self.journal.head()
        entries = 0 if head is None else head.number
        return TillFacts(
            NOON, self.printer, None, entries, NOON, None, 40 * 1024**3, shift_since=NOON, central=self.central
        )

    def goods(self) -> GoodsWays:
        """Put pieces on the shelf of the journal, and find them again by any word."""
        journal, ids = self.journal, CountedIds()

        def find(words: str) -> tuple[KnownPiece, ...]:
            found = Catalogue(journal.stock(), journal.parties()).search(words)
            makers = journal.parties().makers
            return tuple(KnownPiece(each, makers[each.maker].names if each.maker else Names()) for each in found)

        def put(request: PutPiece) -> Product | Refused:
            was = next((each for each in journal.products() if each.id == request.id), None)
            stands = FreeAmount(Price(Money(0, Currency.MAD)), "coop", "tva20", Names())
            return put_piece(request, Shelf(was, journal.parties(), stands), journal=journal)

        chains = tuple(Chain(each.id, each.chip) for each in crafts().chains)
        return GoodsWays(find, put, ids.short, lambda: chains)

    def import_file(self, asked: ImportFile, progress: Progress, given_up: Cancelled) -> ImportReport | Refused:
        def watch(done: int, of: int) -> bool:
            progress(done, of)
            return not given_up()

        return import_catalogue(
            ImportCatalogue(asked.file.read_bytes(), asked.person, Defaults(), asked.approvals),
            journal=self.journal,
            tables=crafts(),
            treatments=treatments(),
            has_picture=lambda _path: False,
            progress=watch,
        )

    def verify(self, progress: Progress, _cancelled: Cancelled) -> Verified:
        progress(3, 7)
        return Verified(NOON, 7)

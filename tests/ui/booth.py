"""A booth at a fair with its people and goods, behind the services that the screens ask."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from pos.devices.scanner.codes import read_code
from pos.devices.scanner.wedge import WedgeDecoder
from pos.documents.blocks import Document, Size, Text
from pos.domain.cash import CashCount, Denomination
from pos.domain.cash_terms import CashTerms
from pos.domain.catalogue import Catalogue
from pos.domain.fair import Place
from pos.domain.free_amount import free_amount
from pos.domain.money import Currency
from pos.domain.names import Language, Names
from pos.domain.permissions import Role
from pos.domain.product import Product
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Parties
from pos.domain.stock import Listed
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.ticket import FreeAmount, Ticket
from pos.ports.journal import OpenShift, Somebody
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.presenters.shown.session import Session
from pos.ui.ways.central_news import CentralNews
from pos.ui.ways.central_ways import CentralWays, EnrolmentKnown
from pos.ui.ways.services import Services, Stall, Start
from pos.ui.ways.till_facts import PdfKept
from pos.usecases.add_person import AddPerson, add_person
from pos.usecases.approve import approve
from pos.usecases.enrol_till import Enrolled, EnrolTill
from pos.usecases.finish_sale import finish_sale
from pos.usecases.keep_ticket import keep_ticket
from pos.usecases.make_recovery_sheet import make_recovery_sheet
from pos.usecases.open_shift import OpenShiftRequest, open_shift
from pos.usecases.open_ticket import OpenTicket, open_ticket
from pos.usecases.reprint import reprint
from pos.usecases.reset_pin import reset_pin
from pos.usecases.ring_up import ring_up
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.usecases.sign_in import sign_in
from tests.fakes.devices import CountedIds, PlainPaper, PlainPins, SeedKey, SteadyClock
from tests.fakes.journal import MemoryJournal
from tests.ui.goods import CHAINS, GOODS, PARTIES

Given = TypeVar("Given")
MAD = Currency.MAD
DAY = date(2026, 2, 12)
PIN, OTHER_PIN = "2580", "1379"
PLACE = Place(
    "SNA26",
    Names(ar="أسبوع الصناعة التقليدية", fr="Semaine de l’artisanat", en="Crafts week"),
    Names(ar="الدار البيضاء", fr="Casablanca"),
    "B112",
    Names(ar="الرواق ب-112", fr="Stand B-112", en="Booth B-112"),
    "1",
)
TREATMENTS = (
    TaxTreatment("MA20", 2000, TaxReason.STANDARD, "CGI art. 98", date(2026, 1, 1)),
    TaxTreatment("MA_EX", 0, TaxReason.EXEMPT, "CGI art. 91", date(2026, 1, 1)),
)
NOTES = tuple(Denomination(minor, is_note=True) for minor in (200_00, 100_00, 50_00, 20_00))
COINS = tuple(Denomination(minor, is_note=False) for minor in (10_00, 5_00, 2_00, 1_00, 50, 20, 10))
FREE = Names(ar="مبلغ حر", fr="Montant libre", en="Free amount")


@dataclass
class Booth:
    """A till at the booth. Each test has its own."""

    goods: tuple[Product, ...] = GOODS
    parties: Parties = PARTIES
    clock: SteadyClock = field(default_factory=SteadyClock)
    ids: CountedIds = field(default_factory=CountedIds)
    pins: PlainPins = field(default_factory=PlainPins)
    key: SeedKey = field(default_factory=SeedKey)
    paper: PlainPaper = field(default_factory=PlainPaper)
    printer: PrinterNews | None = field(default_factory=lambda: PrinterNews(PrinterState.READY, 0))
    central: CentralNews | None = None
    enrol: Callable[[EnrolTill], Enrolled | Refused] = lambda _request: Refused(Rule.ENROL_CODE_WRONG)
    cash_terms: CashTerms = field(default_factory=CashTerms)
    disk_free: int = 1 << 40
    bugs: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.journal = MemoryJournal(self.clock)
        self.catalogue = Catalogue(Listed(self.goods), self.parties)

    def found(self, name: str = "فاطمة ز.") -> Somebody:
        """Set the till up, with its first manager."""
        asked = SetUpTill(PLACE, name, PIN)
        return must(
            set_up_till(asked, journal=self.journal, ids=self.ids, pins=self.pins, key=self.key, program="0.1.0")
        )

    def hire(self, by: Somebody, name: str, role: Role = Role.CASHIER) -> Somebody:
        """Add somebody who may sign in."""
        return must(
            add_person(AddPerson(name, role, OTHER_PIN, by), journal=self.journal, ids=self.ids, pins=self.pins)
        )

    def open(self, by: Somebody, opening_float: int = 500_00) -> OpenShift:
        """Open the shift with a float."""
        count = CashCount(MAD, ((100_00, opening_float // 100_00),))
        return must(open_shift(OpenShiftRequest(by.id, count, DAY), journal=self.journal))

    def session(self, person: Somebody) -> Session:
        """Let somebody sell."""
        shift = self.journal.open_shift() or self.open(person)
        return Session(PLACE, self.journal.people(), person, shift)

    def start(self) -> Start:
        """What the first screen shows."""
        return Start(self.journal.place(), self.journal.people())

    def stall(self) -> Stall:
        """What selling needs to know."""
        journal = self.journal
        return Stall(journal.open_shift(), journal.open_tickets(), self.catalogue, journal.sold_pieces())

    def services(self) -> Services:
        """Bind everything the screens ask for."""
        journal = self.journal
        return Services(
            people=journal.people,
            stall=self.stall,
            catalogue=lambda: self.catalogue,
            receipt=_receipt,
            set_up_till=partial(
                set_up_till, journal=journal, ids=self.ids, pins=self.pins, key=self.key, program="0.1.0"
            ),
            make_recovery_sheet=partial(make_recovery_sheet, journal=journal, sheet=self.pins, paper=self.paper),
            reset_pin=partial(reset_pin, journal=journal, sheet=self.pins),
            keep_pdf=lambda number: PdfKept(Path("Documents", f"{number}.pdf"), kept=True),
            sign_in=partial(sign_in, journal=journal, pins=self.pins),
            approve=partial(approve, journal=journal, pins=self.pins),
            open_shift=partial(open_shift, journal=journal),
            keep_ticket=self._keep,
            disk_free=lambda: self.disk_free,
            finish_sale=partial(
                finish_sale,
                journal=journal,
                treatments=TREATMENTS,
                parties=self.parties,
                key=self.key,
                paper=self.paper,
            ),
            reprint=partial(reprint, journal=journal, key=self.key, paper=self.paper),
            open_ticket=self._fresh,
            ring_up=lambda request, sold: ring_up(request, sold=sold),
            free_amount=self._free_amount,
            read_code=read_code,
            printer_news=lambda: self.printer,
            central_news=lambda: self.central,
            enrolment_known=lambda: EnrolmentKnown(None, len(journal.sales())),
            enrol=self._enrol,
            today=lambda: DAY,
            cash_terms=lambda: self.cash_terms,
            treatments=lambda: TREATMENTS,
            denominations=lambda _currency: (*NOTES, *COINS),
            chains=lambda: CHAINS,
            clock=self.clock,
            wedge=WedgeDecoder(),
            on_bug=self.bugs.append,
        )

    def central_ways(self) -> CentralWays:
        """What the screens about central ask."""
        asked = self.services()
        return CentralWays(asked.enrol, asked.enrolment_known, asked.central_news, asked.clock, asked.on_bug)

    def _enrol(self, request: EnrolTill) -> Enrolled | Refused:
        return self.enrol(request)

    def _keep(self, ticket: Ticket) -> None:
        keep_ticket(ticket, journal=self.journal)

    def _fresh(self, request: OpenTicket) -> Ticket:
        return open_ticket(request, ids=self.ids)

    def _free_amount(self, place: Place) -> FreeAmount:
        return free_amount(place, Listed(self.goods).tags(), FREE)


def must(answer: Given | Refused) -> Given:
    """Take an answer that is no refusal."""
    assert not isinstance(answer, Refused), answer
    return answer


def _receipt(number: int) -> Document | None:
    return Document("receipt", Language.FR, (Text(f"{number}", Language.FR, Size.TITLE),))

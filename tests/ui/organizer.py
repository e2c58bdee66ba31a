"""An organizer's day as central would tell it, and what a desk asks, answered without a network."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from pos.domain.acceptance import ShiftKey, key_of
from pos.domain.desk_facts import DayAccepted
from pos.domain.fair import Place
from pos.domain.names import Names
from pos.domain.refusals import Refused, Rule
from pos.ports.central_link import CentralUnavailable
from pos.ports.clock import Moment
from pos.ui.presenters.organizer.judging import local_day
from pos.ui.presenters.organizer.services import DeskServices, DeskStart
from pos.usecases.accept_day import AcceptDay, as_accepted
from pos.usecases.read_acceptances import Taken
from pos.usecases.read_fair_day import FairDay
from pos.usecases.read_paper import ProvenPaper
from pos.wire.batch import Batch, write_batch
from pos.wire.desk.days import BoothSummary, FairSummary, ShiftSummary, Sum
from pos.wire.desk.drill import HeldFact, Paper, PaperLine, PaperSummary, PaperTender
from pos.wire.desk.incidents import (
    ApartSummary,
    AsideSummary,
    ChangeSummary,
    ForkSummary,
    GapSummary,
    Incidents,
    JumpSummary,
    LateSummary,
    RefusalSummary,
)
from pos.wire.desk.phones import LoosePhone, WhyLoose
from pos.wire.desk.proof import check
from pos.wire.entry import GENESIS, Entry, entry_bytes, link
from pos.wire.head import Head
from pos.wire.identity import till_id
from tests.central.tills import NamedKey
from tests.fakes.stall import AMINA, BOWL, PLACE, RUG, sale, ticket_of

T = TypeVar("T")
NOW = Moment(1_770_897_600_000, 60)
TODAY = local_day(NOW)
HOUR = 3_600_000
NOTHING = Incidents([], [], [], [], [], [])
TROUBLES = Incidents(
    [ForkSummary("t-fork", "B5", "T1", 1, 0, 41, 58, forked=True, began_ms=NOW.utc_ms - HOUR)],
    [GapSummary("t-gap", "B7", "T1", 120, 134, NOW.utc_ms - HOUR)],
    [AsideSummary("t-aside", "B6", "T1", 0, 77, "sums_differ", "")],
    [
        LateSummary(
            *("t1", "B1", "T1", TODAY.isoformat(), 0, 90, "FES26-B1-T1.1-000031", 450_00, "MAD"),
            *(NOW.utc_ms - HOUR, NOW.utc_ms),
        )
    ],
    [JumpSummary("t1", "B1", "T1", 0, 90, -3_600, NOW.utc_ms)],
    [RefusalSummary("batches", "not_enrolled", "", 14, NOW.utc_ms - HOUR, NOW.utc_ms)],
    [
        ApartSummary(
            *("B2", "bowl", BOWL.names, "MAD", "price"),
            ChangeSummary("t2", "T1", 0, 61, "p1", NOW.utc_ms - 2 * HOUR, 110_00),
            LATER := ChangeSummary("t2-2", "T2", 0, 44, "p2", NOW.utc_ms - HOUR, 95_00),
            LATER,
        )
    ],
)


def shift(booth: str, **other: object) -> ShiftSummary:
    """Make a closed shift that agrees in every figure, but for what is said."""
    agreed = ShiftSummary(
        till=f"t{booth[1:]}",
        branch=0,
        shift=3,
        booth=booth,
        stand="T1",
        day=TODAY.isoformat(),
        person="p1",
        currency="MAD",
        opened_ms=NOW.utc_ms - 6 * HOUR,
        closed_ms=NOW.utc_ms - HOUR,
        closed=True,
        papers=12,
        declared=4_600_00,
        synced=4_600_00,
        unsynced=0,
        expected=5_100_00,
        counted=5_100_00,
        difference=0,
        late=0,
        closings=1,
        declared_papers=12,
    )
    fields = {name: getattr(agreed, name) for name in agreed.__struct_fields__}
    return ShiftSummary(**{**fields, **other})


def still_open(booth: str, **other: object) -> ShiftSummary:
    """Make a shift that sells."""
    nothing = {"declared": 0, "expected": 0, "counted": 0, "closed": False, "closed_ms": 0}
    return shift(booth, **{**nothing, **other})


@dataclass
class HandClock:
    """A clock that a test moves."""

    at: Moment = NOW
    steady: int = 0

    def now(self) -> Moment:
        return self.at

    def steady_ms(self) -> int:
        return self.steady


@dataclass
class Central:
    """What central would say, and the desk's own journal."""

    shifts: list[ShiftSummary] = field(default_factory=list)
    booths: list[str] = field(default_factory=lambda: [f"B{number}" for number in range(1, 13)])
    sums: tuple[Sum, ...] = ()
    incidents: Incidents = NOTHING
    phones: tuple[LoosePhone, ...] = ()
    reachable: bool = True
    signed_in: bool = True
    enrolled: bool = True
    locked: int = 0
    taken: dict[ShiftKey, Taken] = field(default_factory=dict)
    accepted: list[DayAccepted] = field(default_factory=list)
    clock: HandClock = field(default_factory=HandClock)
    dawdle: Callable[[], None] = lambda: None

    @property
    def place(self) -> Place:
        return replace(PLACE, booth="", till="D1")

    def services(self) -> DeskServices:
        return DeskServices(
            enrol=lambda _: self._answer(self.place),
            sign_in=self._sign_in,
            sign_out=lambda: None,
            read_day=self._read_day,
            read_shift=lambda _: self._answer(tuple(PAPERS)),
            read_paper=lambda place: self._answer(proven(place[2])),
            start=lambda: DeskStart(self.place if self.enrolled else None, "http://127.0.0.1:8470"),
            acceptances=lambda: dict(self.taken),
            accept=self._accept,
            unsent=lambda: len(self.accepted),
            chains=lambda: {"pottery": Names("الفخار", "Poterie", "Pottery")},
            clock=self.clock,
            on_bug=_raise,
        )

    def _answer(self, what: T) -> T:
        if not self.reachable:
            raise CentralUnavailable("nobody there")
        return what

    def _sign_in(self, account: str, password: str) -> str | Refused:
        self._answer(account)
        if self.locked:
            return Refused(Rule.ACCOUNT_LOCKED, seconds=self.locked)
        return account if password == "right" else Refused(Rule.WRONG_PASSWORD)

    def _read_day(self, day: date) -> FairDay | Refused:
        self.dawdle()
        self._answer(day)
        if not self.signed_in:
            return Refused(Rule.SIGNED_OUT)
        fair = FairSummary(
            *(PLACE.fair, PLACE.fair_names, PLACE.city_names, "MA", "MAD", "Africa/Casablanca"),
            booths=len(self.booths),
            tills=12,
            first_day="2026-02-10",
            last_day=TODAY.isoformat(),
        )
        named = [
            BoothSummary(code, Names(f"رواق الزرابي {code}", f"Tapis {code}", f"Rugs {code}"), 1, NOW.utc_ms - 60_000)
            for code in self.booths
        ]
        shifts = tuple(one for one in self.shifts if one.day == day.isoformat())
        return FairDay(fair, day, tuple(named), shifts, self.sums, (), self.incidents, self.clock.now(), self.phones)

    def _accept(self, request: AcceptDay) -> DayAccepted | Refused:
        closed = tuple(as_accepted(one) for one in request.shifts if one.closed)
        if not request.note.strip() and any(one.differs for one in closed):
            return Refused(Rule.NOTE_WANTED)
        fact = DayAccepted(request.fair, request.day, closed, request.by, request.note)
        self.accepted.append(fact)
        self.taken |= {key_of(one): Taken(one, request.by, request.note, self.clock.now()) for one in closed}
        return fact


PAPERS = [
    PaperSummary(0, number, f"FES26-B1-T1.1-{number:06d}", NOW.utc_ms, "p1", 2_620_00, "MAD", 0, late=number == 12)
    for number in range(10, 20)
]


def loose_phones() -> tuple[LoosePhone, ...]:
    """Give a payment by phone for each reason why it matches no sale; of one nobody knows whose it is."""
    return tuple(
        LoosePhone(
            *("hps", f"W80{place}", f"QKXJPL{place}", 150_00, "MAD", NOW.utc_ms - place * HOUR, why),
            *(("B4", "T1", "Wafacash", 120_00) if place % 5 else ()),
        )
        for place, why in enumerate((WhyLoose.NO_REFERENCE, *WhyLoose))
    )


def proven(number: int) -> ProvenPaper:
    """Sell a bowl and a rug at entry `number`, and prove it."""
    key = NamedKey("amina")
    till = till_id(key.public)
    fact = sale(ticket_of(BOWL, RUG), 3, f"FES26-B1-T1.1-{number:06d}")
    data = entry_bytes(Entry(till, 1, number, NOW.utc_ms, 60, fact))
    head = Head(till, 1, number, link(GENESIS, data))
    batch = write_batch(Batch(head, number, GENESIS, (data,), key.sign(head)))
    held = HeldFact(
        *(till, 0, number, 1, "sale-finished", NOW.utc_ms, NOW.utc_ms + 60_000),
        public_key=key.public.hex(),
        batch=batch,
    )
    lines = [
        PaperLine(
            *(line.number, line.product, line.names, line.chain, line.seller, line.maker, 1_000, line.total.minor, 0),
            AMINA.names,
        )
        for line in fact.lines
    ]
    summary = next(paper for paper in PAPERS if paper.number == number)
    paper = Paper(till, "B1", "T1", TODAY.isoformat(), 0, 3, summary, lines, [PaperTender("cash", 2_620_00, 0)])
    return ProvenPaper(paper, (), held, check(held))


def a_mixed_day() -> Central:
    """Give a day with a booth in every state."""
    shifts = [
        shift("B1"),
        shift("B2", counted=4_980_00, difference=-120_00),
        shift("B3", synced=4_280_00, unsynced=320_00, papers=9),
        shift("B4", counted=5_150_00, difference=50_00),
        shift("B5", till="t-fork", closings=2),
        shift("B6", till="t-aside", synced=4_500_00, unsynced=100_00),
        still_open("B7", till="t-gap"),
        still_open("B8", opened_ms=NOW.utc_ms - 60_000),
        shift("B9", accepted_ms=NOW.utc_ms - HOUR, by="nadia"),
        shift("B10", accepted_ms=NOW.utc_ms - HOUR, by="nadia", reopened=True, late=1),
        shift("B11"),
    ]
    means = [
        Sum("means", "cash", "MAD", 90, 30_000_00, 96_00, 29_904_00, 0),
        Sum("means", "card", "MAD", 9, 1, 0, 1, 0),
    ]
    chain = Sum("chain", "pottery", "MAD", 99, 29_904_01, 0, 29_904_01, 0)
    seller = Sum("seller", "s-17", "MAD", 99, 29_904_01, 0, 29_904_01, 0, AMINA.names)
    return Central(shifts=shifts, sums=(*means, chain, seller), incidents=TROUBLES, phones=loose_phones())


def _raise(error: BaseException) -> None:
    raise error

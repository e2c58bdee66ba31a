"""What the screens ask of the till: typed callables that wiring binds to use cases, journal, devices and tables.

Nothing here is asked before the first screen is painted but what `Start` brings. What may touch the
disk is only called through the short lane.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from pos.documents.blocks import Document
    from pos.domain.cash import Denomination
    from pos.domain.cash_terms import CashTerms
    from pos.domain.catalogue import Catalogue
    from pos.domain.fair import Place
    from pos.domain.money import Currency
    from pos.domain.names import Names
    from pos.domain.permissions import Approval
    from pos.domain.refusals import Refused
    from pos.domain.tax import TaxTreatment
    from pos.domain.ticket import FreeAmount, Ticket
    from pos.ports.clock import Clock
    from pos.ports.journal import OpenShift, Somebody
    from pos.ports.printer import PrinterNews
    from pos.ports.scanner import BadCode, ProductCode, Wedge
    from pos.ui.ways.central_news import CentralNews
    from pos.ui.ways.central_ways import EnrolmentKnown
    from pos.ui.ways.till_facts import PdfKept
    from pos.usecases.approve import Approve
    from pos.usecases.enrol_till import Enrolled, EnrolTill
    from pos.usecases.finish_sale import FinishSale, SaleDone
    from pos.usecases.make_recovery_sheet import MakeRecoverySheet, SheetMade
    from pos.usecases.open_shift import OpenShiftRequest
    from pos.usecases.open_ticket import OpenTicket
    from pos.usecases.reprint import Reprint
    from pos.usecases.reset_pin import ResetPin
    from pos.usecases.ring_up import RingUp
    from pos.usecases.set_up_till import SetUpTill
    from pos.usecases.sign_in import SignIn


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of crafts as a chip names it."""

    id: str
    names: Names


@dataclass(frozen=True, slots=True)
class Start:
    """What the first screen shows: where the till stands (None: it was never set up), and who may sign in."""

    place: Place | None
    people: tuple[Somebody, ...]


@dataclass(frozen=True, slots=True)
class Stall:
    """All that selling needs to know: the shift under way, open tickets, what can be sold and what is gone."""

    shift: OpenShift | None
    tickets: tuple[Ticket, ...]
    catalogue: Catalogue
    sold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Services:
    """The callables, each named for what it does.

    `free_amount` gives the seller, tax and names that a typed amount stands under; `receipt` composes the paper of
    a sale, or of a recovery sheet whose code is still in hand, by its journal number, `keep_pdf` writes it into the
    folder of a person's documents; `printer_news`, `central_news` and `read_code` answer at once, `today` is the
    business day.
    """

    # asked through the lane
    people: Callable[[], tuple[Somebody, ...]]
    stall: Callable[[], Stall]
    receipt: Callable[[int], Document | None]
    # done through the lane
    set_up_till: Callable[[SetUpTill], Somebody | Refused]
    make_recovery_sheet: Callable[[MakeRecoverySheet], SheetMade | Refused]
    reset_pin: Callable[[ResetPin], Somebody | Refused]
    keep_pdf: Callable[[int], PdfKept]
    sign_in: Callable[[SignIn], Somebody | Refused]
    approve: Callable[[Approve], Approval | Refused]
    open_shift: Callable[[OpenShiftRequest], OpenShift | Refused]
    keep_ticket: Callable[[Ticket], None]
    disk_free: Callable[[], int]
    finish_sale: Callable[[FinishSale], SaleDone | Refused]
    reprint: Callable[[Reprint], int | Refused]
    enrolment_known: Callable[[], EnrolmentKnown]
    # waits for a network, on a thread of its own
    enrol: Callable[[EnrolTill], Enrolled | Refused]
    # answered at once
    catalogue: Callable[[], Catalogue]
    open_ticket: Callable[[OpenTicket], Ticket]
    ring_up: Callable[[RingUp, frozenset[str]], Ticket | Refused]
    free_amount: Callable[[Place], FreeAmount]
    read_code: Callable[[str], ProductCode | BadCode]
    printer_news: Callable[[], PrinterNews | None]
    central_news: Callable[[], CentralNews | None]
    today: Callable[[], date]
    cash_terms: Callable[[], CashTerms]
    # tables, asked once
    treatments: Callable[[], tuple[TaxTreatment, ...]]
    denominations: Callable[[Currency], tuple[Denomination, ...]]
    chains: Callable[[], tuple[Chain, ...]]
    # what is always there
    clock: Clock
    wedge: Wedge
    on_bug: Callable[[BaseException], None]

"""What the screens behind the counter ask of the till: past sales, the drawer, the closing, people, the till itself.

All of it may touch the disk and is only called through the short lane, but `verify`, which reads the whole journal, and
`find_terminals`, `try_terminal` and `terminal_certificate`, which wait for the network: these have a thread of their
own. `printer_news` answers at once.
"""

from collections.abc import Callable

from pos.documents.blocks import Document
from pos.domain.cash_terms import CashTerms
from pos.domain.facts import RefundedLine, RefundFinished, SaleFinished
from pos.domain.permissions import Approval
from pos.domain.refusals import Refused
from pos.domain.sale import Parties
from pos.domain.settings import Setting
from pos.domain.tax import TaxTreatment
from pos.domain.terminal_keys import TerminalKeys
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ports.journal import SaleRow, Somebody
from pos.ports.printer import PrinterNews
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.ways.devices import TerminalTold
from pos.ui.ways.goods_ways import GoodsWays
from pos.ui.ways.till_facts import Cancelled, ImportFile, PdfKept, Progress, TillFacts, Verified
from pos.usecases.add_person import AddPerson
from pos.usecases.approve import Approve
from pos.usecases.cancel_ticket import CancelTicket
from pos.usecases.change_setting import ChangeSetting
from pos.usecases.close_shift import CloseShift, ShiftDone
from pos.usecases.count_drawer import CountDone, CountDrawer
from pos.usecases.import_catalogue import ImportReport
from pos.usecases.make_recovery_sheet import MakeRecoverySheet, SheetMade
from pos.usecases.move_cash import MoveCash
from pos.usecases.open_drawer import OpenDrawer
from pos.usecases.refund import RefundDone, RefundRequest
from pos.usecases.remove_person import RemovePerson
from pos.usecases.reprint import Reprint
from pos.usecases.set_terminal import SetTerminal


@dataclass(frozen=True, slots=True)
class Refundable:
    """A sale and what already came back of it.

    `pending` are lines that a terminal was asked to give back and that no refund names yet: they may be gone.
    """

    number: int
    sale: SaleFinished
    refunds: tuple[RefundFinished, ...]
    pending: tuple[RefundedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """The callables, each named for what it does.

    `sales` takes words, how many at most, and the journal number they must be older than. `paper` composes the paper of
    that journal number as it was (None when there is none). `refundable` gives a sale with all that came back of it,
    `fresh_key` a random id for a refund that begins. `open_drawer` opens it once the fact is written.
    `print_again` lets a printer that stopped go on, `send_now` sends what waits for central without resting first.
    `verify` is told how to say its progress and how to ask whether it was given up. `keep_pdf` writes a paper into
    the folder of a person's documents. `cash_terms` answers at once.
    """

    sales: Callable[[str, int, int | None], tuple[SaleRow, ...]]
    paper: Callable[[int], Document | None]
    keep_pdf: Callable[[int], PdfKept]
    people: Callable[[], tuple[Somebody, ...]]
    open_tickets: Callable[[], tuple[Ticket, ...]]
    parties: Callable[[], Parties]
    till_facts: Callable[[], TillFacts]
    approve: Callable[[Approve], Approval | Refused]
    reprint: Callable[[Reprint], int | Refused]
    keep_ticket: Callable[[Ticket], None]
    count_drawer: Callable[[CountDrawer], CountDone | Refused]
    cancel_ticket: Callable[[CancelTicket], Refused | None]
    close_shift: Callable[[CloseShift], ShiftDone | Refused]
    move_cash: Callable[[MoveCash], Refused | None]
    open_drawer: Callable[[OpenDrawer], Refused | None]
    add_person: Callable[[AddPerson], Somebody | Refused]
    make_recovery_sheet: Callable[[MakeRecoverySheet], SheetMade | Refused]
    settings: Callable[[], dict[Setting, str]]
    cash_terms: Callable[[], CashTerms]
    change_setting: Callable[[ChangeSetting], Refused | None]
    terminal: Callable[[], TerminalTold]
    set_terminal: Callable[[SetTerminal, TerminalKeys | None], Refused | None]
    find_terminals: Callable[[Progress, Cancelled], tuple[FoundTerminal, ...]]
    try_terminal: Callable[[str, TerminalKeys | None], bool]
    terminal_certificate: Callable[[str], str]
    seller_taxes: Callable[[], tuple[TaxTreatment, ...]]
    print_test_page: Callable[[], int]
    print_x: Callable[[str], int | Refused]
    import_file: Callable[[ImportFile, Progress, Cancelled], ImportReport | Refused]
    remove_person: Callable[[RemovePerson], Refused | None]
    refundable: Callable[[int], Refundable | None]
    goods: GoodsWays
    refund: Callable[[RefundRequest], RefundDone | Refused]
    fresh_key: Callable[[], str]
    print_again: Callable[[], None]
    send_now: Callable[[], None]
    printer_news: Callable[[], PrinterNews | None]
    clock: Clock
    verify: Callable[[Progress, Cancelled], Verified]

"""The facts a journal holds: what happened, said once, never changed.

Each is one immutable record in plain values; a correction is a new fact that points at the old one by its
journal number. Their fields can only grow, with defaults, because old journals stay readable for ever.
"""

from pos.domain.desk_facts import AcceptedShift, DayAccepted
from pos.domain.payment_facts import PaymentFact
from pos.domain.sale_facts import (
    PaperReprinted,
    RefundedLine,
    RefundFinished,
    SaleFinished,
    SoldLine,
    TaxTotal,
    TicketCancelled,
)
from pos.domain.shift_facts import (
    CashMoved,
    DrawerCounted,
    DrawerOpened,
    DutyOfShift,
    MeansTotal,
    ShiftClosed,
    ShiftFigures,
    ShiftOpened,
    TaxOfShift,
)
from pos.domain.till_facts import (
    CatalogueImported,
    CatalogueReceived,
    ClockJumped,
    LockChange,
    PersonAdded,
    PersonRemoved,
    PinLockChanged,
    PinReset,
    ProductChanged,
    RecoverySheetMade,
    SettingChanged,
    SignedIn,
    TillFounded,
)

__all__ = [
    "AcceptedShift",
    "CashMoved",
    "CatalogueImported",
    "CatalogueReceived",
    "ClockJumped",
    "DayAccepted",
    "DrawerCounted",
    "DrawerOpened",
    "DutyOfShift",
    "Fact",
    "LockChange",
    "MeansTotal",
    "PaperReprinted",
    "PersonAdded",
    "PersonRemoved",
    "PinLockChanged",
    "PinReset",
    "ProductChanged",
    "RecoverySheetMade",
    "RefundFinished",
    "RefundedLine",
    "SaleFinished",
    "SettingChanged",
    "ShiftClosed",
    "ShiftFigures",
    "ShiftOpened",
    "SignedIn",
    "SoldLine",
    "TaxOfShift",
    "TaxTotal",
    "TicketCancelled",
    "TillFounded",
]

Fact = (
    TillFounded
    | PersonAdded
    | PersonRemoved
    | SignedIn
    | PinLockChanged
    | RecoverySheetMade
    | PinReset
    | ShiftOpened
    | SaleFinished
    | RefundFinished
    | TicketCancelled
    | CashMoved
    | DrawerOpened
    | DrawerCounted
    | ShiftClosed
    | PaperReprinted
    | ClockJumped
    | ProductChanged
    | CatalogueImported
    | CatalogueReceived
    | SettingChanged
    | PaymentFact
    | DayAccepted
)
"""Everything a journal can hold."""

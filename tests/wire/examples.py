"""One fact of each kind with every field filled in: what the frozen samples were written from."""

from datetime import date

from pos.domain.card import CardReference
from pos.domain.cash import CashCount
from pos.domain.cash_terms import DutyBearer, StampDuty
from pos.domain.facts import (
    AcceptedShift,
    CashMoved,
    CatalogueImported,
    CatalogueReceived,
    ClockJumped,
    DayAccepted,
    DrawerCounted,
    DrawerOpened,
    DutyOfShift,
    Fact,
    LockChange,
    MeansTotal,
    PaperReprinted,
    PersonAdded,
    PersonRemoved,
    PinLockChanged,
    PinReset,
    ProductChanged,
    RecoverySheetMade,
    RefundedLine,
    RefundFinished,
    SaleFinished,
    SettingChanged,
    ShiftClosed,
    ShiftFigures,
    ShiftOpened,
    SignedIn,
    SoldLine,
    TaxOfShift,
    TaxTotal,
    TicketCancelled,
    TillFounded,
)
from pos.domain.fair import Place
from pos.domain.foreign import ForeignCash
from pos.domain.money import Currency, Money
from pos.domain.names import Language, Names
from pos.domain.parties import Maker, Seller, Share, ShareOf
from pos.domain.payment_facts import (
    AnswerOrphaned,
    DeclineCategory,
    OwedPayment,
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    SettledKind,
    Source,
    TerminalLabel,
    TerminalSettled,
    TotalsSource,
    UnknownPayment,
)
from pos.domain.permissions import Action, Approval, Role
from pos.domain.product import Motif, Pattern, Price, Product
from pos.domain.quantity import Quantity
from pos.domain.shift_facts import ForeignCounted, ForeignDrawer
from pos.domain.tax import TaxReason
from pos.domain.tender import Authorisation, Means, Tender
from pos.domain.ticket import Discount, RemovedLine

DAY = date(2026, 2, 12)
KEY = "9f" * 32
NAMES = Names("زربية", "Tapis", "Rug", "Alfombra", "ⵜⴰⵣⵔⴱⵉⵜ")
APPROVED = (Approval(Action.BREAK_FLOOR, "p1"),)
TERMINAL = TerminalLabel("tpe-1", "nexo", "CMI", "00012345")


def mad(minor: int) -> Money:
    return Money(minor, Currency.MAD)


COUNT = CashCount(Currency.MAD, ((20_000, 3), (500, 4)))
TAX = TaxTotal("amina", "MA20", 2000, TaxReason.STANDARD, "CGI art. 98", mad(100_00), mad(20_00))
REMOVED = (RemovedLine(NAMES, Quantity(1000), mad(50_00)),)
PLACE = Place("FES26", NAMES, NAMES, "B12", NAMES, "T1", "MA", Currency.MAD, "Africa/Casablanca", tax_included=True)

LINE = SoldLine(
    number=1,
    product="rug-17",
    code="6111234567895",
    names=NAMES,
    quantity=Quantity(1250),
    asking=mad(120_00),
    tax_included=True,
    agreed=mad(100_00),
    discount=mad(5_00),
    total=mad(120_00),
    tax=mad(20_00),
    tax_id="MA20",
    rate_bp=2000,
    reason=TaxReason.STANDARD,
    article="CGI art. 98",
    seller="amina",
    maker="hassan",
    unique=True,
    chain="weaving",
)
SALE = SaleFinished(
    series="FES26-B12-T1.1-000042",
    shift=3,
    person="p1",
    nickname=2,
    lines=(LINE,),
    taxes=(TAX,),
    total=mad(120_00),
    tenders=(
        Tender(
            *(Means.CARD, mad(120_00), mad(200_00), mad(80_00), 7),
            authorisation=Authorisation("NAPS 00012345", "762773", CardReference("4242", "VISA"), on_sight=True),
            foreign=ForeignCash(Money(20_00, Currency.EUR), 108_532, 150),
        ),
    ),
    sellers=(Seller("amina", NAMES, "001524837000054", "1234", "5678", (Share("amina", ShareOf.ARTISAN, 10_000),)),),
    makers=(Maker("hassan", NAMES, "MA-FES"),),
    removed=REMOVED,
    discount=Discount(500, mad(5_00)),
    approvals=APPROVED,
    languages=(Language.AR, Language.ZGH),
    note="هدية",
    ticket="k7q2m9x4c1v8b3n6",
    rounding=mad(-2),
    duty=StampDuty(mad(80_00), mad(20), 25, DutyBearer.CUSTOMER),
)
REFUND = RefundFinished(
    series="FES26-B12-T1.1-000043",
    shift=3,
    person="p1",
    sale=41,
    lines=(RefundedLine(1, Quantity(1000), mad(96_00), mad(16_00)),),
    taxes=(TAX,),
    total=mad(96_00),
    tenders=(Tender(Means.CASH, mad(-96_00), mad(-96_00), mad(0)),),
    reason="fêlé",
    approvals=APPROVED,
    ticket="z5y6x7w8v9u1t2s3",
    rounding=mad(-3),
)


def eur(minor: int) -> Money:
    return Money(minor, Currency.EUR)


EUROS = CashCount(Currency.EUR, ((20_00, 2), (5_00, 1)))
BESIDE = (ForeignCounted(EUROS, Money(-10_00, Currency.EUR)),)
FIGURES = ShiftFigures(
    opening_float=mad(500_00),
    sales=12,
    refunds=1,
    sold=mad(9_400_00),
    refunded=mad(96_00),
    discounts=mad(110_00),
    removed_lines=2,
    moved=mad(-300_00),
    means=(MeansTotal(Means.CARD, mad(400_00), mad(0), 3, mad(120_00)),),
    taxes=(TaxOfShift("amina", "MA20", 2000, mad(7_833_33), mad(1_566_67)),),
    expected=mad(9_104_00),
    grand_total=mad(123_456_78),
    first_series="FES26-B12-T1.1-000031",
    last_series="FES26-B12-T1.1-000043",
    rounding=mad(-5),
    duty=DutyOfShift(9, mad(8_000_00), mad(20_00), mad(20_00)),
    foreign=(ForeignDrawer(eur(0), eur(60_00), eur(-5_00), eur(55_00), mad(641_42)),),
)
PRODUCT = Product(
    id="rug-17",
    names=NAMES,
    price=Price(mad(2_500_00), tax_included=False),
    code="6111234567895",
    chain="weaving",
    craft="weaver",
    seller="amina",
    maker="hassan",
    tax="MA_EX_TAPIS",
    region="MA-FES",
    unique=True,
    stock=1,
    floor=mad(1_900_00),
    pattern=Pattern(Motif.WEAVE, ("#8A3324", "#F2E6D0", "#1F3A5F")),
    picture="rug-17.webp",
)
MOVED = PaymentMoved(
    request=7,
    attempt=1,
    state=PaymentState.APPROVED,
    source=Source.ANSWER,
    authorised=mad(120_00),
    approval="123456",
    trace="000481",
    card=CardReference("4242", "VISA"),
    entry_mode="chip",
    code="00",
    category=DeclineCategory.TECHNICAL,
    detail="approved late",
    person="p1",
    evidence="slip 481",
    approvals=APPROVED,
)
REQUESTED = PaymentRequested(
    shift=3,
    person="p1",
    ticket="k1",
    kind=PaymentKind.REFUND,
    means=Means.CARD,
    amount=mad(120_00),
    terminal=TERMINAL,
    original=5,
    sale=41,
    lines=REFUND.lines,
    reason="fêlé",
    approvals=APPROVED,
    others=mad(30_00),
    card=7,
)
UNKNOWN = UnknownPayment(9, PaymentKind.SALE, mad(75_00), TERMINAL)
OWED = OwedPayment(11, mad(60_00), TERMINAL)
SETTLED = TerminalSettled(
    shift=3,
    person="p1",
    terminal=TERMINAL,
    kinds=(SettledKind(PaymentKind.SALE, 3, mad(400_00), 3, mad(400_00), counts_only=True),),
    unknown=(9, 11),
    theirs_net=mad(400_00),
    ours_net=mad(400_00),
    since=6,
    source=TotalsSource.PAPER,
)
ACCEPTED = AcceptedShift(
    till="t-7f3a",
    branch=1,
    shift=3,
    booth="B12",
    papers=13,
    declared=mad(9_304_00),
    synced=mad(9_300_00),
    expected=mad(9_104_00),
    counted=mad(9_100_00),
)

EXAMPLES: dict[str, Fact] = {
    "till-founded": TillFounded(PLACE, KEY, "0.1.0", 2, "fair", '{"grant":{},"signature":"00"}'),
    "person-added": PersonAdded("p2", Role.CASHIER, KEY, "p1", APPROVED),
    "person-removed": PersonRemoved("p2", "p1", APPROVED),
    "signed-in": SignedIn("p1"),
    "pin-lock-changed": PinLockChanged("p1", LockChange.LOCKED, 5, 60),
    "recovery-sheet-made": RecoverySheetMade("p1", APPROVED),
    "pin-reset": PinReset("p1"),
    "shift-opened": ShiftOpened("p1", DAY, COUNT, (EUROS,)),
    "sale-finished": SALE,
    "refund-finished": REFUND,
    "ticket-cancelled": TicketCancelled(3, "p1", 2, REMOVED, APPROVED, "k1"),
    "cash-moved": CashMoved(3, "p1", mad(-300_00), "بنك", APPROVED),
    "drawer-opened": DrawerOpened(3, "p1", APPROVED),
    "drawer-counted": DrawerCounted(3, "p1", COUNT, (EUROS,)),
    "shift-closed": ShiftClosed(
        3, 9, "p1", DAY, FIGURES, COUNT, mad(-4_00), "manque 4 DH", (UNKNOWN,), (OWED,), BESIDE
    ),
    "paper-reprinted": PaperReprinted(41, 2, "p1"),
    "clock-jumped": ClockJumped(-3600),
    "product-changed": ProductChanged(
        PRODUCT, "p1", ("price", "stock"), SALE.sellers[0], SALE.makers[0], APPROVED, ((1779000000007, "t-7f3a", 12),)
    ),
    "catalogue-imported": CatalogueImported(KEY, 120, 7, "p1"),
    "catalogue-received": CatalogueReceived(1779000000007, 120, 7, 2),
    "setting-changed": SettingChanged("seller_tax", "MA_EX_PETIT_FAB", "p1", APPROVED),
    "payment-requested": REQUESTED,
    "payment-attempted": PaymentAttempted(7, 1, "0481"),
    "payment-moved": MOVED,
    "answer-orphaned": AnswerOrphaned(TERMINAL, "0481", "late", mad(120_00), "123456", 7, "000481"),
    "terminal-settled": SETTLED,
    "day-accepted": DayAccepted("FES26", DAY, (ACCEPTED,), "nadia", "manque 4 DH"),
}

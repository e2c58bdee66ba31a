"""A day of a fair as it reaches central: what went well, and one of everything that does not."""

from dataclasses import dataclass, field
from datetime import date

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.phone import PhonePayments
from pos.central.projection.projector import Projector
from pos.domain.desk_facts import AcceptedShift, DayAccepted
from pos.domain.facts import ClockJumped, ShiftClosed
from pos.domain.mobile import DRIVER
from pos.domain.money import Money
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.tender import Means
from pos.wire.canonical import canonical
from pos.wire.desk.days import ShiftSummary
from pos.wire.phone import PhonePayment, notice_signature
from tests.central.tills import CENTRAL, Till, stand
from tests.central.trade import BOWL, LAMP, RUG, TradingTill, trading
from tests.fakes.devices import NOON, SteadyClock
from tests.fakes.stall import MAD
from tests.wire.examples import EXAMPLES

DAY = date(2026, 2, 12)
SWITCH_SECRET = bytes(range(32))
NOTICED = PhonePayment("W1", "QWERTY1", 120_00, MAD, NOON)


@dataclass
class FairDay:
    """Amina's and Brahim's booths closed, Chama's till lacks entries, Driss sells on, and the desk looks at them."""

    database: Database
    amina: TradingTill = field(default_factory=lambda: trading("amina"))
    brahim: TradingTill = field(default_factory=lambda: trading("brahim"))
    chama: TradingTill = field(default_factory=lambda: trading("chama"))
    driss: TradingTill = field(default_factory=lambda: trading("driss"))
    desk: Till = field(default_factory=lambda: Till("desk").founded())

    def __post_init__(self) -> None:
        for till, booth in ((self.amina, "B12"), (self.brahim, "B13"), (self.chama, "B14"), (self.driss, "B14")):
            stand(self.database, till, booth, "T2" if till is self.driss else "T1")
        stand(self.database, self.desk, "DESK", station="desk")
        PhonePayments(self.database, CENTRAL, SteadyClock()).add_switch("hps", SWITCH_SECRET)

    def comes(self, *known: Till, first: int = 1) -> None:
        """Let all that tills wrote arrive, and be projected."""
        intake = Intake(self.database, CENTRAL, SteadyClock())
        intake.take([till.batch(first) for till in known])
        Projector(self.database).run()

    def trade(self) -> "FairDay":
        """Play the day."""
        self.amina.traded(3)
        self.brahim.open()
        self.brahim.sell(BOWL, RUG)
        self.brahim.append(ClockJumped(7_200), EXAMPLES["payment-requested"])
        other = self.brahim.clone()
        self.brahim.close(missing=4_00)
        self.comes(self.amina, self.brahim)
        other.sell(LAMP)
        self.comes(other)
        self.brahim.sell(BOWL)
        self.comes(self.brahim)
        self.driss.open()
        self.driss.sell(BOWL)
        self._phone_pays_too_much()
        self.chama.traded()
        self.comes(self.driss)
        self.comes(self.chama, first=3)
        return self

    def _phone_pays_too_much(self) -> None:
        """Let a phone pay 150 DH where Driss asked for 120, and nobody decide on it yet."""
        mobile = TerminalLabel("mobile-1", DRIVER, "Wafacash")
        asked = PaymentRequested(
            *(self.driss.shift, "p1", "t1", PaymentKind.SALE, Means.MOBILE, Money(120_00, MAD), mobile)
        )
        request, paid = self.driss.number(asked), PhonePayment("W8", "DRISSX1", 150_00, MAD, NOON)
        self.driss.append(
            PaymentAttempted(request, 1, paid.reference),
            PaymentMoved(request, 1, PaymentState.UNKNOWN, Source.ANSWER, Money(150_00, MAD), trace="W8"),
        )
        taken = PhonePayments(self.database, CENTRAL, SteadyClock()).take(*self.signed_notice(paid))
        assert taken == paid

    def signed_notice(self, paid: PhonePayment = NOTICED) -> tuple[str, bytes]:
        """Give what the switch says of a phone that paid, its header and its body."""
        body, sent = canonical(paid), NOON // 1_000
        return f"switch=hps,sent={sent},v1={notice_signature(SWITCH_SECRET, sent, body)}", body

    def accept(self, *shifts: ShiftSummary) -> None:
        """Let the desk accept shifts as they are shown to it, and that arrive."""
        self.desk.append(DayAccepted("FES26", DAY, tuple(map(_as_accepted, shifts)), "nadia", "bien"))
        self.comes(self.desk)


def closed(till: TradingTill) -> ShiftClosed:
    """Give what a till declared last."""
    facts = [till.fact(number) for number in range(1, till.head.number + 1)]
    return [fact for fact in facts if isinstance(fact, ShiftClosed)][-1]


def _as_accepted(shift: ShiftSummary) -> AcceptedShift:
    return AcceptedShift(
        till=shift.till,
        branch=shift.branch,
        shift=shift.shift,
        booth=shift.booth,
        papers=shift.papers,
        declared=Money(shift.declared, MAD),
        synced=Money(shift.synced, MAD),
        expected=Money(shift.expected, MAD),
        counted=Money(shift.counted, MAD),
    )

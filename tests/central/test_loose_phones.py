"""What phones paid is laid beside what tills say of it, and what no sale accounts for is told with its reason."""

from dataclasses import dataclass, field, replace

import pytest

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.phone import PhonePayments
from pos.central.projection.projector import Projector
from pos.central.reports.phones import ON_ITS_WAY_MS, Span, loose_phones
from pos.domain.mobile import DRIVER, transaction_name
from pos.domain.money import Currency, zero
from pos.domain.payment_facts import (
    AnswerOrphaned,
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.tender import Authorisation, Means, Tender
from pos.wire.canonical import canonical
from pos.wire.desk.phones import LoosePhone, WhyLoose
from pos.wire.identity import reference_letters
from pos.wire.phone import PhonePayment, notice_signature
from tests.central.tills import CENTRAL, Till, stand
from tests.central.trade import BOWL, trading
from tests.fakes.devices import NOON
from tests.fakes.stall import sale, ticket_of
from tests.journal.booth import HandClock
from tests.usecases.till import dirhams

SECRET = bytes(32)
BOWL_COSTS = dirhams(120_00)
LABEL = TerminalLabel("mobile-1", DRIVER, "Naps")
DRAWER = TerminalLabel("drawer", "drawer")
REFERENCE = "QWERTY1"


@dataclass
class Booth:
    """Amina's till in booth B12, and the switch that tells central what phones paid."""

    database: Database
    clock: HandClock = field(default_factory=HandClock)

    def __post_init__(self) -> None:
        self.clock.utc_ms = NOON
        self.till = trading("amina")
        self.till.open()
        stand(self.database, self.till, "B12")
        self.phones = PhonePayments(self.database, CENTRAL, self.clock)
        self.phones.add_switch("hps", SECRET)

    def asks(self, reference: str = REFERENCE) -> int:
        """Let the till show a code for a bowl."""
        request = self.till.number(
            PaymentRequested(self.till.shift, "p1", "t", PaymentKind.SALE, Means.MOBILE, BOWL_COSTS, LABEL)
        )
        self.till.append(PaymentAttempted(request, 1, reference))
        return request

    def moves(self, request: int, state: PaymentState, transaction: str = "", minor: int = 120_00) -> None:
        said = None if state is PaymentState.CANCELLED else dirhams(minor)
        self.till.append(
            PaymentMoved(request, 1, state, Source.ANSWER, authorised=said, trace=transaction_name(transaction))
        )

    def sells(self, request: int) -> None:
        """Let the till sell the bowl that a phone paid."""
        fact = sale(ticket_of(BOWL), self.till.shift, self.till.series())
        by_phone = Tender(Means.MOBILE, BOWL_COSTS, BOWL_COSTS, zero(Currency.MAD), request, Authorisation("NAPS"))
        self.till.append(replace(fact, tenders=(by_phone,)))

    def takes(self, transaction: str) -> int:
        """Let the till show a code, hear that it was paid, and sell."""
        request = self.asks()
        self.moves(request, PaymentState.APPROVED, transaction)
        self.sells(request)
        return request

    def hears_of_another(self, transaction: str, request: int, minor: int = 120_00) -> int:
        name = transaction_name(transaction)
        return self.till.number(AnswerOrphaned(LABEL, REFERENCE, "approved", dirhams(minor), name, request, name))

    def gives_back(self, number: int, minor: int) -> None:
        """Let the till pay out of its drawer what stands at an entry."""
        back = self.till.number(
            PaymentRequested(
                *(self.till.shift, "p1", "t", PaymentKind.REFUND, Means.CASH, dirhams(minor), DRAWER), original=number
            )
        )
        self.till.append(PaymentMoved(back, 0, PaymentState.APPROVED, Source.OPERATOR, authorised=dirhams(minor)))

    def pays(self, transaction: str, reference: str = REFERENCE, minor: int = 120_00) -> None:
        """Let a phone pay, and the switch tell of it."""
        now_ms = self.clock.utc_ms
        body = canonical(PhonePayment(transaction, reference, minor, Currency.MAD, now_ms))
        signed = notice_signature(SECRET, now_ms // 1_000, body)
        assert isinstance(self.phones.take(f"switch=hps,sent={now_ms // 1_000},v1={signed}", body), PhonePayment)
        self.clock.utc_ms += 1_000

    def found(self, later_ms: int = ON_ITS_WAY_MS, fair: str = "FES26") -> list[LoosePhone]:
        """Say what is loose, once all that the till wrote has come."""
        Intake(self.database, CENTRAL, self.clock).take([self.till.batch()])
        Projector(self.database).run()
        span = Span(fair, NOON, NOON + ON_ITS_WAY_MS, self.clock.utc_ms + later_ms)
        with self.database.reading.connect() as connection:
            return loose_phones(connection, span)

    def why(self, later_ms: int = ON_ITS_WAY_MS) -> list[tuple[str, WhyLoose]]:
        return [(one.transaction, one.why) for one in self.found(later_ms)]


@pytest.fixture
def booth(database: Database) -> Booth:
    return Booth(database)


# A number as long as a card's is kept by another name: no fact may hold one.
@pytest.mark.parametrize("transaction", ["W1", "4111111111111111"])
def test_what_a_sale_counts_is_told_to_nobody(booth: Booth, transaction: str) -> None:
    booth.pays(transaction)
    booth.takes(transaction)
    assert booth.found() == []


def test_of_two_payments_of_one_code_the_second_is_told_until_it_went_back(booth: Booth) -> None:
    request = booth.takes("W1")
    for transaction in ("W1", "W2"):
        booth.pays(transaction)
    assert booth.why(later_ms=0) == [("W2", WhyLoose.TWICE)]
    beyond = booth.hears_of_another("W2", request)
    (told,) = booth.found()
    assert (told.booth, told.stand, told.acquirer, told.switch) == ("B12", "T1", "Naps", "hps")
    assert (told.reference, told.amount, told.asked, told.paid_ms) == (REFERENCE, 120_00, 120_00, NOON + 1_000)
    booth.gives_back(beyond, 120_00)
    assert booth.found() == []


def test_of_what_was_only_seen_the_first_payment_is_the_one_that_was_seen(booth: Booth) -> None:
    request = booth.asks()
    booth.moves(request, PaymentState.APPROVED)
    booth.sells(request)
    for transaction in ("W1", "W2"):
        booth.pays(transaction)
    assert booth.why() == [("W2", WhyLoose.TWICE)]


def test_another_amount_is_told_until_what_is_too_much_went_back(booth: Booth) -> None:
    request = booth.asks()
    booth.moves(request, PaymentState.UNKNOWN, "W1", 150_00)
    booth.pays("W1", minor=150_00)
    (told,) = booth.found(later_ms=0)
    assert (told.why, told.amount, told.asked, told.counted) == (WhyLoose.AMOUNT, 150_00, 120_00, 150_00)
    booth.moves(request, PaymentState.APPROVED)
    booth.sells(request)
    (told,) = booth.found(later_ms=0)
    assert (told.why, told.counted) == (WhyLoose.AMOUNT, 120_00)
    booth.gives_back(booth.hears_of_another("W1", request, 30_00), 30_00)
    assert booth.found() == []


def test_of_what_was_seen_as_less_the_rest_is_told_until_it_went_back(booth: Booth) -> None:
    request = booth.asks()
    booth.moves(request, PaymentState.APPROVED)
    booth.sells(request)
    booth.pays("W1", minor=150_00)
    assert booth.why() == [("W1", WhyLoose.AMOUNT)]
    beyond = booth.hears_of_another("W1", request, 150_00)
    assert booth.why() == [("W1", WhyLoose.AMOUNT)]
    booth.gives_back(beyond, 30_00)
    assert booth.found() == []


def test_while_nobody_decided_on_what_was_seen_its_first_payment_is_of_another_amount_and_not_one_more(
    booth: Booth,
) -> None:
    request = booth.asks()
    booth.moves(request, PaymentState.UNKNOWN, minor=150_00)
    booth.pays("W1", minor=150_00)
    booth.hears_of_another("W1", request, 150_00)
    assert booth.why() == [("W1", WhyLoose.AMOUNT)]


def test_what_was_given_up_is_told_once_its_till_must_have_heard_of_it(booth: Booth) -> None:
    booth.moves(booth.asks(), PaymentState.CANCELLED)
    booth.pays("W1")
    assert booth.why(later_ms=ON_ITS_WAY_MS - 2_000) == []
    assert booth.why() == [("W1", WhyLoose.GIVEN_UP)]


def test_what_was_taken_for_no_sale_is_told_until_it_went_back(booth: Booth) -> None:
    request = booth.asks()
    booth.moves(request, PaymentState.APPROVED, "W1")
    booth.pays("W1")
    assert booth.why(later_ms=0) == []
    assert booth.why() == [("W1", WhyLoose.NOT_SOLD)]
    booth.gives_back(request, 120_00)
    assert booth.found() == []


def test_a_reference_that_no_till_told_of_says_by_its_letters_whose_it_is(booth: Booth) -> None:
    booth.pays("W1", reference=f"{reference_letters(booth.till.id, 1)}7")
    booth.pays("W2", reference="NOBODYS1")
    booth.pays("W3", reference="")
    assert booth.why(later_ms=0) == []
    assert [(one.transaction, one.why, one.booth) for one in booth.found()] == [
        ("W2", WhyLoose.NO_REFERENCE, ""),
        ("W1", WhyLoose.NO_REFERENCE, "B12"),
    ]


def test_another_fair_is_told_only_of_what_is_nobody_s(booth: Booth) -> None:
    request = booth.takes("W1")
    booth.pays("W2")
    booth.pays("W3", reference=f"{reference_letters(booth.till.id, 0)}7")
    booth.pays("W4", reference="NOBODYS1")
    assert request
    assert [one.transaction for one in booth.found(fair="RABAT")] == ["W4"]


def test_what_was_paid_on_another_day_is_told_of_that_day(booth: Booth) -> None:
    request = booth.asks()
    booth.moves(request, PaymentState.UNKNOWN, "W1", 150_00)
    booth.clock.utc_ms = NOON - 1
    booth.pays("W1", minor=150_00)
    assert Till("amina").id == booth.till.id
    assert booth.found() == []

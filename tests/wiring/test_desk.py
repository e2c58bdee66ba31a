"""What the organizer's desk reads over HTTP is what the tills' journals say, to the centime; what it accepts lasts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from pos.domain.desk_facts import DayAccepted
from pos.domain.mobile import DRIVER
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.ports.central_link import CentralUnavailable
from pos.ui.presenters.organizer.judging import BoothCase, State, judge, local_day
from pos.usecases.accept_day import AcceptDay
from pos.usecases.read_fair_day import FairDay
from pos.usecases.read_paper import ProvenPaper
from pos.wire.canonical import canonical
from pos.wire.desk.phones import WhyLoose
from pos.wire.phone import PhonePayment, notice_signature
from pos.wiring.desk import DeskParts
from tests.fakes.stall import PLACE
from tests.journal.booth import CARPET, CUPS, MAD
from tests.usecases.till import dirhams
from tests.wiring.desk_fair import ACCOUNT, PASSWORD, DeskFair, a_fair

NOWHERE = "http://127.0.0.1:1"


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFair]:
    """One fair for all tests here: making a central takes a while, so each test has a day of its own."""
    with a_fair(tmp_path_factory.mktemp("fair")) as fair:
        yield fair


@pytest.fixture(scope="module")
def desk(fair: DeskFair) -> Iterator[DeskParts]:
    desk = fair.desk()
    yield desk
    desk.close()


@pytest.fixture
def day(fair: DeskFair, desk: DeskParts) -> date:
    fair.begin_another_day()
    return local_day(desk.parts.clock.now()) - timedelta(days=fair.days)


def read(desk: DeskParts, day: date) -> FairDay:
    done = desk.read_day(day)
    assert isinstance(done, FairDay)
    return done


def cases(desk: DeskParts, day: date) -> dict[str, BoothCase]:
    return {case.booth: case for case in judge(read(desk, day), desk.acceptances())}


def test_the_desk_agrees_with_the_tills_to_the_centime(fair: DeskFair, desk: DeskParts, day: date) -> None:
    right, short = fair.till("B12", day), fair.till("B13", day)
    for till in (right, short):
        sale = till.booth.sell(CUPS, CARPET)
        till.booth.sell(CUPS)
        till.booth.refund(sale)
    right.close_shift(day)
    short.close_shift(day, missing=120_00)
    fair.send()
    found = cases(desk, day)
    assert {booth: case.state for booth, case in found.items()} == {
        "B12": State.READY,
        "B13": State.DIFFERS,
        "B14": State.ABSENT,
    }
    for booth, till in (("B12", right), ("B13", short)):
        assert found[booth].synced == found[booth].declared == till.traded() > 0
        assert found[booth].counted == found[booth].expected + found[booth].difference
    assert found["B13"].difference == -120_00
    net = {kind: sum(one.net for one in read(desk, day).sums if one.kind == kind) for kind in ("means", "seller")}
    assert net == dict.fromkeys(("means", "seller"), right.traded() + short.traded())


def test_what_was_accepted_says_by_whom_and_what_comes_late_is_seen(fair: DeskFair, desk: DeskParts, day: date) -> None:
    till = fair.till("B12", day)
    till.booth.sell(CUPS)
    till.close_shift(day)
    fair.send()
    shifts = read(desk, day).shifts
    assert isinstance(desk.accept(AcceptDay(PLACE.fair, day, shifts, ACCOUNT)), DayAccepted)
    assert desk.accept(AcceptDay(PLACE.fair, day, shifts, ACCOUNT)) == Refused(Rule.NOTHING_TO_ACCEPT)
    accepted = cases(desk, day)["B12"]
    assert accepted.state is State.ACCEPTED
    assert accepted.said is not None
    assert accepted.said.by == ACCOUNT
    fair.send(desk.parts)
    assert [shift.by for shift in read(desk, day).shifts] == [ACCOUNT]
    assert {booth: case.state for booth, case in _as_another_desk(read(desk, day)).items()}["B12"] is State.ACCEPTED
    till.sell_late(shifts[0].shift)
    fair.send()
    late = cases(desk, day)["B12"]
    assert (late.state, late.late) == (State.REOPENED, 1)
    assert _as_another_desk(read(desk, day))["B12"].state is State.REOPENED


def test_a_difference_is_accepted_only_with_its_reason(fair: DeskFair, desk: DeskParts, day: date) -> None:
    till = fair.till("B12", day)
    till.booth.sell(CUPS)
    till.close_shift(day, missing=10_00)
    fair.send()
    shifts = read(desk, day).shifts
    assert desk.accept(AcceptDay(PLACE.fair, day, shifts, ACCOUNT, "  ")) == Refused(Rule.NOTE_WANTED)
    done = desk.accept(AcceptDay(PLACE.fair, day, shifts, ACCOUNT, " billet déchiré "))
    assert isinstance(done, DayAccepted)
    assert done.note == "billet déchiré"
    assert done.shifts[0].difference.minor == -10_00


def test_a_paper_is_proven_down_to_its_bytes(fair: DeskFair, desk: DeskParts, day: date) -> None:
    till = fair.till("B12", day)
    number = till.booth.sell(CARPET)
    fair.send()
    (shift,) = read(desk, day).shifts
    papers = desk.read_shift((shift.till, shift.branch, shift.shift))
    assert not isinstance(papers, Refused)
    assert [paper.number for paper in papers] == [number]
    proven = desk.read_paper((shift.till, 0, number))
    assert isinstance(proven, ProvenPaper)
    assert proven.proof is not None
    assert proven.proof.holds
    recorded = till.parts.journal.recorded(number)
    assert recorded is not None
    assert proven.proof.hash == recorded.head.hash
    assert [line.names for line in proven.paper.lines] == [CARPET.names]


def test_a_phone_that_paid_another_amount_stands_on_the_day_it_paid(fair: DeskFair, desk: DeskParts, day: date) -> None:
    till = fair.till("B12", day)
    shift, journal = till.parts.journal.open_shift(), till.parts.journal
    assert shift is not None
    mobile = TerminalLabel("mobile-1", DRIVER, "Wafacash")
    till.booth.append(
        PaymentRequested(shift.number, "amina", "t", PaymentKind.SALE, Means.MOBILE, dirhams(120_00), mobile)
    )
    head = journal.head()
    assert head is not None
    request = head.number
    till.booth.append(
        PaymentAttempted(request, 1, f"REF{request}"),
        PaymentMoved(request, 1, PaymentState.UNKNOWN, Source.ANSWER, dirhams(150_00), trace="W8"),
    )
    fair.send()
    midnight = datetime.combine(day, time(), UTC)
    first_ms = int(midnight.timestamp() * 1_000) - desk.parts.clock.now().offset_minutes * 60_000
    pays(fair, PhonePayment("W8", f"REF{request}", 150_00, MAD, first_ms))
    pays(fair, PhonePayment("W9", f"REF{request}", 150_00, MAD, first_ms - 1))
    assert [(one.transaction, one.why, one.booth) for one in read(desk, day).phones] == [
        ("W8", WhyLoose.AMOUNT, "B12"),
    ]


def pays(fair: DeskFair, paid: PhonePayment) -> None:
    """Let a wallet's switch tell central what a phone paid."""
    fair.services.phones.add_switch("hps", bytes(32))
    body, sent = canonical(paid), fair.services.clock.now().utc_ms // 1_000
    signed = notice_signature(bytes(32), sent, body)
    assert fair.services.phones.take(f"switch=hps,sent={sent},v1={signed}", body) == paid


def test_a_wrong_password_is_refused_and_then_locks_for_a_while(fair: DeskFair, desk: DeskParts) -> None:
    fair.services.accounts.add("brahim", PASSWORD, PLACE.fair)
    assert desk.sign_in("brahim", "not this one at all") == Refused(Rule.WRONG_PASSWORD)
    for _ in range(4):
        desk.sign_in("brahim", "not this one at all")
    locked = desk.sign_in("brahim", PASSWORD)
    assert isinstance(locked, Refused)
    assert locked.rule is Rule.ACCOUNT_LOCKED
    assert 0 < locked.seconds <= 60


def test_an_organizer_of_another_fair_is_not_let_in(fair: DeskFair, desk: DeskParts) -> None:
    fair.services.accounts.add("elsewhere", PASSWORD, "OTHER")
    assert desk.sign_in("elsewhere", PASSWORD) == Refused(Rule.FAIR_NOT_YOURS)
    assert desk.sign_in(ACCOUNT, PASSWORD) == ACCOUNT


def test_who_signed_out_reads_nothing(desk: DeskParts, day: date) -> None:
    desk.sign_out()
    assert desk.read_day(day) == Refused(Rule.SIGNED_OUT)
    assert desk.sign_in(ACCOUNT, PASSWORD) == ACCOUNT


def test_without_central_nothing_is_read_and_what_is_accepted_waits(fair: DeskFair, desk: DeskParts, day: date) -> None:
    till = fair.till("B12", day)
    till.booth.sell(CUPS)
    till.close_shift(day)
    fair.send()
    shifts = read(desk, day).shifts
    cut_off = DeskParts(desk.parts, NOWHERE)
    with pytest.raises(CentralUnavailable):
        cut_off.read_day(day)
    assert isinstance(cut_off.accept(AcceptDay(PLACE.fair, day, shifts, ACCOUNT)), DayAccepted)
    assert cut_off.unsent() > 0
    cut_off.leave()
    assert cases(desk, day)["B12"].state is State.ACCEPTED


def _as_another_desk(day: FairDay) -> dict[str, BoothCase]:
    """Judge a day as a desk does that accepted nothing itself."""
    return {case.booth: case for case in judge(day, {})}

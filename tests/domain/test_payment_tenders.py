from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.card import CardReference
from pos.domain.money import Currency, Money, total_of
from pos.domain.payment import UNDECIDED, Payment
from pos.domain.payment_facts import (
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.payment_tenders import (
    authorisation_of,
    check_tenders,
    left_on,
    maybe_returned,
    taken,
    tender_of,
    undecided,
)
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.sale_facts import RefundedLine
from pos.domain.tender import Authorisation, Means, Tender

MAD = Currency.MAD
LINE = RefundedLine(1, pieces(1), Money(10_00, MAD), Money(0, MAD))


def payment(
    request: int = 7,
    state: PaymentState = PaymentState.APPROVED,
    minor: int = 100_00,
    kind: PaymentKind = PaymentKind.SALE,
) -> Payment:
    amount = Money(minor, MAD)
    asked = PaymentRequested(3, "p1", "k1", kind, Means.CARD, amount, TerminalLabel("tpe-1", "naps"), lines=(LINE,))
    moved = PaymentMoved(request, 1, state, Source.ANSWER, authorised=amount)
    return Payment(request, asked, state, 1, "000001", moved)


def cash(minor: int) -> Tender:
    amount = Money(minor, MAD)
    return Tender(Means.CASH, amount, amount, Money(0, MAD))


states = st.sampled_from(PaymentState)
payments = st.builds(payment, st.integers(1, 99), states, st.integers(1, 10**6), st.sampled_from(PaymentKind))


def test_an_approved_payment_is_a_tender_of_what_was_authorised() -> None:
    price, nothing = Money(100_00, MAD), Money(0, MAD)
    said = Authorisation("TPE 1")
    assert tender_of(payment()) == Tender(Means.CARD, price, price, nothing, 7, said)
    for kind in (PaymentKind.REFUND, PaymentKind.VOID):
        assert tender_of(payment(kind=kind)) == Tender(Means.CARD, -price, -price, nothing, 7, said)


@pytest.mark.parametrize(
    ("label", "source", "named"),
    [
        (TerminalLabel("naps-1", "naps", "NAPS"), Source.ANSWER, "NAPS 1"),
        (TerminalLabel("naps-1", "naps", "NAPS", "00012345"), Source.INQUIRY, "NAPS 00012345"),
        (TerminalLabel("tpe-1", "standalone"), Source.ANSWER, "CMI 777"),
        (TerminalLabel("tpe-1", "standalone"), Source.OPERATOR, "TPE 1"),
    ],
)
def test_a_paper_names_the_terminal_as_its_own_slip_does(label: TerminalLabel, source: Source, named: str) -> None:
    known, card = payment(), CardReference("3315", "VISA")
    assert known.last is not None
    printed = "CMI 777" if not label.acquirer else ""
    moved = replace(known.last, source=source, detail=printed, approval="004812", card=card)
    told = authorisation_of(replace(known, asked=replace(known.asked, terminal=label), last=moved))
    assert told == Authorisation(named, "004812", card)


@pytest.mark.parametrize(
    ("means", "wallet", "named"),
    [(Means.MOBILE, "CIH Pay", "CIH Pay"), (Means.CARD, "CIH Pay", "QR 1"), (Means.MOBILE, "", "QR 1")],
)
def test_a_wallet_without_a_number_goes_by_its_own_name_on_a_phone_alone(means: Means, wallet: str, named: str) -> None:
    known = payment()
    asked = replace(known.asked, means=means, terminal=TerminalLabel("qr-1", "qr", wallet))
    assert authorisation_of(replace(known, asked=asked)).terminal == named


def test_what_a_terminal_says_of_a_refusal_is_not_its_name() -> None:
    known = payment(state=PaymentState.DECLINED)
    assert known.last is not None
    told = replace(known, last=replace(known.last, detail="insufficient funds"))
    assert authorisation_of(told) == Authorisation("TPE 1")


def test_before_a_terminal_has_answered_a_paper_can_only_name_it() -> None:
    assert authorisation_of(replace(payment(state=PaymentState.SENDING), last=None)) == Authorisation("TPE 1")


@pytest.mark.parametrize(
    ("source", "seen"), [(Source.ON_SIGHT, True), (Source.ANSWER, False), (Source.OPERATOR, False)]
)
def test_a_paper_says_where_nothing_but_eyes_saw_a_phone_pay(source: Source, *, seen: bool) -> None:
    known = payment()
    assert known.last is not None
    assert authorisation_of(replace(known, last=replace(known.last, source=source))).on_sight is seen


def test_what_was_given_in_cash_in_a_cards_place_tells_of_no_card() -> None:
    known = payment(kind=PaymentKind.REFUND)
    in_cash = tender_of(replace(known, asked=replace(known.asked, means=Means.CASH)))
    assert (in_cash.means, in_cash.applied, in_cash.authorisation) == (Means.CASH, Money(-100_00, MAD), None)


def test_what_a_tender_tells_of_its_card_does_not_make_it_another() -> None:
    known = payment()
    bare = replace(tender_of(known), authorisation=None)
    assert check_tenders([bare], [known]) is None


@given(payments)
def test_a_tender_never_counts_more_than_was_paid(known: Payment) -> None:
    applied = tender_of(known).applied.minor
    assert abs(applied) == (known.asked.amount.minor if known.state is PaymentState.APPROVED else 0)


@given(st.lists(payments, max_size=6))
def test_what_nobody_knows_is_picked_out(known: list[Payment]) -> None:
    assert list(undecided(known)) == [each for each in known if each.state in UNDECIDED]


@pytest.mark.parametrize("state", list(PaymentState))
@pytest.mark.parametrize("kind", list(PaymentKind))
def test_only_an_approved_void_takes_a_payment_back_whole(kind: PaymentKind, state: PaymentState) -> None:
    back = payment(8, state, kind=kind)
    gone = kind is PaymentKind.VOID and state is PaymentState.APPROVED
    assert taken([payment()], lambda request: [back]) == (() if gone else (payment(),))


@pytest.mark.parametrize("state", list(PaymentState))
@pytest.mark.parametrize("kind", list(PaymentKind))
def test_only_an_approved_sale_was_taken(kind: PaymentKind, state: PaymentState) -> None:
    known = payment(state=state, kind=kind)
    was = kind is PaymentKind.SALE and state is PaymentState.APPROVED
    assert bool(taken([known], lambda request: [])) is was


def test_tenders_are_exactly_the_payments_that_were_taken() -> None:
    first, second = payment(7), payment(8, minor=20_00)
    both = [tender_of(first), tender_of(second)]
    assert check_tenders([*both, cash(1)], [first, second]) is None
    assert check_tenders([cash(1)], []) is None
    assert check_tenders([], []) is None


@pytest.mark.parametrize(
    "wrong",
    [
        replace(tender_of(payment()), applied=Money(99_99, MAD)),
        replace(tender_of(payment()), received=Money(100_01, MAD)),
        replace(tender_of(payment()), payment=8),
        replace(tender_of(payment()), payment=0),
        replace(tender_of(payment()), means=Means.MOBILE),
        replace(cash(100_00), payment=7),
    ],
)
def test_a_tender_that_is_no_payment_of_this_ticket_is_refused(wrong: Tender) -> None:
    assert check_tenders([wrong], [payment()]) == Refused(Rule.PAYMENT_NOT_USABLE, amount=wrong.applied)


def test_a_payment_counts_once() -> None:
    twice = [tender_of(payment())] * 2
    assert check_tenders(twice, [payment()]) == Refused(Rule.PAYMENT_NOT_USABLE, amount=Money(100_00, MAD))


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=5), st.data())
def test_money_that_was_taken_is_never_left_out(amounts: list[int], data: st.DataObject) -> None:
    known = [payment(request, minor=minor) for request, minor in enumerate(amounts, start=1)]
    kept = data.draw(st.lists(st.sampled_from(known), unique_by=lambda each: each.request))
    missing = total_of((each.paid for each in known if each not in kept), MAD)
    refused = check_tenders([cash(5), *map(tender_of, kept)], known)
    assert refused == (Refused(Rule.PAYMENT_LEFT_OUT, amount=missing) if missing else None)


def test_money_left_out_of_no_tenders_at_all_is_told_too() -> None:
    assert check_tenders([], [payment()]) == Refused(Rule.PAYMENT_LEFT_OUT, amount=Money(100_00, MAD))


@given(st.lists(payments, max_size=5))
def test_what_may_have_gone_back_is_not_left_on_the_card(back: list[Payment]) -> None:
    left = left_on(payment(minor=10**7), back)
    surely = sum(each.asked.amount.minor for each in back if each.state is PaymentState.APPROVED)
    perhaps = sum(each.asked.amount.minor for each in back if each.state in UNDECIDED)
    assert left.minor == 10**7 - surely - perhaps


@pytest.mark.parametrize("state", list(PaymentState))
def test_lines_that_a_terminal_may_have_given_back_are_gone_until_a_refund_says_so(state: PaymentState) -> None:
    back = [payment(8, state, kind=PaymentKind.REFUND)]
    may_be = state in UNDECIDED | {PaymentState.APPROVED}
    assert maybe_returned(back, []) == ((LINE,) if may_be else ())
    assert maybe_returned(back, [8]) == ()

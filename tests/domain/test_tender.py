from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cash_terms import ROUNDINGS, CashDue, CashTerms, DutyBearer, cash_due
from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means, Tender, cash_first, cash_tender, in_cash, settle

MAD = Currency.MAD
minors = st.integers(0, 10**9)


def mad(minor: int) -> Money:
    return Money(minor, MAD)


def tender(minor: int) -> Tender:
    return Tender(Means.CARD, mad(minor), mad(minor), mad(0))


@given(minors, minors)
def test_change_is_what_was_handed_over_beyond_what_was_due(due: int, received: int) -> None:
    taken = cash_tender(CashDue(mad(due)), mad(received))
    if received < due:
        assert taken == Refused(Rule.PAYMENT_SHORT, amount=mad(due - received))
    else:
        assert taken == Tender(Means.CASH, mad(due), mad(received), mad(received - due))


@given(st.lists(minors, max_size=4), st.integers(-3, 3))
def test_tenders_pay_a_sale_to_the_unit_or_say_what_is_wrong(minors: list[int], off: int) -> None:
    refused = settle(mad(sum(minors) + off), [tender(minor) for minor in minors])
    if off > 0:
        assert refused == Refused(Rule.PAYMENT_SHORT, amount=mad(off))
    elif off < 0:
        assert refused == Refused(Rule.PAYMENT_OVER, amount=mad(-off))
    else:
        assert refused is None


def test_no_terminal_was_asked_for_cash() -> None:
    taken = cash_tender(CashDue(mad(100)), mad(200))
    assert isinstance(taken, Tender)
    assert taken.payment == 0


def test_cash_that_was_given_in_a_cards_place_counts_for_the_card() -> None:
    own = Tender(Means.CASH, mad(100_00), mad(200_00), mad(100_00))
    for_a_card = Tender(Means.CASH, mad(-50_00), mad(-50_00), mad(0), payment=7)
    assert in_cash([own, for_a_card, tender(30_00)], MAD) == mad(100_00)


def test_no_tender_takes_back_what_another_one_pays() -> None:
    assert settle(mad(100), [tender(300), tender(-200)]) == Refused(Rule.AMOUNT_NOT_POSITIVE)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from((0, *ROUNDINGS)), st.sampled_from(DutyBearer))
def test_cash_first_pays_what_it_can_and_its_change_is_less_than_a_coin(
    due: int, received: int, coin: int, bearer: DutyBearer
) -> None:
    terms = CashTerms(coin, bearer)
    tenders = cash_first(mad(due), (mad(received),), terms)
    part = sum(each.applied.minor for each in tenders)
    assert part <= due
    if tenders and part < due:
        assert cash_due(mad(part), terms).to_pay == tenders[0].kept
        assert tenders[0].change.minor < max(coin, 2)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.concession import actions_of, far_above, round_offers
from pos.domain.money import Currency, Money
from pos.domain.permissions import Action
from pos.domain.quantity import Quantity, pieces
from pos.domain.ticket import Discount, Ticket, add_product, agree_price, discount_line, discount_ticket
from tests.domain.tickets import done, priced, product

MAD = Currency.MAD
SMALL = (Action.DISCOUNT,)
LARGE = (Action.DISCOUNT, Action.DISCOUNT_LARGE)


def bowl(*, floor: int | None = None) -> Ticket:
    return done(add_product(Ticket(1, MAD), product(price=100_00, floor=floor), pieces(1)))


def test_a_sale_at_the_asking_price_takes_no_right_of_its_own() -> None:
    assert actions_of(priced(bowl())) == ()


def test_a_price_agreed_above_the_asking_price_gives_nothing_away() -> None:
    assert actions_of(priced(done(agree_price(bowl(), 1, Money(130_00, MAD))))) == ()


@pytest.mark.parametrize(("agreed", "actions"), [(99_99, SMALL), (80_00, SMALL), (79_99, LARGE)])
def test_haggling_by_more_than_a_fifth_is_a_large_discount(agreed: int, actions: tuple[Action, ...]) -> None:
    assert actions_of(priced(done(agree_price(bowl(), 1, Money(agreed, MAD))))) == actions


@pytest.mark.parametrize(("rate", "actions"), [(1, SMALL), (2_000, SMALL), (2_001, LARGE)])
def test_a_line_reduced_by_more_than_a_fifth_is_a_large_discount(rate: int, actions: tuple[Action, ...]) -> None:
    assert actions_of(priced(done(discount_line(bowl(), 1, Discount(basis_points=rate))))) == actions


def test_haggling_and_reductions_add_up() -> None:
    ticket = done(agree_price(bowl(), 1, Money(90_00, MAD)))
    ticket = done(discount_line(ticket, 1, Discount(amount=Money(6_00, MAD))))
    assert actions_of(priced(ticket)) == SMALL
    assert actions_of(priced(done(discount_ticket(ticket, Discount(amount=Money(5_00, MAD)))))) == LARGE


@given(st.lists(st.tuples(st.integers(1, 3_000), st.integers(1, 5_000)), min_size=1, max_size=8))
def test_a_fifth_off_is_never_a_large_discount_however_it_is_rounded(goods: list[tuple[int, int]]) -> None:
    ticket = Ticket(1, MAD)
    for number, (price, milli) in enumerate(goods):
        ticket = done(add_product(ticket, product(f"p{number}", price=price), Quantity(milli)))
    if not priced(ticket).total:
        return
    assert set(actions_of(priced(done(discount_ticket(ticket, Discount(basis_points=2_000)))))) <= set(SMALL)
    for number in range(1, len(goods) + 1):
        ticket = done(discount_line(ticket, number, Discount(basis_points=2_000)))
    assert set(actions_of(priced(ticket))) <= set(SMALL)


@pytest.mark.parametrize(("off", "actions"), [(20_01, SMALL), (20_02, LARGE)])
def test_sharing_a_reduction_out_excuses_one_centime_and_no_more(off: int, actions: tuple[Action, ...]) -> None:
    ticket = done(discount_ticket(bowl(), Discount(amount=Money(off, MAD))))
    assert actions_of(priced(ticket)) == actions


@given(st.integers(1_000, 9_000))
def test_a_quarter_off_the_whole_ticket_is_a_large_discount(price: int) -> None:
    ticket = done(add_product(Ticket(1, MAD), product(price=price), pieces(2)))
    assert actions_of(priced(done(discount_ticket(ticket, Discount(basis_points=2_500))))) == LARGE


@pytest.mark.parametrize(("agreed", "broken"), [(90_00, False), (89_99, True)])
def test_a_price_below_the_hidden_floor_breaks_it(agreed: int, *, broken: bool) -> None:
    ticket = done(agree_price(bowl(floor=90_00), 1, Money(agreed, MAD)))
    assert (Action.BREAK_FLOOR in actions_of(priced(ticket))) is broken


def test_a_reduction_of_the_ticket_can_break_the_floor_of_a_line() -> None:
    ticket = done(discount_ticket(bowl(floor=90_00), Discount(basis_points=1_100)))
    assert actions_of(priced(ticket)) == (Action.DISCOUNT, Action.BREAK_FLOOR)


@pytest.mark.parametrize(
    ("asking", "offers"),
    [
        (10_000_00, (9_500_00, 9_000_00, 8_500_00, 8_000_00)),
        (4800_00, (4500_00, 4300_00, 4000_00, 3800_00)),
        (320_00, (300_00, 280_00, 270_00, 250_00)),
        (95_00, (90_00, 85_00, 80_00, 76_00)),
        # The step becomes 5, then 10, where a twenty-fifth of the price is that much, and not before.
        (1_25, (1_15, 1_10, 1_05, 1_00)),
        (1_24, (1_18, 1_12, 1_05, 99)),
        (2_50, (2_30, 2_20, 2_10, 2_00)),
        (5, (4,)),
        (1, ()),
    ],
)
def test_the_offers_one_touch_away_are_round_and_below_the_asking_price(asking: int, offers: tuple[int, ...]) -> None:
    assert tuple(offer.minor for offer in round_offers(Money(asking, MAD))) == offers


@pytest.mark.parametrize(("agreed", "far"), [(150_00, False), (150_01, True), (100_00, False), (50_00, False)])
def test_a_price_agreed_more_than_half_above_the_asking_price_was_hardly_meant(agreed: int, *, far: bool) -> None:
    assert far_above(done(agree_price(bowl(), 1, Money(agreed, MAD))).lines[0]) is far


def test_a_price_that_nobody_haggled_over_is_not_far_above_itself() -> None:
    assert not far_above(bowl().lines[0])

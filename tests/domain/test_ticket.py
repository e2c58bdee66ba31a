import pytest

from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.permissions import Action, Approval
from pos.domain.product import Price
from pos.domain.quantity import Quantity, pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import (
    AMOUNT_MAX,
    Discount,
    FreeAmount,
    RemovedLine,
    Ticket,
    add_free_amount,
    add_product,
    agree_price,
    agree_round_sum,
    approve,
    change_quantity,
    discount_line,
    discount_ticket,
    remove_line,
)
from tests.domain.tickets import done, priced, product

MAD = Currency.MAD
EMPTY = Ticket(1, MAD)


def dirhams(minor: int) -> Money:
    return Money(minor, MAD)


@pytest.fixture
def ticket() -> Ticket:
    """Lay a bowl (line 1, 100 DH), two lamps (line 2, 250 DH each) and a rug (line 3, 50 DH) on a ticket."""
    laid = done(add_product(EMPTY, product("bowl", 100_00), pieces(1)))
    laid = done(add_product(laid, product("lamp", 250_00), pieces(2)))
    return done(add_product(laid, product("rug", 50_00, unique=True), pieces(1)))


def test_a_further_piece_of_the_same_article_joins_its_line(ticket: Ticket) -> None:
    more = done(add_product(ticket, product("bowl", 100_00), pieces(2)))
    assert [(line.number, line.quantity) for line in more.lines][:1] == [(1, pieces(3))]
    assert len(more.lines) == 3


def test_a_further_piece_stands_apart_from_one_that_was_haggled_over(ticket: Ticket) -> None:
    haggled = done(agree_price(ticket, 1, dirhams(80_00)))
    more = done(add_product(haggled, product("bowl", 100_00), pieces(1)))
    assert [line.unit.minor for line in more.lines if line.product == "bowl"] == [80_00, 100_00]


def test_a_price_that_changed_meanwhile_does_not_alter_the_open_line(ticket: Ticket) -> None:
    more = done(add_product(ticket, product("bowl", 120_00), pieces(1)))
    assert more.lines[0].gross == dirhams(200_00)


def test_a_unique_piece_stands_on_a_ticket_once(ticket: Ticket) -> None:
    rug = product("rug", 50_00, unique=True)
    assert add_product(ticket, rug, pieces(1)) == Refused(Rule.PIECE_ON_TICKET)
    assert add_product(EMPTY, rug, pieces(2)) == Refused(Rule.QUANTITY_OF_UNIQUE)
    assert change_quantity(ticket, 3, pieces(2)) == Refused(Rule.QUANTITY_OF_UNIQUE)


def test_one_of_a_unique_piece_can_be_asked_for_again(ticket: Ticket) -> None:
    assert change_quantity(ticket, 3, pieces(1)) == ticket


@pytest.mark.parametrize("quantity", [Quantity(0), Quantity(-1000)])
def test_a_quantity_is_more_than_nothing(ticket: Ticket, quantity: Quantity) -> None:
    refused = Refused(Rule.QUANTITY_NOT_POSITIVE)
    free = FreeAmount(Price(dirhams(5)), "amina", "MA20", Names())
    assert add_product(ticket, product(), quantity) == refused
    assert add_free_amount(ticket, free, quantity) == refused
    assert change_quantity(ticket, 1, quantity) == refused


def test_a_free_amount_needs_no_product_and_never_joins_another(ticket: Ticket) -> None:
    free = FreeAmount(Price(dirhams(12_50)), "amina", "MA20", Names(fr="Divers"))
    twice = done(add_free_amount(done(add_free_amount(ticket, free, pieces(1))), free, pieces(1)))
    assert [line.gross.minor for line in twice.lines[3:]] == [12_50, 12_50]


@pytest.mark.parametrize("minor", [0, -1])
def test_nothing_is_sold_for_an_amount_that_is_not_positive(ticket: Ticket, minor: int) -> None:
    refused = Refused(Rule.AMOUNT_NOT_POSITIVE)
    free = FreeAmount(Price(dirhams(minor)), "amina", "MA20", Names())
    assert add_free_amount(ticket, free, pieces(1)) == refused
    assert agree_price(ticket, 1, dirhams(minor)) == refused
    assert agree_round_sum(ticket, (1, 2), dirhams(minor)) == refused


def test_goods_priced_in_another_currency_are_refused() -> None:
    assert add_product(Ticket(1, Currency.EUR), product(), pieces(1)) == Refused(Rule.CURRENCY_DIFFERS)


def test_an_absurd_amount_is_taken_for_a_slip_of_the_finger() -> None:
    refused = Refused(Rule.AMOUNT_TOO_LARGE)
    dear = product(price=AMOUNT_MAX)
    one = done(add_product(EMPTY, dear, pieces(1)))
    assert add_product(EMPTY, dear, pieces(2)) == refused
    assert add_product(one, dear, pieces(1)) == refused
    assert change_quantity(one, 1, Quantity(1_001)) == refused


def test_the_largest_amount_and_the_smallest_of_everything_are_taken(ticket: Ticket) -> None:
    dear = done(add_product(EMPTY, product(price=AMOUNT_MAX // 3), pieces(1)))
    assert done(change_quantity(dear, 1, pieces(3))).lines[0].gross.minor == AMOUNT_MAX
    free = FreeAmount(Price(dirhams(1)), "amina", "MA20", Names())
    assert done(add_free_amount(EMPTY, free, Quantity(1))).lines[0].quantity == Quantity(1)
    assert done(add_product(EMPTY, product(), Quantity(1))).lines[0].quantity == Quantity(1)
    assert done(change_quantity(ticket, 1, Quantity(1))).lines[0].quantity == Quantity(1)
    assert done(agree_price(ticket, 1, dirhams(1))).lines[0].unit == dirhams(1)
    assert priced(done(agree_round_sum(ticket, (1, 2, 3), dirhams(1)))).total == dirhams(1)


@pytest.mark.parametrize("discount", [Discount(basis_points=1), Discount(amount=Money(1, MAD))])
def test_a_discount_can_be_as_small_as_can_be_said(ticket: Ticket, discount: Discount) -> None:
    assert done(discount_line(ticket, 1, discount)).lines[0].discount == discount
    assert done(discount_ticket(ticket, discount)).discount == discount


def test_haggling_back_to_the_asking_price_leaves_no_trace(ticket: Ticket) -> None:
    haggled = done(agree_price(ticket, 1, dirhams(80_00)))
    assert done(agree_price(haggled, 1, dirhams(100_00))) == ticket
    assert done(agree_price(haggled, 1, None)) == ticket


def test_a_round_sum_for_the_whole_ticket_is_what_is_paid(ticket: Ticket) -> None:
    before = done(discount_ticket(ticket, Discount(basis_points=1_000)))
    agreed = done(agree_round_sum(before, (1, 2, 3), dirhams(600_00)))
    assert priced(agreed).total == dirhams(600_00)
    assert [line.discount.minor for line in priced(agreed).lines] == [7_69, 38_46, 3_85]


def test_a_round_sum_for_some_lines_leaves_the_reduction_of_the_whole_ticket_as_it_was(ticket: Ticket) -> None:
    before = done(discount_ticket(ticket, Discount(basis_points=1_000)))
    agreed = done(agree_round_sum(before, (1, 2), dirhams(550_00)))
    # The bowl and the lamps for 550 DH, the rug for 50 DH; a tenth off all of it is 540 DH.
    assert priced(agreed).total == dirhams(540_00)


def test_a_round_sum_for_some_lines_leaves_the_others_alone(ticket: Ticket) -> None:
    agreed = done(agree_round_sum(ticket, (1, 3), dirhams(120_00)))
    assert priced(agreed).total == dirhams(620_00)
    assert agreed.line(2) == ticket.line(2)


def test_a_round_sum_that_takes_nothing_off_leaves_no_trace(ticket: Ticket) -> None:
    assert done(agree_round_sum(ticket, (1, 2, 3), dirhams(650_00))) == ticket


def test_a_round_sum_above_the_price_or_for_lines_that_are_not_there_is_refused(ticket: Ticket) -> None:
    too_much = Refused(Rule.AMOUNT_TOO_LARGE, amount=dirhams(150_00))
    assert agree_round_sum(ticket, (1, 3), dirhams(150_01)) == too_much
    assert agree_round_sum(ticket, (1, 9), dirhams(10_00)) == Refused(Rule.LINE_NOT_FOUND)
    assert agree_round_sum(ticket, (), dirhams(10_00)) == Refused(Rule.LINE_NOT_FOUND)


@pytest.mark.parametrize(
    "discount",
    [
        Discount(),
        Discount(basis_points=-1),
        Discount(basis_points=10_001),
        Discount(amount=Money(0, MAD)),
        Discount(amount=Money(650_01, MAD)),
    ],
)
def test_a_discount_takes_something_off_and_never_more_than_there_is(ticket: Ticket, discount: Discount) -> None:
    limit = Refused(Rule.DISCOUNT_TOO_LARGE, amount=dirhams(100_00))
    assert discount_line(ticket, 1, discount) == limit
    assert discount_ticket(ticket, discount) == Refused(Rule.DISCOUNT_TOO_LARGE, amount=dirhams(650_00))


def test_a_line_or_a_ticket_can_be_given_away_by_its_whole_amount(ticket: Ticket) -> None:
    assert priced(done(discount_line(ticket, 1, Discount(amount=dirhams(100_00))))).total == dirhams(550_00)
    assert priced(done(discount_ticket(ticket, Discount(amount=dirhams(650_00))))).total == dirhams(0)


def test_a_discount_can_be_taken_back(ticket: Ticket) -> None:
    reduced = done(discount_line(ticket, 2, Discount(basis_points=500)))
    reduced = done(discount_ticket(reduced, Discount(amount=dirhams(20_00))))
    assert done(discount_ticket(done(discount_line(reduced, 2, None)), None)) == ticket


def test_a_ticket_with_nothing_on_it_cannot_be_reduced() -> None:
    assert discount_ticket(EMPTY, Discount(basis_points=500)) == Refused(Rule.EMPTY_TICKET)


def test_an_amount_off_never_makes_a_line_that_shrank_cost_less_than_nothing(ticket: Ticket) -> None:
    reduced = done(discount_line(ticket, 2, Discount(amount=dirhams(400_00))))
    shrunk = done(change_quantity(reduced, 2, pieces(1)))
    assert [line.total.minor for line in priced(shrunk).lines] == [100_00, 0, 50_00]


def test_a_line_taken_off_is_remembered_and_its_number_never_used_again(ticket: Ticket) -> None:
    shorter = done(remove_line(ticket, 3))
    assert shorter.removed == (RemovedLine(product().names, pieces(1), dirhams(50_00)),)
    again = done(add_product(shorter, product("rug", 50_00, unique=True), pieces(1)))
    assert [line.number for line in again.lines] == [1, 2, 4]


def test_a_line_that_is_not_there_cannot_be_touched(ticket: Ticket) -> None:
    refused = Refused(Rule.LINE_NOT_FOUND)
    assert change_quantity(ticket, 9, pieces(1)) == refused
    assert agree_price(ticket, 9, None) == refused
    assert discount_line(ticket, 9, None) == refused
    assert remove_line(ticket, 9) == refused


def test_a_yes_given_in_place_stays_with_the_ticket(ticket: Ticket) -> None:
    yes = Approval(Action.BREAK_FLOOR, "manager")
    assert approve(ticket, yes).approvals == (yes,)
    assert done(change_quantity(approve(ticket, yes), 1, pieces(4))).approvals == (yes,)


def test_a_ticket_is_blank_until_something_was_put_on_it_or_asked_of_it(ticket: Ticket) -> None:
    emptied = ticket
    for number in (1, 2, 3):
        emptied = done(remove_line(emptied, number))
    assert EMPTY.blank
    assert not (ticket.blank)
    assert not (emptied.blank)
    assert not (Ticket(1, MAD, note="for Friday").blank)
    assert not (Ticket(1, MAD, parked=True).blank)

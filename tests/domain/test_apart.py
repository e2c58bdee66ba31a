"""Two changes of one field are told apart from a correction: whoever corrects says what they replace."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.apart import Hand, made_apart
from pos.domain.edits import Stood, edited, knowing, stamp_of
from pos.domain.facts import ProductChanged
from pos.domain.money import Money
from pos.domain.product import Price
from tests.fakes.stall import BOWL, MAD

MADE = Stood(BOWL, {})


def priced(minor: int) -> ProductChanged:
    return ProductChanged(replace(BOWL, price=Price(Money(minor, MAD))), "p1", ("price",))


def hand(change: ProductChanged, before: Stood, utc_ms: int, till: str) -> Hand:
    """Make a change as a till does on whose shelf the piece stood like that."""
    known = knowing(change, before)
    return Hand(known, stamp_of(known, utc_ms, till, utc_ms))


def after(before: Stood, one: Hand) -> Stood:
    return edited(before, one.change, one.stamp)


def test_two_tills_that_did_not_hear_of_each_other_are_told_with_what_stands() -> None:
    one, other = hand(priced(10_00), MADE, 5, "t1"), hand(priced(12_00), MADE, 4, "t2")
    (found,) = made_apart([one, other])
    assert (found.field, found.earlier, found.later, found.stands) == ("price", other, one, one)
    correction = hand(priced(11_00), after(after(MADE, other), one), 3, "t2")
    (found,) = made_apart([correction, one, other])
    assert (found.earlier, found.later, found.stands) == (other, one, correction)


def test_who_corrects_what_they_saw_is_not_told_whatever_their_clock_says() -> None:
    one = hand(priced(10_00), MADE, 1_000_000, "t1")
    other = hand(priced(12_00), after(MADE, one), 4, "t2")
    assert list(made_apart([one, other])) == []
    assert after(after(MADE, other), one) == after(after(MADE, one), other)
    assert after(after(MADE, one), other).product.price.amount.minor == 12_00


def test_two_that_say_the_same_or_speak_of_other_fields_are_no_matter() -> None:
    stock = ProductChanged(replace(BOWL, stock=3), "p1", ("stock",))
    same = [hand(priced(10_00), MADE, 5, "t1"), hand(priced(10_00), MADE, 6, "t2"), hand(stock, MADE, 7, "t3")]
    assert list(made_apart(same)) == []


@given(st.lists(st.tuples(st.sampled_from(("t1", "t2")), st.booleans(), st.integers(1, 99)), max_size=12))
def test_what_stands_is_what_every_shelf_comes_to(days: list[tuple[str, bool, int]]) -> None:
    shelves = {"t1": MADE, "t2": MADE}
    said: list[Hand] = []
    for number, (till, meets, minor) in enumerate(days):
        one = hand(priced(minor), shelves[till], number, till)
        said.append(one)
        shelves[till] = after(shelves[till], one)
        if meets:
            for known in said:
                shelves = {name: after(stood, known) for name, stood in shelves.items()}
    for known in said:
        shelves = {name: after(stood, known) for name, stood in shelves.items()}
    (price,) = {stood.product.price for stood in shelves.values()}
    assert all(found.stands.change.product.price == price for found in made_apart(said))

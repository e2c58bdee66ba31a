"""The catalogue comes down whole through pages that are lost, doubled, kept back and mixed up, and nothing besides."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import CatalogueReceived, ProductChanged
from pos.domain.money import Currency, Money
from pos.domain.product import Price
from pos.ports.journal import Restocked
from pos.usecases.exchange.stocking import stock_up
from pos.usecases.exchange.supply import (
    LONGEST_MS,
    LOOK_MS,
    Ask,
    Came,
    LeaveIt,
    Lost,
    Quiet,
    Stocked,
    Supply,
    Take,
    step_supply,
)
from pos.wire.canonical import canonical
from pos.wire.reply import Busy
from pos.wire.statement import Statement, sign_statement
from pos.wire.supply import Article, Cursor, Edit, Page, SignedPage, Supplied, digest_of, read_answer, write_page
from tests.fakes.devices import SteadyClock
from tests.fakes.journal import TILL, MemoryJournal
from tests.fakes.stall import BOWL, FOUNDED
from tests.usecases.exchange.answers import CENTRAL, CENTRAL_SEED, TILL_SEED

MADE = 12
ON_A_PAGE = 3
IDLE = Supply(TILL, CENTRAL)


def journal() -> MemoryJournal:
    made = MemoryJournal(SteadyClock())
    with made.unit_of_work() as work:
        work.append(FOUNDED)
        work.commit()
    return made


def product(version: int) -> Supplied:
    """Give one of seven products as a version left it; every fifth version withdraws one."""
    id_ = f"p{version % 7}"
    if version % 5 == 0:
        return Supplied(version, id_, None)
    return Supplied(version, id_, Article(replace(BOWL, id=id_, price=Price(Money(version, Currency.MAD)))))


def signed(page: Page, seed: bytes = CENTRAL_SEED) -> SignedPage:
    said = canonical(page)
    answer = read_answer(write_page(said, sign_statement(seed, Statement.CATALOGUE, msgspec.Raw(said))))
    assert isinstance(answer, SignedPage)
    return answer


def answer(cursor: Cursor, newest: int = MADE) -> SignedPage:
    """Answer as central does."""
    last = min(cursor.version + ON_A_PAGE, newest)
    rows = tuple(product(version) for version in range(cursor.version + 1, last + 1))
    return signed(Page(digest_of(TILL, cursor), Cursor(last), rows, more=last < newest))


def take(state: Supply, kept: MemoryJournal, came: Came) -> Supply:
    """Do what the machine says about an answer."""
    state, command = step_supply(state, came)
    if isinstance(command, Take):
        done = stock_up(command.page, journal=kept, till=TILL)
        state, _ = step_supply(state, Lost(0) if done is None else Stocked(command.page.more, 0))
    return state


def whole() -> MemoryJournal:
    kept, state = journal(), IDLE
    while kept.stocked().version < MADE:
        state = take(state, kept, Came(kept.stocked(), answer(kept.stocked()), 0))
    return kept


@given(st.data())
def test_pages_lost_doubled_and_mixed_up_come_to_the_same_shelf(data: st.DataObject) -> None:
    kept, state = journal(), IDLE
    under_way: list[Came] = []
    for _ in range(data.draw(st.integers(0, 20))):
        cursor = kept.stocked()
        under_way.append(Came(cursor, answer(cursor, data.draw(st.integers(cursor.version, MADE))), 0))
        for _ in range(data.draw(st.integers(0, 2))):
            state = take(state, kept, data.draw(st.sampled_from(under_way)))
    while kept.stocked().version < MADE:
        state = take(state, kept, Came(kept.stocked(), answer(kept.stocked()), 0))
    assert sorted(map(repr, kept.products())) == sorted(map(repr, whole().products()))
    versions = [fact.version for _, fact in kept.memory.facts(CatalogueReceived)]
    assert versions == sorted(set(versions))


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_changes_of_one_product_come_to_the_same_in_any_order(one: list[int], other: list[int]) -> None:
    def edit(number: int) -> Edit:
        price, stock = Price(Money(number, Currency.MAD)), number
        fields = (("price",), ("stock",), ("price", "stock"))[number % 3]
        change = ProductChanged(replace(BOWL, price=price, stock=stock), "p1", fields)
        return Edit(f"till-{number % 2}", 0, number, number // 2, change)

    shelves = []
    for order in (one, other):
        kept = journal()
        with kept.unit_of_work() as work:
            work.append(ProductChanged(BOWL, "p1", ("code",)))
            work.restock(Page("0" * 64, Cursor(1), edits=tuple(map(edit, order))))
            work.commit()
        shelves.append(kept.products())
    assert shelves[0] == shelves[1]


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_what_comes_back_after_a_withdrawal_comes_back_the_same_everywhere(one: list[int], other: list[int]) -> None:
    """Whether a till sees the withdrawal or only what came after it, before or after a sibling's change."""

    def page(number: int) -> Page:
        if number < 3:
            change = ProductChanged(replace(BOWL, price=Price(Money(number + 1, Currency.MAD))), "p1", ("price",))
            return Page("0" * 64, Cursor(), edits=(Edit("till-1", 0, number, number, change),))
        article = None if number == 3 else Article(replace(BOWL, stock=number))
        return Page("0" * 64, Cursor(), (Supplied(number, BOWL.id, article),))

    shelves = []
    for order in (one, [number for number in other if number != 3]):
        kept = journal()
        with kept.unit_of_work() as work:
            organizer_s = sorted(number for number in order if number > 2)
            for number in order:
                work.restock(page(number if number < 3 else organizer_s.pop(0)))
            work.commit()
        shelves.append(kept.products())
    assert shelves[0] == shelves[1] == (replace(BOWL, stock=5, price=Price(Money(3, Currency.MAD))),)


def test_who_changes_what_they_have_heard_of_comes_after_it_though_their_clock_is_behind() -> None:
    kept = journal()
    a_year_ahead = ProductChanged(replace(BOWL, price=Price(Money(1, Currency.MAD))), "p1", ("price",))
    mine = ProductChanged(replace(BOWL, price=Price(Money(2, Currency.MAD))), "p2", ("price",))
    with kept.unit_of_work() as work:
        ahead_ms = kept.clock.now().utc_ms + 365 * 86_400_000
        work.restock(Page("0" * 64, Cursor(1), edits=(Edit("till-1", 0, 7, ahead_ms, a_year_ahead),)))
        recorded = work.append(mine)
        work.commit()
    assert kept.products() == (mine.product,)
    assert recorded.entry.fact == replace(mine, over=((ahead_ms, "till-1", 7),))


def test_a_page_of_another_hand_or_to_another_question_is_not_taken() -> None:
    cursor = Cursor()
    page = Page(digest_of(TILL, cursor), Cursor(1), (product(1),))
    for wrong in (signed(page, TILL_SEED), signed(replace(page, answers=digest_of("another", cursor))), Busy(5)):
        state, command = step_supply(IDLE, Came(cursor, wrong, 1_000))
        assert (command, state.due_ms) == (LeaveIt(), 1_000 + LOOK_MS)
    assert step_supply(IDLE, Came(cursor, signed(page), 0)) == (IDLE, Take(page))


def test_a_page_that_changes_nothing_leaves_the_journal_as_it_was() -> None:
    kept = whole()
    head = kept.head()
    page = Page(digest_of(TILL, kept.stocked()), kept.stocked())
    assert stock_up(page, journal=kept, till=TILL) == Restocked()
    assert kept.head() == head


@pytest.mark.parametrize(("now_ms", "urged", "asks"), [(0, False, False), (LOOK_MS, False, True), (0, True, True)])
def test_central_is_asked_once_a_minute_or_when_somebody_wants_to_know(now_ms: int, urged: bool, asks: bool) -> None:
    state, command = step_supply(IDLE, Stocked(more=False, now_ms=0))
    assert command == LeaveIt()
    assert step_supply(state, Quiet(now_ms, urged))[1] == (Ask() if asks else LeaveIt())


def test_what_fails_again_and_again_is_left_alone_longer_and_longer() -> None:
    state, due = IDLE, []
    for _ in range(5):
        state, _ = step_supply(state, Lost(0))
        due.append(state.due_ms)
    assert due == [LOOK_MS, 2 * LOOK_MS, 4 * LOOK_MS, LONGEST_MS, LONGEST_MS]
    assert step_supply(state, Stocked(more=True, now_ms=0))[1] == Ask()

"""What a till knows of its own sending: which sales central lacks, when it was heard, and that something was added."""

from pathlib import Path

from pos.journal.outbox import Unsent
from pos.ports.clock import Moment
from tests.contracts.outbox import held_up_to
from tests.journal.booth import Booth, HandClock, opened


def test_sales_that_central_lacks_are_told_in_order_with_their_moments(path: Path) -> None:
    clock = HandClock()
    with opened(path, clock) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        numbers, moments = list[int](), list[Moment]()
        for _ in range(3):
            clock.wait(60_000)
            moments.append(clock.now())
            numbers.append(booth.sell())
        assert journal.sales_after(0) == tuple(map(Unsent, numbers, moments))
        assert journal.sales_after(numbers[1]) == (Unsent(numbers[2], moments[2]),)
        assert (journal.count_sales_after(numbers[0]), journal.count_sales_after(numbers[2])) == (2, 0)


def test_when_central_was_heard_is_kept_over_a_start_even_when_it_said_nothing_new(path: Path) -> None:
    clock = HandClock()
    with opened(path, clock) as journal:
        Booth(journal).found()
        assert journal.heard() is None
        held = held_up_to(journal, 2)
        for _ in range(2):
            clock.wait(60_000)
            journal.acknowledge(held)
            assert journal.heard() == clock.now()
    with opened(path) as journal:
        assert journal.heard() == clock.now()


def test_each_commit_with_a_fact_is_told_once_and_no_other(path: Path) -> None:
    told: list[int] = []
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        journal.hear_appends(lambda: told.append(journal.sales_after(0)[-1].number if journal.sales_after(0) else 0))
        booth.open_shift()
        booth.save(booth.ticket())
        with journal.unit_of_work() as work:
            work.drop_ticket(1)
        assert told == [0]
        sale = booth.sell()
        assert told == [0, sale]

"""What phones paid is asked for on a thread of its own: often while a code stands, then seldom; it holds up nobody."""

import time
from collections.abc import Callable, Iterator

import pytest

from pos.devices.terminal.phone_watch import Pace, PhoneWatch
from tests.fakes.phone_news import KnownPhones
from tests.usecases.till import dirhams

PRICE = dirhams(120_00)
QUICK = Pace(standing_ms=1, recent_ms=1, retry_ms=1, answer_ms=5_000)


@pytest.fixture
def news() -> KnownPhones:
    return KnownPhones()


@pytest.fixture
def watching(news: KnownPhones) -> Iterator[Callable[[Pace], PhoneWatch]]:
    made: list[PhoneWatch] = []

    def watch(pace: Pace) -> PhoneWatch:
        made.append(PhoneWatch(news, pace))
        return made[-1]

    yield watch
    news.let_go.set()
    for each in made:
        each.close()


Watching = Callable[[Pace], PhoneWatch]


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end


def test_a_code_that_stands_is_asked_about_until_it_is_paid_and_after(news: KnownPhones, watching: Watching) -> None:
    watch = watching(QUICK)
    watch.stands("A1")
    until(lambda: len(news.asked_for) > 2)
    assert watch.known("A1") == ()
    news.pay("A1", PRICE)
    news.pay("B1", PRICE)
    until(lambda: watch.known("A1"))
    watch.is_over("A1")
    news.pay("A1", PRICE)
    until(lambda: len(watch.all_known()) > 1)
    assert [paid.transaction for paid in watch.all_known()] == ["W1", "W3"]


def test_nothing_is_asked_before_something_is_shown_nor_of_nobody(news: KnownPhones, watching: Watching) -> None:
    watching(QUICK)
    news.there = False
    alone = watching(QUICK)
    alone.stands("A1")
    assert (alone.able, alone.ask("A1"), news.asked_for) == (False, None, [])


def test_a_question_under_way_keeps_nobody_waiting_for_long(news: KnownPhones, watching: Watching) -> None:
    watch = watching(Pace(answer_ms=1, retry_ms=60_000))
    news.let_go.clear()
    watch.stands("A1")
    until(lambda: news.asked_for)
    assert watch.ask("A1") is None
    news.answers = False
    news.let_go.set()
    until(lambda: news.failed)
    assert [watch.ask("A1") for _ in range(20)] == [None] * 20
    assert len(news.asked_for) == 1


def test_who_asks_now_is_told_what_is_known_now(news: KnownPhones, watching: Watching) -> None:
    watch = watching(Pace(recent_ms=60_000))
    assert watch.ask("A1") == ()
    news.pay("A1", PRICE)
    assert [paid.amount for paid in watch.ask("A1") or ()] == [PRICE]


def test_a_code_that_stands_goes_before_the_many_that_stood(news: KnownPhones, watching: Watching) -> None:
    watch = watching(Pace(recent_ms=60_000, answer_ms=20_000))
    news.let_go.clear()
    watch.is_over("first")
    until(lambda: news.asked_for)
    for number in range(60):
        watch.is_over(f"A{number}")
    watch.stands("now")
    news.let_go.set()
    until(lambda: len(news.asked_for) > 2)
    assert (len(news.asked_for[1]), news.asked_for[1][0]) == (50, "now")


def test_the_line_is_let_go_of_at_the_end(news: KnownPhones, watching: Watching) -> None:
    watch = watching(QUICK)
    watch.stands("A1")
    watch.close()
    assert news.closed

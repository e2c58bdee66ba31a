from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.usecases.exchange.machine import FIRST_REST_MS, IDLE_MS, LONGEST_REST_MS, LOST_REST_MS, Exchange, begin, step
from pos.usecases.exchange.steps import (
    Answered,
    Command,
    Event,
    Failed,
    Keep,
    Rest,
    Send,
    Standing,
    Tell,
    Trouble,
    Woken,
)
from pos.wire.limits import BATCH_ENTRIES_MAX
from pos.wire.reply import Aside, Busy, Held, Missing, Refusal, Refused, Reply
from tests.usecases.exchange.answers import CENTRAL, TILL, fork, head, held

NEW = begin(TILL, CENTRAL, None)


def answered(reply: Reply, sent: int = 5, newest: int = 5, first: int = 1) -> Answered:
    return Answered(first, head(sent), head(newest), reply)


def standing(commands: tuple[Command, ...]) -> Standing:
    return next(command.standing for command in commands if isinstance(command, Tell))


def sends(commands: tuple[Command, ...]) -> Send:
    last = commands[-1]
    assert isinstance(last, Send)
    return last


def rests(commands: tuple[Command, ...]) -> Rest:
    last = commands[-1]
    assert isinstance(last, Rest)
    return last


def test_a_till_without_a_journal_waits_for_its_first_entry() -> None:
    assert step(NEW, Woken(None))[1] == (Rest(IDLE_MS, until_news=True),)


def test_sending_begins_after_what_central_last_acknowledged() -> None:
    assert sends(step(NEW, Woken(head(5)))[1]).first == 1
    assert sends(step(begin(TILL, CENTRAL, held(head(3))), Woken(head(5)))[1]).first == 4


def test_a_receipt_is_kept_and_the_next_entries_follow_until_there_are_none() -> None:
    state, commands = step(NEW, answered(held(head(5)), newest=8))
    assert commands[0] == Keep(held(head(5)))
    assert standing(commands) == Standing(5, 3)
    assert sends(commands).first == 6
    _, commands = step(state, answered(held(head(8)), sent=8, newest=8, first=6))
    assert standing(commands) == Standing(8, 0)
    assert commands[-1] == Rest(IDLE_MS, until_news=True)


def test_a_till_with_nothing_new_says_now_and_then_where_it_stands() -> None:
    state = begin(TILL, CENTRAL, held(head(5)))
    assert sends(step(state, Woken(head(5)))[1]).first == 6


@pytest.mark.parametrize(
    "reply",
    [
        held(head(5), seed=bytes(32)),
        replace(held(head(5)), signature=bytes(64)),
        held(head(4)),
        held(replace(head(5), hash=bytes(32))),
    ],
    ids=["another central", "no signature", "another number", "another hash"],
)
def test_a_receipt_that_is_not_ours_is_not_kept(reply: Held) -> None:
    state, commands = step(NEW, answered(reply))
    assert not any(isinstance(command, Keep) for command in commands)
    assert standing(commands).trouble is Trouble.NOT_CENTRAL
    assert (state.next, state.held) == (1, 0)


def test_what_central_misses_is_sent_from_there() -> None:
    state = begin(TILL, CENTRAL, held(head(80)))
    state, commands = step(state, Answered(81, head(80), head(80), Missing(61)))
    assert sends(commands).first == 61
    state, commands = step(state, Answered(61, head(70), head(80), held(head(70), newest=head(80))))
    assert standing(commands) == Standing(70, 10)
    assert sends(commands).first == 71
    assert state.held == 80


@pytest.mark.parametrize("first", [0, 81, 82, 200])
def test_central_cannot_send_a_till_in_circles(first: int) -> None:
    state = begin(TILL, CENTRAL, held(head(80)))
    state, commands = step(state, Answered(81, head(80), head(80), Missing(first)))
    assert standing(commands).trouble is Trouble.REFUSED
    assert rests(commands).ms > 0
    assert state.next == 81


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (held(head(5), newest=head(8)), Trouble.BEHIND),
        (held(head(5), newest=head(2, epoch=2)), Trouble.FENCED),
        (held(head(5), fork=fork(3, head(7))), Trouble.FORKED),
        (held(head(5), fork=fork(3, head(7), seed=bytes(32))), None),
        (held(head(5)), None),
    ],
)
def test_what_central_knows_of_another_history_is_told_and_the_sending_goes_on(
    reply: Held, trouble: Trouble | None
) -> None:
    state, commands = step(NEW, answered(reply))
    assert standing(commands).trouble is trouble
    assert standing(commands).parted == (3 if trouble is Trouble.FORKED else 0)
    assert state.next == 6


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (Refused(Refusal.NOT_ENROLLED), Trouble.NOT_ENROLLED),
        (Refused(Refusal.REVOKED), Trouble.REVOKED),
        (Refused(Refusal.DAMAGED, "cut"), Trouble.REFUSED),
    ],
)
def test_a_refusal_is_told_and_tried_again_later(reply: Reply, trouble: Trouble) -> None:
    state, commands = step(NEW, answered(reply))
    assert standing(commands).trouble is trouble
    assert not rests(commands).until_news
    assert sends(step(state, Woken(head(5)))[1]).first == 1


def test_a_busy_central_says_how_long_to_wait_within_reason() -> None:
    for seconds, ms in ((30, 30_000), (0, 1000), (1 << 40, LONGEST_REST_MS)):
        state, commands = step(NEW, answered(Busy(seconds)))
        assert commands[-1] == Rest(ms, until_news=False)
        assert state.failures == 0


def test_each_failure_rests_longer_and_dares_less() -> None:
    state, rested, dared = NEW, [], []
    for _ in range(15):
        state, commands = step(state, Failed("no route"))
        rested.append(rests(commands).ms)
        dared.append(sends(step(state, Woken(head(5)))[1]).entries)
    assert FIRST_REST_MS // 2 <= rested[0] < FIRST_REST_MS
    assert all(later > earlier // 2 for earlier, later in pairwise(rested))
    assert LOST_REST_MS // 2 <= rested[-1] <= LOST_REST_MS
    assert (dared[0], dared[-1]) == (BATCH_ENTRIES_MAX // 2, 1)


@pytest.mark.parametrize(
    ("reply", "longest_ms"),
    [
        (Refused(Refusal.DAMAGED), LOST_REST_MS),
        (Refused(Refusal.REVOKED), LONGEST_REST_MS),
        (Refused(Refusal.NOT_ENROLLED), LONGEST_REST_MS),
        (held(head(5), seed=bytes(32)), LONGEST_REST_MS),
    ],
)
def test_what_a_person_must_mend_is_tried_less_often_than_a_bad_line(reply: Reply, longest_ms: int) -> None:
    rested = rests(step(replace(NEW, failures=500), answered(reply))[1]).ms
    assert longest_ms // 2 <= rested <= longest_ms


def test_after_an_outage_of_any_length_a_network_that_is_back_is_noticed_within_seconds() -> None:
    rested = [rests(step(replace(NEW, failures=failures), Failed("no route"))[1]).ms for failures in range(3_000)]
    assert max(rested) <= LOST_REST_MS <= 30_000
    # Never at one beat, so that a hall whose network is back does not come as one.
    assert len(set(rested[-100:])) > 50


def test_one_success_ends_the_waiting_and_dares_more_again() -> None:
    state = replace(NEW, failures=9, most=4)
    state, _ = step(state, answered(held(head(5))))
    assert (state.failures, state.most) == (0, 8)


def test_tills_of_one_hall_do_not_come_back_together() -> None:
    waits = {rests(step(replace(NEW, till=bytes([count]) * 32), Failed(""))[1]).ms for count in range(50)}
    assert len(waits) > 25


events = st.one_of(
    st.builds(Woken, st.none() | st.integers(1, 99).map(head)),
    st.builds(Failed, st.just("cut")),
    st.builds(
        Answered,
        st.integers(1, 99),
        st.integers(1, 99).map(head),
        st.integers(1, 99).map(head),
        st.one_of(
            st.integers(1, 99).map(lambda number: held(head(number))),
            st.builds(Missing, st.integers(0, 120)),
            st.builds(Busy, st.integers(0, 99)),
            st.builds(Refused, st.sampled_from(Refusal)),
        ),
    ),
)


@given(st.lists(events, max_size=30))
def test_whatever_happens_it_goes_on_and_never_forgets_what_was_acknowledged(happened: list[Event]) -> None:
    state: Exchange = NEW
    for event in happened:
        before = state
        state, commands = step(state, event)
        assert isinstance(commands[-1], Send | Rest)
        assert sum(isinstance(command, Send | Rest) for command in commands) == 1
        assert state.held >= before.held
        assert 1 <= state.most <= BATCH_ENTRIES_MAX
        assert state.next >= 1
        last = commands[-1]
        if isinstance(last, Rest):
            assert 0 < last.ms <= LONGEST_REST_MS


def test_what_central_could_not_read_is_told_until_it_could() -> None:
    state = begin(TILL, CENTRAL, held(head(5)))
    idle = answered(replace(held(head(5)), aside=Aside(2, 4)), first=6)
    state, commands = step(state, idle)
    assert standing(commands) == Standing(5, 0, aside=2, aside_from=4)
    state, commands = step(state, answered(held(head(7)), sent=7, newest=7, first=6))
    assert standing(commands) == Standing(7, 0, aside=2, aside_from=4)
    _, commands = step(state, answered(held(head(7)), sent=7, newest=7, first=8))
    assert standing(commands) == Standing(7, 0)

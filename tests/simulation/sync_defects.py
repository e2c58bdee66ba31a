"""Defects, one for each kind of trouble, planted in the real program to see that a simulated fair finds them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from unittest.mock import patch

from sqlalchemy import Connection

from pos.central.inbox import intake
from pos.central.inbox.histories import Arrived, Histories
from pos.central.inbox.joining import Branch, Decision, HashAt, Joins, Known, Lacks, Parts, Stretch, join
from pos.central.projection import projector
from pos.central.projection.work import Piece
from pos.usecases.exchange import machine
from pos.usecases.exchange.machine import Exchange, Step
from pos.usecases.exchange.steps import Answered, Event, Failed, Rest, Trouble
from pos.wire.head import Head
from pos.wire.reply import Held, Missing, Refusal, Refused
from tests.simulation import sync_world

Planted = AbstractContextManager[object]

_really_answered = machine._answered  # noqa: SLF001 -- defects are planted there, and below
_really_took = intake._read  # noqa: SLF001
_really_moved_on = projector._move_on  # noqa: SLF001
_really_step = machine.step
_really_troubled = machine._trouble  # noqa: SLF001
_DAY_MS = 86_400_000
_FOR_EVER = Rest(1_000 * _DAY_MS, until_news=False)


def a_till_that_gives_up_after_silence() -> Planted:
    """What was lost is not sent again, before somebody switches it off and on."""

    def step(state: Exchange, event: Event) -> Step:
        state, commands = _really_step(state, event)
        return state, (*commands[:-1], _FOR_EVER) if isinstance(event, Failed) else commands

    return patch.object(sync_world, "step", step)


def a_till_that_gives_up_what_was_refused() -> Planted:
    """What was cut on its way is refused, and not sent again."""

    def answered(state: Exchange, event: Answered) -> Step:
        state, commands = _really_answered(state, event)
        return state, (*commands[:-1], _FOR_EVER) if isinstance(event.reply, Refused) else commands

    return patch.object(machine, "_answered", answered)


def a_till_that_is_deaf_to_what_central_lacks() -> Planted:
    def answered(state: Exchange, event: Answered) -> Step:
        if isinstance(event.reply, Missing):
            return replace(state, next=event.sent.number + 1), (Rest(60_000, until_news=False),)
        return _really_answered(state, event)

    return patch.object(machine, "_answered", answered)


def a_till_that_sends_nothing_twice() -> Planted:
    """What was acknowledged once is gone, whatever happens to central later."""

    def answered(state: Exchange, event: Answered) -> Step:
        if isinstance(event.reply, Missing):
            event = replace(event, reply=Missing(max(event.reply.first, state.held + 1)))
        return _really_answered(state, event)

    return patch.object(machine, "_answered", answered)


def a_till_that_says_nothing_of_another_one() -> Planted:
    def trouble(state: Exchange, head: Head, held: Held) -> Trouble | None:
        found = _really_troubled(state, head, held)
        return None if found is Trouble.FORKED else found

    return patch.object(machine, "_trouble", trouble)


def a_central_that_throws_a_second_history_away() -> Planted:
    return _joining(lambda found: Known(found.parent) if isinstance(found, Parts) else found)


def a_central_that_goes_on_after_a_gap() -> Planted:
    """A batch that overtook another one is kept as if nothing lacked."""

    def careless(stretch: Stretch, branches: Sequence[Branch], hash_at: HashAt) -> Decision:
        found = join(stretch, branches, hash_at)
        return Joins(0, stretch.first) if isinstance(found, Lacks) and stretch.last >= stretch.first else found

    return patch.object(intake, "join", careless)


def a_central_that_keeps_again_what_it_holds() -> Planted:
    """A batch that comes twice, or days late, is kept twice."""
    really: Callable[[Histories, int, int, Arrived], None] = Histories.go_on

    def twice(histories: Histories, branch: int, fresh: int, arrived: Arrived) -> None:
        really(histories, branch, arrived.batch.first, arrived)

    return patch.object(Histories, "go_on", twice)


def a_central_that_notes_where_it_stands_before_it_keeps() -> Planted:
    """What was noted outlives a death at the commit, and what it speaks of does not."""
    really: Callable[[Histories, int, int, Arrived], None] = Histories._keep  # noqa: SLF001

    def keep(histories: Histories, branch: int, fresh: int, arrived: Arrived) -> None:
        _commit_early(histories._connection)  # noqa: SLF001
        really(histories, branch, fresh, arrived)

    return patch.object(Histories, "_keep", keep)


def a_central_that_notes_how_far_it_came_before_it_projects() -> Planted:
    def move_on(connection: Connection, pieces: Sequence[Piece]) -> None:
        _really_moved_on(connection, pieces)
        _commit_early(connection)

    return patch.object(projector, "_move_on", move_on)


def a_central_that_believes_no_clock_but_its_own() -> Planted:
    def read(data: bytes, at_ms: int) -> Arrived | Refused:
        found = _really_took(data, at_ms)
        if isinstance(found, Arrived) and found.batch.places:
            start, end = found.batch.places[-1]
            utc_ms = int(found.batch.text[start:end].split(b",")[4])
            return found if abs(utc_ms - at_ms) < _DAY_MS else Refused(Refusal.DAMAGED)
        return found

    return patch.object(intake, "_read", read)


def _joining(changed: Callable[[Decision], Decision]) -> Planted:
    def joined(stretch: Stretch, branches: Sequence[Branch], hash_at: HashAt) -> Decision:
        return changed(join(stretch, branches, hash_at))

    return patch.object(intake, "join", joined)


def _commit_early(connection: Connection) -> None:
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


DEFECTS: dict[Callable[[], Planted], str] = {
    a_till_that_gives_up_after_silence: "not everything was sent",
    a_till_that_gives_up_what_was_refused: "not everything was sent",
    a_till_that_is_deaf_to_what_central_lacks: "entries are missing",
    a_till_that_sends_nothing_twice: "entries are missing",
    a_till_that_says_nothing_of_another_one: "is not told",
    a_central_that_throws_a_second_history_away: "entries are missing",
    a_central_that_goes_on_after_a_gap: "",
    a_central_that_keeps_again_what_it_holds: "",
    a_central_that_notes_where_it_stands_before_it_keeps: "",
    a_central_that_notes_how_far_it_came_before_it_projects: "are projected",
    a_central_that_believes_no_clock_but_its_own: "still waits",
}
"""What is said of each; of some, it depends on where the damage shows first."""

"""A simulated fair drains to central whatever happens, the same way each time, and planted defects are found."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from unittest.mock import patch

import pytest

from pos.central.inbox import intake
from pos.central.inbox.histories import Arrived, Histories
from pos.central.inbox.joining import Decision, Known, Parts, join
from pos.usecases.exchange import machine
from pos.usecases.exchange.machine import Exchange, Step
from pos.usecases.exchange.steps import Answered, Rest
from pos.wire.reply import Missing
from tests.simulation.sync_world import World
from tests.simulation.world_sync import play


@cache
def world(seed: int) -> World:
    return play(seed)


@pytest.mark.parametrize("seed", range(5))
def test_once_all_is_mended_everything_is_at_central_exactly_once(seed: int) -> None:
    assert world(seed).wrong == []


def test_the_same_seed_plays_the_same_world() -> None:
    assert play(4).trace == world(4).trace
    assert len(world(4).trace) > 60


def test_the_worlds_are_full_of_trouble() -> None:
    seen = sum((world(seed).seen for seed in range(5)), Counter[str]())
    assert seen["Missing"]
    assert seen["central died"]
    assert any("restored" in what for what in seen)


def found(worlds: int = 12) -> str:
    """Play worlds until one goes wrong, and say how."""
    return next(("\n".join(wrong) for seed in range(worlds) if (wrong := play(seed).wrong)), "")


def test_a_central_that_throws_a_second_history_away_is_caught() -> None:
    def blind(*arguments: object) -> Decision:
        decision = join(*arguments)  # type: ignore[arg-type]
        return Known(decision.parent) if isinstance(decision, Parts) else decision

    with patch.object(intake, "join", blind):
        assert "entries are missing" in found()


def test_a_central_that_keeps_again_what_it_holds_is_caught() -> None:
    really: Callable[[Histories, int, int, Arrived], None] = Histories.go_on

    def twice(histories: Histories, branch: int, fresh: int, arrived: Arrived) -> None:
        really(histories, branch, arrived.batch.first, arrived)

    with patch.object(Histories, "go_on", twice):
        assert found()


def test_a_till_that_does_not_send_again_what_central_misses_is_caught() -> None:
    really: Callable[[Exchange, Answered], Step] = machine._answered  # noqa: SLF001 -- the defect is planted there

    def deaf(state: Exchange, answered: Answered) -> Step:
        if isinstance(answered.reply, Missing):
            return replace(state, next=answered.sent.number + 1), (Rest(60_000, until_news=False),)
        return really(state, answered)

    with patch.object(machine, "_answered", deaf):
        assert "entries are missing" in found()

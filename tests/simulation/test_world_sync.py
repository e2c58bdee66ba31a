"""A simulated fair drains to central whatever happens, the same way each time, and planted defects are found."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from tests.simulation.sync_defects import DEFECTS, Planted
from tests.simulation.sync_trials import Trial
from tests.simulation.sync_world import World
from tests.simulation.world_sync import play

SEEDS = range(5)


@cache
def world(seed: int) -> World:
    return play(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_once_all_is_mended_everything_is_at_central_exactly_once(seed: int) -> None:
    assert world(seed).wrong == []


def test_the_same_seed_plays_the_same_world() -> None:
    trace = play(4, 30).trace
    assert play(4, 30).trace == trace
    assert len(trace) > 30


def test_the_worlds_are_full_of_trouble() -> None:
    met = sum((world(seed).trials for seed in SEEDS), Counter[Trial]())
    assert {trial for trial in Trial if not met[trial]} == set()


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.__name__ for defect in DEFECTS])
def test_a_defect_is_found(defect: Callable[[], Planted]) -> None:
    with defect():
        wrong = next(filter(None, (play(seed, 40).wrong for seed in range(20))), [])
    assert wrong
    assert DEFECTS[defect] in "\n".join(wrong)

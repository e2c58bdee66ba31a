"""The catalogue of a simulated fair comes to the same on every till of a booth, and planted defects are found."""

from collections.abc import Callable

import pytest

from tests.simulation.shelf_defects import (
    Planted,
    a_central_that_tells_every_booth,
    a_till_where_what_came_last_counts,
)
from tests.simulation.world_shelf import play

STEPS = 40
"""A short fair; `make simulate` plays long ones, with every defect planted."""


def test_once_all_is_mended_every_shelf_is_what_central_s_data_add_up_to() -> None:
    assert play(1, STEPS).wrong == []


@pytest.mark.parametrize("defect", [a_till_where_what_came_last_counts, a_central_that_tells_every_booth])
def test_a_defect_is_found(defect: Callable[[], Planted]) -> None:
    with defect():
        assert any(play(seed, STEPS).wrong for seed in (4, 0))

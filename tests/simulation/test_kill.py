"""A till that is killed at a commit is found as it was before it or after it, never in between."""

from pathlib import Path

import pytest

from tests.simulation.kill import Killings, Moment


@pytest.mark.parametrize("moment", list(Moment), ids=[moment.value for moment in Moment])
def test_a_killed_till_goes_on_from_what_it_acknowledged(moment: Moment, tmp_path: Path) -> None:
    day = Killings(tmp_path)
    for step in (Moment.AFTER, Moment.AFTER, Moment.AFTER, moment, Moment.AFTER):
        day.kill_at_next_commit(step)
    assert day.wrong == []
    assert day.kills == 5
    assert day.done >= 4

"""A till and a central that are killed while they exchange over a bad network lose nothing, and double nothing."""

from pathlib import Path
from random import Random  # noqa: TID251 -- seeded, so that a red run is red again

from tests.simulation.exchanging_till import Moment
from tests.simulation.sync_processes import a_pair
from tests.sync.proxy import Fault

FAULTS = [Fault.ANSWER_LOST, Fault.NONE, Fault.SENT_TWICE, Fault.ANSWER_CUT]


def test_what_was_sold_is_at_central_once_whoever_is_killed(tmp_path: Path) -> None:
    with a_pair(tmp_path, FAULTS, Random(1), rest_ms=50) as pair:
        pair.till_dies((Moment.BEFORE_RECEIPT, 1), 6)
        till = pair.till()
        assert pair.sell(till, 3)
        pair.central.is_killed()
        assert pair.sell(till, 3)
        till.is_killed()
        pair.heal()
        assert pair.deaths == {"till before-receipt": 1}
        assert pair.wrong() == []
        assert len(pair.sold) >= 7

"""The world around phones finds nothing wrong with the till, and does find what is wrong when it is planted."""

from collections.abc import Callable

import pytest

from pos.usecases.card import phone
from pos.wiring.cards import counter
from tests.simulation import phone_world
from tests.simulation.phone_world import play

MISTAKES: dict[str, tuple[object, str, Callable[..., object], int]] = {
    "a wrong amount that was paid before the right one is forgotten": (phone, "replaced_by", lambda *_: (), 6),
    "what was paid more than asked is forgotten": (counter, "left_over", lambda *_: (), 3),
    "codes of an earlier run are forgotten": (phone_world, "shown_earlier", lambda *_: (), 0),
    "what comes late settles nothing": (phone, "late", lambda *_: None, 0),
}


@pytest.mark.parametrize("seed", range(2))
def test_in_every_world_what_was_paid_is_known_and_known_once(seed: int) -> None:
    world, wrong = play(seed)
    assert (wrong, world.stall.bugs) == ([], [])
    assert world.wallets.paid


@pytest.mark.parametrize("mistake", list(MISTAKES))
def test_a_mistake_would_be_found(mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, planted, seed = MISTAKES[mistake]
    monkeypatch.setattr(where, name, planted)
    assert play(seed)[1]

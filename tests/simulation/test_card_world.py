"""The world around card payments finds nothing wrong with the till, and does find what is wrong when it is planted."""

from collections.abc import Callable

import pytest

from pos.domain.payment_facts import PaymentMoved, PaymentState, Source
from pos.ports.payment_terminal import NotSent, TerminalEvent
from pos.usecases.card import hearing, unknowns
from pos.usecases.card.talk import Live, Talk
from tests.fakes.payments import MemoryPayments
from tests.simulation import card_world
from tests.simulation.card_world import play

WORLDS = range(24)
SEARCHED = range(100, 160)


def hopeful(live: Live, event: TerminalEvent) -> PaymentMoved:
    """Take silence for a refusal, as so many tills do."""
    if isinstance(event, NotSent):
        return PaymentMoved(live.request, live.attempt, PaymentState.NOT_SENT, Source.DRIVER)
    return PaymentMoved(live.request, live.attempt, PaymentState.CANCELLED, Source.DRIVER)


def forgetful(talk: Talk, event: object, now_ms: int) -> tuple[Talk, tuple[()]]:
    """Begin again as if nothing had been left open."""
    return talk, ()


MISTAKES: dict[str, tuple[object, str, Callable[..., object]]] = {
    "silence is taken for a refusal": (hearing, "_without_approval", hopeful),
    "the terminal is believed before it has come to rest": (Talk, "lapse_ms", lambda talk, kind: 0),
    "what was left open is forgotten": (unknowns, "restarted", forgetful),
    "references begin anew": (MemoryPayments, "attempts_on", lambda journal, terminal: 0),
}


@pytest.mark.parametrize("seed", WORLDS)
def test_in_every_world_what_is_paid_was_charged_and_what_was_charged_is_known(seed: int) -> None:
    world, wrong = play(seed)
    assert (wrong, world.stall.bugs) == ([], [])
    assert world.attempts() > 0


@pytest.mark.parametrize("mistake", list(MISTAKES))
def test_a_mistake_would_be_found(mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, planted = MISTAKES[mistake]
    monkeypatch.setattr(where, name, planted)
    assert any(play(seed)[1] for seed in SEARCHED)


def test_the_worlds_are_not_dull() -> None:
    worlds = [play(seed)[0] for seed in WORLDS]
    assert {world.terminal.label.driver for world in worlds} == set(card_world.KINDS)
    assert sum(world.kills for world in worlds) > len(worlds)
    assert sum(world.sales() for world in worlds) > 10 * len(worlds)

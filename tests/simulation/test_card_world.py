"""The world around card payments finds nothing wrong with the till, and does find what is wrong when it is planted."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache

import pytest

from pos.devices.terminal.caisse_ap import judging
from pos.devices.terminal.caisse_ap import terminal as caisse_ap
from pos.devices.terminal.caisse_ap.messages import Answer, Register
from pos.devices.terminal.caisse_ap.tags import Status
from pos.devices.terminal.concert_v2 import judging as cable_judging
from pos.devices.terminal.concert_v2 import messages as cable_messages
from pos.devices.terminal.concert_v2 import terminal as cable
from pos.devices.terminal.nexo import exchange as sealed
from pos.devices.terminal.nexo import terminal as nexo
from pos.devices.terminal.nexo.answers import Heard, Reply, StatusResponse
from pos.devices.terminal.nexo.judging import remembered
from pos.devices.terminal.nexo.messages import Names
from pos.devices.terminal.nexo.wire import BadMessage, read
from pos.domain.money import Money
from pos.domain.payment_facts import PaymentMoved, PaymentState, Source
from pos.ports.payment_terminal import Approved, Attempt, NotSent, TerminalEvent
from pos.usecases.card import hearing, unknowns
from pos.usecases.card.talk import Live, Talk
from pos.wiring.cards.desk import CardDesk
from tests.fakes.payments import MemoryPayments
from tests.simulation import card_world
from tests.simulation.card_world import World, play

OPENED = sealed.Exchange.opened
WORLDS = range(20)
SEARCHED = range(100, 160)


def hopeful(live: Live, event: TerminalEvent) -> PaymentMoved:
    """Take silence for a refusal, as so many tills do."""
    if isinstance(event, NotSent):
        return PaymentMoved(live.request, live.attempt, PaymentState.NOT_SENT, Source.DRIVER)
    return PaymentMoved(live.request, live.attempt, PaymentState.CANCELLED, Source.DRIVER)


def forgetful(talk: Talk, event: object, now_ms: int) -> tuple[Talk, tuple[()]]:
    """Begin again as if nothing had been left open."""
    return talk, ()


def credulous(answer: Answer, attempt: Attempt, register: Register) -> object:
    """Believe every yes, whatever it is a yes to."""
    said = judging.judged(answer, attempt, register)
    if answer.status != Status.DONE or answer.minor is None:
        return said
    return Approved(Money(answer.minor, attempt.amount.currency), answer.approval, "", answer.card)


def gullible(answer: cable_messages.Answer, attempt: Attempt, register: cable_messages.Register) -> object:
    """Believe every yes on a cable, whatever it is a yes to."""
    said = cable_judging.judged(answer, attempt, register)
    if answer.result != cable_judging.Result.ACCEPTED:
        return said
    return Approved(Money(answer.minor, attempt.amount.currency), "", "", answer.card)


def trusting(status: StatusResponse, attempt: Attempt, names: Names, *, trusted: bool) -> object:
    """Take it for proof that a terminal never heard of a payment, whoever promised that."""
    return remembered(status, attempt, names, trusted=True)


def unsealed(exchange: sealed.Exchange, body: bytes) -> Heard | None:
    """Believe whoever speaks on the line."""
    with suppress(BadMessage):
        return read(body, Reply).sale_to_poi_response
    return OPENED(exchange, body)


MISTAKES: dict[str, tuple[object, str, Callable[..., object]]] = {
    "silence is taken for a refusal": (hearing, "_without_approval", hopeful),
    "the terminal is believed before it has come to rest": (Talk, "lapse_ms", lambda talk, kind: 0),
    "what was left open is forgotten": (unknowns, "restarted", forgetful),
    "a yes to another payment is believed": (caisse_ap, "judged", credulous),
    "a yes to another payment is believed, on a cable": (cable, "judged", gullible),
    "it is proof, sealed, that the terminal knows nothing": (nexo, "remembered", trusting),
    "what bears no seal is believed": (sealed.Exchange, "opened", unsealed),
    "goods whose money went back get no paper": (CardDesk, "_paper_of", lambda desk, payment, outcome=None: None),
    "what was paid twice is nobody's": (card_world, "owed_back", lambda journal: ()),
    "references begin anew": (MemoryPayments, "attempts_on", lambda journal, terminal: 0),
}


@cache
def played(seed: int) -> tuple[World, list[str]]:
    """Play a world once for all that look at it."""
    return play(seed)


@pytest.mark.parametrize("seed", WORLDS)
def test_in_every_world_what_is_paid_was_charged_and_what_was_charged_is_known(seed: int) -> None:
    world, wrong = played(seed)
    assert (wrong, world.stall.bugs) == ([], [])
    assert world.attempts() > 0


@pytest.mark.parametrize("mistake", list(MISTAKES))
def test_a_mistake_would_be_found(mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, planted = MISTAKES[mistake]
    monkeypatch.setattr(where, name, planted)
    kinds: dict[object, list[str]] = {caisse_ap: ["caisse-ap"], cable: ["concert-v2"]}
    kinds |= {nexo: ["nexo"], sealed.Exchange: ["nexo"]}
    monkeypatch.setattr(card_world, "KINDS", kinds.get(where, ["naps", "proving"]))
    assert any(play(seed)[1] for seed in SEARCHED)


def test_the_worlds_are_not_dull() -> None:
    worlds = [played(seed)[0] for seed in WORLDS]
    assert {world.terminal.label.driver for world in worlds} == set(card_world.KINDS)
    assert sum(world.kills for world in worlds) > len(worlds)
    assert sum(world.sales() for world in worlds) > 10 * len(worlds)

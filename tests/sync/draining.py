"""A till's exchange without its thread: every rest is over at once, so that a hundred failures take no time."""

from pos.ports.central_link import CentralLink, CentralUnavailable
from pos.usecases.exchange.machine import Exchange, step
from pos.usecases.exchange.parcel import pack_parcel
from pos.usecases.exchange.steps import Answered, Event, Failed, Keep, Rest, Send, Standing, Tell, Woken
from tests.central.tills import Till


class DidNotDrain(AssertionError):
    """It was tried too often."""


def drain(till: Till, link: CentralLink, exchange: Exchange | None = None, tries: int = 400) -> list[Standing]:
    """Exchange until nothing waits; gives what was told on the way."""
    state, told = exchange or till.exchange(), list[Standing]()
    event: Event = Woken(till.outbox.head())
    for _ in range(tries):
        state, commands = step(state, event)
        for command in commands:
            match command:
                case Keep(held=held):
                    till.outbox.acknowledge(held)
                case Tell(standing=standing):
                    told.append(standing)
                case Rest(until_news=True):
                    return told
                case Rest():
                    event = Woken(till.outbox.head())
                case Send():
                    event = once(till, link, command)
    raise DidNotDrain(told[-3:])


def once(till: Till, link: CentralLink, send: Send) -> Event:
    """Send once, and give what came of it."""
    parcel = pack_parcel(send, outbox=till.outbox, key=till.key)
    assert parcel is not None
    try:
        return Answered(parcel.first, parcel.sent, parcel.head, link.deliver(parcel.data))
    except CentralUnavailable as unavailable:
        return Failed(unavailable.detail)

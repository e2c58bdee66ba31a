"""A central that answers on a port of this machine, in a thread of the test's own process."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher

from pos.central.accounts import Accounts
from pos.central.api.services import Services
from pos.central.catalogue import OrganizersCatalogue
from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.phone import PhonePayments
from pos.central.projection.projector import Projector
from pos.central.projection.worker import Worker
from pos.central.refusals import Refusals
from pos.central.registry import Registry
from pos.central.server import listen, serve
from pos.central.supply import Supplier
from pos.ports.clock import Clock
from tests.central.tills import CENTRAL
from tests.fakes.devices import CountedIds

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def services_on(database: Database, clock: Clock) -> Services:
    """Put a central together, its passwords hashed quickly."""
    ids = CountedIds()
    return Services(
        database=database,
        key=CENTRAL,
        clock=clock,
        ids=ids,
        intake=Intake(database, CENTRAL, clock),
        worker=Worker(Projector(database)),
        registry=Registry(database, CENTRAL, clock),
        accounts=Accounts(database, clock, ids, QUICK),
        refusals=Refusals(database, clock),
        catalogue=OrganizersCatalogue(database, clock),
        supplier=Supplier(database, CENTRAL),
        phones=PhonePayments(database, CENTRAL, clock),
    )


@contextmanager
def served(services: Services) -> Iterator[str]:
    """Answer for a while; gives the address."""
    taken = listen("127.0.0.1", 0)
    ready, started = threading.Event(), list[tuple[asyncio.AbstractEventLoop, asyncio.Event]]()

    async def run() -> None:
        ended = asyncio.Event()
        started.append((asyncio.get_running_loop(), ended))
        await serve(services, taken, ready.set, ended)

    thread = threading.Thread(target=lambda: asyncio.run(run()), name="served")
    thread.start()
    try:
        assert ready.wait(20), "central did not start; its thread has said why"
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        loop, ended = started[0]
        if not loop.is_closed():
            loop.call_soon_threadsafe(ended.set)
        thread.join(10)
        taken.close()
        assert not thread.is_alive()

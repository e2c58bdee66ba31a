"""How handlers ask the database: on another thread, with one connection, and what is not there becomes a 404."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from sqlalchemy import Connection

from pos.central.accounts import SignedIn
from pos.central.api.services import Services
from pos.central.reports.fairs import is_fair

T = TypeVar("T")

Who = NamedDependency[SignedIn]
Parts = NamedDependency[Services]

FAIR = "/fairs/{fair:str}"


async def ask(services: Services, question: Callable[[Connection], T | None]) -> T:
    """Ask the database; raises what becomes a 404 when there is no such thing."""

    def asked() -> T | None:
        with services.database.reading.connect() as connection:
            return question(connection)

    found = await asyncio.to_thread(asked)
    if found is None:
        raise NotFoundException
    return found


async def ask_of_fair(services: Services, fair: str, question: Callable[[Connection], T]) -> T:
    """Ask about a fair, which must be there."""
    return await ask(services, lambda connection: question(connection) if is_fair(connection, fair) else None)

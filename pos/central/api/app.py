"""Central as one ASGI application: its routes, its description, what it answers when the database does not."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

from litestar import Litestar, Response, Router, get
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme
from litestar.types import ControllerRouterHandler
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from pos.central.api.batches import deliver
from pos.central.api.bodies import Asked, Bodies
from pos.central.api.desk import DESK, WHO
from pos.central.api.enrolments import enrol
from pos.central.api.services import Services
from pos.central.api.session import sign_in, sign_out
from pos.central.inbox.lane import Lane

PREFIX = "/v1"
"""What is spoken under it is understood for ever; another way of speaking gets another prefix."""

_log = logging.getLogger(__name__)
_HANDLERS: Sequence[ControllerRouterHandler] = (deliver, enrol, sign_in, sign_out)


def make_app(services: Services) -> Litestar:
    """Put the application together; its database is open, and stays open after it."""
    lane, bodies = Lane(services.intake), Bodies()

    @asynccontextmanager
    async def working(_: Litestar) -> AsyncIterator[None]:
        task = asyncio.create_task(lane.work())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return Litestar(
        [Router(PREFIX, route_handlers=[*_HANDLERS, health, Router("/", route_handlers=DESK, dependencies=WHO)])],
        dependencies={
            "services": Provide(lambda: services, sync_to_thread=False),
            "lane": Provide(lambda: lane, sync_to_thread=False),
            "bodies": Provide(lambda: bodies, sync_to_thread=False),
        },
        lifespan=[working],
        exception_handlers={SQLAlchemyError: _database_failed},
        openapi_config=OpenAPIConfig(
            title="Dar Essanaa central",
            version="1",
            components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        ),
        logging_config=None,
    )


@get("/health", summary="Tell whether central can work")
async def health(services: NamedDependency[Services]) -> dict[str, str]:
    """Ask the database something."""

    def ask() -> None:
        with services.database.reading.connect() as connection:
            connection.execute(select(1))

    await asyncio.to_thread(ask)
    return {"central": services.key.public.hex()}


def _database_failed(_: Asked, error: Exception) -> Response[dict[str, str]]:
    _log.error("the database failed: %s", error)
    busy = HTTPException(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
    return Response({"detail": "busy"}, status_code=busy.status_code, headers={"Retry-After": "5"})

"""Central as one ASGI application: its routes, its description, what it answers when the database does not."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

from litestar import Litestar, Response, Router, get
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme
from litestar.types import ControllerRouterHandler, Scope
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from pos.central.api.answers import Problem, told
from pos.central.api.batches import deliver
from pos.central.api.bodies import Asked, Bodies
from pos.central.api.catalogue import ask_catalogue
from pos.central.api.codes import new_code
from pos.central.api.enrolments import enrol
from pos.central.api.fairs import FAIRS
from pos.central.api.incidents import incidents
from pos.central.api.papers import PAPERS
from pos.central.api.phone import ask_payments, tell_payment
from pos.central.api.services import Services
from pos.central.api.session import Checking, sign_in, sign_out
from pos.central.api.who import NotTheirs, who_asks
from pos.central.inbox.lane import Lane

PREFIX = "/v1"
"""What is spoken under it is understood for ever; another way of speaking gets another prefix."""

_WRITE_SECONDS = 10
_log = logging.getLogger(__name__)


def make_app(services: Services) -> Litestar:
    """Put the application together; its database is open, and stays open after it."""
    lane, bodies, checking = Lane(services.intake), Bodies(), Checking()

    @asynccontextmanager
    async def working(_: Litestar) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(lane.work()), asyncio.create_task(_write_refusals(services))]
        yield
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await asyncio.to_thread(_write, services)

    async def refused(error: Exception, scope: Scope) -> None:
        _note(services, error, scope)

    return Litestar(
        [Router(PREFIX, route_handlers=_routes())],
        dependencies={
            "services": Provide(lambda: services, sync_to_thread=False),
            "lane": Provide(lambda: lane, sync_to_thread=False),
            "bodies": Provide(lambda: bodies, sync_to_thread=False),
            "checking": Provide(lambda: checking, sync_to_thread=False),
        },
        lifespan=[working],
        exception_handlers={SQLAlchemyError: _database_failed},
        after_exception=[refused],
        openapi_config=OpenAPIConfig(
            title="Dar Essanaa central",
            version="1",
            components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        ),
        logging_config=None,
    )


def _routes() -> Sequence[ControllerRouterHandler]:
    desk = [*FAIRS, *PAPERS, incidents, new_code]
    return [
        *(deliver, enrol, ask_catalogue, tell_payment, ask_payments, sign_in, sign_out, health),
        Router("/", route_handlers=desk, dependencies={"who": Provide(who_asks)}),
    ]


@get("/health", responses=told(), summary="Tell whether central can work")
async def health(services: NamedDependency[Services]) -> dict[str, str]:
    """Ask the database something."""

    def ask() -> None:
        with services.database.reading.connect() as connection:
            connection.execute(select(1))

    await asyncio.to_thread(ask)
    return {"central": services.key.public.hex()}


def _note(services: Services, error: Exception, scope: Scope) -> None:
    """Count what was refused before any handler heard of it, and log what nobody thought of."""
    door = str(scope.get("path_template", "")).removeprefix(PREFIX)
    match error:
        case NotTheirs(account=account):
            services.refusals.note(door, "not_theirs", account)
        case NotAuthorizedException():
            services.refusals.note(door, "no_token")
        case HTTPException(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE):
            services.refusals.note(door, "too_large")
        case HTTPException() | SQLAlchemyError():
            pass
        case _:
            _log.error("a question could not be answered at %s", door, exc_info=error)


async def _write_refusals(services: Services) -> None:
    while True:
        await asyncio.sleep(_WRITE_SECONDS)
        await asyncio.to_thread(_write, services)


def _write(services: Services) -> None:
    try:
        services.refusals.write()
    except SQLAlchemyError as error:
        _log.warning("what was refused could not be written down yet: %s", error)


def _database_failed(_: Asked, error: Exception) -> Response[Problem]:
    _log.error("the database failed: %s", error)
    busy = HTTPStatus.SERVICE_UNAVAILABLE
    return Response(Problem(busy, "busy"), status_code=busy, headers={"Retry-After": "5"})

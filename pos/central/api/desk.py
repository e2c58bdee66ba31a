"""The organizer's desk asks here: the days of its fair, down to one fact, what went wrong, and codes for its tills."""

import asyncio
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Annotated, TypeVar

import msgspec
from litestar import get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException, ValidationException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, JSONBody
from sqlalchemy import Connection

from pos.central.accounts import Scope, SignedIn
from pos.central.api.services import Services
from pos.central.api.who import AfterBranch, AfterNumber, BranchNumber, Code, EntryNumber, TillCode, let_in, who_asks
from pos.central.registry import CODE_LIFETIME_MS, NotThere
from pos.central.reports import days, drill, incidents
from pos.wire.enrol_code import SECRET_BYTES, code_link, code_text

T = TypeVar("T")
Who = NamedDependency[SignedIn]
Parts = NamedDependency[Services]

_TOKEN: dict[str, list[str]] = {"token": []}
_FAIR = "/fairs/{fair:str}"
_SHIFT = _FAIR + "/shifts/{till:str}/{branch:int}/{number:int}"
_PAPER = _FAIR + "/papers/{till:str}/{branch:int}/{number:int}"
_FACT = _FAIR + "/facts/{till:str}/{branch:int}/{number:int}"


class CodeFor(msgspec.Struct, frozen=True):
    """The booth a till is to be enrolled in, and the address at which tills find central."""

    booth: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    address: Annotated[str, msgspec.Meta(max_length=500)] = ""


class NewCode(msgspec.Struct, frozen=True):
    """A one-time code in groups, what its printed square says, and until when it is good (UTC milliseconds)."""

    code: str
    square: str
    expires_ms: int


@get(_FAIR + "/days", security=[_TOKEN], summary="Booths by days")
async def booth_days(
    fair: Code, who: Who, services: Parts, first: FromQuery[date], last: FromQuery[date]
) -> list[days.BoothDay]:
    """Compare what was declared, synced and counted, a booth and a day a row."""
    let_in(who, Scope.REPORTS, fair)
    _check_time(first, last)
    span = (first.isoformat(), last.isoformat())
    return await _ask(services, lambda connection: days.booths_of(days.shifts_of(connection, fair, *span)))


@get(_FAIR + "/days/{day:date}/shifts", security=[_TOKEN], summary="Shifts of a day")
async def shifts(
    fair: Code, day: FromPath[date], who: Who, services: Parts, booth: FromQuery[str] = ""
) -> list[days.ShiftSummary]:
    """List the shifts of a day, of one booth if it is named."""
    let_in(who, Scope.REPORTS, fair)
    on = day.isoformat()
    return await _ask(services, lambda connection: days.shifts_of(connection, fair, on, on, booth))


@get(_FAIR + "/days/{day:date}/sums", security=[_TOKEN], summary="Sums of a day")
async def sums(fair: Code, day: FromPath[date], who: Who, services: Parts) -> list[days.Sum]:
    """Add a day up by means, chain and seller."""
    let_in(who, Scope.REPORTS, fair)
    return await _ask(services, lambda connection: days.sums_of(connection, fair, day.isoformat()))


@get(_SHIFT, security=[_TOKEN], summary="Papers of a shift")
async def papers(  # noqa: PLR0913 -- each is a part of the address
    *,
    fair: Code,
    till: TillCode,
    branch: BranchNumber,
    number: EntryNumber,
    who: Who,
    services: Parts,
    after_branch: AfterBranch = 0,
    after_number: AfterNumber = 0,
) -> list[drill.PaperSummary]:
    """List the papers of a shift, after the last one seen."""
    let_in(who, Scope.REPORTS, fair)
    shift, after = (till, branch, number), (after_branch, after_number)
    return await _ask(services, lambda connection: drill.papers_of(connection, fair, shift, after))


@get(_PAPER, security=[_TOKEN], summary="One paper")
async def paper(
    *, fair: Code, till: TillCode, branch: BranchNumber, number: EntryNumber, who: Who, services: Parts
) -> drill.Paper:
    """Give a paper with its lines and payments."""
    let_in(who, Scope.REPORTS, fair)
    place = (till, branch, number)
    return _there(await _ask(services, lambda connection: drill.paper_of(connection, fair, place)))


@get(_FACT, security=[_TOKEN], summary="One fact, in its own bytes")
async def fact(
    *, fair: Code, till: TillCode, branch: BranchNumber, number: EntryNumber, who: Who, services: Parts
) -> drill.FactBytes:
    """Give an entry as the till wrote it, with what proves it."""
    let_in(who, Scope.REPORTS, fair)
    place = (till, branch, number)
    return _there(await _ask(services, lambda connection: drill.fact_of(connection, fair, place)))


@get(_FAIR + "/forks", security=[_TOKEN], summary="Second histories of a till")
async def forks(fair: Code, who: Who, services: Parts) -> list[incidents.ForkSummary]:
    """List the tills that went on twice under one key."""
    let_in(who, Scope.REPORTS, fair)
    return await _ask(services, lambda connection: incidents.forks_of(connection, fair))


@get(_FAIR + "/quarantine", security=[_TOKEN], summary="Entries set aside")
async def quarantine(fair: Code, who: Who, services: Parts) -> list[incidents.AsideSummary]:
    """List the entries from which nothing could be made to follow."""
    let_in(who, Scope.REPORTS, fair)
    return await _ask(services, lambda connection: incidents.aside_of(connection, fair))


@post(
    _FAIR + "/codes",
    security=[_TOKEN],
    status_code=HTTPStatus.CREATED,
    request_max_body_size=4_096,
    summary="Make a code to enrol a till",
)
async def new_code(fair: Code, data: JSONBody[CodeFor], who: Who, services: Parts) -> NewCode:
    """Make a one-time code for a booth."""
    let_in(who, Scope.CODES, fair)
    secret = services.ids.secret(SECRET_BYTES)
    try:
        expires_ms = await asyncio.to_thread(services.registry.add_code, fair, data.booth, secret, CODE_LIFETIME_MS)
    except NotThere as error:
        raise NotFoundException("there is no such booth") from error
    return NewCode(code_text(secret), code_link(secret, data.address), expires_ms)


DESK: tuple[HTTPRouteHandler, ...] = (booth_days, shifts, sums, papers, paper, fact, forks, quarantine, new_code)
WHO = {"who": Provide(who_asks)}


async def _ask(services: Services, question: Callable[[Connection], T]) -> T:
    """Ask the database on another thread."""

    def asked() -> T:
        with services.database.reading.connect() as connection:
            return question(connection)

    return await asyncio.to_thread(asked)


def _there(found: T | None) -> T:
    if found is None:
        raise NotFoundException
    return found


def _check_time(first: FromQuery[date], last: FromQuery[date]) -> None:
    if not 0 <= (last - first).days < days.MOST_DAYS:
        message = f"a time is from 1 to {days.MOST_DAYS} days long, its first day first"
        raise ValidationException(message)

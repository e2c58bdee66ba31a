"""A desk asks here for its fairs, their booths and tills, and the days of each booth."""

from datetime import date

from litestar import get
from litestar.exceptions import ValidationException
from litestar.params import FromPath, FromQuery

from pos.central.api.answers import READ, TOKEN
from pos.central.api.asking import FAIR, Parts, Who, ask, ask_of_fair
from pos.central.api.who import BoothCode, Code, MomentMs, let_in
from pos.central.reports import acceptances, days, fairs, phones
from pos.wire.desk.days import Acceptance, BoothDay, BoothSummary, FairSummary, ShiftSummary, Sum, TillSummary
from pos.wire.desk.phones import MOST_MS, LoosePhone
from pos.wire.desk.session import Scope


@get("/fairs", security=[TOKEN], responses=READ, summary="Fairs")
async def all_fairs(who: Who, services: Parts) -> list[FairSummary]:
    """List the fairs that the account may see."""
    if Scope.REPORTS not in who.scopes:
        return []
    return await ask(services, lambda connection: fairs.fairs_of(connection, who.fair))


@get(FAIR + "/booths", security=[TOKEN], responses=READ, summary="Booths of a fair")
async def booths(fair: Code, who: Who, services: Parts) -> list[BoothSummary]:
    """List the booths of a fair."""
    let_in(who, Scope.REPORTS, fair)
    return await ask_of_fair(services, fair, lambda connection: fairs.booths_of(connection, fair))


@get(FAIR + "/tills", security=[TOKEN], responses=READ, summary="Tills and desks of a fair")
async def tills(fair: Code, who: Who, services: Parts) -> list[TillSummary]:
    """List the tills and desks of a fair, where they stand now."""
    let_in(who, Scope.REPORTS, fair)
    return await ask_of_fair(services, fair, lambda connection: fairs.tills_of(connection, fair))


@get(FAIR + "/days", security=[TOKEN], responses=READ, summary="Booths by days")
async def booth_days(
    fair: Code, who: Who, services: Parts, first: FromQuery[date], last: FromQuery[date]
) -> list[BoothDay]:
    """Compare what was declared, synced and counted, a booth and a day a row."""
    let_in(who, Scope.REPORTS, fair)
    if not 0 <= (last - first).days < days.MOST_DAYS:
        message = f"a time is from 1 to {days.MOST_DAYS} days long, its first day first"
        raise ValidationException(message)
    span = days.Days(fair, first.isoformat(), last.isoformat())
    return await ask_of_fair(services, fair, lambda connection: days.booths_of(days.shifts_of(connection, span)))


@get(FAIR + "/days/{day:date}/shifts", security=[TOKEN], responses=READ, summary="Shifts of a day")
async def shifts(
    fair: Code, day: FromPath[date], who: Who, services: Parts, booth: BoothCode = ""
) -> list[ShiftSummary]:
    """List the shifts of a day, of one booth if it is named."""
    let_in(who, Scope.REPORTS, fair)
    span = days.Days(fair, day.isoformat(), day.isoformat(), booth)
    return await ask_of_fair(services, fair, lambda connection: days.shifts_of(connection, span))


@get(FAIR + "/days/{day:date}/sums", security=[TOKEN], responses=READ, summary="Sums of a day")
async def sums(fair: Code, day: FromPath[date], who: Who, services: Parts, booth: BoothCode = "") -> list[Sum]:
    """Add a day up by means, chain and seller, for one booth if it is named."""
    let_in(who, Scope.REPORTS, fair)
    on = day.isoformat()
    return await ask_of_fair(services, fair, lambda connection: days.sums_of(connection, fair, on, booth))


@get(FAIR + "/days/{day:date}/acceptances", security=[TOKEN], responses=READ, summary="What was accepted of a day")
async def day_acceptances(fair: Code, day: FromPath[date], who: Who, services: Parts) -> list[Acceptance]:
    """List what desks accepted of a day, as far as their journals came."""
    let_in(who, Scope.REPORTS, fair)
    on = day.isoformat()
    return await ask_of_fair(services, fair, lambda connection: acceptances.acceptances_of(connection, fair, on))


@get(FAIR + "/loose-phone-payments", security=[TOKEN], responses=READ, summary="Phone payments that match no sale")
async def loose_phone_payments(
    fair: Code, who: Who, services: Parts, since_ms: MomentMs, until_ms: MomentMs
) -> list[LoosePhone]:
    """List what phones paid from a moment up to another that no sale of the fair accounts for, the newest first."""
    let_in(who, Scope.REPORTS, fair)
    if not 0 < until_ms - since_ms <= MOST_MS:
        message = f"a time is at most {MOST_MS} ms long, its beginning first"
        raise ValidationException(message)
    span = phones.Span(fair, since_ms, until_ms, services.clock.now().utc_ms)
    return await ask_of_fair(services, fair, lambda connection: phones.loose_phones(connection, span))


FAIRS = (all_fairs, booths, tills, booth_days, shifts, sums, day_acceptances, loose_phone_payments)

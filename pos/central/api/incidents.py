"""A desk asks here what is not as it should be."""

import asyncio

from litestar import get

from pos.central.api.answers import READ, TOKEN
from pos.central.api.asking import FAIR, Parts, Who, ask_of_fair
from pos.central.api.who import Code, let_in
from pos.central.reports.incidents import incidents_of
from pos.wire.desk.incidents import Incidents
from pos.wire.desk.session import Scope


@get(FAIR + "/incidents", security=[TOKEN], responses=READ, summary="What is not as it should be")
async def incidents(fair: Code, who: Who, services: Parts) -> Incidents:
    """List forks, gaps, entries set aside, late papers, clocks that jumped, and what was refused."""
    let_in(who, Scope.REPORTS, fair)
    await asyncio.to_thread(services.refusals.write)
    of_all = not who.fair
    return await ask_of_fair(services, fair, lambda connection: incidents_of(connection, fair, of_all=of_all))

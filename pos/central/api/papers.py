"""A desk asks here from a shift down to one fact in its own bytes."""

from litestar import get

from pos.central.api.answers import READ, TOKEN
from pos.central.api.asking import FAIR, Parts, Who, ask
from pos.central.api.who import AfterBranch, AfterNumber, BranchNumber, Code, EntryNumber, TillCode, let_in
from pos.central.reports import drill
from pos.wire.desk.drill import HeldFact, Paper, PaperSummary, PaymentStep
from pos.wire.desk.session import Scope

_PLACE = "/{till:str}/{branch:int}/{number:int}"


@get(FAIR + "/shifts" + _PLACE, security=[TOKEN], responses=READ, summary="Papers of a shift")
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
) -> list[PaperSummary]:
    """List the papers of a shift, after the last one seen."""
    let_in(who, Scope.REPORTS, fair)
    shift, after = (till, branch, number), (after_branch, after_number)
    return await ask(services, lambda connection: drill.papers_of(connection, fair, shift, after))


@get(FAIR + "/papers" + _PLACE, security=[TOKEN], responses=READ, summary="One paper")
async def paper(
    *, fair: Code, till: TillCode, branch: BranchNumber, number: EntryNumber, who: Who, services: Parts
) -> Paper:
    """Give a paper with its lines and payments."""
    let_in(who, Scope.REPORTS, fair)
    place = (till, branch, number)
    return await ask(services, lambda connection: drill.paper_of(connection, fair, place))


@get(FAIR + "/payments" + _PLACE, security=[TOKEN], responses=READ, summary="What happened to a payment")
async def payment(
    *, fair: Code, till: TillCode, branch: BranchNumber, number: EntryNumber, who: Who, services: Parts
) -> list[PaymentStep]:
    """List the facts of a payment, by the place of its request."""
    let_in(who, Scope.REPORTS, fair)
    place = (till, branch, number)
    return await ask(services, lambda connection: drill.payment_of(connection, fair, place))


@get(FAIR + "/facts" + _PLACE, security=[TOKEN], responses=READ, summary="One fact, with the bytes that prove it")
async def fact(
    *, fair: Code, till: TillCode, branch: BranchNumber, number: EntryNumber, who: Who, services: Parts
) -> HeldFact:
    """Give an entry in the batch that brought it (base64)."""
    let_in(who, Scope.REPORTS, fair)
    place = (till, branch, number)
    return await ask(services, lambda connection: drill.fact_of(connection, fair, place))


PAPERS = (papers, paper, payment, fact)

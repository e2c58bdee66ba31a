"""What phones paid at a fair and no sale accounts for, with the reason.

What switches told is laid beside what tills say of the codes that they showed. Either can come before the other: what
may still be on its way is not called loose for a while. A reference that no till has told of may still show whose it
is, by its letters; one that shows nobody's is told the organizers of all fairs, because it can be anybody's.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, select, tuple_

from pos.central.projected import facts, payments, tenders
from pos.central.tables import grants, phone_payments, tills
from pos.domain.payment import UNDECIDED
from pos.domain.payment_facts import PaymentState
from pos.domain.tender import Means
from pos.wire.desk.phones import MOST, LoosePhone, WhyLoose
from pos.wire.enrolment import Station
from pos.wire.identity import reference_letters

ON_ITS_WAY_MS = 10 * 60_000
"""How long after it was told a payment may still be on its way to its till, or the till's word of it to central."""

_LOOKED_AT = 5 * MOST
_DIGITS = "0123456789"

Place = tuple[str, int, int]
"""A till, a branch, and the journal number of a request."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time of a fair, from a moment up to another (UTC milliseconds), looked at `now_ms`."""

    fair: str
    since_ms: int
    until_ms: int
    now_ms: int


@dataclass(slots=True)
class _Asked:
    """What a till says of a payment that it asked for: where it stood, how it went on, and what was given back.

    `beyond` are its words of further payments under the code, each by its journal number.
    """

    booth: str
    stand: str
    acquirer: str = ""
    asked: int = 0
    currency: str = ""
    state: str = ""
    trace: str = ""
    counted: int = 0
    sold: bool = False
    beyond: dict[int, str] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)


def loose_phones(connection: Connection, span: Span) -> list[LoosePhone]:
    """List them, the newest first."""
    found = [*_of_known_codes(connection, span), *_of_no_code(connection, span)]
    found.sort(key=lambda one: (-one.paid_ms, one.switch, one.transaction))
    return found[:MOST]


def _of_known_codes(connection: Connection, span: Span) -> Iterable[LoosePhone]:
    """Find what was paid under codes of the fair's tills, and say of each what is wrong with it, if anything."""
    of_code = _doubtful(connection, span)
    asked = _asked(connection, of_code)
    under = select(phone_payments).where(phone_payments.c.reference.in_({row.reference for row in of_code}))
    by_reference: dict[str, dict[Place, None]] = defaultdict(dict)
    for row in of_code:
        by_reference[row.reference][row.till, row.request_branch, row.request] = None
    taken: set[tuple[Place, int]] = set()
    for paid in connection.execute(under.order_by(phone_payments.c.paid_ms, phone_payments.c.transaction)):
        places = by_reference[paid.reference]
        # Of two histories of one till, one that counts it is enough.
        said = [(_why(paid, asked[place], (place, paid.amount) in taken), asked[place]) for place in places]
        taken |= {(place, paid.amount) for place in places}
        why, till = next((one for one in said if one[0] is None), said[0])
        fresh = span.now_ms - paid.received_ms < ON_ITS_WAY_MS
        if why is None or (fresh and why in {WhyLoose.GIVEN_UP, WhyLoose.NOT_SOLD}):
            continue
        if span.since_ms <= paid.paid_ms < span.until_ms:
            yield _told(paid, why, till)


def _doubtful(connection: Connection, span: Span) -> Sequence[Row[*tuple[Any, ...]]]:
    """Find the codes of the fair under which something was paid that no sale plainly counts."""
    place = and_(facts.c.till == payments.c.till, facts.c.branch == payments.c.branch)
    stood = and_(grants.c.till == payments.c.till, grants.c.epoch == facts.c.epoch)
    booth, stand = func.coalesce(grants.c.booth, tills.c.booth), func.coalesce(grants.c.number, tills.c.number)
    of = (payments.c.till, payments.c.request_branch, payments.c.request)
    about = (phone_payments.c.reference, booth.label("booth"), stand.label("stand"))
    asked = (
        select(*of, *about)
        .join(payments, _under_its_reference())
        .join(facts, place & (facts.c.number == payments.c.number))
        .join(tills, tills.c.till == payments.c.till)
        .outerjoin(grants, stood)
        .where(*_within(span), func.coalesce(grants.c.fair, tills.c.fair) == span.fair, ~_plainly_counted())
        .order_by(phone_payments.c.paid_ms.desc(), *of)
        .limit(_LOOKED_AT)
    )
    return connection.execute(asked).all()


def _within(span: Span) -> tuple[ColumnElement[bool], ...]:
    """Say which payments: without a reference nothing can be laid beside them."""
    paid = phone_payments.c.paid_ms
    return (span.since_ms <= paid, paid < span.until_ms, phone_payments.c.reference != "")


def _under_its_reference() -> ColumnElement[bool]:
    return and_(payments.c.kind == "payment-attempted", payments.c.detail == phone_payments.c.reference)


def _plainly_counted() -> ColumnElement[bool]:
    """Tell whether the till approved just this payment, and a sale stands on it."""
    moved = payments.alias("moved")
    same = and_(
        moved.c.till == payments.c.till,
        moved.c.request_branch == payments.c.request_branch,
        moved.c.request == payments.c.request,
        moved.c.state == PaymentState.APPROVED,
    )
    this = and_(
        moved.c.trace == phone_payments.c.name,
        moved.c.amount == phone_payments.c.amount,
        moved.c.currency == phone_payments.c.currency,
    )
    paid = and_(tenders.c.till == payments.c.till, tenders.c.payment == payments.c.request)
    by_phone = tenders.c.means == Means.MOBILE
    return exists().where(same, this).correlate(payments, phone_payments) & exists().where(paid, by_phone).correlate(
        payments
    )


def _asked(connection: Connection, of_code: Sequence[Row[*tuple[Any, ...]]]) -> dict[Place, _Asked]:
    """Read what tills say of some requests."""
    found = {(row.till, row.request_branch, row.request): _Asked(row.booth, row.stand) for row in of_code}
    of = tuple_(payments.c.till, payments.c.request_branch, payments.c.request)
    steps = select(payments).where(of.in_(list(found))).order_by(payments.c.branch, payments.c.number)
    for step in connection.execute(steps):
        _take(found[step.till, step.request_branch, step.request], step)
    paid = tuple_(tenders.c.till, tenders.c.payment).in_([(till, number) for till, _, number in found])
    by_phone = select(tenders.c.till, tenders.c.payment).where(paid, tenders.c.means == Means.MOBILE)
    sold = {(row.till, row.payment) for row in connection.execute(by_phone)}
    numbers = {(till, number): one for (till, _, request), one in found.items() for number in (request, *one.beyond)}
    for (till, number), amount in _given_back(connection, numbers):
        numbers[till, number].back[number] = numbers[till, number].back.get(number, 0) + amount
    for (till, _, request), one in found.items():
        one.sold = (till, request) in sold
    return found


def _take(one: _Asked, step: Row[*tuple[Any, ...]]) -> None:
    match step.kind:
        case "payment-requested":
            one.asked, one.currency, one.acquirer = step.amount, step.currency, step.acquirer
        case "payment-moved":
            one.state, one.trace = step.state, step.trace or one.trace
            one.counted = step.amount or one.counted
        case "answer-orphaned":
            one.beyond[step.number] = step.trace
        case _:
            one.state = PaymentState.SENDING


def _given_back(connection: Connection, numbers: Iterable[tuple[str, int]]) -> Iterable[tuple[tuple[str, int], int]]:
    """Give what went back of what has those journal numbers, in money that surely left."""
    moved = payments.alias("moved")
    same = and_(
        moved.c.till == payments.c.till,
        moved.c.request_branch == payments.c.request_branch,
        moved.c.request == payments.c.request,
        moved.c.state == PaymentState.APPROVED,
    )
    wanted = tuple_(payments.c.till, payments.c.original).in_(list(numbers))
    asked = (
        select(payments.c.till, payments.c.original, moved.c.amount)
        .join(moved, same)
        .where(payments.c.original > 0, wanted)
    )
    return (((till, original), amount) for till, original, amount in connection.execute(asked))


def _why(paid: Row[*tuple[Any, ...]], one: _Asked, before: bool) -> WhyLoose | None:  # noqa: FBT001 -- one caller
    """Say why no sale accounts for a payment, None where one does, or where it went back.

    `before` tells that as much was paid under the same code earlier.
    """
    approved, this = one.state == PaymentState.APPROVED, one.trace == paid.name
    seen = (approved or one.state in UNDECIDED) and not (one.trace or before)
    beyond = [number for number, said in one.beyond.items() if said == paid.name]
    back = sum(one.back.get(number, 0) for number in beyond)
    if beyond:
        counted = one.counted if approved and one.sold and (this or seen) else 0
        wrong = WhyLoose.AMOUNT if this or seen else WhyLoose.TWICE
        return None if counted + back >= paid.amount else wrong
    if not approved:
        return WhyLoose.AMOUNT if this else WhyLoose.GIVEN_UP
    if not (this or seen):
        return WhyLoose.TWICE
    if (one.counted, one.currency) != (paid.amount, paid.currency):
        return WhyLoose.AMOUNT
    gone = sum(one.back.values()) >= paid.amount
    return None if one.sold or gone else WhyLoose.NOT_SOLD


def _of_no_code(connection: Connection, span: Span) -> Iterable[LoosePhone]:
    """Find what was paid under references that no till has told of; whose they are, their letters may say."""
    told = exists().where(_under_its_reference()).correlate(phone_payments)
    asked = (
        select(phone_payments)
        .where(*_within(span), phone_payments.c.received_ms <= span.now_ms - ON_ITS_WAY_MS, ~told)
        .order_by(phone_payments.c.paid_ms.desc(), phone_payments.c.transaction)
        .limit(_LOOKED_AT)
    )
    rows = connection.execute(asked).all()
    owners = _owners(connection) if rows else {}
    for paid in rows:
        fair, booth, stand = owners.get(paid.reference.rstrip(_DIGITS), ("", "", ""))
        if fair in {"", span.fair}:
            yield _told(paid, WhyLoose.NO_REFERENCE, _Asked(booth, stand))


def _owners(connection: Connection) -> dict[str, tuple[str, str, str]]:
    """Say by the letters of references where the till stands that begins them so: its fair, booth and number."""
    known = select(tills).where(tills.c.station == Station.TILL)
    return {
        reference_letters(till.till, epoch): (till.fair, till.booth, till.number)
        for till in connection.execute(known)
        for epoch in range(till.epoch + 1)
    }


def _told(paid: Row[*tuple[Any, ...]], why: WhyLoose, till: _Asked) -> LoosePhone:
    said = (paid.switch, paid.transaction, paid.reference, paid.amount, paid.currency, paid.paid_ms)
    return LoosePhone(*said, why, till.booth, till.stand, till.acquirer, till.asked, till.counted)

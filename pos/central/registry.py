"""Who is known to central: fairs, their booths, the one-time codes, and the tills that were enrolled with them.

A till keeps its key and its journal; what it is granted is a place and the next epoch. Central never grants an epoch
that it has seen of that till, so whoever went on under the old one is found out.
"""

from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from pos.central.database import Database
from pos.central.tables import booths, branches, codes, fairs, grants, tills
from pos.domain.fair import Place, series_prefix
from pos.domain.names import Names
from pos.ports.clock import Clock
from pos.ports.keys import VouchingKey
from pos.wire.canonical import canonical, read_as
from pos.wire.enrol_code import code_name
from pos.wire.enrolment import (
    EnrolmentRequest,
    Grant,
    NotEnrolled,
    SignedGrant,
    Station,
    WhyNot,
    is_signed,
    knows_code,
    read_request,
    read_signed,
    sign_grant,
    signed_by_central,
    write_signed,
)
from pos.wire.identity import till_id
from pos.wire.statement import Statement

CODE_LIFETIME_MS = 15 * 60_000
"""A code is for whoever stands there now."""

DESK_BOOTH = "DESK"
"""Where desks stand: every fair has it, and no till is enrolled there."""


class NotThere(LookupError):
    """A fair or a booth of that code is not known."""


class AlreadyThere(ValueError):
    """A fair or a booth of that code is known already; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What an organizer sets up, and what a till asks of it; `key` is central's."""

    database: Database
    key: VouchingKey
    clock: Clock

    def create_fair(self, place: Place, profile: str) -> None:
        """Set up a fair; of its place, the booth and the till are left empty. Raises `AlreadyThere`."""
        with self.database.writing.begin() as connection:
            if _fair(connection, place.fair) is not None:
                raise AlreadyThere(place.fair)
            whole = replace(place, booth="", booth_names=Names(), till="")
            values = {"code": place.fair, "place": canonical(whole), "profile": profile}
            connection.execute(insert(fairs).values(values))
            connection.execute(insert(booths).values(fair=place.fair, code=DESK_BOOTH, names=canonical(Names())))

    def add_booth(self, fair: str, booth: str, names: Names) -> None:
        """Add a booth to a fair; raises `NotThere` and `AlreadyThere`."""
        with self.database.writing.begin() as connection:
            if _fair(connection, fair) is None:
                raise NotThere(fair)
            if _booth(connection, fair, booth) is not None:
                raise AlreadyThere(booth)
            connection.execute(insert(booths).values(fair=fair, code=booth, names=canonical(names)))

    def add_code(self, fair: str, booth: str, secret: bytes, lifetime_ms: int = CODE_LIFETIME_MS) -> int:
        """Let one till be enrolled in a booth by whoever knows the secret; gives when that ends. Raises `NotThere`."""
        if booth == DESK_BOOTH:
            raise NotThere(f"{fair} {booth}")
        return self._add_code((fair, booth), Station.TILL, secret, lifetime_ms)

    def add_desk_code(self, fair: str, secret: bytes, lifetime_ms: int = CODE_LIFETIME_MS) -> int:
        """Let one desk be enrolled at a fair by whoever knows the secret; gives when that ends. Raises `NotThere`."""
        return self._add_code((fair, DESK_BOOTH), Station.DESK, secret, lifetime_ms)

    def enrol(self, data: bytes) -> SignedGrant | NotEnrolled:
        """Enrol a till, or say why not; asked again after a lost answer, it answers the same."""
        try:
            request = read_request(data)
        except msgspec.DecodeError:
            return NotEnrolled(WhyNot.DAMAGED)
        if not is_signed(request):
            return NotEnrolled(WhyNot.NOT_SIGNED)
        with self.database.writing.begin() as connection:
            asked = select(codes).where(codes.c.name == request.code).with_for_update()
            code = connection.execute(asked).one_or_none()
            if code is None:
                return NotEnrolled(WhyNot.WRONG_CODE)
            if code.used_ms is not None:
                return _answered_before(code, request)
            return self._enrol(connection, request, code)

    def revoke(self, till: str) -> None:
        """Take nothing more from a till; what is held of it stays. Raises `NotThere`."""
        with self.database.writing.begin() as connection:
            if connection.execute(update(tills).where(tills.c.till == till).values(revoked=True)).rowcount == 0:
                raise NotThere(till)

    def _add_code(self, where: tuple[str, str], station: Station, secret: bytes, lifetime_ms: int) -> int:
        expires_ms = self.clock.now().utc_ms + lifetime_ms
        fair, booth = where
        with self.database.writing.begin() as connection:
            if _booth(connection, fair, booth) is None:
                raise NotThere(f"{fair} {booth}")
            values = {"name": code_name(secret), "secret": secret, "fair": fair, "booth": booth, "station": station}
            connection.execute(insert(codes).values(**values, expires_ms=expires_ms))
        return expires_ms

    def _enrol(
        self, connection: Connection, request: EnrolmentRequest, code: Row[tuple[object, ...]]
    ) -> SignedGrant | NotEnrolled:
        now_ms = self.clock.now().utc_ms
        if not knows_code(request, code.secret) or request.station != code.station:
            return NotEnrolled(WhyNot.WRONG_CODE)
        if code.expires_ms <= now_ms:
            return NotEnrolled(WhyNot.EXPIRED, code.expires_ms)
        if _is_revoked(connection, _till_of(request)):
            return NotEnrolled(WhyNot.REVOKED)
        grant = self._draw_up(connection, request, code, now_ms)
        data = canonical(grant)
        signed = sign_grant(data, self.key.vouch(Statement.GRANT, msgspec.Raw(data)), code.secret)
        _enter(connection, grant)
        used = {"secret": b"", "used_ms": now_ms, "till": grant.till, "answer": write_signed(signed)}
        connection.execute(update(codes).where(codes.c.name == code.name).values(used))
        return signed

    def _draw_up(
        self, connection: Connection, request: EnrolmentRequest, code: Row[tuple[object, ...]], now_ms: int
    ) -> Grant:
        till = _till_of(request)
        fair, booth = _fair(connection, code.fair), _booth(connection, code.fair, code.booth)
        if fair is None or booth is None:
            raise NotThere(f"{code.fair} {code.booth}")
        place = replace(
            read_as(Place, fair.place),
            booth=code.booth,
            booth_names=read_as(Names, booth.names),
            till=_number(connection, till, code.fair, code.booth),
        )
        epoch = max(request.epoch, _seen(connection, till)) + 1
        return Grant(
            till=till,
            public_key=request.public_key,
            place=place,
            epoch=epoch,
            series=series_prefix(place, epoch),
            profile=fair.profile,
            central=self.key.public.hex(),
            addresses=(request.address,),
            issued_ms=now_ms,
            station=Station(code.station),
        )


def _till_of(request: EnrolmentRequest) -> str:
    return till_id(bytes.fromhex(request.public_key))


def _answered_before(code: Row[tuple[object, ...]], request: EnrolmentRequest) -> SignedGrant | NotEnrolled:
    """Answer the till that used a code as before, unless its journal has already begun what was granted."""
    answer = read_signed(code.answer)
    grant = signed_by_central(answer)
    if code.till != _till_of(request) or grant is None or grant.epoch <= request.epoch:
        return NotEnrolled(WhyNot.USED, code.used_ms)
    return answer


def _fair(connection: Connection, fair: str) -> Row[tuple[object, ...]] | None:
    return connection.execute(select(fairs).where(fairs.c.code == fair)).one_or_none()


def _booth(connection: Connection, fair: str, booth: str) -> Row[tuple[object, ...]] | None:
    of = (booths.c.fair == fair) & (booths.c.code == booth)
    # Locked, because the tills of a booth are numbered one after the other.
    return connection.execute(select(booths).where(of).with_for_update()).one_or_none()


def _is_revoked(connection: Connection, till: str) -> bool:
    return bool(connection.execute(select(tills.c.revoked).where(tills.c.till == till)).scalar())


def _number(connection: Connection, till: str, fair: str, booth: str) -> str:
    """Number a till in its booth: the number it has there, or the next that was never given."""
    of = (grants.c.fair == fair) & (grants.c.booth == booth)
    given = connection.execute(select(grants.c.till, grants.c.number).where(of)).all()
    its = [row.number for row in given if row.till == till]
    return its[-1] if its else f"T{len({row.number for row in given}) + 1}"


def _seen(connection: Connection, till: str) -> int:
    """Tell the highest epoch that was seen of a till, or granted to it; 0 for a new one."""
    seen = connection.execute(select(func.max(branches.c.epoch)).where(branches.c.till == till)).scalar() or 0
    granted = connection.execute(select(func.max(grants.c.epoch)).where(grants.c.till == till)).scalar() or 0
    return int(max(seen, granted))


def _enter(connection: Connection, grant: Grant) -> None:
    place = grant.place
    stand = {"fair": place.fair, "booth": place.booth, "number": place.till, "station": grant.station}
    known = update(tills).where(tills.c.till == grant.till).values(**stand, epoch=grant.epoch)
    if connection.execute(known).rowcount == 0:
        key = bytes.fromhex(grant.public_key)
        values = {"till": grant.till, "public_key": key, "epoch": grant.epoch, "revoked": False, "heard_ms": 0}
        connection.execute(insert(tills).values(**values, **stand))
    connection.execute(insert(grants).values(till=grant.till, epoch=grant.epoch, **stand))

"""A till is enrolled with a one-time code, and every other code says what is wrong with it."""

from dataclasses import replace

import msgspec
import pytest

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.registry import CODE_LIFETIME_MS, DESK_BOOTH, AlreadyThere, NotThere, Registry
from pos.domain.names import Names
from pos.wire.canonical import canonical
from pos.wire.enrol_code import code_name, proof_of_code
from pos.wire.enrolment import EnrolmentRequest, Grant, NotEnrolled, SignedGrant, Station, WhyNot, proven_grant
from pos.wire.reply import Held, Refusal, Refused
from pos.wire.statement import Statement
from tests.central.tills import CENTRAL, NamedKey, Till, succeed
from tests.fakes.stall import PLACE
from tests.journal.booth import HandClock

SECRET = bytes(range(16))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def registry(database: Database, clock: HandClock) -> Registry:
    registry = Registry(database, CENTRAL, clock)
    registry.create_fair(PLACE, "fair")
    registry.add_booth("FES26", "B12", Names(fr="Stand 12"))
    registry.add_booth("FES26", "B13", Names(fr="Stand 13"))
    registry.add_code("FES26", "B12", SECRET)
    return registry


def request(
    name: str = "amina", secret: bytes = SECRET, epoch: int = 0, station: Station = Station.TILL
) -> EnrolmentRequest:
    key = NamedKey(name)
    asked = EnrolmentRequest(code_name(secret), key.public.hex(), epoch, "http://10.0.0.2:8080", "0.1.0", station)
    signature = key.vouch(Statement.ENROLMENT, asked.said).hex()
    return replace(asked, signature=signature, proof=proof_of_code(secret, canonical(asked.said)))


def granted(registry: Registry, asked: EnrolmentRequest, secret: bytes = SECRET) -> Grant:
    answer = registry.enrol(canonical(asked))
    assert isinstance(answer, SignedGrant), answer
    grant = proven_grant(answer, asked, secret)
    assert grant is not None
    return grant


def why_not(registry: Registry, asked: EnrolmentRequest) -> NotEnrolled:
    answer = registry.enrol(canonical(asked))
    assert isinstance(answer, NotEnrolled)
    return answer


def more_codes(registry: Registry, *secrets: int, booth: str = "B12") -> list[bytes]:
    made = [bytes([secret]) * 16 for secret in secrets]
    for secret in made:
        registry.add_code("FES26", booth, secret)
    return made


def test_a_new_till_is_granted_its_place_its_number_and_its_first_epoch(registry: Registry) -> None:
    grant = granted(registry, request())
    assert grant.till == Till("amina").id
    assert grant.place == replace(PLACE, booth="B12", booth_names=Names(fr="Stand 12"), till="T1")
    assert (grant.epoch, grant.series, grant.profile) == (1, "FES26-B12-T1.1", "fair")
    assert grant.central == CENTRAL.public.hex()
    assert grant.addresses == ("http://10.0.0.2:8080",)


def test_a_desk_is_enrolled_with_a_code_of_its_own_and_stands_at_no_booth(registry: Registry) -> None:
    secret = b"d" * 16
    registry.add_desk_code("FES26", secret)
    assert why_not(registry, request("amina", secret)).why is WhyNot.WRONG_CODE
    assert why_not(registry, request("desk", station=Station.DESK)).why is WhyNot.WRONG_CODE
    grant = granted(registry, request("desk", secret, station=Station.DESK), secret)
    assert (grant.station, grant.place.fair, grant.place.booth) == (Station.DESK, "FES26", DESK_BOOTH)
    assert granted(registry, request()).station is Station.TILL


def test_no_till_is_enrolled_where_desks_stand(registry: Registry) -> None:
    with pytest.raises(NotThere):
        registry.add_code("FES26", DESK_BOOTH, bytes(16))
    with pytest.raises(AlreadyThere):
        registry.add_booth("FES26", DESK_BOOTH, Names())
    with pytest.raises(NotThere):
        registry.add_desk_code("RABAT", bytes(16))


def test_what_it_sends_is_taken_from_then_on(registry: Registry, intake: Intake) -> None:
    till = Till("amina").founded()
    assert intake.take([till.batch()]) == [Refused(Refusal.NOT_ENROLLED, till.id)]
    granted(registry, request(epoch=1))
    assert isinstance(intake.take([till.batch()])[0], Held)


def test_a_till_that_began_alone_gets_the_epoch_after_its_own(registry: Registry) -> None:
    assert granted(registry, request(epoch=3)).epoch == 4


def test_tills_of_a_booth_are_numbered_and_keep_their_numbers(registry: Registry) -> None:
    one, other, again = more_codes(registry, 1, 2, 3)
    numbers = [
        granted(registry, request("amina", one), one).place.till,
        granted(registry, request("brahim", other), other).place.till,
        granted(registry, request("amina", again, epoch=1), again).place.till,
    ]
    assert numbers == ["T1", "T2", "T1"]
    (moved,) = more_codes(registry, 4, booth="B13")
    assert granted(registry, request("amina", moved, epoch=2), moved).place.till == "T1"


def test_an_epoch_that_was_ever_seen_is_not_granted_again(registry: Registry, intake: Intake) -> None:
    granted(registry, request())
    till = Till("amina").founded()
    succeed(till, 7)
    intake.take([till.batch()])
    one, other = more_codes(registry, 1, 2)
    assert granted(registry, request(secret=one, epoch=1), one).epoch == 8
    assert granted(registry, request(secret=other, epoch=1), other).epoch == 9


def test_a_till_that_asks_again_after_a_lost_answer_is_answered_the_same(registry: Registry, clock: HandClock) -> None:
    first = granted(registry, request())
    clock.wait(CODE_LIFETIME_MS * 100)
    assert granted(registry, request()) == first


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (request(secret=bytes(16)), WhyNot.WRONG_CODE),
        (replace(request(), proof="0" * 64), WhyNot.WRONG_CODE),
        (replace(request(), signature="0" * 128), WhyNot.NOT_SIGNED),
        (replace(request(), epoch=5), WhyNot.NOT_SIGNED),
        (replace(request(), public_key=NamedKey("thief").public.hex()), WhyNot.NOT_SIGNED),
    ],
    ids=["a code nobody gave", "no proof of the code", "no signature", "a changed epoch", "a changed key"],
)
def test_what_is_not_proven_is_not_enrolled(registry: Registry, asked: EnrolmentRequest, why: WhyNot) -> None:
    assert why_not(registry, asked).why is why
    granted(registry, request())


def test_a_code_enrols_one_till_only(registry: Registry, clock: HandClock) -> None:
    granted(registry, request())
    used_ms = clock.utc_ms
    clock.wait(1000)
    assert why_not(registry, request("thief")) == NotEnrolled(WhyNot.USED, used_ms)
    assert why_not(registry, request(epoch=1)) == NotEnrolled(WhyNot.USED, used_ms)


def test_an_expired_code_says_since_when(registry: Registry, clock: HandClock) -> None:
    expires = clock.utc_ms + CODE_LIFETIME_MS
    clock.wait(CODE_LIFETIME_MS - 1)
    (late,) = more_codes(registry, 1)
    granted(registry, request())
    clock.wait(CODE_LIFETIME_MS)
    assert why_not(registry, request("brahim", late)) == NotEnrolled(WhyNot.EXPIRED, expires + CODE_LIFETIME_MS - 1)


def test_a_revoked_till_is_not_enrolled_again_and_nothing_more_is_taken(registry: Registry, intake: Intake) -> None:
    granted(registry, request())
    till = Till("amina").founded()
    registry.revoke(till.id)
    (more,) = more_codes(registry, 1)
    assert why_not(registry, request(secret=more)).why is WhyNot.REVOKED
    assert intake.take([till.batch()]) == [Refused(Refusal.REVOKED, till.id)]


def test_a_replayed_enrolment_brings_a_thief_nothing(registry: Registry) -> None:
    """Whoever recorded the conversation has the request and the answer, and neither the till's key nor the code."""
    recorded = canonical(request())
    first = registry.enrol(recorded)
    assert registry.enrol(recorded) == first
    stolen = msgspec.json.decode(recorded)
    stolen["public_key"] = NamedKey("thief").public.hex()
    assert registry.enrol(canonical(stolen)) == NotEnrolled(WhyNot.NOT_SIGNED)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"[" * 9000, b'{"code":"' + b"x" * 99_999 + b'"}'])
def test_nonsense_is_told(registry: Registry, data: bytes) -> None:
    assert registry.enrol(data) == NotEnrolled(WhyNot.DAMAGED)


def test_what_is_there_already_or_is_not_is_told(registry: Registry) -> None:
    with pytest.raises(AlreadyThere):
        registry.create_fair(PLACE, "fair")
    with pytest.raises(AlreadyThere):
        registry.add_booth("FES26", "B12", Names())
    with pytest.raises(NotThere):
        registry.add_booth("NONE", "B12", Names())
    with pytest.raises(NotThere):
        registry.add_code("FES26", "NONE", bytes(16))
    with pytest.raises(NotThere):
        registry.revoke("nobody")

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.wire.canonical import canonical
from pos.wire.enrol_code import code_name, proof_of_code
from pos.wire.enrolment import (
    EnrolmentRequest,
    Grant,
    NotEnrolled,
    SignedGrant,
    WhyNot,
    is_signed,
    knows_code,
    proven_grant,
    read_answer,
    read_request,
    sign_grant,
    signed_by_central,
    write_refusal,
    write_signed,
)
from pos.wire.head import public_key_of
from pos.wire.identity import till_id
from pos.wire.limits import REPLY_BYTES_MAX
from pos.wire.statement import Statement, sign_statement
from tests.fakes.stall import PLACE

CODE, OTHER_CODE = bytes(range(16)), bytes(16)
TILL_SEED, CENTRAL_SEED = bytes(range(32)), bytes([9]) * 32
TILL, CENTRAL = public_key_of(TILL_SEED), public_key_of(CENTRAL_SEED)


def asked(code: bytes = CODE, seed: bytes = TILL_SEED) -> EnrolmentRequest:
    request = EnrolmentRequest(code_name(code), TILL.hex(), 1, "http://10.0.0.2:8080", "0.1.0")
    signature = sign_statement(seed, Statement.ENROLMENT, request.said)
    proof = proof_of_code(code, canonical(request.said))
    return replace(request, proof=proof, signature=signature.hex())


GRANT = Grant(
    till_id(TILL), TILL.hex(), PLACE, 2, "FES26-B12-T1.2", "fair", CENTRAL.hex(), ("http://10.0.0.2:8080",), 5
)


def signed(grant: Grant = GRANT, code: bytes = CODE, seed: bytes = CENTRAL_SEED) -> SignedGrant:
    data = canonical(grant)
    return sign_grant(data, sign_statement(seed, Statement.GRANT, msgspec.Raw(data)), code)


def test_a_request_comes_back_as_it_was_and_proves_key_and_code() -> None:
    request = read_request(canonical(asked()))
    assert request == asked()
    assert is_signed(request)
    assert knows_code(request, CODE)


@pytest.mark.parametrize(
    "change", [{"public_key": CENTRAL.hex()}, {"epoch": 2}, {"address": "http://elsewhere"}, {"program": "9"}]
)
def test_nothing_of_a_request_can_be_exchanged(change: dict[str, str | int]) -> None:
    values = {name: getattr(asked(), name) for name in EnrolmentRequest.__slots__}
    request = EnrolmentRequest(**{**values, **change})
    assert not is_signed(request)
    assert not knows_code(request, CODE)
    assert not knows_code(asked(), OTHER_CODE)


def test_the_code_itself_is_never_sent() -> None:
    data = canonical(asked())
    assert CODE.hex().encode() not in data


def test_a_grant_is_believed_when_it_is_signed_and_proves_the_code() -> None:
    answer = read_answer(write_signed(signed()))
    assert isinstance(answer, SignedGrant)
    assert proven_grant(answer, asked(), CODE) == GRANT
    assert signed_by_central(answer) == GRANT


@pytest.mark.parametrize(
    "answer",
    [
        signed(code=OTHER_CODE),
        signed(seed=TILL_SEED),
        signed(replace(GRANT, public_key=CENTRAL.hex())),
        signed(replace(GRANT, epoch=1)),
    ],
    ids=["of one who does not know the code", "not signed by whom it names", "for another till", "of an old epoch"],
)
def test_a_grant_that_is_not_for_us_is_not_believed(answer: SignedGrant) -> None:
    assert proven_grant(answer, asked(), CODE) is None


def test_a_grant_that_says_more_than_we_read_stays_signed() -> None:
    data = canonical(GRANT)[:-1] + b',"zone":"north"}'
    answer = sign_grant(data, sign_statement(CENTRAL_SEED, Statement.GRANT, msgspec.Raw(data)), CODE)
    assert proven_grant(answer, asked(), CODE) == GRANT


@pytest.mark.parametrize("why", WhyNot)
def test_why_nothing_was_granted_comes_through(why: WhyNot) -> None:
    assert read_answer(write_refusal(NotEnrolled(why, 7))) == NotEnrolled(why, 7)


@given(st.binary(max_size=60))
def test_nonsense_is_neither_a_request_nor_an_answer(data: bytes) -> None:
    for read in (read_request, read_answer):
        with pytest.raises(msgspec.DecodeError):
            read(data)


def test_too_much_is_not_read() -> None:
    with pytest.raises(msgspec.DecodeError, match="are the most"):
        read_answer(b" " * REPLY_BYTES_MAX + b'{"refused":"used"}')

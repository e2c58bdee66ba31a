from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.wire.head import Head, head_bytes, public_key_of, sign_head, verify_head

SEED = bytes(range(32))
PUBLIC = public_key_of(SEED)
SIGNATURE = (
    "ed25f2d8b056d1790d47a2ea0b2edcca9e423bae44633e9f3c0a963c3f7d065a"
    "12bb11e17b45b5426c1af1b2bd960942d8dda6f8fddf379c65b2314f40f2af0a"
)
HEAD = Head("t-7f3a", 1, 41, bytes(range(100, 132)))


def test_what_is_signed_names_the_till_its_epoch_its_number_and_its_hash() -> None:
    assert head_bytes(HEAD) == b'dar-essanaa head 1\n["t-7f3a",1,41,"%s"]' % HEAD.hash.hex().encode()


def test_a_reprint_carries_the_very_same_signature() -> None:
    assert sign_head(SEED, HEAD) == sign_head(SEED, replace(HEAD))
    assert sign_head(SEED, HEAD).hex() == SIGNATURE
    assert len(sign_head(SEED, HEAD)) == 64


@pytest.mark.parametrize(
    "other",
    [
        replace(HEAD, till="t-0000"),
        replace(HEAD, epoch=2),
        replace(HEAD, number=42),
        replace(HEAD, hash=bytes(32)),
    ],
)
def test_a_signature_vouches_for_one_head_only(other: Head) -> None:
    signature = sign_head(SEED, HEAD)
    assert verify_head(PUBLIC, HEAD, signature)
    assert not verify_head(PUBLIC, other, signature)


@given(st.integers(0, 511))
def test_a_signature_with_one_bit_turned_vouches_for_nothing(bit: int) -> None:
    signature = bytearray(sign_head(SEED, HEAD))
    signature[bit // 8] ^= 1 << bit % 8
    assert not verify_head(PUBLIC, HEAD, bytes(signature))


@given(st.binary(max_size=70), st.binary(max_size=40))
def test_nonsense_vouches_for_nothing(signature: bytes, key: bytes) -> None:
    assert verify_head(key, HEAD, signature) is False
    assert verify_head(PUBLIC, HEAD, signature) is False


def test_another_till_cannot_sign_for_this_one() -> None:
    assert not verify_head(PUBLIC, HEAD, sign_head(bytes(32), HEAD))

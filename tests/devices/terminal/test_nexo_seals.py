"""A message to a nexo terminal is sealed as published, and one that was touched is opened by nobody."""

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.nexo.seals import NotSealed, Passphrase, Seals, Trailer

PUBLISHED = json.loads((Path(__file__).parents[1] / "data" / "nexo_crypto_vectors.json").read_text(encoding="utf-8"))
SECURED = PUBLISHED["secured"]["SaleToPOIRequest"]
AGREED = Passphrase("mykey", 1, PUBLISHED["passphrase"])
TOLD = SECURED["SecurityTrailer"]
TRAILER = Trailer(TOLD["AdyenCryptoVersion"], TOLD["KeyIdentifier"], TOLD["KeyVersion"], TOLD["Nonce"], TOLD["Hmac"])
PLAIN = PUBLISHED["plaintext"].encode()
SEALS = Seals(AGREED)


def test_a_message_is_sealed_byte_for_byte_as_published() -> None:
    assert SEALS.seal(PLAIN, bytes.fromhex(PUBLISHED["nonce"])) == (SECURED["NexoBlob"], TRAILER)


def test_the_published_message_is_opened() -> None:
    assert Seals(AGREED).open(SECURED["NexoBlob"], TRAILER) == PLAIN


def test_a_message_is_heard_once() -> None:
    seals = Seals(AGREED)
    seals.open(SECURED["NexoBlob"], TRAILER)
    with pytest.raises(NotSealed):
        seals.open(SECURED["NexoBlob"], TRAILER)


def test_each_message_has_a_nonce_of_its_own() -> None:
    assert len({SEALS.seal(PLAIN)[1].nonce for _ in range(20)}) == 20


def flipped(text: str, place: int) -> str:
    data = bytearray(b64decode(text))
    data[place % len(data)] ^= 1
    return b64encode(data).decode()


@pytest.mark.parametrize(
    ("blob", "trailer"),
    [
        (SECURED["NexoBlob"], replace(TRAILER, key_version=2)),
        (SECURED["NexoBlob"], replace(TRAILER, key="another")),
        (SECURED["NexoBlob"], replace(TRAILER, crypto_version=2)),
        (SECURED["NexoBlob"], replace(TRAILER, hmac=flipped(TOLD["Hmac"], 0))),
        (SECURED["NexoBlob"], replace(TRAILER, hmac="")),
        (SECURED["NexoBlob"], replace(TRAILER, nonce=flipped(TOLD["Nonce"], 3))),
        (SECURED["NexoBlob"], replace(TRAILER, nonce="AAA=")),
        (SECURED["NexoBlob"], replace(TRAILER, nonce="not base64")),
        (SECURED["NexoBlob"][:-4], TRAILER),
        (b64encode(b64decode(SECURED["NexoBlob"])[:-16]).decode(), TRAILER),
        (flipped(SECURED["NexoBlob"], -1), TRAILER),
        (flipped(SECURED["NexoBlob"], 40), TRAILER),
        ("", TRAILER),
    ],
)
def test_whatever_was_touched_the_complaint_is_the_same(blob: str, trailer: Trailer) -> None:
    with pytest.raises(NotSealed) as complaint:
        Seals(AGREED).open(blob, trailer)
    assert str(complaint.value) == str(NotSealed())


def test_other_words_open_nothing() -> None:
    with pytest.raises(NotSealed):
        Seals(Passphrase("mykey", 1, "otherpassphrase")).open(SECURED["NexoBlob"], TRAILER)


def test_the_words_stand_in_no_description() -> None:
    assert AGREED.words not in repr(AGREED)


@given(st.binary(max_size=200))
def test_what_is_sealed_is_opened_again(plain: bytes) -> None:
    assert SEALS.open(*SEALS.seal(plain)) == plain

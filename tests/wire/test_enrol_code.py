import re
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos.wire.enrol_code import (
    NotACode,
    code_link,
    code_name,
    code_text,
    is_proof_of_code,
    proof_of_code,
    read_code,
    read_link,
)

secrets = st.binary(min_size=16, max_size=16)


@given(secrets)
def test_a_code_is_printed_in_groups_and_read_as_it_is_typed(secret: bytes) -> None:
    text = code_text(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", text)
    for typed in (text, text.lower(), text.replace("-", " "), text.replace("-", ""), f" {text}\n"):
        assert read_code(typed) == secret


@given(secrets)
def test_letters_that_look_like_digits_are_read_as_those(secret: bytes) -> None:
    assert read_code(code_text(secret).replace("0", "O").replace("1", "l")) == secret


@given(secrets, st.integers(0, 27), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_nearly_every_slip_is_noticed_before_anybody_is_asked(secret: bytes, place: int, slip: str) -> None:
    plain = code_text(secret).replace("-", "")
    assume(plain[place] != slip)
    with suppress(NotACode):
        assert read_code(plain[:place] + slip + plain[place + 1 :]) != secret


def test_nine_hundred_and_ninety_nine_slips_of_a_thousand_are_noticed() -> None:
    noticed = tried = 0
    for number in range(40):
        plain = code_text(number.to_bytes(16, "big")).replace("-", "")
        for place in range(28):
            for slip in "07Z":
                if plain[place] == slip:
                    continue
                tried += 1
                try:
                    read_code(plain[:place] + slip + plain[place + 1 :])
                except NotACode:
                    noticed += 1
    assert noticed > tried * 0.995


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 28, "0" * 29, "é" * 28, "٣" * 28])
def test_what_is_no_code_is_told(text: str) -> None:
    with pytest.raises(NotACode):
        read_code(text)


@given(secrets, st.sampled_from(["https://central.example:8443/x?y=1&z", "http://192.168.1.20:8080", ""]))
def test_the_square_carries_the_address_and_the_code(secret: bytes, address: str) -> None:
    assert read_link(code_link(secret, address)) == (secret, address)


@pytest.mark.parametrize("text", ["", "https://example.org", "dar-essanaa:enrol?at=x", "dar-essanaa:pay?code=1", "]["])
def test_another_square_is_told(text: str) -> None:
    with pytest.raises(NotACode):
        read_link(text)


def test_the_name_of_a_code_does_not_tell_it_and_a_proof_is_for_one_thing_only() -> None:
    secret, other = bytes(16), bytes([1]) * 16
    assert code_name(secret) != code_name(other)
    assert len(code_name(secret)) == 16
    proof = proof_of_code(secret, b"this")
    assert is_proof_of_code(secret, b"this", proof)
    assert not is_proof_of_code(secret, b"that", proof)
    assert not is_proof_of_code(other, b"this", proof)

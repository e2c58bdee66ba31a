"""A seal carries all that is needed to check a paper without a network, and cannot be read when damaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.documents.seal import Seal, read_seal, seal_text
from pos.wire.head import Head, public_key_of, verify_head
from tests.documents.samples import SEED, seal

SEALS = st.builds(
    Seal,
    st.builds(
        Head,
        st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=32),
        st.integers(0, 2**16),
        st.integers(0, 2**40),
        st.binary(min_size=32, max_size=32),
    ),
    st.binary(min_size=64, max_size=64),
)


@given(SEALS)
def test_a_seal_reads_back_as_it_was(one: Seal) -> None:
    assert read_seal(seal_text(one)) == one


@given(SEALS)
def test_a_seal_is_written_in_the_letters_that_a_code_holds_densest(one: Seal) -> None:
    assert set(seal_text(one)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_stranger_with_the_public_key_can_check_a_paper() -> None:
    read = read_seal(seal_text(seal()))
    assert verify_head(public_key_of(SEED), read.head, read.signature)


def test_base45_is_that_of_the_standard() -> None:
    # RFC 9285, section 4.3: "Hello!!" is "%69 VD92EX0". Here it follows 98 bytes, 49 whole groups.
    greeting = Seal(Head("Hello!!", 0, 0, bytes(32)), bytes(64))
    assert seal_text(greeting) == "DE1:" + "000" * 49 + "%69 VD92EX0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org",
        "DE1:",
        "DE1:0",
        "DE1:::::",
        "DE1:a",
        seal_text(seal())[:-30],
        seal_text(seal())[:150],
    ],
)
def test_what_is_no_seal_or_half_a_seal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_seal(text)


def test_the_short_form_is_the_beginning_of_the_hash() -> None:
    one = seal()
    assert one.short.replace(" ", "") == one.head.hash.hex()[:8]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.wire.commitment import SALT_BYTES, Person, commit

SALT = bytes(range(16))
salts = st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_a_commitment_is_the_hash_that_the_specification_says() -> None:
    # printf 'dar-essanaa personal 1\n' + 16 bytes 00..0f + '{"name":"Amina"}' | sha256sum
    assert commit(SALT, Person("Amina")) == "2c922217c7164518619119f28bc5aba889f4339a735c19a247b15ac517c68ebe"


@given(salts, names, salts, names)
def test_one_commitment_stands_for_one_person_under_one_salt(
    salt: bytes, name: str, other_salt: bytes, other: str
) -> None:
    same = (salt, name) == (other_salt, other)
    assert (commit(salt, Person(name)) == commit(other_salt, Person(other))) is same


@pytest.mark.parametrize("length", [0, 15, 17])
def test_a_salt_of_another_length_is_a_mistake_of_ours(length: int) -> None:
    with pytest.raises(ValueError, match="a salt is 16 bytes"):
        commit(bytes(length), Person("Amina"))

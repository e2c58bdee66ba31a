import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import Fact, SignedIn
from pos.wire.canonical import canonical
from pos.wire.entry import (
    FORMAT,
    GENESIS,
    KINDS,
    Entry,
    EntryTooNew,
    UnknownFact,
    entry_bytes,
    kind_of,
    link,
    read_entry,
)
from tests.wire.samples import entry_of
from tests.wire.values import facts

SALE_ENTRY = entry_bytes(entry_of("sale-finished"))
numbers = st.integers(0, 2**62)


@given(facts(), numbers, numbers, st.integers(-(2**53), 2**53), st.integers(-1440, 1440))
def test_every_entry_comes_back_as_it_was(
    fact: Fact, epoch: int, number: int, utc_ms: int, offset_minutes: int
) -> None:
    entry = Entry("t-7f3a", epoch, number, utc_ms, offset_minutes, fact)
    assert read_entry(entry_bytes(entry)) == entry


def test_an_entry_is_a_plain_array_that_begins_with_its_format() -> None:
    entry = Entry("t-7f3a", 1, 2, 1_770_897_600_000, 60, SignedIn("p1"))
    assert entry_bytes(entry) == b'[1,"t-7f3a",1,2,1770897600000,60,"signed-in",{"person":"p1"}]'


def test_a_kind_that_is_not_known_is_kept_byte_for_byte() -> None:
    data = '[1,"t",1,9,5,0,"kiln-fired",{"z":1,"a":[1.5,"ⵣ"],"degrees":980}]'.encode()
    entry = read_entry(data)
    assert entry.fact == UnknownFact("kiln-fired", '{"z":1,"a":[1.5,"ⵣ"],"degrees":980}'.encode())
    assert kind_of(entry.fact) == "kiln-fired"
    assert entry_bytes(entry) == data


def test_a_field_that_is_not_known_is_passed_over() -> None:
    data = b'[1,"t",1,9,5,0,"signed-in",{"by":"fingerprint","person":"p1"}]'
    assert read_entry(data).fact == SignedIn("p1")


def test_a_field_that_did_not_exist_yet_is_read_as_its_default() -> None:
    data = b'[1,"t",1,9,5,0,"person-added",{"name":"00","person":"p1","role":"manager"}]'
    fact = read_entry(data).fact
    assert (getattr(fact, "by", None), getattr(fact, "approvals", None)) == ("", ())


@pytest.mark.parametrize(
    "data",
    [
        b'[2,"t",1,9,5,0,"signed-in",{"person":"p1"}]',
        b'[2,"t",1,9,5,0,"signed-in",{"person":"p1"},"one more"]',
        b'[7,{"anything":true}]',
    ],
)
def test_an_entry_of_a_newer_format_is_told_from_a_damaged_one(data: bytes) -> None:
    with pytest.raises(EntryTooNew, match=f"newer than this program, which reads up to {FORMAT}"):
        read_entry(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"1",
        b'["1","t",1,9,5,0,"signed-in",{"person":"p1"}]',
        b'[0,"t",1,9,5,0,"signed-in",{"person":"p1"}]',
        b'[1,"t",1,9,5,0,"signed-in",{"person":"p1"},"one more"]',
        b'[1,"t",1,9,5,0,"signed-in",{}]',
        b'[1,"t",1,9,5,0,"signed-in",{"person":7}]',
        b'[1,"t",1,9,5,0,"signed-in",{"person":"\xff"}]',
        b'[1,"t",1,9,5,0,"kiln-fired",' + b"[" * 50_000 + b"]" * 50_000 + b"]",
        b"[" + b"9" * 5_000 + b"]",
    ],
)
def test_damage_is_told_as_damage(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError) as told:
        read_entry(data)
    assert not isinstance(told.value, EntryTooNew)


@given(st.data())
def test_bytes_hurt_in_any_way_are_read_or_refused_and_never_crash(data: st.DataObject) -> None:
    hurt = bytearray(SALE_ENTRY)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(hurt) - 1))
        hurt[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    try:
        read_entry(bytes(hurt))
    except msgspec.DecodeError:
        return
    assert link(GENESIS, bytes(hurt)) != link(GENESIS, SALE_ENTRY) or bytes(hurt) == SALE_ENTRY


def chain(bodies: list[bytes]) -> list[bytes]:
    hash_, hashes = GENESIS, []
    for body in bodies:
        hash_ = link(hash_, body)
        hashes.append(hash_)
    return hashes


@given(st.lists(st.binary(max_size=8), min_size=2, max_size=6), st.data())
def test_a_change_anywhere_changes_every_hash_from_there_on(bodies: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(bodies) - 1))
    changed = [*bodies[:place], bodies[place] + b"!", *bodies[place + 1 :]]
    before, after = chain(bodies), chain(changed)
    assert before[:place] == after[:place]
    assert all(one != other for one, other in zip(before[place:], after[place:], strict=True))


def test_the_hash_is_the_one_the_specification_says() -> None:
    # printf 'dar-essanaa entry 1\n' + 32 zero bytes + '[1]' | sha256sum
    assert link(GENESIS, b"[1]").hex() == "537cce219096656d334372e61aa7f75ec20982e0d82880fd3fe2d32933672fd7"


def test_names_on_the_wire_are_plain_and_never_shared() -> None:
    assert len(set(KINDS.values())) == len(KINDS)
    assert all(name == name.lower() and name.replace("-", "").isalpha() for name in KINDS)


def test_what_an_entry_says_of_itself_is_in_its_bytes() -> None:
    entry = read_entry(SALE_ENTRY)
    others = [
        replace(entry, till="t-0000"),
        replace(entry, epoch=2),
        replace(entry, number=42),
        replace(entry, utc_ms=entry.utc_ms + 1),
        replace(entry, offset_minutes=0),
        replace(entry, fact=SignedIn("p1")),
    ]
    assert len({entry_bytes(other) for other in [entry, *others]}) == 7
    assert json.loads(entry_bytes(entry))[-1] == json.loads(canonical(entry.fact))

from dataclasses import replace

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from pos.wire.batch import Batch, Fault, NotABatch, hashes, is_proven, read_batch, write_batch
from pos.wire.compression import pack, unpack
from pos.wire.entry import GENESIS
from pos.wire.head import public_key_of
from pos.wire.limits import BATCH_BYTES_MAX, BATCH_ENTRIES_MAX, BATCH_TEXT_MAX
from tests.wire.batches import SEED, batch_of, entry
from tests.wire.examples import EXAMPLES

PUBLIC = public_key_of(SEED)
SOME = batch_of(*(entry(number, kind) for number, kind in enumerate(EXAMPLES, start=1)))


def fault_of(data: bytes) -> Fault:
    with pytest.raises(NotABatch) as refused:
        read_batch(data)
    return refused.value.fault


def test_a_batch_comes_back_as_it_was_and_proves_itself() -> None:
    read = read_batch(write_batch(SOME))
    assert read == SOME
    assert is_proven(read, hashes(read), PUBLIC)


def test_a_batch_is_a_text_of_lines_that_a_stranger_can_read() -> None:
    header, line = unpack(write_batch(batch_of(entry(1)))).split(b"\n")
    assert header.startswith(b'[1,"t-7f3a",1,1,"')
    assert line == entry(1)


def test_a_batch_without_entries_says_where_a_journal_stands() -> None:
    where = batch_of(first=SOME.head.number + 1, previous=SOME.head.hash)
    read = read_batch(write_batch(where))
    assert (read.entries, read.head.number, read.head.hash) == ((), SOME.head.number, SOME.head.hash)
    assert is_proven(read, hashes(read), PUBLIC)
    never = batch_of()
    assert read_batch(write_batch(never)).head.hash == GENESIS


@given(st.data())
def test_whatever_bit_is_turned_on_the_way_nothing_false_is_ever_proven(data: st.DataObject) -> None:
    sent = bytearray(write_batch(batch_of(entry(1), entry(2))))
    place = data.draw(st.integers(0, len(sent) * 8 - 1))
    sent[place // 8] ^= 1 << place % 8
    try:
        read = read_batch(bytes(sent))
    except NotABatch:
        return
    assert read == batch_of(entry(1), entry(2)) or not is_proven(read, hashes(read), PUBLIC)


@pytest.mark.parametrize(
    "forged",
    [
        replace(SOME, entries=(entry(1, "cash-moved"), *SOME.entries[1:])),
        replace(SOME, entries=SOME.entries[1:], first=2),
        replace(SOME, entries=(SOME.entries[1], SOME.entries[0], *SOME.entries[2:])),
        replace(SOME, previous=bytes([1]) * 32),
        replace(SOME, head=replace(SOME.head, till="t-0000")),
        replace(SOME, head=replace(SOME.head, epoch=2)),
        batch_of(*SOME.entries, seed=bytes(32)),
    ],
    ids=["an entry", "a beginning", "an order", "a chain", "a till", "an epoch", "a key"],
)
def test_nothing_of_a_batch_can_be_exchanged(forged: Batch) -> None:
    read = read_batch(write_batch(forged))
    assert not is_proven(read, hashes(read), PUBLIC)


@given(st.binary(max_size=200))
def test_nonsense_is_no_batch(data: bytes) -> None:
    assert fault_of(data) is Fault.DAMAGED
    assert fault_of(pack(data)) is Fault.DAMAGED


@pytest.mark.parametrize(
    "text",
    [
        b"[1]",
        b"[0,2]",
        b"[1," + b"[" * 20_000,
        b"\xff\xfe",
        unpack(write_batch(SOME)).replace(b"t-7f3a", b"T 7f3a", 1),
        unpack(write_batch(SOME)).replace(b"t-7f3a", b"t-7\\u0000", 1),
        unpack(write_batch(SOME)) + b"\n" + entry(99),
        unpack(write_batch(batch_of())).replace(b'",1,"', b'",0,"', 1),
        unpack(write_batch(batch_of())).replace(b",0,", b",-1,", 1),
        unpack(write_batch(batch_of())).replace(b",0,", b",99999999999999999999,", 1),
    ],
)
def test_a_header_that_is_not_one_is_damage(text: bytes) -> None:
    assert fault_of(pack(text)) is Fault.DAMAGED


def test_a_batch_of_a_newer_format_is_told_from_a_damaged_one() -> None:
    assert fault_of(pack(b'[2,{"anything":true}]')) is Fault.TOO_NEW


def test_a_batch_of_too_many_entries_is_refused() -> None:
    most = [b"1"] * BATCH_ENTRIES_MAX
    assert len(read_batch(write_batch(batch_of(*most))).entries) == BATCH_ENTRIES_MAX
    assert fault_of(write_batch(batch_of(*most, b"1"))) is Fault.TOO_LARGE


def test_a_bomb_is_refused_before_it_takes_memory() -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(BATCH_TEXT_MAX + 1))
    assert len(bomb) < 1000
    assert fault_of(bomb) is Fault.TOO_LARGE


def test_a_bomb_that_does_not_tell_its_size_is_refused() -> None:
    untold = zstandard.ZstdCompressor(level=19, write_content_size=False).compress(bytes(1 << 26))
    assert fault_of(untold) is Fault.DAMAGED


def test_a_bomb_that_tells_a_smaller_size_than_it_has_is_refused() -> None:
    """The size stands in the frame's head: little-endian, after the magic number and one byte of flags."""
    bomb = bytearray(zstandard.ZstdCompressor(level=19).compress(bytes(1 << 26)))
    size = (1 << 26).to_bytes(4, "little")
    place = bytes(bomb).index(size)
    bomb[place : place + 4] = (1 << 20).to_bytes(4, "little")
    assert zstandard.get_frame_parameters(bytes(bomb)).content_size == 1 << 20
    assert fault_of(bytes(bomb)) is Fault.DAMAGED


def test_something_after_the_end_of_a_batch_is_damage() -> None:
    assert fault_of(write_batch(SOME) + write_batch(SOME)) is Fault.DAMAGED


def test_too_many_bytes_are_refused_unread() -> None:
    assert fault_of(bytes(BATCH_BYTES_MAX + 1)) is Fault.TOO_LARGE

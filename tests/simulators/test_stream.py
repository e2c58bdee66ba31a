"""Bytes mean the same however the network cuts them into pieces, and no bytes can break the reader."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pos.simulators.printer.stream import Buffered, Cleared, PulseNow, RealTime, Rows, StatusAsked, Stray, Stream

CLEAR = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")
JOB = (
    b"\x10\x04\x01\x1b@\x1bp\x00\x32\x32\x1dv0\x00\x02\x00\x03\x00abcdef\x1bd\x06\x1dVB\x00\x1dr\x01"
    b"\x1d(H\x06\x0000A1b2\x10\x14\x01\x00\x01Total\n"
)


def read(pieces: list[bytes]) -> tuple[list[RealTime], list[Buffered]]:
    """Feed the pieces one by one, and put rows and letters together that came in several."""
    stream = Stream()
    at_once: list[RealTime] = []
    in_turn: list[Buffered] = []
    for piece in pieces:
        real_time, buffered = stream.feed(piece)
        at_once += real_time
        for item in buffered:
            match item, in_turn[-1] if in_turn else None:
                case Rows(width, bits), Rows(_, before):
                    in_turn[-1] = Rows(width, before + bits)
                case Stray(text), Stray(before):
                    in_turn[-1] = Stray(before + text)
                case _:
                    in_turn.append(item)
    return at_once, in_turn


@given(st.lists(st.integers(0, len(JOB)), max_size=12))
def test_a_job_is_read_alike_however_it_is_cut(places: list[int]) -> None:
    edges = [0, *sorted(places), len(JOB)]
    pieces = [JOB[start:end] for start, end in itertools.pairwise(edges)]
    assert read(pieces) == read([JOB])


def test_a_job_is_read_as_the_command_set_says() -> None:
    at_once, in_turn = read([JOB])
    assert at_once == [StatusAsked(1), PulseNow(0)]
    codes = [item.code for item in in_turn if not isinstance(item, Rows | Stray)]
    assert codes == [b"\x1b@", b"\x1bp\x00\x32\x32", b"\x1bd\x06", b"\x1dVB\x00", b"\x1dr\x01", b"\x1d(H\x06\x0000A1b2"]
    assert [item for item in in_turn if isinstance(item, Rows | Stray)] == [Rows(16, b"abcdef"), Stray(b"Total\n")]


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_after_clearing_the_printer_reads_as_if_it_were_new(before: bytes, after: bytes) -> None:
    stream = Stream()
    stream.feed(before)
    at_once, in_turn = stream.feed(CLEAR + b"\x1b@" + after)
    assert Cleared() in at_once
    assert in_turn == Stream().feed(b"\x1b@" + after)[1]


@given(st.lists(st.binary(max_size=60), max_size=30))
def test_no_bytes_break_the_reader(pieces: list[bytes]) -> None:
    at_once, in_turn = read(pieces)
    assert len(at_once) + len(in_turn) <= sum(map(len, pieces))

"""Signs and frames are told apart in whatever pieces they come; a frame ends by place and is believed by its check."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.concert_v2.frames import (
    BODY_MAX,
    Broken,
    Frame,
    FrameReader,
    Heard,
    Sign,
    check,
    frame_bytes,
)
from pos.devices.terminal.concert_v2.messages import Register, read_answer, request
from tests.devices.terminal.concert_v2 import TRANSCRIPTS, attempt
from tests.devices.terminal.concert_v2_peer import ACK, ENQ, EOT, ETX, NAK, STX, framed

LONG, SHORT = TRANSCRIPTS
ALONE = st.sampled_from([EOT, ENQ, ACK, NAK])
bodies = st.text([chr(code) for code in range(0x20, 0x7F)], max_size=BODY_MAX).map(str.encode)


def said(transcript: dict[str, list[list[str]]], who: str) -> bytes:
    return b"".join(bytes.fromhex(data) for speaker, data, _ in transcript["transcript"] if speaker == who)


def read(data: bytes, *cuts: int) -> list[Heard]:
    """Feed bytes in pieces cut at places."""
    reader, places = FrameReader(), sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [heard for start, end in pairwise(places) for heard in reader.feed(data[start:end])]


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=["long", "short"])
def test_a_published_conversation_is_heard_sign_by_sign(transcript: dict[str, list[list[str]]]) -> None:
    data = said(transcript, "TPE>ECR")
    heard = read(data)
    assert [type(each) for each in heard] == [Sign, Sign, Sign, Frame, Sign]
    assert read(data, *range(len(data))) == heard
    frame = heard[3]
    assert isinstance(frame, Frame)
    answer = read_answer(frame.body)
    assert answer is not None
    assert (answer.result, answer.minor, answer.currency, answer.reference) == ("0", 125_50, "504", "0000000042")
    assert answer.card.last_four == ("0055" if transcript is LONG else "")


def test_a_request_is_byte_for_byte_the_published_one() -> None:
    ours = frame_bytes(request(attempt(reference=""), Register(), plus=True))
    assert ours in said(SHORT, "ECR>TPE")
    assert ours[-2:] == b"\x03\x02"


def test_the_plus_is_two_fields_more() -> None:
    plus, plain = (request(attempt(), Register(7), plus=way) for way in (True, False))
    assert (len(plain), plus) == (26, plain + b"A010B010")
    assert plain == b"0700012550010504QFKX000042"


def test_a_check_may_have_the_value_of_any_sign() -> None:
    by_check = {check(bytes(pair)): bytes(pair) for pair in ((one, 0x40) for one in range(0x20, 0x7F))}
    for sign in (Sign.STX, Sign.ETX, Sign.EOT, Sign.ENQ, Sign.ACK, Sign.NAK):
        body = by_check[sign]
        assert read(frame_bytes(body) + ENQ, 1, 2, 3, 4) == [Frame(body), Sign.ENQ]


@given(st.lists(st.one_of(ALONE, bodies.map(framed)), max_size=6), st.lists(st.integers(0, 10_000), max_size=6))
def test_what_is_said_is_the_same_in_whatever_pieces_it_comes(parts: list[bytes], cuts: list[int]) -> None:
    expected = [Frame(part[1:-2]) if part.startswith(STX) else Sign(part[0]) for part in parts]
    assert read(b"".join(parts), *cuts) == expected


@given(bodies, st.integers(1, 255), st.integers(0, 10_000))
def test_one_wrong_bit_is_found(body: bytes, other: int, place: int) -> None:
    data = bytearray(framed(body))
    data[1 + place % (len(data) - 1)] ^= other
    assert Frame(body) not in read(bytes(data))


@given(st.binary(max_size=60).filter(lambda noise: not set(noise) & set(STX + EOT + ENQ + ACK + NAK)), bodies)
def test_garbage_before_a_frame_is_passed_over(noise: bytes, body: bytes) -> None:
    assert read(noise + framed(body)) == [Frame(body)]


@pytest.mark.parametrize(
    ("data", "heard"),
    [
        (STX + b"0100" + framed(b"whole"), [Frame(b"whole")]),
        (STX + b"0100" + ENQ, [Sign.ENQ]),
        (STX + b"0100" + EOT, [Sign.EOT]),
        (STX + b"0100" + ACK + b"12", [Broken()]),
        (STX + b"0100" + ETX + b"\xff" + EOT, [Broken(), Sign.EOT]),
        (framed(b""), [Frame(b"")]),
    ],
)
def test_a_frame_that_was_broken_off_gives_way_to_what_comes_next(data: bytes, heard: list[Heard]) -> None:
    assert read(data) == heard


@pytest.mark.parametrize("size", [BODY_MAX, BODY_MAX + 1, 65_536])
def test_a_frame_without_end_is_broken_once_and_forgotten(size: int) -> None:
    heard = read(framed(b"0" * size) + framed(b"next"))
    assert heard[0] == (Frame(b"0" * size) if size == BODY_MAX else Broken())
    assert heard[-1] == Frame(b"next")


def test_half_a_frame_is_given_up_when_nothing_more_comes() -> None:
    reader = FrameReader()
    assert reader.feed(STX + b"0100") == []
    assert reader.within
    reader.give_up()
    assert (reader.within, reader.feed(framed(b"next"))) == (False, [Frame(b"next")])


@given(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=5))
def test_no_bytes_break_the_reader_and_pieces_change_nothing(noise: bytes, cuts: list[int]) -> None:
    assert read(noise, *cuts) == read(noise)

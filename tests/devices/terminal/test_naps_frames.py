"""Frames are read by their lengths, in whatever pieces they come; garbage is passed over and never believed."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.naps.frames import BYTES_MAX, BadFrame, Frame, FrameReader, frame_bytes
from pos.devices.terminal.naps.slip import amount_in, approval_in, lines_of, scheme_in
from pos.devices.terminal.naps.tags import Tag
from tests.devices.terminal.peer import written

GOLDEN = json.loads((Path(__file__).parents[1] / "data/naps_m2m_emulator_exchanges.json").read_text(encoding="utf-8"))
NAMES = [exchange["name"] for exchange in GOLDEN]
ANSWERS = [exchange["response"].encode() for exchange in GOLDEN]

# Lengths that a wire can say, values with everything that could be taken for a sign.
values = st.text("0123456789?*é المغرب001003", max_size=40).filter(lambda text: len(text.encode()) <= 999)
fields = st.tuples(st.sampled_from(["002", "004", "007", "010", "014", "016", "099"]), values)


ends = st.sampled_from([b"?", b"?", b"?\r\n"])


@st.composite
def frames(draw: st.DrawFn, end: st.SearchStrategy[bytes] = ends) -> tuple[list[tuple[str, bytes]], bytes]:
    """Draw an answer: its fields, and its bytes with the sign that ends it."""
    known = [("001", b"101"), ("013", b"000")]
    drawn = [(tag, value.encode()) for tag, value in draw(st.lists(fields, max_size=8))]
    everything = [known[0], *drawn[:3], known[1], *drawn[3:]]
    data = b"".join(tag.encode() + f"{len(value):03}".encode() + value for tag, value in everything)
    return everything, data + draw(end)


def read(data: bytes, *cuts: int) -> list[Frame]:
    """Feed bytes in pieces cut at places; gives the frames."""
    reader, places = FrameReader(), sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [frame for start, end in pairwise(places) for frame in reader.feed(data[start:end])]


@pytest.mark.parametrize("exchange", GOLDEN, ids=NAMES)
def test_what_a_terminal_was_heard_to_say_is_read_field_by_field(exchange: dict[str, object]) -> None:
    data = str(exchange["response"]).encode()
    (frame,) = read(data)
    assert [[tag, value.decode()] for tag, value in frame.fields] == exchange["fields"]
    assert read(data, *range(len(data))) == [frame]


@given(frames(), st.lists(st.integers(0, 10_000), max_size=6))
def test_a_frame_is_the_same_in_whatever_pieces_it_comes(
    frame: tuple[list[tuple[str, bytes]], bytes], cuts: list[int]
) -> None:
    expected, data = frame
    assert [list(found.fields) for found in read(data, *cuts)] == [expected]


@given(st.lists(frames(), min_size=2, max_size=4), st.lists(st.integers(0, 10_000), max_size=6))
def test_frames_that_come_joined_are_told_apart(
    several: list[tuple[list[tuple[str, bytes]], bytes]], cuts: list[int]
) -> None:
    data = b"".join(written_ for _, written_ in several)
    assert [list(found.fields) for found in read(data, *cuts)] == [expected for expected, _ in several]


@given(frames(st.just(b"")), frames())
def test_a_frame_without_a_sign_at_its_end_ends_where_the_next_begins(
    first: tuple[list[tuple[str, bytes]], bytes], second: tuple[list[tuple[str, bytes]], bytes]
) -> None:
    assert [list(found.fields) for found in read(first[1] + second[1])] == [first[0], second[0]]


@given(frames(), st.binary(max_size=60).filter(lambda noise: b"001003" not in noise and not noise.endswith(b"0")))
def test_garbage_before_a_frame_is_passed_over(frame: tuple[list[tuple[str, bytes]], bytes], noise: bytes) -> None:
    expected, data = frame
    assert [list(found.fields) for found in read(noise + data)] == [expected]


@given(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=5))
def test_no_bytes_break_the_reader(noise: bytes, cuts: list[int]) -> None:
    for frame in read(noise, *cuts):
        assert (frame.text(Tag.MESSAGE), frame.text(Tag.CODE)) != ("", "")


@given(frames(), st.integers(1, 10_000))
def test_half_a_frame_is_no_frame(frame: tuple[list[tuple[str, bytes]], bytes], cut: int) -> None:
    _, data = frame
    whole = data.rstrip(b"\r\n")
    reader = FrameReader()
    assert reader.feed(whole[: cut % len(whole)]) == []


@pytest.mark.parametrize("end", ["?", ""])
def test_silence_ends_a_frame_that_says_all_it_must(end: str) -> None:
    reader = FrameReader()
    frame = written(("001", "102"), ("004", "000042"), ("013", "000"), ("008", "480539"), end=end)
    given_ = reader.feed(frame)
    ended = reader.silence()
    assert [*given_, *([ended] if ended else [])][0].text(Tag.TRACE) == "480539"
    assert reader.silence() is None


@pytest.mark.parametrize("missing", ["008", "002", "012"])
def test_silence_does_not_end_an_approval_that_still_misses_something(missing: str) -> None:
    said = [("001", "101"), ("004", "000042"), ("013", "000"), ("002", "10000"), ("012", "504"), ("008", "480539")]
    reader = FrameReader()
    reader.feed(written(*(field for field in said if field[0] != missing), end=""))
    assert reader.silence() is None
    reader = FrameReader()
    reader.feed(written(*said, end=""))
    assert reader.silence() is not None


def test_a_value_cut_by_silence_is_waited_for() -> None:
    reader = FrameReader()
    reader.feed(b"0010031010130030000040060000")
    assert reader.silence() is None
    assert reader.feed(b"42?")[0].text(Tag.SEQUENCE) == "000042"


def test_an_answer_that_never_ends_is_given_up() -> None:
    reader = FrameReader()
    endless = b"001003101013003000" + b"010999" + b"x" * 999
    with pytest.raises(BadFrame):
        reader.feed(endless + (b"010999" + b"x" * 999) * (BYTES_MAX // 1000))
    assert reader.feed(b"001003109013003000?")[0].text(Tag.MESSAGE) == "109"


def test_noise_without_end_takes_no_memory() -> None:
    reader = FrameReader()
    for _ in range(200):
        assert reader.feed(b"\xff" * 1_000) == []
    assert reader.feed(b"001003109013003000?") != []


def test_a_paper_longer_than_one_length_comes_in_several_fields() -> None:
    (frame,) = read(written(("001", "101"), ("013", "000"), ("010", "a" * 999), ("010", "b" * 10)))
    assert frame.data(Tag.PAPER) == b"a" * 999 + b"b" * 10


def test_a_request_is_written_in_fields_of_three_and_three() -> None:
    assert frame_bytes([(Tag.MESSAGE, "001"), (Tag.AMOUNT, "10000")]) == b"00100300100200510000"


def test_a_paper_is_read_by_lengths_because_stars_stand_in_its_text() -> None:
    paper = dict(GOLDEN[0]["fields"])["010"]
    lines = lines_of(paper.encode())
    assert lines[0] == "TKpay"
    assert "516794******3315" in lines
    assert len(lines) == 17
    assert (approval_in(lines), amount_in(lines), scheme_in(lines)) == ("762773", 100_00, "VISA")


@given(st.binary(max_size=300))
def test_no_paper_breaks_its_reader(paper: bytes) -> None:
    lines = lines_of(paper)
    assert (approval_in(lines), amount_in(lines), scheme_in(lines)) is not None


def test_a_whole_card_number_on_a_paper_is_blacked_out() -> None:
    assert lines_of(b"0330164242424242424242") == ("*" * 16,)

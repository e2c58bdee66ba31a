"""Messages are read by their lengths, in whatever pieces they come; garbage is passed over and never believed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.caisse_ap.frames import BYTES_MAX, BadFrame, Frame, FrameReader, frame_bytes
from pos.devices.terminal.caisse_ap.tags import Tag
from tests.devices.terminal.caisse_ap import PUBLISHED
from tests.devices.terminal.caisse_ap_peer import written

ANSWERS = [vector for vector in PUBLISHED["vectors"] if vector["direction"] == "TPE>POS"]
BAD = PUBLISHED["must_be_rejected"]

# Lengths that a wire can say, values with everything that could be taken for a beginning.
values = st.text("0123456789CZ#*", min_size=1, max_size=40)
tags = st.sampled_from(["CJ", "CA", "CB", "CD", "CE", "CF", "AC", "AA", "AI", "CI", "CG"])


@st.composite
def messages(draw: st.DrawFn) -> tuple[list[tuple[str, bytes]], bytes]:
    """Draw an answer: its fields and its bytes."""
    drawn = draw(st.lists(st.tuples(tags, values), max_size=9, unique_by=lambda field: field[0]))
    place = draw(st.integers(0, len(drawn)))
    fields = [("CZ", "0300"), *drawn[:place], ("AE", "01"), *drawn[place:]]
    return [(tag, value.encode()) for tag, value in fields], written(*fields)


def read(data: bytes, *cuts: int) -> list[Frame]:
    """Feed bytes in pieces cut at places; gives the answers, up to the one that silence ends."""
    reader, places = FrameReader(), sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    found = [frame for start, end in pairwise(places) for frame in reader.feed(data[start:end])]
    last = reader.silence()
    return found if last is None else [*found, last]


@pytest.mark.parametrize("vector", ANSWERS, ids=[vector["name"] for vector in ANSWERS])
def test_a_published_answer_is_read_field_by_field(vector: dict[str, object]) -> None:
    data = str(vector["text"]).encode()
    (frame,) = read(data)
    assert [[tag, value.decode()] for tag, value in frame.fields] == vector["fields"]
    assert read(data, *range(len(data))) == [frame]


@pytest.mark.parametrize("vector", PUBLISHED["vectors"], ids=[vector["name"] for vector in PUBLISHED["vectors"]])
def test_fields_are_written_as_published(vector: dict[str, object]) -> None:
    fields = [(Tag(tag), value) for tag, value in vector["fields"] if tag in {*Tag}]  # type: ignore[attr-defined]
    left_out = any(tag not in {*Tag} for tag, _ in vector["fields"])  # type: ignore[attr-defined]
    assert left_out or frame_bytes(fields).decode() == vector["text"]


@pytest.mark.parametrize("vector", BAD, ids=[vector["name"] for vector in BAD])
def test_what_is_published_as_wrong_is_no_answer(vector: dict[str, str]) -> None:
    reader = FrameReader()
    assert reader.feed(vector["text"].encode()) == []
    try:
        assert reader.silence() is None
    except BadFrame:
        assert vector["name"] != "truncated value"


@given(messages(), st.lists(st.integers(0, 10_000), max_size=6))
def test_a_message_is_the_same_in_whatever_pieces_it_comes(
    message: tuple[list[tuple[str, bytes]], bytes], cuts: list[int]
) -> None:
    expected, data = message
    assert [list(found.fields) for found in read(data, *cuts)] == [expected]


@given(st.lists(messages(), min_size=2, max_size=4), st.lists(st.integers(0, 10_000), max_size=6))
def test_messages_that_come_joined_are_told_apart(
    several: list[tuple[list[tuple[str, bytes]], bytes]], cuts: list[int]
) -> None:
    data = b"".join(bytes_ for _, bytes_ in several)
    assert [list(found.fields) for found in read(data, *cuts)] == [expected for expected, _ in several]


@given(messages(), st.binary(max_size=60).filter(lambda noise: b"CZ" not in noise and not noise.endswith(b"C")))
def test_garbage_before_a_message_is_passed_over(message: tuple[list[tuple[str, bytes]], bytes], noise: bytes) -> None:
    expected, data = message
    assert [list(found.fields) for found in read(noise + data)] == [expected]


@given(messages())
def test_a_message_that_is_broken_off_gives_way_to_the_next(message: tuple[list[tuple[str, bytes]], bytes]) -> None:
    expected, data = message
    assert [list(found.fields) for found in read(b"CZ0040300AE00010??" + data)] == [expected]


@given(messages(), st.integers(1, 10_000))
def test_half_a_field_is_no_answer(message: tuple[list[tuple[str, bytes]], bytes], cut: int) -> None:
    fields, data = message
    ends = {sum(5 + len(value) for _, value in fields[:count]) for count in range(len(fields) + 1)}
    place = cut % len(data)
    assert place in ends or read(data[:place]) == []


def test_lines_that_end_are_waited_for_by_nobody_and_taken_if_they_come() -> None:
    no = written(("CZ", "0300"), ("AE", "01"))
    assert len(read(no + b"\r\n")) == 1
    assert len(read(no + b"\r\n" + no)) == 2


@pytest.mark.parametrize("missing", ["CA", "CB", "CD", "CE"])
def test_silence_does_not_end_a_yes_that_still_misses_something(missing: str) -> None:
    said = [("CZ", "0300"), ("AE", "10"), ("CA", "01"), ("CB", "12550"), ("CD", "0"), ("CE", "504")]
    assert read(written(*(field for field in said if field[0] != missing))) == []
    assert len(read(written(*said))) == 1


def test_a_tag_that_comes_twice_makes_no_message() -> None:
    twice = written(("CZ", "0300"), ("AE", "01"), ("CB", "100"), ("AE", "10"))
    reader = FrameReader()
    reader.feed(twice)
    with pytest.raises(BadFrame):
        reader.silence()


def test_a_paper_longer_than_one_length_comes_in_several_fields() -> None:
    (frame,) = read(written(("CZ", "0300"), ("AE", "01"), ("AK", "a" * 999), ("AK", "b" * 10)))
    assert frame.data(Tag.PAPER) == b"a" * 999 + b"b" * 10


def test_a_broken_message_is_told_once_and_the_next_is_read() -> None:
    reader = FrameReader()
    reader.feed(b"CZ0040300AE0AA10")
    with pytest.raises(BadFrame):
        reader.silence()
    assert reader.silence() is None
    reader.feed(written(("CZ", "0300"), ("AE", "01")))
    assert reader.silence() is not None


def test_an_answer_that_never_ends_is_given_up() -> None:
    reader = FrameReader()
    with pytest.raises(BadFrame):
        reader.feed(b"CZ0040300AE00210" + (b"AK999" + b"x" * 999) * (BYTES_MAX // 1000 + 1))
    reader.feed(written(("CZ", "0300"), ("AE", "01")))
    assert reader.silence() is not None


def test_noise_without_end_takes_no_memory() -> None:
    reader = FrameReader()
    for _ in range(200):
        assert reader.feed(b"\xff" * 1_000) == []
    reader.feed(written(("CZ", "0300"), ("AE", "01")))
    assert reader.silence() is not None


@given(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=5))
def test_no_bytes_break_the_reader(noise: bytes, cuts: list[int]) -> None:
    try:
        found = read(noise, *cuts)
    except BadFrame:
        return
    assert all(frame.text(Tag.STATUS) for frame in found)

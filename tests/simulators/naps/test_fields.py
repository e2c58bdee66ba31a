"""Requests mean the same however the network cuts them into pieces, and no bytes can break the reader."""

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from pos.simulators.naps.fields import Request, RequestReader
from tests.simulators.naps.till import bare, confirmation, duplicate, payment, void

DAY = [
    bare("013"),
    payment(12_550, "000007"),
    confirmation("000001", "000007"),
    duplicate("000001"),
    duplicate(),
    void("000001", "000008"),
    bare("012"),
    bare("010"),
    bare("009"),
]
KINDS = ["013", "001", "002", "008", "008", "003", "012", "010", "009"]


def read(pieces: list[bytes]) -> list[Request]:
    reader = RequestReader()
    return [request for piece in pieces for request in reader.feed(piece)]


@given(st.lists(st.integers(0, len("".join(DAY))), max_size=12))
def test_a_day_is_read_alike_however_it_is_cut(places: list[int]) -> None:
    whole = "".join(DAY).encode()
    edges = [0, *sorted(places), len(whole)]
    found = read([whole[start:end] for start, end in itertools.pairwise(edges)])
    assert found == read([whole])
    assert [request.kind for request in found] == KINDS


def test_end_marks_between_requests_are_no_garbage() -> None:
    reader = RequestReader()
    assert [request.kind for request in reader.feed("?".join([*DAY, ""]).encode())] == KINDS
    assert reader.garbage == 0


def test_a_question_mark_inside_a_value_ends_nothing() -> None:
    assert [request.fields["003"] for request in read([b"001003009003007?1?0?1?01400821112026015006120000"])] == [
        "?1?0?1?"
    ]


def test_a_duplicate_that_may_name_a_transaction_waits_a_moment_for_it() -> None:
    reader = RequestReader()
    assert reader.feed(duplicate().encode()) == []
    assert reader.patience_ms == 50
    assert [request.kind for request in reader.give_up()] == ["008"]
    assert reader.patience_ms is None


def test_a_request_that_breaks_off_is_given_up_after_a_second_with_what_it_lacks() -> None:
    reader = RequestReader()
    assert reader.feed(payment(100, "000001")[:-12].encode()) == []
    assert reader.patience_ms == 1_000
    (request,) = reader.give_up()
    assert request.missing == ["019"]


@given(st.binary(max_size=80).filter(lambda noise: b"0" not in noise))
@example(b"?")
@example(b"\x00\xff12?")
def test_a_request_is_found_behind_garbage(noise: bytes) -> None:
    assert [request.kind for request in read([noise + payment(100, "000001").encode()])] == ["001"]


@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(DAY).map(str.encode)), max_size=20))
def test_no_bytes_break_the_reader(pieces: list[bytes]) -> None:
    reader = RequestReader()
    found = [request for piece in pieces for request in reader.feed(piece)] + reader.give_up()
    assert len(found) * len(bare("009")) <= sum(map(len, pieces)) + len(bare("009"))

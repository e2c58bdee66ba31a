"""An entry that is read at once says what it says when it is read with care, whatever became of its bytes."""

from hypothesis import example, given
from hypothesis import strategies as st

from pos.central.projection import reading
from pos.central.projection.reading import Reason, Seen, Unseen, see
from tests.central.trade import trading

TILL = trading().traded(2)
TILL.sign_in()
ENTRIES = TILL.outbox.entries
PLACES = st.integers(0, len(ENTRIES) - 1)
PIECES = st.sampled_from([b"", b" ", b"0", b"-", b"9007199254740993", b'"', b"]", b",1", b"\\u0000", b"null", b"\xff"])


def seen(data: bytes, number: int) -> Seen | Unseen:
    """Read an entry that lies between others."""
    return see(b"[1,x\n" + data + b"\n]]", TILL.id, number, (5, 5 + len(data)))


def with_care(data: bytes, number: int) -> Seen | Unseen:
    return reading.see_with_care(data, TILL.id, number)


def test_entries_as_tills_write_them_are_read_at_once() -> None:
    known = {"sale-finished", "refund-finished", "shift-opened"}
    for number, data in enumerate(ENTRIES, start=1):
        at_once = reading.see_at_once(data, TILL.id, number, (0, len(data)))
        careful = with_care(data, number)
        assert isinstance(careful, Seen)
        assert at_once == (careful if at_once is not None or careful.kind in known else None)


@given(PLACES, st.integers(0, 120), st.integers(0, 12), PIECES)
@example(0, 0, 1, b" [")
def test_damaged_entries_are_read_as_with_care(place: int, start: int, length: int, piece: bytes) -> None:
    data = ENTRIES[place]
    damaged = data[:start] + piece + data[start + length :]
    assert seen(damaged, place + 1) == with_care(damaged, place + 1)


@given(PLACES, st.integers(1, 3_000), PIECES)
def test_damage_in_a_body_is_found_as_with_care(place: int, back: int, piece: bytes) -> None:
    data = ENTRIES[place]
    damaged = data[:-back] + piece + data[len(data) - back + 1 :]
    assert seen(damaged, place + 1) == with_care(damaged, place + 1)


def test_a_seller_without_a_name_makes_a_sale_unreadable() -> None:
    number = next(place for place, data in enumerate(ENTRIES, start=1) if b"sale-finished" in data)
    data = ENTRIES[number - 1]
    start = data.index(b'"names"', data.index(b'"sellers"'))
    damaged = data[:start] + b'"named"' + data[start + 7 :]
    found = seen(damaged, number)
    assert isinstance(found, Unseen)
    assert found.reason is Reason.UNREADABLE

"""What was said with a terminal can be read, message by message, and no card's number with it."""

from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.transcript import MESSAGES_KEPT, Transcript, by_fields
from pos.domain.card import holds_card_number
from tests.fakes.devices import SteadyClock

PAN = "4242424242424242"


def naps() -> Transcript:
    return Transcript(SteadyClock(), by_fields(3))


def test_fields_are_told_apart_and_a_card_among_them_is_masked() -> None:
    said = naps()
    said.sent(b"001003001002006000042")
    said.heard(b"001003101" + f"013016{PAN}".encode() + b"?")
    assert [(each.ours, each.text) for each in said.messages()] == [
        (True, "001=001  002=000042"),
        (False, f"001=101  013={'*' * 16}  ?"),
    ]


@given(st.integers(1, len(PAN) - 1))
def test_a_card_that_comes_in_pieces_is_masked_once_it_is_one(at: int) -> None:
    said = Transcript(SteadyClock())
    for piece in (PAN[:at], PAN[at:]):
        said.heard(piece.encode())
    (message,) = said.messages()
    assert not holds_card_number(message.text)


@given(st.lists(st.tuples(st.booleans(), st.binary(max_size=40)), max_size=60), st.integers(2, 3))
def test_whatever_is_said_is_told_without_a_card_and_no_more_of_it_than_is_kept(
    pieces: list[tuple[bool, bytes]], tag: int
) -> None:
    said = Transcript(SteadyClock(), by_fields(tag))
    for ours, data in pieces:
        (said.sent if ours else said.heard)(data)
    messages = said.messages()
    assert len(messages) <= MESSAGES_KEPT
    assert not any(holds_card_number(message.text) or not message.text.isprintable() for message in messages)


def test_signs_that_cannot_be_seen_are_named() -> None:
    said = Transcript(SteadyClock())
    said.sent(b"\x05")
    said.heard(b"\x06")
    assert [message.text for message in said.messages()] == ["<ENQ>", "<ACK>"]

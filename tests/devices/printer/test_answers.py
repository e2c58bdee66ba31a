"""The printer's state follows from the published bytes, and nonsense is never taken for good news."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.printer.answers import Answer, Answers, Echo, Sensor, Status, state_from
from pos.ports.printer import PrinterState

VECTORS = json.loads((Path(__file__).parents[1] / "data/escpos_status_vectors.json").read_text(encoding="utf-8"))
OBSERVED = VECTORS["status_observed"]
AUTOMATIC = [bytes.fromhex(hexadecimal) for hexadecimal in VECTORS["asb"]["examples"].values()]
READY = [0x16, 0x12, 0x12, 0x12]


@pytest.mark.parametrize(
    ("observed", "state"),
    [
        ("normal", PrinterState.READY),
        ("paper near end", PrinterState.PAPER_LOW),
        ("paper out", PrinterState.PAPER_OUT),
        ("cover open", PrinterState.COVER_OPEN),
    ],
)
def test_the_state_follows_from_the_observed_bytes(observed: str, state: PrinterState) -> None:
    assert state_from(*(int(byte, 16) for byte in OBSERVED[observed].values())) is state


def test_a_drawer_that_is_open_or_wired_the_other_way_does_not_matter() -> None:
    assert state_from(0x12, 0x12, 0x12, 0x12) is PrinterState.READY


@pytest.mark.parametrize(("which", "bit"), [(0, 0x08), (1, 0x40), (2, 0x04), (2, 0x08), (2, 0x20), (2, 0x40)], ids=str)
def test_each_kind_of_error_is_a_fault(which: int, bit: int) -> None:
    statuses = [byte | (bit if place == which else 0) for place, byte in enumerate(READY)]
    assert state_from(*statuses) is PrinterState.FAULT


def test_automatic_status_between_answers_is_told_apart() -> None:
    stream = b"\x16" + AUTOMATIC[0] + b"\x12" + b"".join(AUTOMATIC) + b"\x12\x12"
    assert Answers().feed(stream) == [Status(0x16), Status(0x12), Status(0x12), Status(0x12)]


@pytest.mark.parametrize("bits", [0x00, 0x03, 0x0C, 0x0F, 0x60, 0x63])
def test_the_paper_sensor_s_answer_is_known_whatever_its_undefined_bits(bits: int) -> None:
    assert Answers().feed(bytes([bits])) == [Sensor()]


def test_an_echo_carries_the_job_s_id_and_other_blocks_are_passed_over() -> None:
    stream = b"\x37\x25\x00" + b"\x37\x22A1b2\x00" + b"\x37\x70\x40\x00"
    assert Answers().feed(stream) == [Echo(b"A1b2")]


@given(
    st.lists(
        st.sampled_from(
            [b"\x12", b"\x16", b"\x00", b"\x37\x22A1b2\x00", b"\x37\x25\x00", b"\x14\x00\x00\x00", b"\xff"]
        ),
        max_size=20,
    ),
    st.data(),
)
def test_answers_are_read_alike_however_the_network_cuts_them(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    answers, pieces = Answers(), []
    rest = stream
    while rest:
        count = data.draw(st.integers(1, len(rest)))
        pieces += answers.feed(rest[:count])
        rest = rest[count:]
    assert pieces == Answers().feed(stream)


@given(st.binary(max_size=500))
def test_nonsense_neither_breaks_the_reader_nor_invents_an_echo(data: bytes) -> None:
    found: list[Answer] = Answers().feed(data)
    assert all(b"\x37\x22" + answer.job_id + b"\x00" in data for answer in found if isinstance(answer, Echo))


def test_a_block_that_never_ends_does_not_hide_what_follows() -> None:
    assert Status(0x12) in Answers().feed(b"\x37" + b"\x7f" * 100 + b"\x12")

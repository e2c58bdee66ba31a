"""The bytes sent are those of the recorded vectors, and no picture can hold a command by chance."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pos.devices.printer.escpos import BAND_ROWS, CUT, INITIALISE, KICK, ask_echo, picture
from pos.ports.printer import Raster
from pos.simulators.printer.stream import Command, Rows, StatusAsked, Stream

VECTORS = json.loads((Path(__file__).parents[1] / "data/escpos_status_vectors.json").read_text(encoding="utf-8"))
OUTPUTS = {
    vector["name"]: bytes.fromhex(vector["hex"]) for vector in VECTORS["outputs"] if "…" not in vector.get("hex", "…")
}


def test_a_picture_is_written_as_the_reference_library_writes_it() -> None:
    page = Raster(16, 8, bytes.fromhex("00ff" * 8))
    expected = OUTPUTS["image 16x8 bitImageRaster"]
    assert picture(page) == expected[:8] + page.bits
    assert len(picture(page)) == len(expected)


def test_starting_opening_the_drawer_and_cutting_are_those_of_the_reference_library() -> None:
    assert OUTPUTS["hw INIT"] == INITIALISE
    assert OUTPUTS["cashdraw 2"] == KICK
    assert OUTPUTS["cut no feed"] == CUT


def test_the_question_for_an_echo_carries_the_job_s_id() -> None:
    assert ask_echo(b"A1b2").hex(" ") == "1d 28 48 06 00 30 30 41 31 62 32"


@given(st.integers(1, 3), st.integers(0, 2 * BAND_ROWS + 3), st.binary(min_size=6, max_size=6))
def test_a_page_of_any_height_arrives_row_by_row_in_bands_a_byte_can_count(
    row_bytes: int, height: int, dots: bytes
) -> None:
    bits = (dots * (row_bytes * height))[: row_bytes * height].replace(b"\x10\x14", b"\x10\x1c")
    _, buffered = Stream().feed(picture(Raster(row_bytes * 8, height, bits)))
    assert all(isinstance(item, Rows) for item in buffered)
    bands = [item for item in buffered if isinstance(item, Rows)]
    assert b"".join(band.bits for band in bands) == bits
    assert all(len(band.bits) <= BAND_ROWS * row_bytes for band in bands)


@given(st.lists(st.sampled_from([0x10, 0x14, 0x01, 0x08, 0x00, 0x02, 0x1C]), min_size=64, max_size=64))
def test_no_dots_open_the_drawer_or_clear_the_printer(dots: list[int]) -> None:
    at_once, buffered = Stream().feed(picture(Raster(32, 16, bytes(dots))))
    assert all(isinstance(command, StatusAsked) for command in at_once)
    assert not any(isinstance(item, Command) for item in buffered)


def test_only_dots_beside_a_black_one_are_added_and_only_where_needed() -> None:
    page = Raster(16, 2, bytes.fromhex("1014 1015"))
    assert picture(page)[8:] == bytes.fromhex("101c 1015")

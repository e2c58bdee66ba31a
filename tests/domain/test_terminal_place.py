"""A terminal is typed as a kind and a place, and read back as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.terminal_place import USUAL_PORTS, TerminalKind, TerminalPlace, place_of

hosts = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,20}", fullmatch=True)


@given(st.sampled_from(sorted(USUAL_PORTS)), hosts, st.integers(1, 65_535))
def test_what_is_typed_is_read_back(kind: TerminalKind, host: str, port: int) -> None:
    place = TerminalPlace(kind, host, str(port))
    assert (place.right, place_of(place.setting)) == (True, place)


@pytest.mark.parametrize(
    "place",
    [
        TerminalPlace(TerminalKind.NAPS),
        TerminalPlace(TerminalKind.NAPS, "192.168.1.5", "0"),
        TerminalPlace(TerminalKind.NAPS, "192.168.1.5", "65536"),
        TerminalPlace(TerminalKind.NAPS, "192.168.1.5", "44x"),
        TerminalPlace(TerminalKind.CAISSE_AP, "two words", "8888"),
        TerminalPlace(TerminalKind.CAISSE_AP, "http://tpe", "8888"),
        TerminalPlace(TerminalKind.CONCERT_V2, " "),
    ],
)
def test_what_can_be_no_place_is_not_right(place: TerminalPlace) -> None:
    assert not place.right


def test_a_plug_and_no_line_at_all_are_places_too() -> None:
    plugged = TerminalPlace(TerminalKind.CONCERT_V2, "COM3")
    alone = TerminalPlace(TerminalKind.STANDALONE)
    assert [(each.right, place_of(each.setting)) for each in (plugged, alone)] == [(True, plugged), (True, alone)]


@pytest.mark.parametrize("setting", ["", "zvt:tpe:1", "tpe"])
def test_a_setting_of_another_program_is_none(setting: str) -> None:
    assert place_of(setting) is None


def test_a_port_that_is_not_said_is_the_usual_one() -> None:
    assert place_of("naps:tpe.local") == TerminalPlace(TerminalKind.NAPS, "tpe.local", "4444")

"""The recovery sheet opens once, for the one who holds the paper, and guessing at it is locked out."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.pins import vault
from pos.devices.pins.recovery import new_code, typed_code
from pos.devices.pins.vault import PinVault
from tests.devices.clocks import HandClock

SECRET = bytes(range(32))


@pytest.fixture
def pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PinVault:
    monkeypatch.setattr(vault, "MEMORY_KIB", 64)
    safe = PinVault(tmp_path, secret=SECRET, clock=HandClock())
    safe.set("manager", "4711")
    return safe


def test_the_code_gives_a_person_a_new_pin(pins: PinVault) -> None:
    code = pins.recovery_code()
    assert pins.reset_pin(code, "manager", "2580").right
    assert pins.check("manager", "2580").right
    assert not pins.check("manager", "4711").right


def test_the_code_lifts_the_person_s_lock(pins: PinVault) -> None:
    code = pins.recovery_code()
    for _ in range(5):
        pins.check("manager", "0000")
    pins.reset_pin(code, "manager", "2580")
    assert pins.check("manager", "2580").right


def test_the_code_works_after_a_restart_and_only_once(pins: PinVault, tmp_path: Path) -> None:
    code = pins.recovery_code()
    restarted = PinVault(tmp_path, secret=SECRET, clock=HandClock())
    assert restarted.reset_pin(code, "manager", "2580").right
    assert not restarted.reset_pin(code, "manager", "1470").right
    assert restarted.check("manager", "2580").right


def test_a_new_sheet_makes_the_old_one_worthless(pins: PinVault) -> None:
    old = pins.recovery_code()
    new = pins.recovery_code()
    assert not pins.reset_pin(old, "manager", "2580").right
    assert pins.reset_pin(new, "manager", "2580").right


def test_guessing_at_the_code_is_locked_out_and_changes_nothing(pins: PinVault) -> None:
    pins.recovery_code()
    answers = [pins.reset_pin("AAAA-AAAA-AAAA-AAAA", "manager", "2580") for _ in range(5)]
    assert answers[-1].locked_now
    assert pins.check("manager", "4711").right


def test_without_a_sheet_no_code_is_right(pins: PinVault) -> None:
    assert not pins.reset_pin("", "manager", "2580").right


@given(
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=16, max_size=16),
    st.lists(st.sampled_from(("", " ", "-")), min_size=16, max_size=16),
    st.booleans(),
)
def test_a_code_is_read_however_a_person_types_it(code: str, between: list[str], small: bool) -> None:
    typed = "".join(sign + gap for sign, gap in zip(code, between, strict=True))
    misread = typed.translate(str.maketrans("OIB", "018"))
    assert typed_code(misread.lower() if small else misread) == code


def test_a_code_is_four_groups_of_four_and_fresh_each_time() -> None:
    assert re.fullmatch(r"(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}", new_code())
    assert new_code() != new_code()

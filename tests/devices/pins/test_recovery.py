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
    answers = [pins.reset_pin("0000 0000 0000 0000 0000", "manager", "2580") for _ in range(5)]
    assert answers[-1].locked_now
    assert pins.check("manager", "4711").right


def test_without_a_sheet_no_code_is_right(pins: PinVault) -> None:
    assert not pins.reset_pin("", "manager", "2580").right


def test_making_another_sheet_is_no_way_to_guess_more_often(pins: PinVault) -> None:
    pins.recovery_code()
    for _ in range(4):
        pins.reset_pin("1111 1111 1111 1111 1111", "manager", "2580")
    pins.recovery_code()
    assert pins.reset_pin("1111 1111 1111 1111 1111", "manager", "2580").locked_now


def test_the_code_is_in_hand_until_it_is_used_or_the_program_ends_and_never_on_the_disk(
    pins: PinVault, tmp_path: Path
) -> None:
    code = pins.recovery_code()
    assert pins.code_in_hand() == code
    assert all(form not in _on_disk(tmp_path) for form in (code, typed_code(code)))
    assert PinVault(tmp_path, secret=SECRET, clock=HandClock()).code_in_hand() == ""
    pins.reset_pin(code, "manager", "2580")
    assert pins.code_in_hand() == ""
    assert not pins.sheet_stands()


def _on_disk(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())


@given(
    st.text("0123456789", min_size=20, max_size=20),
    st.lists(st.sampled_from(("", " ", "-", "\N{NO-BREAK SPACE}")), min_size=20, max_size=20),
    st.sampled_from(("0123456789", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")),
)
def test_a_code_is_read_however_a_person_types_it(code: str, between: list[str], figures: str) -> None:
    typed = "".join(figures[int(sign)] + gap for sign, gap in zip(code, between, strict=True))
    assert typed_code(typed) == code


def test_a_code_is_five_groups_of_four_figures_and_fresh_each_time() -> None:
    assert re.fullmatch(r"(?:[0-9]{4} ){4}[0-9]{4}", new_code())
    assert new_code() != new_code()

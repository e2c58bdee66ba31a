"""A PIN opens for its person only, and guessing is slow however the plug and the clock are played with."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw

from pos.devices.pins import vault
from pos.devices.pins.vault import PinVault
from pos.ports.keys import DeviceUnavailable
from pos.ports.pins import PinCheck
from tests.devices.clocks import HandClock

SECRET = bytes(range(32))


@pytest.fixture(autouse=True)
def light_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a check cost little here: its price is judged by a test of its own."""
    monkeypatch.setattr(vault, "MEMORY_KIB", 64)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def pins(tmp_path: Path, clock: HandClock) -> PinVault:
    safe = PinVault(tmp_path, secret=SECRET, clock=clock)
    safe.set("fatima", "4711")
    return safe


def guess_wrong(pins: PinVault, times: int, person: str = "fatima") -> PinCheck:
    return [pins.check(person, "0000") for _ in range(times)][-1]


def test_the_right_pin_is_right_and_another_is_wrong(pins: PinVault) -> None:
    assert pins.check("fatima", "4711") == PinCheck(right=True)
    assert pins.check("fatima", "4712") == PinCheck(right=False, failures=1)


def test_a_stranger_has_no_right_pin(pins: PinVault) -> None:
    assert not pins.known("youssef")
    assert not pins.check("youssef", "").right


def test_pins_are_known_after_a_restart(pins: PinVault, tmp_path: Path, clock: HandClock) -> None:
    restarted = PinVault(tmp_path, secret=SECRET, clock=clock)
    assert restarted.known("fatima")
    assert restarted.check("fatima", "4711").right


def test_a_stored_pin_costs_whoever_tries_it_46_mib_of_argon2id(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    PinVault(tmp_path, secret=SECRET, clock=clock).set("fatima", "4711")
    kept = json.loads((tmp_path / "pins.json").read_text(encoding="utf-8"))["people"]["fatima"]
    mixed = hashlib.blake2b(b"4711", key=SECRET, digest_size=32).digest()
    salt, tag = base64.b64decode(kept["salt"]), base64.b64decode(kept["tag"])
    assert tag == hash_secret_raw(
        mixed, salt, time_cost=1, memory_cost=47_104, parallelism=1, hash_len=32, type=Type.ID
    )


def test_the_file_is_worthless_with_another_device_s_secret(pins: PinVault, tmp_path: Path, clock: HandClock) -> None:
    assert not PinVault(tmp_path, secret=bytes(32), clock=clock).check("fatima", "4711").right


def test_nothing_in_the_file_is_the_pin_and_equal_pins_look_different(pins: PinVault, tmp_path: Path) -> None:
    pins.set("youssef", "4711")
    text = (tmp_path / "pins.json").read_text(encoding="utf-8")
    people = json.loads(text)["people"]
    assert "4711" not in text
    assert people["fatima"]["tag"] != people["youssef"]["tag"]


def test_the_fifth_wrong_pin_locks_for_a_minute_and_says_so_once(pins: PinVault) -> None:
    assert guess_wrong(pins, 4) == PinCheck(right=False, failures=4)
    assert guess_wrong(pins, 1) == PinCheck(right=False, failures=5, locked_seconds=60, locked_now=True)
    assert guess_wrong(pins, 1) == PinCheck(right=False, locked_seconds=60)


def test_even_the_right_pin_does_not_open_a_lock(pins: PinVault, clock: HandClock) -> None:
    guess_wrong(pins, 5)
    clock.passes(59_500)
    assert pins.check("fatima", "4711") == PinCheck(right=False, locked_seconds=1)
    clock.passes(500)
    assert pins.check("fatima", "4711") == PinCheck(right=True, unlocked=True)


def test_a_lock_is_one_person_s_alone(pins: PinVault) -> None:
    pins.set("youssef", "9182")
    guess_wrong(pins, 5)
    assert pins.check("youssef", "9182").right


def test_each_lock_doubles_until_a_right_pin_up_to_a_day(pins: PinVault, clock: HandClock) -> None:
    seconds = []
    for _ in range(13):
        seconds.append(guess_wrong(pins, 5).locked_seconds)
        clock.passes(seconds[-1] * 1_000)
    assert seconds == [60 * 2**lock for lock in range(11)] + [86_400, 86_400]
    assert pins.check("fatima", "4711").right
    assert guess_wrong(pins, 5).locked_seconds == 60


def test_a_lock_and_its_count_outlive_a_restart(pins: PinVault, tmp_path: Path, clock: HandClock) -> None:
    guess_wrong(pins, 5)
    clock.passes(20_000)
    clock.steady = 0
    restarted = PinVault(tmp_path, secret=SECRET, clock=clock)
    assert restarted.check("fatima", "4711") == PinCheck(right=False, locked_seconds=40)
    clock.passes(40_000)
    assert guess_wrong(restarted, 5).locked_seconds == 120


def test_wrong_pins_before_a_restart_still_count(pins: PinVault, tmp_path: Path, clock: HandClock) -> None:
    guess_wrong(pins, 4)
    assert guess_wrong(PinVault(tmp_path, secret=SECRET, clock=clock), 1).locked_now


@pytest.mark.parametrize("jump", [-86_400_000, 86_400_000])
def test_setting_the_clock_does_not_shorten_a_lock(pins: PinVault, clock: HandClock, jump: int) -> None:
    guess_wrong(pins, 5)
    clock.wall_ms += jump
    assert pins.check("fatima", "4711").locked_seconds == 60


def test_a_clock_set_back_before_a_restart_does_not_shorten_a_lock_nor_make_it_endless(
    pins: PinVault, tmp_path: Path, clock: HandClock
) -> None:
    guess_wrong(pins, 5)
    clock.wall_ms -= 86_400_000
    restarted = PinVault(tmp_path, secret=SECRET, clock=clock)
    assert restarted.check("fatima", "4711").locked_seconds == 60
    clock.passes(60_000)
    assert restarted.check("fatima", "4711").right


def test_an_attempt_is_counted_before_it_is_looked_at(
    pins: PinVault, tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def the_plug_is_pulled(*arguments: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(vault, "hash_secret_raw", the_plug_is_pulled)
    for _ in range(4):
        with pytest.raises(KeyboardInterrupt):
            pins.check("fatima", "4711")
    monkeypatch.undo()
    monkeypatch.setattr(vault, "MEMORY_KIB", 64)
    assert guess_wrong(PinVault(tmp_path, secret=SECRET, clock=clock), 1).locked_now


def test_a_new_pin_lifts_the_lock(pins: PinVault) -> None:
    guess_wrong(pins, 5)
    pins.set("fatima", "2580")
    assert pins.check("fatima", "2580") == PinCheck(right=True)


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": 1}', b'{"format": 2, "people": {}}'])
def test_a_damaged_file_is_refused_with_its_code_and_left_as_it_is(
    tmp_path: Path, clock: HandClock, content: bytes
) -> None:
    (tmp_path / "pins.json").write_bytes(content)
    with pytest.raises(DeviceUnavailable, match="DEV-702"):
        PinVault(tmp_path, secret=SECRET, clock=clock)
    assert (tmp_path / "pins.json").read_bytes() == content


def test_a_pin_that_could_not_be_written_was_not_changed(tmp_path: Path, clock: HandClock) -> None:
    folder = tmp_path / "device"
    pins = PinVault(folder, secret=SECRET, clock=clock)
    folder.write_text("a file in the way", encoding="ascii")
    with pytest.raises(DeviceUnavailable, match="DEV-703"):
        pins.set("fatima", "4711")
    assert not pins.known("fatima")


def test_a_pin_that_is_forgotten_opens_nothing_now_or_after_a_restart(
    pins: PinVault, tmp_path: Path, clock: HandClock
) -> None:
    pins.set("said", "2750")
    pins.forget("fatima")
    pins.forget("fatima")
    for each in (pins, PinVault(tmp_path, secret=SECRET, clock=clock)):
        assert not each.check("fatima", "4711").right
        assert each.check("said", "2750").right

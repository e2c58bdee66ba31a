"""The machine's clock agrees with what the operating system says elsewhere."""

import datetime as dt

from pos.devices.clock.system import SystemClock

TOLERANCE_MS = 60_000


def test_the_time_is_the_machine_s_time_in_utc() -> None:
    now = dt.datetime.now(dt.UTC).timestamp() * 1_000  # noqa: TID251 -- the judge reads another way
    assert abs(SystemClock().now().utc_ms - now) < TOLERANCE_MS


def test_the_offset_is_the_machine_s_own() -> None:
    here = dt.datetime.now().astimezone().utcoffset()  # noqa: TID251 -- the offset is what is asked
    assert here is not None
    assert SystemClock().now().offset_minutes == here // dt.timedelta(minutes=1)


def test_the_steady_clock_never_goes_back() -> None:
    clock = SystemClock()
    told = [clock.steady_ms() for _ in range(1_000)]
    assert told == sorted(told)

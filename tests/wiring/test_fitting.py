import pytest

from pos.ui.day.app import HIGH, WIDE
from pos.wiring.fitting import scale_for


@pytest.mark.parametrize(
    ("wide", "high", "scale"), [(1920, 1080, 1000), (WIDE, HIGH, 1000), (1024, 600, 749), (1280, 720, 937)]
)
def test_the_window_is_drawn_as_large_as_the_screen_takes_and_never_larger(wide: int, high: int, scale: int) -> None:
    assert scale_for(wide, high) == scale
    assert WIDE * scale <= wide * 1000
    assert HIGH * scale <= high * 1000

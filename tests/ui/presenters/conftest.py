"""Somebody seated at the bench, for tests of what is shown and done without Qt."""

import pytest

from tests.ui.booth import Booth
from tests.ui.seat import Seat, seat


@pytest.fixture
def booth() -> Booth:
    return Booth()


@pytest.fixture
def at_work(booth: Booth) -> Seat:
    """Give the manager, selling."""
    return seat(booth)

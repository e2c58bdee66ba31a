from collections.abc import Iterator

import pytest

from tests.devices.terminal import naps


@pytest.fixture(autouse=True)
def drivers_are_closed() -> Iterator[None]:
    """Hang up, in the end, every line that a test's drivers left open."""
    yield
    while naps.MADE:
        naps.MADE.pop().close()

"""The card terminal that these tests are about."""

from collections.abc import Iterator

import pytest

from tests.simulators.concert_v2.terminal_process import TerminalProcess


@pytest.fixture(scope="module")
def running_terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TerminalProcess]:
    with TerminalProcess(tmp_path_factory.mktemp("concert-v2")) as process:
        yield process

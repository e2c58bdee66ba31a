"""One simulated card terminal for the tests of a module, put right before each of them, and a till beside it."""

from collections.abc import Iterator

import pytest

from tests.simulators.concert_v2.terminal_process import TerminalProcess
from tests.simulators.concert_v2.till import Till
from tests.simulators.device_process import Control


@pytest.fixture(scope="module")
def running_terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TerminalProcess]:
    with TerminalProcess(tmp_path_factory.mktemp("concert-v2")) as process:
        yield process


@pytest.fixture
def terminal(running_terminal: TerminalProcess) -> TerminalProcess:
    running_terminal.renew()
    return running_terminal


@pytest.fixture
def till(terminal: TerminalProcess) -> Iterator[Till]:
    with terminal.till() as connection:
        yield connection


@pytest.fixture
def watch(terminal: TerminalProcess) -> Control:
    return terminal.control(watching=True)

"""One simulated device for the tests of a module, put right before each of them; which terminal, each folder says."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

import pytest

from tests.simulators.device_process import Control
from tests.simulators.printer_process import PrinterProcess


@pytest.fixture(scope="module")
def running_printer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrinterProcess]:
    with PrinterProcess(tmp_path_factory.mktemp("printer")) as process:
        yield process


@pytest.fixture
def printer(running_printer: PrinterProcess) -> PrinterProcess:
    running_printer.renew()
    return running_printer


class RunningTerminal(Protocol):
    """A simulated card terminal, whatever it speaks."""

    def renew(self) -> None: ...

    def till(self) -> AbstractContextManager[object]: ...

    def control(self, *, watching: bool = False) -> Control: ...


@pytest.fixture
def terminal(running_terminal: RunningTerminal) -> RunningTerminal:
    running_terminal.renew()
    return running_terminal


@pytest.fixture
def till(terminal: RunningTerminal) -> Iterator[object]:
    with terminal.till() as connection:
        yield connection


@pytest.fixture
def watch(terminal: RunningTerminal) -> Control:
    return terminal.control(watching=True)

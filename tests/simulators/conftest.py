"""One simulated printer for the tests of a module, put right before each of them."""

from collections.abc import Iterator

import pytest

from tests.simulators.printer_process import PrinterProcess


@pytest.fixture(scope="module")
def running_printer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrinterProcess]:
    with PrinterProcess(tmp_path_factory.mktemp("printer")) as process:
        yield process


@pytest.fixture
def printer(running_printer: PrinterProcess) -> PrinterProcess:
    running_printer.renew()
    return running_printer

"""The card terminal that these tests are about."""

from collections.abc import Iterator

import pytest

from tests.simulators.caisse_ap.terminal_process import TerminalProcess


@pytest.fixture(scope="module")
def running_terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TerminalProcess]:
    with TerminalProcess(tmp_path_factory.mktemp("caisse-ap")) as process:
        yield process

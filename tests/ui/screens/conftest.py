"""A back office that is open, and closed again after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos.ui.theme.sheet import dress
from tests.ui.back_office import BackOffice


@pytest.fixture
def back(tmp_path: Path) -> Iterator[BackOffice]:
    made = BackOffice.begin(tmp_path)
    yield made
    made.end()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    dress(qapp)

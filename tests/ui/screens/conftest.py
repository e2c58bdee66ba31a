"""A back office that is open, and closed again after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.back_office import BackOffice


@pytest.fixture
def back(tmp_path: Path) -> Iterator[BackOffice]:
    made = BackOffice.begin(tmp_path)
    yield made
    made.end()


@pytest.fixture(autouse=True)
def in_its_clothes(dressed: QApplication) -> None:
    """Let no screen be judged undressed."""

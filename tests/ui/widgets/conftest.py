"""Widgets are judged in the till's clothes."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def in_its_clothes(dressed: QApplication) -> None:
    """Let no widget be judged undressed."""

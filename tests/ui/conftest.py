"""The application wears the till's clothes in every test of what is seen."""

import pytest
from PySide6.QtWidgets import QApplication

from pos.ui.theme.sheet import dress, dress_fields


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Give the application as a till's window leaves it once its first screen is painted."""
    dress(qapp)
    dress_fields(qapp)
    return qapp

"""The application wears the till's clothes in every test of what is seen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.ports.payment_terminal import PaymentTerminal
from pos.ui.theme.sheet import dress, dress_fields
from pos.wiring.cards import lane
from tests.ui.card_window import CardTill
from tests.ui.windows import Windows, know_every_kind


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Give the application as a till's window leaves it once its first screen is painted."""
    dress(qapp)
    dress_fields(qapp)
    return qapp


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    """Watch the application for windows."""
    know_every_kind()
    windows = Windows()
    qapp.installEventFilter(windows)
    yield windows
    qapp.removeEventFilter(windows)


@pytest.fixture
def beside(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[PaymentTerminal | None], CardTill]]:
    """Open a till beside a terminal; its lane looks around often, so that no test waits for it."""
    monkeypatch.setattr(lane, "TICK_SECONDS", 0.02)
    made: list[CardTill] = []

    def begin(terminal: PaymentTerminal | None = None) -> CardTill:
        made.append(CardTill(qtbot, qapp, tmp_path / f"journal-{len(made)}.sqlite", terminal))
        return made[-1].sign_in().ready()

    yield begin
    for each in made:
        assert each.booth.bugs == []
        each.end()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def till(beside: Callable[[], CardTill]) -> CardTill:
    """Give a till beside a terminal that waits for what the test says."""
    return beside()

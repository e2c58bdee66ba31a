"""What belongs in an empty line is told where it will stand, on the side its language begins on."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.ui.presenters.paying.card_views import FieldView
from pos.ui.theme.tokens import look
from pos.ui.widgets.kit.field_row import FieldRow

WIDE, HIGH = 400, 66


@pytest.mark.parametrize(
    ("direction", "hint"), [(Qt.LayoutDirection.LeftToRight, "Montant"), (Qt.LayoutDirection.RightToLeft, "المبلغ")]
)
def test_the_hint_of_an_empty_line_stands_where_one_will_type(
    qtbot: QtBot, direction: Qt.LayoutDirection, hint: str
) -> None:
    row = FieldRow()
    qtbot.addWidget(row)
    row.setLayoutDirection(direction)
    row.resize(WIDE, HIGH)
    row.show_field(FieldView("total", "", "", hint))
    picture, ground = row.grab().toImage(), look().surface.lower()
    inked = [
        x for x in range(8, WIDE - 8) if any(picture.pixelColor(x, y).name() != ground for y in range(32, HIGH - 8))
    ]
    assert inked
    at_the_left = max(inked) < WIDE // 2
    assert at_the_left is (direction is Qt.LayoutDirection.LeftToRight)

"""A figure is never cut: it grows smaller until it fits, because half an amount is a wrong amount."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.ui.theme.tokens import Type, Weight
from pos.ui.theme.writing import fitting, shortened, type_of, width_of
from pos.ui.widgets.kit.keypad import ENTER, ERASE, PIN_KEYS, SALE_KEYS, KeyPad
from pos.ui.widgets.kit.label import Amount, Label

LONG = "999\u202f999\u202f999,99"


@pytest.mark.parametrize("room", [460, 300, 180, 120])
def test_an_amount_fits_whole_into_its_room(qtbot: QtBot, room: int) -> None:
    assert width_of(LONG, fitting(LONG, Type.AMOUNT, Weight.BOLD, room)) <= room + 1


def test_a_short_amount_keeps_its_full_size() -> None:
    assert fitting("75,00", Type.AMOUNT, Weight.BOLD, 400).pixelSize() == Type.AMOUNT


def test_a_name_that_is_too_long_ends_in_an_ellipsis() -> None:
    font = type_of(Type.BODY)
    assert shortened("Tapis", font, 200) == "Tapis"
    assert shortened("Tapis Beni Ouarain deux sur trois", font, 100).endswith("…")


def test_figures_are_as_wide_as_each_other() -> None:
    font = type_of(Type.TOTAL, Weight.BOLD)
    assert len({width_of(figure, font) for figure in "0123456789"}) == 1


def test_what_is_shown_is_said_to_those_who_listen(qtbot: QtBot) -> None:
    amount, label = Amount(), Label()
    qtbot.addWidget(amount)
    qtbot.addWidget(label)
    amount.say("75,00", "DH")
    label.say("À rendre")
    assert (amount.accessibleName(), label.accessibleName()) == ("75,00 DH", "À rendre")


def test_a_text_on_lines_is_as_high_as_it_needs(qtbot: QtBot) -> None:
    label = Label(wrap=True)
    qtbot.addWidget(label)
    label.say("un deux trois quatre cinq six sept huit neuf dix onze douze")
    assert label.heightForWidth(90) > 3 * label.heightForWidth(900)


def test_a_pad_stands_the_same_way_in_every_language(qtbot: QtBot) -> None:
    pad = KeyPad(PIN_KEYS)
    qtbot.addWidget(pad)
    pad.resize(400, 300)
    pad.parentWidget()
    pad.show()
    assert pad.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert pad.key("1").x() < pad.key("3").x()


def test_each_key_tells_its_sign(qtbot: QtBot) -> None:
    pad, pressed = KeyPad(SALE_KEYS), list[str]()
    qtbot.addWidget(pad)
    pad.pressed.connect(pressed.append)
    for sign in ("7", "00", "×", "+", ERASE):
        pad.key(sign).click()
    assert pressed == ["7", "00", "×", "+", ERASE]


def test_keys_that_bear_a_sign_have_a_name(qtbot: QtBot) -> None:
    pad = KeyPad(PIN_KEYS)
    qtbot.addWidget(pad)
    pad.name_keys(erase="Effacer", enter="OK")
    assert (pad.key(ERASE).accessibleName(), pad.key(ENTER).accessibleName()) == ("Effacer", "OK")

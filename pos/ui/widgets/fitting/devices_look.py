"""The devices to look at: each with its state, and under them what the till and its terminal said last."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.ui.presenters.fitting.devices import Devices
from pos.ui.presenters.fitting.devices_told import device_cards, said_views
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.fitting.said_list import SaidList
from pos.ui.widgets.kit.fact_card import FactCardView
from pos.ui.widgets.kit.label import Label, Tone
from pos.words.speech import Words


class DevicesLook(QWidget):
    """Shows them; `help_wanted` carries a code."""

    help_wanted = Signal(str)

    def __init__(self) -> None:
        """Lay it out."""
        super().__init__()
        self.cards, self.said = [FactCardView(), FactCardView()], SaidList()
        self._last, self._masked = Label(Type.STRONG, Weight.BOLD), Label(tone=Tone.MUTED, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.BODY)
        column.setSpacing(Space.SNUG)
        for widget in (*self.cards, self._last, self._masked, self.said):
            column.addWidget(widget)
        column.addStretch(1)
        for card in self.cards:
            card.help_wanted.connect(self.help_wanted)

    def show_devices(self, devices: Devices, words: Words) -> None:
        """Show how they are."""
        self._last.say(words.say("devices.last"))
        self._masked.say(words.say("devices.masked"))
        facts = device_cards(devices, words)
        for card, fact in zip(self.cards, facts, strict=False):
            card.show_fact(fact, words.say("word.help"))
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(facts))
        self.said.show_said(said_views(devices, words))
        for label in (self._last, self._masked):
            label.setVisible(bool(devices.told.said))

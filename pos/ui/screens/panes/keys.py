"""The pad for amounts without a piece: the same grammar as the keyboard, under a finger."""

from PySide6.QtCore import Signal

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.tokens import Space, Type
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.keypad import SALE_KEYS, KeyPad
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words


class KeysPane(SellPane):
    """Type a price, then `+`."""

    pressed = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        """Lay the figure and the pad out."""
        super().__init__()
        self.bar = TitleBar()
        self._typed = Amount(Type.AMOUNT, Place.END)
        self._hint = Label(Type.BODY, tone=Tone.MUTED, place=Place.END)
        self.pad = KeyPad(SALE_KEYS)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._typed)
        self.column.addWidget(self._hint)
        self.column.addSpacing(Space.SNUG)
        self.column.addWidget(self.pad, 1)
        self.pad.pressed.connect(self.pressed)
        self.bar.back.connect(self.back)

    @override
    def speak(self, words: Words) -> None:
        self.bar.say(words.say("sell.free_amount"), words.say("word.back"))
        self.pad.name_keys(erase=words.say("word.erase"))

    @override
    def show_view(self, view: SellView) -> None:
        if view.keys is not None:
            self._typed.say(view.keys.typed)
            self._hint.say(view.keys.hint)

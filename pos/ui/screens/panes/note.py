"""A few words on the ticket, printed on its paper."""

from PySide6.QtCore import Qt, Signal

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.tokens import Type
from pos.ui.widgets.kit.field import Field
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words

LONGEST = 200


class NotePane(SellPane):
    """Write a note; `kept` when Enter was pressed in the field."""

    typed = Signal(str)
    kept = Signal()
    back = Signal()

    def __init__(self) -> None:
        """Lay the field out."""
        super().__init__()
        self.bar = TitleBar()
        self.field = Field()
        self.field.setMaxLength(LONGEST)
        self._hint = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.field)
        self.column.addWidget(self._hint)
        self.column.addStretch(1)
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(self.kept)
        self.bar.back.connect(self.back)

    @override
    def speak(self, words: Words) -> None:
        self.bar.say(words.say("sell.note_title"), words.say("word.back"))
        self.field.setAccessibleName(words.say("sell.note_title"))
        self._hint.say(words.say("sell.note_hint"))

    @override
    def show_view(self, view: SellView) -> None:
        if view.note is not None and view.note != self.field.text():
            self.field.setText(view.note)

    @override
    def enter(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

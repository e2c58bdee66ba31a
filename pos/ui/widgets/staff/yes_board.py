"""Where somebody gives their yes: their face, and a pad for their PIN; a button elsewhere on the screen sends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.presenters.staff.pin_entry import Granted, PinEntry
from pos.ui.presenters.staff.pin_pad import PinPadView
from pos.ui.theme.tokens import Space
from pos.ui.widgets.kit.keypad import ERASE, YES_KEYS
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.staff.pin_board import FaceBoard, PinBoard
from pos.words.speech import Words

_FACES_WIDE = 222


class YesBoard(QWidget):
    """Faces and pad side by side; `pressed` carries a key of the pad."""

    face_touched = Signal(str)
    pressed = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        """Make a board for nobody."""
        super().__init__()
        self.bar, self.faces, self.board = TitleBar(), FaceBoard(1), PinBoard(YES_KEYS)
        middle = QWidget()
        tight = QVBoxLayout(middle)
        tight.setContentsMargins(0, 0, 0, 0)
        tight.addStretch(1)
        tight.addWidget(self.faces)
        tight.addStretch(1)
        scroll = Scroll(middle)
        scroll.setFixedWidth(_FACES_WIDE)
        row = QHBoxLayout()
        row.setSpacing(Space.ROOM)
        row.addStretch(1)
        row.addWidget(scroll)
        row.addWidget(self.board, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        self.faces.touched.connect(self.face_touched)
        self.board.pressed.connect(self.pressed)
        self.bar.back.connect(self.back)

    def speak(self, words: Words) -> None:
        """Name what bears only a sign."""
        self.bar.say("", words.say("word.back"))
        self.board.pad.name_keys(erase=words.say("word.erase"))

    def show_view(self, view: PinPadView) -> None:
        """Show who can be touched and how far the PIN is typed."""
        self.faces.show_faces(view.faces)
        self.board.show_view(view)


def type_pin(entry: PinEntry[Granted], key: str) -> bool:
    """Give a key, of the pad or of the keyboard, to a PIN that is being typed."""
    if key == ERASE:
        entry.erase()
    elif key.isascii() and key.isdigit():
        entry.press(key)
    else:
        return False
    return True

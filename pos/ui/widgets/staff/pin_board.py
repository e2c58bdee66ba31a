"""Where a PIN is typed: a greeting, what to do, the dots and the pad; and the faces to touch beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.ui.presenters.staff.pin_pad import FaceView, PinPadView
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import Place
from pos.ui.widgets.kit.keypad import KeyPad
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.staff.face import FaceTile
from pos.ui.widgets.staff.pin import PinDots

_WIDE, _PAD_HIGH = 490, 270


class PinBoard(QWidget):
    """The greeting, the hint, the dots and the pad, one above the other."""

    pressed = Signal(str)

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        """Lay the board out with these rows of keys."""
        super().__init__()
        self.greeting = Label(Type.DISPLAY - 2, Weight.BOLD, place=Place.CENTRE, wrap=True)
        self.hint = Label(Type.BODY + 1, tone=Tone.MUTED, place=Place.CENTRE, wrap=True)
        self.dots = PinDots()
        self.pad = KeyPad(rows)
        self.pad.setFixedHeight(_PAD_HIGH)
        self.pad.pressed.connect(self.pressed)
        self.setFixedWidth(_WIDE)
        self.hint.setMinimumHeight(2 * Space.WIDE + Space.TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        for widget in (self.greeting, self.hint, self.dots):
            column.addWidget(widget)
        column.addSpacing(Space.TIGHT)
        column.addWidget(self.pad)

    def show_view(self, view: PinPadView) -> None:
        """Show how far the PIN is typed, and what was said to the last one."""
        self.greeting.say(view.greeting)
        self.hint.say(view.hint, Tone.DANGER if view.wrong else Tone.MUTED)
        self.dots.show_typed(view.dots, wrong=view.wrong)


class _FaceButton(FaceTile):
    """A face that knows whose it is."""

    touched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        self.clicked.connect(self._touch)

    def show_face(self, face: FaceView) -> None:
        self._id = face.id
        self.show_person(face.name, face.initial, face.colour, chosen=face.chosen)

    def _touch(self) -> None:
        self.touched.emit(self._id)


class FaceBoard(QWidget):
    """Faces in rows; `touched` carries the id of the person."""

    touched = Signal(str)

    def __init__(self, columns: int) -> None:
        """Make an empty board with that many faces a row."""
        super().__init__()
        self._columns = columns
        self._faces: list[_FaceButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.BODY + Space.HAIR)

    def show_faces(self, faces: Sequence[FaceView]) -> None:
        """Show these people."""
        while len(self._faces) < len(faces):
            face = _FaceButton()
            face.touched.connect(self.touched)
            self._grid.addWidget(face, *divmod(len(self._faces), self._columns))
            self._faces.append(face)
        for place, button in enumerate(self._faces):
            button.setVisible(place < len(faces))
            if place < len(faces):
                button.show_face(faces[place])

    def faces(self) -> list[FaceTile]:
        """Give the faces, for tests and for the keyboard."""
        return list(self._faces)

"""The people of a till, one under the other: their face, what they do here, and a way to remove them."""

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.staff.people import PersonRow
from pos.ui.theme.tokens import Radius, Space, Target, Type, Weight, look
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import card, painter_on
from pos.ui.widgets.staff.face import Face

_FACE, _BUTTON = 48, 104


class PeopleList(QWidget):
    """Rows of people; `removed` carries the id of the one to remove."""

    removed = Signal(str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, Space.BODY)
        self._column.setSpacing(Space.TIGHT)
        self._column.addStretch(1)

    def show_people(self, people: tuple[PersonRow, ...], remove: str) -> None:
        """Show these people; `remove` is the word on the button beside each."""
        while len(self._rows) > len(people):
            self._rows.pop().deleteLater()
        while len(self._rows) < len(people):
            row = _Row()
            row.button.clicked.connect(partial(self._remove, len(self._rows)))
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for place, (row, person) in enumerate(zip(self._rows, people, strict=True)):
            row.show_person(person, place, remove)

    def names(self) -> list[str]:
        """Give the names shown."""
        return [row.name.text() for row in self._rows]

    def button(self, place: int) -> Button:
        """Give the button beside the person at a place."""
        return self._rows[place].button

    def _remove(self, place: int, _checked: object = None) -> None:
        self.removed.emit(self._rows[place].id)


class _Row(QWidget):
    """One person."""

    def __init__(self) -> None:
        super().__init__()
        self.id = ""
        self._face = Face(_FACE)
        self.name, self._role = Label(Type.STRONG, Weight.STRONG), Label(tone=Tone.MUTED)
        self.button = Button(Kind.QUIET)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setMinimumWidth(_BUTTON)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.name, self._role):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BODY, Space.SNUG, Space.BODY, Space.SNUG)
        row.setSpacing(Space.BODY)
        row.addWidget(self._face)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.setMinimumHeight(Target.MAIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_person(self, person: PersonRow, colour: int, remove: str) -> None:
        self.id = person.id
        self._face.show_person(person.initial, colour)
        self.name.say(person.name)
        self._role.say(person.role)
        self.button.say(remove)
        self.button.setAccessibleName(f"{remove} {person.name}")
        self.button.setVisible(person.removable)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look()
        card(painter_on(self), QRectF(self.rect()), Radius.CARD, theme.surface, theme.line)

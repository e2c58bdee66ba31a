"""The band above the desk: whose fair it is, the pages, the day, the language, and the way out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.override import override
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.theme.signs import Sign
from pos.ui.theme.tokens import Space, Target, Type, Weight, ink, look
from pos.ui.theme.writing import Place, type_of, width_of, write
from pos.ui.widgets.band.language_button import LanguageButton
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChoiceChip
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.painting import painter_on
from pos.ui.widgets.staff.face import Face
from pos.words.speech import Words

HIGH = 64
_DAY_WIDE = 176


class _Day(QWidget):
    """The day that lies open, in the middle of its two arrows."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setFixedHeight(Target.HIT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def text(self) -> str:
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(_DAY_WIDE, round(width_of(self._text, type_of(Type.BODY, Weight.STRONG)) + 1)), Target.HIT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setFont(type_of(Type.BODY, Weight.STRONG))
        write(painter, QRectF(self.rect()), self._text, look().ink, Place.CENTRE)


class DeskBand(QWidget):
    """The whole band; `page_touched` carries the name of a page, `day_stepped` -1 or 1."""

    page_touched = Signal(str)
    day_stepped = Signal(object)
    language_touched = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        """Make a band without words."""
        super().__init__()
        self.setFixedHeight(HIGH)
        self._face, self.title = Face(40), Label(Type.BODY + 1, Weight.BOLD)
        self.where = Label(Type.CAPTION, tone=Tone.MUTED)
        self.pages: list[ChoiceChip] = []
        self._before, self._after = Button(Kind.GHOST, sign=Sign.BEFORE), Button(Kind.GHOST, sign=Sign.NEXT)
        self.day = _Day()
        self.language, self._leave = LanguageButton(), Button(Kind.GHOST, sign=Sign.LEAVE)
        self._lay_out()
        self._before.clicked.connect(self._step_back)
        self._after.clicked.connect(self._step_on)
        self._leave.clicked.connect(self.left)
        self.language.clicked.connect(self._turn_language)

    def speak(self, words: Words, account: str) -> None:
        """Say who sits here, in another language."""
        self._face.show_person(account[:1].upper(), 0)
        self.title.say(words.say("desk.title"))
        self._before.setAccessibleName(words.say("desk.day_before"))
        self._after.setAccessibleName(words.say("desk.day_after"))
        self._leave.setAccessibleName(words.say("desk.leave"))
        self._leave.setToolTip(words.say("desk.leave"))
        self.language.say(words.language, words.say("word.language"))

    def show_where(self, where: str) -> None:
        """Say which fair it is, and who is signed in."""
        self.where.say(where)

    def show_pages(self, pages: tuple[ChipView, ...]) -> None:
        """Show the pages, one of them chosen."""
        while len(self.pages) < len(pages):
            chip = ChoiceChip()
            chip.touched.connect(self.page_touched)
            self._chips.addWidget(chip)
            self.pages.append(chip)
        for chip, page in zip(self.pages, pages, strict=False):
            chip.show_choice(page)
        for place, chip in enumerate(self.pages):
            chip.setVisible(place < len(pages))

    def show_day(self, text: str, *, before: bool, after: bool) -> None:
        """Show the day, and whether there can be anything on the days beside it."""
        self.day.say(text)
        self._before.setEnabled(before)
        self._after.setEnabled(after)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline under it."""
        theme = look()
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink(theme.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), ink(theme.line))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.title)
        names.addWidget(self.where)
        names.addStretch(1)
        self._chips, day, row = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self)
        self._chips.setSpacing(Space.TIGHT)
        day.setSpacing(0)
        for widget in (self._before, self.day, self._after):
            day.addWidget(widget)
        row.setContentsMargins(Space.BODY, 0, Space.BODY, 0)
        row.setSpacing(Space.SNUG)
        row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(names, 1)
        row.addLayout(self._chips)
        row.addSpacing(Space.SNUG)
        row.addLayout(day)
        row.addSpacing(Space.SNUG)
        row.addWidget(self.language)
        row.addWidget(self._leave)
        for button in (self._before, self._after, self._leave):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _step_back(self) -> None:
        self.day_stepped.emit(-1)

    def _step_on(self) -> None:
        self.day_stepped.emit(1)

    def _turn_language(self) -> None:
        self.language_touched.emit(self.language.following())

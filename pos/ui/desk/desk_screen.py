"""The desk at work: the band above, and one of its pages under it; figures come anew while somebody looks."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from pos.ui.desk.band import DeskBand
from pos.ui.desk.booths_page import BoothsPage
from pos.ui.desk.cases_page import CasesPage
from pos.ui.desk.totals_page import TotalsPage
from pos.ui.hands.keys import HELP
from pos.ui.override import override
from pos.ui.presenters.organizer.desk import Desk
from pos.ui.presenters.organizer.incidents_told import IncidentCard, cards_of, grave
from pos.ui.presenters.organizer.phones_told import phone_cards
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.screens.screen import Screen
from pos.usecases.read_fair_day import FairDay
from pos.words.codes import Code
from pos.words.speech import Words

REFRESH_MS = 5_000
"""How often central is asked again while somebody looks."""

BOOTHS, TOTALS, CASES, PHONES = "booths", "totals", "cases", "phones"
_NO_CASES, _NO_PHONES = ("desk.no_cases", "desk.no_cases_try"), ("desk.no_phones", "desk.no_phones_try")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class DeskScreen(Screen):
    """Everything that one organizer sees; `sales_wanted` asks for the way down into the case that lies open."""

    language_touched = Signal(object)
    help_wanted = Signal(str)
    sales_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, words: Words) -> None:
        """Lay the pages out; what is to be seen is asked for when the screen comes to the front."""
        super().__init__()
        self.desk, self._words = desk, words
        self._page = BOOTHS
        self._begun = False
        self.band, self.booths = DeskBand(), BoothsPage(desk)
        self.totals, self.cases = TotalsPage(desk), CasesPage(desk, _cases, _NO_CASES)
        self.phones = CasesPage(desk, _phones, _NO_PHONES)
        self._pages = QStackedLayout()
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(desk.refresh)
        self._lay_out()
        self._connect()

    def show_now(self) -> None:
        """Show the moment, on the page that is seen."""
        desk, words = self.desk, self._words
        place = desk.place
        where = words.say("desk.where", fair=words.name(place.fair_names), city=words.name(place.city_names))
        self.band.show_where(f"{where} · {words.isolate(desk.account)}")
        self.band.show_day(self._day_told(), before=desk.can_step(-1), after=desk.can_step(1))
        self.band.show_pages(tuple(ChipView(page, label, page == self._page) for page, label in self._labels()))
        match self._page:
            case "totals":
                self.totals.show_now(words)
            case "cases":
                self.cases.show_now(words)
            case "phones":
                self.phones.show_now(words)
            case _:
                self.booths.show_now(words)

    def turn_to(self, page: str) -> None:
        """Turn to a page."""
        self._page = page
        self._pages.setCurrentIndex((BOOTHS, TOTALS, CASES, PHONES).index(page))
        self.show_now()
        self.setFocus()

    @override
    def speak(self, words: Words) -> None:
        changed = words.language is not self._words.language
        self._words = words
        if changed:
            self.desk.speak(words)
        self.band.speak(words, self.desk.account)
        self.booths.speak(words)
        self.show_now()

    @override
    def enter(self) -> None:
        self.desk.changed = self.show_now
        self._timer.start()
        self.show_now()
        if self._begun:
            self.desk.refresh()
        else:
            self._begun = True
            self.desk.open(self._words)

    @override
    def leave(self) -> None:
        self.desk.rest()
        self._timer.stop()

    @override
    def hear(self, key: str) -> bool:
        if key == HELP:
            self.help_wanted.emit(Code.CENTRAL_NOT_READ.value)
            return True
        return self._page == BOOTHS and self.booths.hear(key)

    @override
    def scan(self, text: str) -> None:
        self.turn_to(BOOTHS)
        self.booths.field.setText(text)

    def _labels(self) -> list[tuple[str, str]]:
        """Name the pages; that of the phones only while there is something on it, or while it is looked at."""
        desk, words = self.desk, self._words
        cases = 0 if desk.read is None else grave(desk.read.incidents)
        told = words.count("desk.tab_cases_n", cases) if cases else words.say("desk.tab_cases")
        labels = [(BOOTHS, words.say("desk.tab_booths")), (TOTALS, words.say("desk.tab_totals")), (CASES, told)]
        if desk.phones or self._page == PHONES:
            labels.append((PHONES, words.count("desk.tab_phones", desk.phones)))
        return labels

    def _show_phones(self) -> None:
        self.turn_to(PHONES)

    def _day_told(self) -> str:
        day, words = self.desk.day, self._words
        weekday, month = words.say(f"day.{_DAYS[day.weekday()]}"), words.say(f"month.{_MONTHS[day.month - 1]}")
        return words.say("desk.short_day", weekday=weekday, day=day.day, month=month)

    def _connect(self) -> None:
        self.band.page_touched.connect(self.turn_to)
        self.band.day_stepped.connect(self.desk.step)
        self.band.language_touched.connect(self.language_touched)
        self.band.left.connect(self.left)
        self.booths.sales_wanted.connect(self.sales_wanted)
        self.booths.phones_wanted.connect(self._show_phones)
        self.booths.help_wanted.connect(self.help_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(self._pages, 1)
        # Into a stack that has a place already: outside one, its first page would be a window for a blink.
        for page in (self.booths, self.totals, self.cases, self.phones):
            self._pages.addWidget(page)
        QWidget.setTabOrder(self.booths.field, self.booths.rows)
        QWidget.setTabOrder(self.booths.rows, self.booths.side.go)


def _cases(read: FairDay, words: Words, offset_minutes: int) -> tuple[IncidentCard, ...]:
    return cards_of(read.incidents, words, offset_minutes)


def _phones(read: FairDay, words: Words, offset_minutes: int) -> tuple[IncidentCard, ...]:
    return phone_cards(read.phones, words, offset_minutes)

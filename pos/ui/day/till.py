"""The way through a day at the till: set up once, sign in, open the drawer, sell, and sign out.

The first screen stands before the journal is even opened: the faces come when it was read. All that comes after is
imported and made then, so that nobody waits for what they do not see yet. What the annotations alone name is left to
the type checker, for the same reason.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from pos.domain.names import Language
from pos.ui.day.app import TillWindow
from pos.ui.day.card_day import CardDay
from pos.ui.day.central_day import CentralDay
from pos.ui.day.way_back_in import WayBackIn
from pos.ui.lanes.background import ShortLane
from pos.ui.lanes.kinds import KindsOfQt
from pos.ui.presenters.staff.sign_in import SignIn
from pos.ui.screens.sign_in import SignInScreen

if TYPE_CHECKING:
    from pos.domain.fair import Place
    from pos.ports.journal import OpenShift, Somebody
    from pos.ui.presenters.shown.session import Session
    from pos.ui.screens.sell import SellScreen
    from pos.ui.ways.cards import Cards
    from pos.ui.ways.services import Services, Stall, Start

_SECOND_MS = 1000
_AFTER_SHELF_MS = 200


def _no_cards() -> None:
    """A till without a terminal."""


class TillDay(QObject):
    """Decides which screen comes after which.

    `went_behind` tells that somebody went behind the counter (the corner of the band was touched), `help_wanted`
    carries a code whose page somebody wants to read, `begun` that the first screen has all that it shows.
    """

    begun = Signal()
    went_behind = Signal(object)
    facts_wanted = Signal(object)
    help_wanted = Signal(str)

    def __init__(
        self,
        app: QApplication,
        services: Services,
        start: Callable[[], Start],
        language: Language,
        cards: Callable[[], Cards | None] = _no_cards,
    ) -> None:
        """Open the window on its first screen; the caller shows it. `start` and `cards` are asked on the lane."""
        super().__init__()
        self.kinds = KindsOfQt(self)
        self.window = TillWindow(app, services.wedge, language)
        self.lane = ShortLane(services.on_bug, self)
        self._services, self._start = services, start
        self.cards = CardDay(cards, self.lane, services.clock, self)
        self.central = CentralDay(services, self.lane, self.window, self)
        self.central.help_wanted.connect(self.help_wanted)
        self._place: Place | None = None
        self._people: tuple[Somebody, ...] = ()
        self._person: Somebody | None = None
        self._session: Session | None = None
        self._selling: SellScreen | None = None
        self._band_connected = False
        self._way_in = WayBackIn(services, self.lane, self.window, self.help_wanted)
        self._sign_in = SignIn(services, self.lane, self._signed_in)
        self.kinds.known.connect(partial(self.lane.run, _import_the_rest, _say_the_country, self._sign_in.fail))
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self.window.painted.connect(self._read_start)
        for stop in (self._clock.stop, self.kinds.stop, self.lane.close):
            self.window.closing.connect(stop)
        self._show_faces()

    def session(self) -> Session | None:
        """Give who sells where, once somebody sells."""
        return self._session

    def selling(self) -> SellScreen | None:
        """Give the selling screen, once somebody sells."""
        return self._selling

    def sell_on(self) -> None:
        """Come back from behind the counter; what was changed there, people among it, is read again."""
        if self._person is not None:
            self.lane.run(self._start, self._placed, self._sign_in.fail)

    def sign_out(self) -> None:
        """Go back to the faces; open tickets stay kept."""
        self._end_selling()
        self._person, self._session, self._selling = None, None, None
        self._clock.stop()
        self._sign_in = SignIn(self._services, self.lane, self._signed_in)
        self._show_faces()
        self._read_start()

    def _show_faces(self) -> None:
        self._sign_in.look_again = self._read_start
        screen = SignInScreen(self._sign_in, self.window.words)
        screen.language_touched.connect(self.window.speak)
        screen.help_wanted.connect(self.help_wanted)
        screen.pin_forgotten.connect(partial(self._way_in.forgotten, then=self.sign_out))
        self.window.bring(screen, band=False)

    def _read_start(self) -> None:
        self.lane.run(self._start, self._started, self._sign_in.fail)

    def _started(self, start: Start) -> None:
        self._place, self._people = start.place, start.people
        self._connect_band()
        if start.place is None:
            self._set_up()
        else:
            self._sign_in.show_people(start.place, start.people)
            self.lane.run(self._services.stall, _warm, self._sign_in.fail)
        self.kinds.begin()
        self.begun.emit()

    def _set_up(self) -> None:
        from pos.ui.screens.set_up import SetUpScreen

        screen = SetUpScreen(self._services, self.lane, self.window.words, self._founded)
        self.central.offer_code(screen)
        screen.language_touched.connect(self.window.speak)
        screen.help_wanted.connect(self.help_wanted)
        self.window.bring(screen, band=False)

    def _founded(self, somebody: Somebody) -> None:
        self._person = somebody
        self._way_in.make_sheet(somebody, self.sell_on)

    def _placed(self, start: Start) -> None:
        self._place, self._people = start.place, start.people
        if self._person is not None:
            self._signed_in(self._person)

    def _signed_in(self, somebody: Somebody) -> None:
        self._person = somebody
        self.cards.begin()
        self.lane.run(self._services.stall, self._stall_known, self._sign_in.fail)

    def _stall_known(self, stall: Stall) -> None:
        if stall.shift is None:
            self._open_shift()
        else:
            self._sell(stall, stall.shift)

    def _open_shift(self) -> None:
        from pos.ui.presenters.drawer.open_shift import OpenShift as Opening
        from pos.ui.screens.open_shift import OpenShiftScreen

        if self._person is None or self._place is None:
            return
        opening = Opening(self._services, self.lane, self._person, self._place.currency, lambda _shift: self.sell_on())
        screen = OpenShiftScreen(opening, self.window.words)
        screen.help_wanted.connect(self.help_wanted)
        self._show_band()
        self.window.bring(screen, band=True)

    def _sell(self, stall: Stall, shift: OpenShift) -> None:
        from pos.ui.presenters.selling.bench import Bench
        from pos.ui.presenters.selling.sell import Sell
        from pos.ui.presenters.shown.session import Session
        from pos.ui.screens.sell import SellScreen

        if self._person is None or self._place is None:
            return
        self._end_selling()
        self._session = Session(self._place, self._people, self._person, shift)
        bench = Bench(self._services, self.lane, self._session, stall, self.window.words, self.cards.book)
        self._selling = SellScreen(Sell(bench), self.window.tell_of)
        self._selling.help_wanted.connect(self.help_wanted)
        self._selling.payments_wanted.connect(self.window.header.payments_touched)
        self.window.bring(self._selling, band=True)
        # After the shelf is painted: the first words to search for are typed later than that.
        QTimer.singleShot(_AFTER_SHELF_MS, partial(self.lane.run, stall.catalogue.prepare, _warm, self._sign_in.fail))
        self._clock.start()

    def _show_band(self) -> None:
        from pos.ui.presenters.selling.sell_told import band_of

        if self._person is not None and self._place is not None:
            self.window.header.show_view(
                band_of(self._person, self._people, self._place, self._services, self.window.words)
            )

    def _say_band(self) -> None:
        """Say the band again in the language that is spoken now, also over a screen that is not for selling."""
        if self._selling is None:
            self._show_band()
        elif self._selling is not self.window.screen_in_front():
            self._selling.speak(self.window.words)

    def _connect_band(self) -> None:
        if self._band_connected:
            return
        self._band_connected = True
        self.window.spoken.connect(self._say_band)
        header = self.window.header
        header.ticket_touched.connect(self._touch_ticket)
        header.ticket_wanted.connect(self._want_ticket)
        header.who_touched.connect(self._go_behind)
        header.fact_touched.connect(self._want_facts)

    def _touch_ticket(self, nickname: int) -> None:
        if self._selling is not None:
            self._selling.touch_ticket(nickname)

    def _want_ticket(self) -> None:
        if self._selling is not None:
            self._selling.want_ticket()

    def _go_behind(self) -> None:
        self.went_behind.emit(self._session)

    def _end_selling(self) -> None:
        if self._selling is not None:
            self._selling.end()

    def _want_facts(self) -> None:
        self.facts_wanted.emit(self._session)

    def _tick(self) -> None:
        if self._selling is not None:
            self._selling.tick()


def _warm(_read: object) -> None:
    """Nothing to show: what was read is at hand now."""


def _import_the_rest() -> None:
    """Read the code of the screens to come while a PIN is being typed; on the lane, so that no finger waits for it."""
    import pos.ui.screens.open_shift
    import pos.ui.screens.sell  # noqa: F401


def _say_the_country(_read: object) -> None:
    """Qt's own words (a field's menu) follow the country; naming it makes Qt's longest lists, so it waits until now."""
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale("ar_MA"))

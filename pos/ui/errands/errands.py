"""What somebody goes behind the counter for: each errand opens its screen for the person and the drawer of the day."""

from collections.abc import Callable

from pos.domain.cash import Denomination
from pos.domain.foreign import TAKEN
from pos.domain.money import Currency
from pos.domain.permissions import Action, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.values import dataclass
from pos.ports.journal import Somebody
from pos.ui.errands.wings import Wings
from pos.ui.presenters.drawer import cash_move
from pos.ui.presenters.drawer.cash_moving import CashMoving
from pos.ui.presenters.fitting.devices import Devices
from pos.ui.presenters.fitting.settings import TillSettings
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.shelf.piece_work import PieceWork
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.session import Session
from pos.ui.presenters.shown.who import whose_turn
from pos.ui.presenters.staff.permitted import Approvals, Permitted
from pos.ui.presenters.staff.staffing import Staffing
from pos.ui.screens.cash import CashScreen
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.devices import DevicesScreen
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.importing import ImportScreen
from pos.ui.screens.menu import Errand, MenuScreen
from pos.ui.screens.people import PeopleScreen
from pos.ui.screens.phone import PhoneScreen
from pos.ui.screens.piece import PieceScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.settings import SettingsScreen
from pos.ui.ways.office import Office
from pos.usecases.make_recovery_sheet import MakeRecoverySheet, SheetMade
from pos.usecases.open_drawer import OpenDrawer
from pos.words.speech import Words

Listed = Callable[[tuple[Somebody, ...]], None]


@dataclass(frozen=True, slots=True)
class Errands:
    """Opens screens; showing them is for whoever asked."""

    office: Office
    lane: Lane
    wings: Wings
    words: Callable[[], Words]
    denominations: Callable[[Currency], tuple[Denomination, ...]]
    book: Callable[[], CardBook | None]

    def menu(self, session: Session | None, told: str = "") -> MenuScreen:
        """Open the menu, for nobody in particular before anybody sells; `told` is what was just done."""
        menu, book = self.wings.get(MenuScreen), self.book()
        menu.offer_payments(None if book is None else len(book.open) + len(book.owed))
        if session is None:
            menu.open(None, 0, None)
        else:
            menu.open(session.person, whose_turn(session.person, session.people), self.permitted(session), told)
        return menu

    def screen(self, errand: Errand, session: Session) -> Screen | None:
        """Open what needs nobody to be told anything afterwards; None for other errands."""
        opened: dict[Errand, Callable[[Session], Screen]] = {
            Errand.HISTORY: self.history,
            Errand.CLOSE: self.closing,
            Errand.SETTINGS: self.settings,
            Errand.PIECE: self.piece,
            Errand.READING: self.read_shift,
            Errand.DRAWER: self.open_drawer,
        }
        return opened[errand](session) if errand in opened else None

    def history(self, session: Session) -> HistoryScreen:
        """Open the list of past sales."""
        screen = self.wings.get(HistoryScreen)
        screen.open(session.person, session.people)
        return screen

    def closing(self, session: Session) -> ClosingScreen:
        """Open the count of the drawer."""
        screen, currency = self.wings.get(ClosingScreen), session.place.currency
        counter = self.counter(session)
        others = {each: self.denominations(each) for each in TAKEN if each is not currency}
        screen.open(counter, currency, self.denominations(currency), self.book(), others, self.others(session))
        return screen

    def cash(self, session: Session, moved: Callable[[str], None]) -> CashScreen:
        """Open a movement of cash; `moved` is told, in words, what was written down."""
        screen, move = self.wings.get(CashScreen), cash_move.begin(session.place.currency, self.others(session))
        screen.open(CashMoving(self.office, self.permitted(session), self.counter(session), move, moved))
        return screen

    def people(self, session: Session, listed: Listed) -> PeopleScreen:
        """Open the list of people; `listed` is told the people after each change."""
        screen = self.wings.get(PeopleScreen)
        screen.open(Staffing(self.office, self.lane, session.person, session.people, listed))
        return screen

    def import_products(
        self, session: Session, show: Callable[[Screen], None], taken_in: Callable[[], None]
    ) -> MenuScreen:
        """Ask for the yes that an import takes, then show where a file is chosen; `taken_in` is told of products."""
        menu, permitted = self.wings.get(MenuScreen), self.permitted(session)
        menu.open(session.person, whose_turn(session.person, session.people), permitted)

        def work(approvals: Approvals) -> Approvals | Refused:
            if allowed(session.person.role, Action.IMPORT_CATALOGUE, approvals):
                return approvals
            return Refused(Rule.NEEDS_APPROVAL, action=Action.IMPORT_CATALOGUE)

        def choose(approvals: Approvals) -> None:
            screen = self.wings.get(ImportScreen)
            screen.open(session.person.id, approvals, taken_in)
            show(screen)

        permitted.do(work, choose)
        return menu

    def piece(self, session: Session) -> PieceScreen:
        """Open the making of a piece."""
        screen, whose = self.wings.get(PieceScreen), (session.person, session.place.currency)
        screen.open(PieceWork(self.office.goods, self.lane, self.permitted(session), whose))
        return screen

    def settings(self, session: Session) -> SettingsScreen:
        """Open what is set on the till."""
        screen = self.wings.get(SettingsScreen)
        screen.open(TillSettings(self.office, self.lane, self.permitted(session), session))
        return screen

    def phone(self, session: Session) -> PhoneScreen:
        """Open how phones pay."""
        screen = self.wings.get(PhoneScreen)
        screen.open(TillSettings(self.office, self.lane, self.permitted(session), session))
        return screen

    def devices(self, session: Session, kept: Callable[[], None]) -> DevicesScreen:
        """Open the devices; `kept` is told when a terminal was set."""
        screen, permitted = self.wings.get(DevicesScreen), self.permitted(session)
        devices = Devices(self.office, self.lane, permitted, session.person, self.book())
        devices.kept = kept
        screen.open(devices)
        return screen

    def read_shift(self, session: Session) -> MenuScreen:
        """Print the shift under way from the menu, which says so."""
        menu, permitted = self.wings.get(MenuScreen), self.permitted(session)
        menu.open(session.person, whose_turn(session.person, session.people), permitted)

        def queued(_job: int) -> None:
            menu.tell(self.words().say("reading.queued"))

        permitted.do(lambda _approvals: self.office.print_x(session.person.id), queued)
        return menu

    def recovery_sheet(self, session: Session, made: Callable[[SheetMade], None]) -> MenuScreen:
        """Ask for the PIN that a new recovery sheet takes: it makes every one before it worthless."""
        menu, permitted = self.wings.get(MenuScreen), self.permitted(session)
        menu.open(session.person, whose_turn(session.person, session.people), permitted)

        def work(approvals: Approvals) -> SheetMade | Refused:
            return self.office.make_recovery_sheet(MakeRecoverySheet(session.person, approvals))

        permitted.do_with_pin(Action.RECOVERY_SHEET, work, made)
        return menu

    def open_drawer(self, session: Session) -> MenuScreen:
        """Open the drawer from the menu, which says so, or asks for the yes it takes."""
        menu, permitted, counter = self.wings.get(MenuScreen), self.permitted(session), self.counter(session)
        menu.open(session.person, whose_turn(session.person, session.people), permitted)

        def work(approvals: Approvals) -> Refused | None:
            return self.office.open_drawer(OpenDrawer(counter, approvals))

        def opened(_nothing: None) -> None:
            menu.tell(self.words().say("drawer.opened"))

        permitted.do(work, opened)
        return menu

    def others(self, session: Session) -> tuple[Currency, ...]:
        """Name the other currencies that can lie in the drawer: those taken now, and those of its float."""
        met = {rate.currency for rate in self.office.cash_terms().rates}
        met |= {count.currency for count in session.shift.opened.foreign}
        return tuple(each for each in TAKEN if each in met and each is not session.place.currency)

    def counter(self, session: Session) -> Counter:
        """Say where and by whom something is done."""
        return session.counter((self.words().language,), self.office.cash_terms())

    def permitted(self, session: Session) -> Permitted:
        """Give the way to a yes."""
        return Permitted(self.office, self.lane, session.person, session.people, self.words())

"""The bench a seller works at: the desk of tickets with its undo, and the saving that follows behind the screen.

Every change goes through here: it is seen at once, can be taken back, and is saved afterwards on the lane.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from functools import partial

from pos.domain.names import Language
from pos.domain.pricing import PricedTicket, empty, price_ticket
from pos.domain.product import Pattern, Product
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.domain.tender import Tender
from pos.domain.ticket import Ticket
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.selling.desk import (
    Desk,
    choose,
    clear_off,
    lay_out,
    put_aside,
    step,
    take_off,
    take_up,
    to_save,
    write_on,
)
from pos.ui.presenters.shown.disk_told import DiskRoom
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.ui.presenters.shown.session import Session
from pos.ui.presenters.shown.tile import cloth_of
from pos.ui.ways.services import Services, Stall
from pos.usecases.open_ticket import OpenTicket
from pos.words.codes import Code
from pos.words.speech import Words

UNDO_MAX = 200
"""Changes that can be taken back: more than a ticket ever sees."""


class PaperSpeaks(Enum):
    """What a receipt speaks, in the order in which a touch goes through it."""

    BOTH = auto()
    ARABIC = auto()
    FRENCH = auto()


class Bench:
    """What all that happens while selling shares. `changed` is called after everything that can be seen."""

    def __init__(
        self,
        services: Services,
        lane: Lane,
        session: Session,
        stall: Stall,
        words: Words,
        cards: CardBook | None = None,
    ) -> None:
        """Sit down at the bench as it was left; `cards` where there is a card terminal."""
        self.services, self.lane, self.session, self.words = services, lane, session, words
        self.cards = cards
        self.catalogue, self.sold = stall.catalogue, stall.sold
        self.changed: Callable[[], None] = _unheard
        self.notice: Notice | None = None
        self.paper, self.room = PaperSpeaks.BOTH, DiskRoom()
        self.treatments = services.treatments()
        self.denominations = services.denominations(session.place.currency)
        self._past: list[Desk] = []
        self._unsaved: dict[int, Ticket] = {}
        self._priced: dict[int, tuple[Ticket, PricedTicket | Refused]] = {}
        self._saving = False
        taken = [ticket.nickname for ticket in stall.tickets]
        self.desk = lay_out(stall.tickets, self.fresh_ticket(taken))

    @property
    def ticket(self) -> Ticket:
        """The ticket in hand."""
        return self.desk.ticket

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a change to take back."""
        return bool(self._past)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages the receipt will speak; of both, that of the screen comes first."""
        match self.paper:
            case PaperSpeaks.ARABIC:
                return (Language.AR,)
            case PaperSpeaks.FRENCH:
                return (Language.FR,)
            case PaperSpeaks.BOTH if self.words.language is Language.AR:
                return (Language.AR, Language.FR)
            case PaperSpeaks.BOTH:
                return (Language.FR, Language.AR)

    def fresh_ticket(self, taken: list[int] | None = None) -> Ticket:
        """Take a fresh ticket under the smallest nickname that is free."""
        nicknames = self.desk.nicknames if taken is None else tuple(taken)
        return self.services.open_ticket(OpenTicket(nicknames, self.session.place.currency))

    def priced(self, ticket: Ticket) -> PricedTicket | Refused:
        """Price a ticket on the day of the shift; one that did not change is not priced again."""
        if not ticket.lines:
            return empty(ticket.currency)
        known = self._priced.get(ticket.nickname)
        if known is None or known[0] is not ticket:
            priced = price_ticket(ticket, self.treatments, self.session.shift.opened.business_day)
            known = self._priced[ticket.nickname] = (ticket, priced)
        return known[1]

    def held(self) -> Refused | None:
        """Refuse to change the ticket in hand while a terminal is asked about it, or nobody knows its answer."""
        return None if self.cards is None else self.cards.held(self.ticket.key)

    def paid(self) -> tuple[Tender, ...]:
        """Give what terminals took for the ticket in hand."""
        return () if self.cards is None else self.cards.tenders_of(self.ticket.key)

    def put(self, outcome: Ticket | Refused) -> bool:
        """Take a changed ticket in hand, or tell why it was refused; give whether it changed."""
        outcome = self.held() or outcome
        if isinstance(outcome, Ticket):
            priced = self.priced(outcome)
            if not isinstance(priced, Refused):
                self.move(write_on(self.desk, outcome))
                return True
            outcome = priced
        self.tell(refused_notice(outcome, self.words))
        return False

    def move(self, desk: Desk) -> None:
        """Make the desk another; the one before can be had back."""
        before, self.desk, self.notice = self.desk, desk, None
        if desk.tickets != before.tickets:
            self._past = [*self._past, before][-UNDO_MAX:]
        self.changed()
        self._save(before)

    def undo(self) -> None:
        """Take the last change back."""
        if not self._past:
            return
        before, self.desk, self.notice = self.desk, self._past.pop(), None
        self.changed()
        self._save(before)

    def park(self) -> None:
        """Put the ticket in hand aside."""
        if not self.ticket.blank:
            self.move(put_aside(self.desk, self.fresh_ticket()))

    def recall(self, nickname: int) -> None:
        """Take up a ticket that was put aside."""
        self.move(take_up(self.desk, nickname))

    def choose_line(self, number: int) -> None:
        """Choose a line."""
        self.desk = choose(self.desk, number)
        self.changed()

    def step_line(self, places: int) -> None:
        """Choose the line that many places below."""
        self.desk = step(self.desk, places)
        self.changed()

    def finished(self, sold: frozenset[str]) -> None:
        """Take the ticket in hand off the desk: it became a sale, and these unique pieces are gone."""
        self._unsaved.pop(self.ticket.nickname, None)
        self.desk = clear_off(self.desk, self.fresh_ticket(self._aside()))
        self._past.clear()
        self.sold |= sold
        self.notice = None
        self._save_on()

    def sold_aside(self, key: str, sold: frozenset[str]) -> Ticket | None:
        """Take a ticket put aside off the desk, because it became a sale; give it, if it was there."""
        ticket = next((each for each in self.desk.aside if each.key == key), None)
        if ticket is not None:
            self.desk = take_off(self.desk, ticket.nickname)
            self._unsaved.pop(ticket.nickname, None)
            self._past.clear()
            self.sold |= sold
        return ticket

    def seal(self) -> None:
        """Let nothing before this be taken back: the ticket is on its way to a terminal as it is."""
        self._past.clear()

    def product(self, id_: str) -> Product | None:
        """Find a product of the catalogue."""
        return self.catalogue.by_id(id_)

    def cloth(self, id_: str) -> Pattern | None:
        """Give the pattern of a product; a free amount has none."""
        product = self.catalogue.by_id(id_) if id_ else None
        return cloth_of(product) if product is not None else None

    def tell(self, notice: Notice | None) -> None:
        """Tell of something that did not happen, or fall silent."""
        self.notice = notice
        self.changed()

    def fail(self, code: Code) -> None:
        """Tell of a failure of the world or of ours; a disk that is full stays told until it takes a ticket again."""
        self.room = replace(self.room, full=code is Code.DISK_FULL)
        self.tell(failure_notice(code, self.words))

    def _aside(self) -> list[int]:
        return [ticket.nickname for ticket in self.desk.aside]

    def _save(self, before: Desk) -> None:
        for ticket in to_save(before, self.desk):
            self._unsaved[ticket.nickname] = ticket
        self._save_on()

    def _save_on(self) -> None:
        """Save what is still unsaved, each ticket once: a run of scans waits for one disk, not for each of them."""
        if self._saving or not self._unsaved:
            return
        tickets = tuple(self._unsaved.values())
        self._unsaved.clear()
        self._saving = True
        self.lane.run(partial(self._keep, tickets), self._saved, partial(self._not_saved, tickets))

    def _keep(self, tickets: tuple[Ticket, ...]) -> DiskRoom:
        for ticket in tickets:
            self.services.keep_ticket(ticket)
        return DiskRoom(self.services.disk_free())

    def _saved(self, room: DiskRoom) -> None:
        self._saving, self.room = False, room
        self._save_on()

    def _not_saved(self, tickets: tuple[Ticket, ...], code: Code) -> None:
        """Tell that there was no room for these: the next change, or a sale, tries them again."""
        self._saving = False
        self._unsaved = {ticket.nickname: ticket for ticket in tickets} | self._unsaved
        self.fail(code)


def counter_of(bench: Bench) -> Counter:
    """Say where and by whom this is sold, in which languages the paper speaks, and how cash is taken now."""
    return bench.session.counter(bench.languages, bench.services.cash_terms())


def _unheard() -> None:
    """Nobody looks yet."""

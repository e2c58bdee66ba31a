"""Opening the shift: what lies in the drawer, touched or typed, and the day the sales will belong to.

Where other currencies are taken, each has a float of its own; what was counted in one stays while another is shown.
"""

from collections.abc import Callable
from functools import partial

from pos.domain.cash import CashCount, break_down
from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ports.journal import OpenShift as Opened
from pos.ports.journal import Somebody
from pos.ui.presenters.selling.cash_entry import CashEntry, add, begin, erase, press
from pos.ui.presenters.selling.pay_told import piece_views
from pos.ui.presenters.selling.sell_view import PieceView
from pos.ui.presenters.selling.terms_choices import currency_choices
from pos.ui.presenters.shown.choices import ButtonView, ChipView
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.ui.presenters.shown.ticket_rows import pieces_told, typed_told
from pos.ui.ways.services import Services
from pos.usecases.open_shift import OpenShiftRequest
from pos.words.codes import Code
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class OpenShiftView:
    """The question, the cash that answers it, and what it comes to."""

    title: str
    hint: str
    day: str
    label: str
    figure: str
    unit: str
    told: str
    pieces: tuple[PieceView, ...]
    primary: ButtonView
    notice: Notice | None
    currencies: tuple[ChipView, ...] = ()


class OpenShift:
    """The float under count; `opened` is told of the shift, `changed` of everything that can be seen."""

    def __init__(
        self, services: Services, lane: Lane, person: Somebody, currency: Currency, opened: Callable[[Opened], None]
    ) -> None:
        """Begin with an empty drawer."""
        self._services, self._lane, self._person, self._opened = services, lane, person, opened
        self._own = self._currency = currency
        taken = (rate.currency for rate in services.cash_terms().rates)
        self._others = tuple(each for each in taken if each is not currency)
        self._entries: dict[Currency, CashEntry] = {}
        self._refused: Refused | None = None
        self._failure: Code | None = None
        self._odd = False
        self._busy = False
        self.changed: Callable[[], None] = _unheard

    @property
    def cash(self) -> CashEntry:
        """What is counted in the currency shown."""
        return self._entries.get(self._currency) or begin(self._currency)

    def choose_currency(self, currency: str) -> None:
        """Count in another currency."""
        self._currency = Currency(currency)
        self._show(self.cash)

    def add_piece(self, minor: int) -> None:
        """Touch a note or a coin."""
        self._show(add(self.cash, minor))

    def press(self, key: str) -> None:
        """Press a key of the pad, or of the keyboard."""
        match key:
            case "erase":
                self._show(erase(self.cash))
            case "enter":
                self.open()
            case _:
                self._show(press(self.cash, key))

    def open(self) -> None:
        """Open the shift with what is counted."""
        counts = self._counts()
        if self._busy or counts is None:
            self.changed()
            return
        self._busy = True
        own, *others = counts
        request = OpenShiftRequest(
            self._person.id, own, self._services.today(), tuple(each for each in others if each.total)
        )
        self._lane.run(partial(self._services.open_shift, request), self._answered, self._failed)
        self.changed()

    def dismiss(self) -> None:
        """Put what was refused away."""
        self._show(self.cash)

    def view(self, words: Words) -> OpenShiftView:
        """Show it in a language."""
        amount = self.cash.amount()
        total = amount if isinstance(amount, Money) else Money(0, self.cash.currency)
        empty = all(entry.empty for entry in self._entries.values())
        return OpenShiftView(
            title=words.say("opening.title"),
            hint=words.say("opening.hint"),
            day=words.long_date(self._services.today()),
            label=words.say("opening.float"),
            figure=words.isolate(typed_told(self.cash.entry.text)) if self.cash.entry.text else words.amount(total),
            unit=words.unit(self.cash.currency),
            told=self._told(words),
            pieces=piece_views(self.cash, self._services.denominations(self._currency), words),
            primary=ButtonView(
                words.say("opening.open_empty" if empty else "opening.open"), words.say("pay.enter"), not self._busy
            ),
            notice=self._notice(words),
            currencies=currency_choices(self._own, self._others, self._currency, words),
        )

    def _told(self, words: Words) -> str:
        """Say the pieces of the currency shown, and what is counted in the others."""
        pieces = pieces_told(self.cash.counted.pieces, lambda minor: Money(minor, self.cash.currency), words)
        amounts = (entry.amount() for each, entry in self._entries.items() if each is not self._currency)
        beside = [words.money(amount) for amount in amounts if isinstance(amount, Money) and amount]
        return "\n".join(filter(None, (pieces, " · ".join(beside))))

    def _counts(self) -> tuple[CashCount, ...] | None:
        """Give the counts, the till's own first; None, and that currency in sight, where one cannot be taken."""
        shown, counts = self._currency, list[CashCount]()
        for currency in (self._own, *self._others):
            self._currency = currency
            count = self._count()
            if count is None:
                return None
            counts.append(count)
        self._currency = shown
        return tuple(counts)

    def _count(self) -> CashCount | None:
        """Give the count; a sum that was typed is taken to lie there in the fewest pieces."""
        if not self.cash.entry.text:
            return self.cash.counted
        amount = self.cash.amount()
        if isinstance(amount, Refused):
            self._refused = amount
            return None
        count = break_down(amount, self._services.denominations(self._currency))
        self._odd = count.total != amount
        return None if self._odd else count

    def _notice(self, words: Words) -> Notice | None:
        if self._failure is not None:
            return failure_notice(self._failure, words)
        if self._refused is not None:
            return refused_notice(self._refused, words)
        return Notice(words.say("opening.not_in_coins")) if self._odd else None

    def _answered(self, answer: Opened | Refused) -> None:
        self._busy = False
        if isinstance(answer, Refused):
            self._refused = answer
            self.changed()
        else:
            self._opened(answer)

    def _failed(self, code: Code) -> None:
        self._busy, self._failure = False, code
        self.changed()

    def _show(self, cash: CashEntry) -> None:
        self._entries[self._currency] = cash
        self._refused, self._failure, self._odd = None, None, False
        self.changed()


def _unheard() -> None:
    """Nobody looks yet."""

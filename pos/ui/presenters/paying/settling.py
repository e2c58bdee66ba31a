"""A terminal's totals beside ours: asked of the terminal, or typed off its paper, and every difference named."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace

from pos.domain.money import Currency, Money, zero
from pos.domain.payment_facts import PaymentKind
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.values import dataclass
from pos.ui.presenters.paying.asking import Asking
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.staff.yes import Staff
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import NotDone, SettleTerminal, TypedTotal
from pos.usecases.card.settle import Settlement
from pos.words.speech import Words
from pos.words.typed import KeypadEntry

COUNT, TOTAL = "count", "total"
_MOST = 4
"""Figures of a count: more payments than any day has."""
LINES = tuple(f"{kind.value}_{what}" for kind in PaymentKind for what in (COUNT, TOTAL))
"""The lines of the paper, as they are typed: how many of a kind, and what they come to."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of a paper as far as they are typed."""

    currency: Currency
    chosen: str = LINES[0]
    typed: Mapping[str, str] = field(default_factory=dict)

    def text(self, line: str) -> str:
        """What stands in a line."""
        return self.typed.get(line, "")

    def press(self, key: str) -> "Totals":
        """Type a key into the chosen line."""
        if self.chosen.endswith(COUNT):
            entry = KeypadEntry(0, _MOST, self.text(self.chosen))
        else:
            entry = KeypadEntry(self.currency.decimals, text=self.text(self.chosen))
        return self._with(entry.press(key).text)

    def erase(self) -> "Totals":
        """Take the last key back."""
        return self._with(self.text(self.chosen)[:-1])

    def choose(self, line: str) -> "Totals":
        """Type in another line."""
        return replace(self, chosen=line) if line in LINES else self

    def step(self, places: int) -> "Totals":
        """Go to the line that many places below."""
        here = LINES.index(self.chosen) + places
        return replace(self, chosen=LINES[max(0, min(len(LINES) - 1, here))])

    def read(self) -> tuple[TypedTotal, ...]:
        """Read the totals; a kind without a count was not there."""
        return tuple(self._kind(kind) for kind in PaymentKind if self.text(f"{kind.value}_{COUNT}"))

    def _kind(self, kind: PaymentKind) -> TypedTotal:
        total = KeypadEntry(text=self.text(f"{kind.value}_{TOTAL}")).amount(self.currency)
        amount: Money = zero(self.currency) if isinstance(total, Refused) else total
        return TypedTotal(kind, int(self.text(f"{kind.value}_{COUNT}")), amount)

    def _with(self, text: str) -> "Totals":
        return replace(self, typed={**self.typed, self.chosen: text})


class Settling:
    """One comparison. `changed` is called after everything that can be seen."""

    def __init__(self, book: CardBook, staff: Staff, counter: Counter, currency: Currency, words: Words) -> None:
        """Begin with what was compared last in this shift; a terminal that only prints begins with its paper."""
        self.book, self._counter = book, counter
        self.asking = Asking(book, staff, words)
        self.asking.changed = self._change
        self.changed: Callable[[], None] = _unheard
        self.currency = currency
        self.totals: Totals | None = Totals(currency) if self.lost or not book.cards.capabilities.settles else None
        self._again = False
        book.listen(self._hear)

    @property
    def settled(self) -> Settlement | None:
        """What was compared in this shift, if anything was."""
        mine = [each for each in self._of_shift if not each.lost]
        return mine[-1] if mine else None

    @property
    def lost(self) -> bool:
        """Tell whether the terminal was asked last without an answer: it may have begun anew, and its paper tells."""
        mine = self._of_shift
        return bool(mine) and mine[-1].lost

    @property
    def _of_shift(self) -> tuple[Settlement, ...]:
        return tuple(each for each in self.book.settlements if each.fact.shift == self._counter.shift)

    @property
    def compared(self) -> bool:
        """Tell whether there is nothing more to do: all was compared, and nobody wants to do it again."""
        settled = self.settled
        return settled is not None and not settled.after and not self.lost and not self._again

    @property
    def by_hand(self) -> bool:
        """Tell whether the totals are typed."""
        return self.totals is not None

    @property
    def ready(self) -> bool:
        """Tell whether the comparison can be made now."""
        typed = self.totals is None or bool(self.totals.read())
        return typed and self.asking.sent is None and self.book.busy(self.book.cards.terminal) is None

    def close(self) -> None:
        """Stop listening."""
        self.book.forget(self._hear)

    def go(self) -> None:
        """Compare."""
        if self.ready:
            self.asking.send(SettleTerminal(self._counter, () if self.totals is None else self.totals.read()))

    def begin_again(self) -> None:
        """Compare once more: the terminal may have counted on."""
        self._again = True
        self.asking.tell(None)

    def turn_by_hand(self) -> None:
        """Type the totals off the paper, where the terminal could tell them as well; or let it tell them after all."""
        able = self.book.cards.capabilities.settles
        self.totals = None if self.totals is not None and able else Totals(self.currency)
        self.asking.tell(None)

    def turn(self, totals: Totals) -> None:
        """Go on with what was typed."""
        self.totals = totals
        self.asking.tell(None)

    def enter(self) -> None:
        """Go to the next line of the paper; from the last, compare."""
        if self.totals is not None and self.totals.chosen != LINES[-1]:
            self.turn(self.totals.step(1))
        else:
            self.go()

    def _hear(self, news: CardNews | None) -> None:
        if isinstance(news, NotDone):
            cannot = news.refused is not None and news.refused.rule is Rule.TERMINAL_CANNOT
            mine = self.asking.sent is not None and news.request == self.asking.sent
            self.asking.not_done(news)
            if mine and cannot and self.totals is None:
                # It prints them and does not tell them: a person reads.
                self.totals = Totals(self.currency)
        elif isinstance(news, Settlement):
            self._again = False
            self.asking.answered()
            if news.lost and self.totals is None:
                # Asked again it would tell of nothing: a person reads its paper.
                self.totals = Totals(self.currency)
        self._change()

    def _change(self) -> None:
        self.changed()


def _unheard() -> None:
    """Nobody looks yet."""

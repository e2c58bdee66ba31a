"""Closing the till: the difference said plainly, what is still open and what becomes of it, and the day's figures.

Nothing holds a closing up that the person cannot settle right here: an open ticket is put by for the next shift
unless somebody says to clear it, and that is done only when the till is closed, so it can be taken back until then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from enum import Enum, auto

from pos.domain.cash import CashCount
from pos.domain.facts import MeansTotal, ShiftFigures
from pos.domain.money import Money
from pos.domain.parties import Seller
from pos.domain.shift import drawers_beside
from pos.domain.tender import Means
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass
from pos.ui.presenters.paying.tenders_told import kept_view
from pos.ui.presenters.shown.tone import Tone
from pos.usecases.count_drawer import CountDone
from pos.words import figures
from pos.words.speech import Words

PLUS = "+"


class Fate(Enum):
    """What becomes of an open ticket when the till is closed."""

    CARRIED = auto()
    PUT_BY = auto()
    CLEARED = auto()


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing in the making: the count and what it was compared with, the open tickets, those to clear, a note.

    `counts` is how often the drawer was counted; `cleared` holds nicknames.
    """

    count: CashCount
    done: CountDone
    tickets: tuple[Ticket, ...] = ()
    cleared: frozenset[int] = frozenset()
    counts: int = 1
    note: str = ""

    def fate(self, ticket: Ticket) -> Fate:
        """Say what becomes of an open ticket."""
        if ticket.nickname in self.cleared:
            return Fate.CLEARED
        return Fate.CARRIED if ticket.parked else Fate.PUT_BY

    @property
    def to_put_by(self) -> tuple[Ticket, ...]:
        """The tickets to park before the till is closed, as they are to be saved."""
        return tuple(replace(each, parked=True) for each in self.tickets if self.fate(each) is Fate.PUT_BY)

    @property
    def to_clear(self) -> tuple[Ticket, ...]:
        """The tickets to cancel before the till is closed."""
        return tuple(each for each in self.tickets if self.fate(each) is Fate.CLEARED)


def counted(count: CashCount, done: CountDone, tickets: tuple[Ticket, ...]) -> Closing:
    """Begin a closing from a first count; a ticket that nothing stands on needs no word."""
    return Closing(count, done, tuple(ticket for ticket in tickets if ticket.lines))


def recounted(closing: Closing, count: CashCount, done: CountDone) -> Closing:
    """Take another count in; what was said about tickets and the note stay."""
    return replace(closing, count=count, done=done, counts=closing.counts + 1)


def toggle_clearing(closing: Closing, nickname: int) -> Closing:
    """Clear that ticket at the closing, or after all not."""
    return replace(closing, cleared=closing.cleared ^ {nickname})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The difference: how to take it, the figure with its sign, and the same in words."""

    tone: Tone
    figure: str
    told: str


def verdict(closing: Closing, words: Words) -> Verdict:
    """Say what the count came to; the differences in other currencies stand behind that of the till's own."""
    own = _own_verdict(closing, words)
    others = [each.difference for each in closing.done.foreign if each.difference]
    if not others:
        return own
    told = (words.isolate(_signed(other) + figures.SPACE + figures.unit(other.currency)) for other in others)
    return Verdict(Tone.WRONG, own.figure, " · ".join((own.told, *told)))


def _signed(amount: Money) -> str:
    return (PLUS if amount.minor > 0 else "") + figures.amount(amount)


def _own_verdict(closing: Closing, words: Words) -> Verdict:
    difference = closing.done.difference
    if not difference:
        return Verdict(Tone.WELL, words.amount(difference), words.say("close.exact"))
    if difference.minor < 0:
        return Verdict(
            Tone.WRONG, words.amount(difference), words.say("close.missing", amount=words.money(-difference))
        )
    return Verdict(
        Tone.WRONG,
        words.isolate(_signed(difference)),
        words.say("close.over", amount=words.money(difference)),
    )


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure with what it is; `strong` for a result, `minor` for what it is made of."""

    label: str
    figure: str
    strong: bool = False
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that belong together."""

    title: str
    lines: tuple[FigureLine, ...] = field(default_factory=tuple)


def groups(closing: Closing, sellers: Mapping[str, Seller], words: Words) -> tuple[FigureGroup, ...]:
    """Show the figures of the shift, each reckoning line by line."""
    reckoned = closing.done.figures
    found = (
        FigureGroup(words.say("close.drawer"), _drawer(closing, words)),
        *_other_drawers(closing, words),
        FigureGroup(words.say("close.day"), _day(reckoned, words)),
        FigureGroup(
            words.say("close.by_means"), tuple(line for total in reckoned.means for line in _means(total, words))
        ),
        FigureGroup(words.say("close.tax"), _taxes(reckoned, sellers, words)),
    )
    return tuple(group for group in found if group.lines)


def _drawer(closing: Closing, words: Words) -> tuple[FigureLine, ...]:
    reckoned = closing.done.figures
    cash = next((total for total in reckoned.means if total.means is Means.CASH), None)
    lines = [FigureLine(words.say("close.float"), words.amount(reckoned.opening_float))]
    if cash is not None:
        lines.append(FigureLine(words.say("close.cash_sales"), words.amount(cash.sales)))
        if cash.refunds:
            lines.append(FigureLine(words.say("close.cash_refunds"), words.amount(-cash.refunds)))
    for drawer in reckoned.foreign:
        if drawer.worth:
            label = words.say("terms.elsewhere", currency=drawer.taken.currency.value)
            lines.append(FigureLine(label, words.amount(-drawer.worth)))
    if reckoned.duty is not None and reckoned.duty.collected:
        lines.append(FigureLine(words.say("terms.duty"), words.amount(reckoned.duty.collected)))
    if reckoned.rounding is not None:
        lines.append(FigureLine(words.say("terms.rounding"), words.amount(reckoned.rounding)))
    if reckoned.moved:
        lines.append(FigureLine(words.say("close.moved"), words.amount(reckoned.moved)))
    return (
        *lines,
        FigureLine(words.say("close.expected"), words.amount(reckoned.expected), strong=True),
        FigureLine(words.say("close.counted"), words.amount(closing.count.total), strong=True),
    )


def _other_drawers(closing: Closing, words: Words) -> tuple[FigureGroup, ...]:
    """Show the drawer of each other currency."""
    found = {each.difference.currency: each for each in closing.done.foreign}
    groups: list[FigureGroup] = []
    for drawer in drawers_beside(closing.done.figures, closing.done.foreign):
        currency = drawer.expected.currency
        counted = found[currency]
        lines = [
            FigureLine(words.say("close.float"), words.amount(drawer.opening_float)),
            FigureLine(words.say("terms.taken"), words.amount(drawer.taken)),
            *([FigureLine(words.say("close.moved"), words.amount(drawer.moved))] if drawer.moved else ()),
            FigureLine(words.say("close.expected"), words.amount(drawer.expected), strong=True),
            FigureLine(words.say("close.counted"), words.amount(counted.count.total), strong=True),
        ]
        if counted.difference:
            figure = words.isolate(_signed(counted.difference))
            lines.append(FigureLine(words.say("paper.difference"), figure, strong=True, tone=Tone.WRONG))
        groups.append(FigureGroup(words.say("terms.drawer_of", currency=currency.value), tuple(lines)))
    return tuple(groups)


def _day(reckoned: ShiftFigures, words: Words) -> tuple[FigureLine, ...]:
    lines = [FigureLine(words.count("count.sales", reckoned.sales), words.amount(reckoned.sold), strong=True)]
    if reckoned.refunds:
        lines.append(FigureLine(words.count("close.refunds", reckoned.refunds), words.amount(-reckoned.refunded)))
    if reckoned.discounts:
        lines.append(FigureLine(words.say("close.discounts"), words.amount(-reckoned.discounts)))
    if reckoned.removed_lines:
        lines.append(FigureLine(words.say("close.removed"), words.number(reckoned.removed_lines)))
    return tuple(lines)


def _means(total: MeansTotal, words: Words) -> Iterator[FigureLine]:
    yield FigureLine(words.say(f"means.{total.means.value}"), words.amount(total.sales - total.refunds))
    if total.on_sight is not None:
        yield FigureLine(words.say("close.on_sight"), words.amount(total.on_sight))


def _taxes(reckoned: ShiftFigures, sellers: Mapping[str, Seller], words: Words) -> tuple[FigureLine, ...]:
    return tuple(
        FigureLine(
            words.say("close.tax_of", rate=words.percent(tax.rate_bp), seller=_seller(tax.seller, sellers, words)),
            words.amount(tax.tax),
        )
        for tax in reckoned.taxes
        if tax.tax
    )


def _seller(id_: str, sellers: Mapping[str, Seller], words: Words) -> str:
    return words.name(sellers[id_].names) if id_ in sellers else id_


@dataclass(frozen=True, slots=True)
class OpenTicketLine:
    """An open ticket as the closing lists it: what becomes of it, and what the button beside it would do."""

    nickname: int
    label: str
    holds: str
    fate: Fate
    told: str
    button: str


def open_tickets(closing: Closing, words: Words, held: frozenset[int] = frozenset()) -> tuple[OpenTicketLine, ...]:
    """List the open tickets; a parked one is carried over and asks nothing.

    `held` are those that a card has paid for, or may have, by nickname: they cannot be cleared.
    """
    told = (_ticket(ticket, closing.fate(ticket), words) for ticket in closing.tickets)
    return tuple(replace(line, button="") if line.nickname in held else line for line in told)


def _ticket(ticket: Ticket, fate: Fate, words: Words) -> OpenTicketLine:
    # Cash that was taken first lies in the drawer, and no figure of the shift knows of it yet.
    first = kept_view(ticket.cash, words, undo=False)
    return OpenTicketLine(
        nickname=ticket.nickname,
        label=words.say("close.ticket", number=ticket.nickname),
        holds=" · ".join((words.count("close.articles", len(ticket.lines)), *(view.detail for view in first))),
        fate=fate,
        told=words.say(f"close.fate_{fate.name.lower()}"),
        button=words.say("close.keep" if fate is Fate.CLEARED else "close.clear"),
    )


def counted_told(closing: Closing, words: Words) -> str:
    """Say that it is a second count, or a later one; nothing about the first."""
    return "" if closing.counts == 1 else words.say("close.count_number", number=closing.counts)


def grand_total_told(total: Money, words: Words) -> str:
    """Say what this till sold in all its days."""
    return words.say("close.grand_total", amount=words.money(total))

"""The lines of a ticket, as rows tell them."""

from collections.abc import Callable

from pos.domain.concession import asked, below_floor
from pos.domain.money import Money
from pos.domain.pricing import PricedLine
from pos.domain.product import Pattern
from pos.domain.quantity import pieces
from pos.domain.sale import Parties
from pos.domain.ticket import Discount, Line
from pos.domain.values import dataclass
from pos.ui.presenters.shown.typed_line import TypedLine
from pos.words import figures
from pos.words.speech import Words

AMOUNT_DIGITS = 9
"""More figures than this before the comma are a code, not an amount."""


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A line as its row tells it.

    `struck` is the price that was asked, `detail` how many at what. A row that is being `typed` is not a line yet.
    `warning` colours the figure of a price under the piece's floor, and says nothing: the customer may be looking.
    """

    number: int
    title: str
    subtitle: str
    figure: str
    detail: str
    pattern: Pattern | None
    struck: str = ""
    chosen: bool = False
    typed: bool = False
    warning: bool = False


@dataclass(frozen=True, slots=True)
class RowTeller:
    """What rows are told with: the words, the parties behind lines, and the cloth of a product by its id."""

    words: Words
    parties: Parties
    cloth: Callable[[str], Pattern | None]

    def row(self, priced: PricedLine, *, chosen: bool) -> TicketRow:
        """Tell a line."""
        line, words = priced.line, self.words
        was = asked(line)
        reduced = priced.total.minor < was.minor and line.asking.tax_included
        return TicketRow(
            number=line.number,
            title=words.name(line.names),
            subtitle=self._whose(line),
            figure=words.amount(priced.total),
            detail=self._how_many(line),
            pattern=self.cloth(line.product),
            struck=words.amount(was) if reduced else "",
            chosen=chosen,
            warning=below_floor(priced),
        )

    def typed_row(self, typed: TypedLine, hint: str) -> TicketRow:
        """Tell what is being typed, where its line will stand."""
        figure = typed_line_told(typed)
        title = self.words.say("sell.free_amount")
        return TicketRow(0, title, hint, self.words.isolate(figure), "", None, typed=True)

    def _whose(self, line: Line) -> str:
        words, told = self.words, list[str]()
        maker = self.parties.makers.get(line.maker)
        seller = self.parties.sellers.get(line.seller)
        if maker is not None:
            told.append(words.say("sell.by", maker=words.name(maker.names)))
        elif seller is not None:
            told.append(words.name(seller.names))
        if line.unique:
            told.append(words.say("sell.unique"))
        return " · ".join(told)

    def _how_many(self, line: Line) -> str:
        words = self.words
        many = words.quantity(line.quantity)
        if line.quantity != pieces(1):
            many = words.isolate(f"{many} × {words.amount(line.unit)}")
        off = discount_told(line.discount, words)
        return f"{many} · {off}" if off else many


def discount_told(discount: Discount | None, words: Words) -> str:
    """Say a reduction: −10 % or −50,00; nothing when there is none."""
    if discount is None:
        return ""
    if discount.amount is not None:
        return words.isolate("−" + words.amount(discount.amount))
    return words.isolate("−" + words.percent(discount.basis_points))


def pieces_told(counted: tuple[tuple[int, int], ...], unit: Callable[[int], Money], words: Words) -> str:
    """Say notes and coins: 1 × 50 · 1 × 20; `unit` makes money of minor units."""
    return words.isolate(" · ".join(f"{count} × {bare(unit(minor), words)}" for minor, count in counted))


def typed_line_told(typed: TypedLine) -> str:
    """Write what is typed for a line: 3 × 1 200."""
    figure = typed_told(typed.entry.text)
    return f"{typed.times} × {figure}" if typed.times else figure or "0"


def typed_told(text: str) -> str:
    """Write figures as they are being typed, the thousands set apart; a long code stays as it is."""
    whole, comma, part = text.partition(",")
    if len(whole) > AMOUNT_DIGITS or not whole:
        return text
    return f"{figures.number(int(whole))}{comma}{part}"


def bare(money: Money, words: Words) -> str:
    """Write an amount without its unit, nor decimals when there are none to tell."""
    return words.isolate(figures.short_amount(money))

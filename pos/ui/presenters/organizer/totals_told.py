"""The totals of a day: by means, by chain, by seller, each the largest first, each adding up to the same."""

from collections.abc import Mapping

from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.usecases.read_fair_day import FairDay
from pos.wire.desk.days import Sum
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A line of a column: what it is of, its amount, what stands small under it; `share` is in thousandths of all."""

    label: str
    figure: str
    about: str
    share: int


@dataclass(frozen=True, slots=True)
class TotalColumn:
    """A way to part the day's total."""

    title: str
    lines: tuple[TotalLine, ...]
    total_label: str
    total: str


def totals_of(day: FairDay, chains: Mapping[str, Names], words: Words) -> tuple[TotalColumn, ...]:
    """Tell the three columns, in the fair's currency; none when nothing was sold."""
    currency = Currency(day.fair.currency)
    sums = [one for one in day.sums if one.currency == currency.value]

    def column(kind: str, title: str) -> TotalColumn:
        of = sorted((one for one in sums if one.kind == kind), key=lambda one: (-one.net, one.key))
        whole = sum(one.net for one in of)
        lines = tuple(_line(one, _label(one, chains, words), whole, currency, words) for one in of)
        return TotalColumn(title, lines, words.say("desk.sum_total"), words.money(Money(whole, currency)))

    if not any(one.count for one in sums):
        return ()
    return (
        column("means", words.say("desk.by_means")),
        column("chain", words.say("desk.by_chain")),
        column("seller", words.say("desk.by_seller")),
    )


def _line(one: Sum, label: str, whole: int, currency: Currency, words: Words) -> TotalLine:
    of_papers = one.kind == "means"
    about = words.count("count.papers" if of_papers else "desk.sum_lines", one.count)
    if one.refunded:
        refunded = words.say("desk.sum_refunded", amount=words.short(Money(one.refunded, currency)))
        about = f"{about} · {refunded}"
    share = one.net * 1000 // whole if whole > 0 else 0
    return TotalLine(label, words.amount(Money(one.net, currency)), about, max(0, min(1000, share)))


def _label(one: Sum, chains: Mapping[str, Names], words: Words) -> str:
    match one.kind:
        case "means":
            known = next((means for means in Means if means.value == one.key), None)
            return words.isolate(one.key) if known is None else words.say(f"means.{known}")
        case "chain":
            if not one.key:
                return words.say("desk.no_chain")
            return words.name(chains[one.key]) if one.key in chains else words.isolate(one.key)
        case _:
            unnamed = words.isolate(one.key) if one.key else words.say("desk.no_seller")
            return words.name(one.names) or unnamed

"""A terminal's totals are laid beside ours: differences are listed, not averaged, and what nobody knows is named."""

from collections.abc import Iterable
from dataclasses import replace

from pos.domain.facts import Fact
from pos.domain.money import Currency, Money, total_of, zero
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    PaymentKind,
    PaymentState,
    SettledKind,
    TerminalLabel,
    TerminalSettled,
    TotalsSource,
)
from pos.domain.payment_tenders import undecided
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal, shift_under_way
from pos.ports.payment_terminal import TerminalTotals
from pos.usecases.card.requests import SettleTerminal


@dataclass(frozen=True, slots=True)
class Settlement:
    """The comparison as it stands: its journal number and its fact; `after` counts the payments made since."""

    number: int
    fact: TerminalSettled
    after: int = 0

    @property
    def differing(self) -> tuple[SettledKind, ...]:
        """The kinds whose counts or totals differ."""
        return tuple(kind for kind in self.fact.kinds if kind.differs)

    @property
    def lost(self) -> bool:
        """Tell whether the terminal was asked, and its answer was lost: there is nothing to compare yet."""
        return self.fact.source is TotalsSource.LOST

    @property
    def agrees(self) -> bool:
        """Tell whether everything the terminal told is what we have."""
        net = self.fact.theirs_net
        return not self.lost and not self.differing and (net is None or net == self.fact.ours_net)


def settle_terminal(
    request: SettleTerminal, *, journal: Journal, terminal: TerminalLabel, told: TerminalTotals | None
) -> Settlement | Refused:
    """Write a terminal's totals down beside ours; `told` is None where a person told them."""
    shift = shift_under_way(request.counter.shift, journal)
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    totals = told or TerminalTotals(tuple((line.kind, line.count, line.total) for line in request.typed))
    currency = shift.opened.opening_float.currency
    amounts = (totals.net, *(total for _, _, total in totals.totals))
    if any(amount is not None and amount.currency is not currency for amount in amounts):
        return Refused(Rule.CURRENCY_DIFFERS)
    bare = replace(
        _bare(request, journal, terminal),
        theirs_net=totals.net,
        source=TotalsSource.PAPER if told is None else TotalsSource.TERMINAL,
    )
    possible = (_beside(bare, totals, since, journal, currency) for since in _beginnings(bare, journal))
    fact = min(possible, key=_distance)
    return Settlement(_append(fact, journal), fact)


def lose_totals(request: SettleTerminal, *, journal: Journal, terminal: TerminalLabel) -> Settlement | Refused:
    """Write down that a terminal was asked and its answer was lost: it may have begun to count anew since."""
    if shift_under_way(request.counter.shift, journal) is None:
        return Refused(Rule.NO_SHIFT)
    fact = replace(_bare(request, journal, terminal), source=TotalsSource.LOST, since=journal.settled_at(terminal.id))
    return Settlement(_append(fact, journal), fact)


def standing(settlements: Iterable[Settlement]) -> tuple[Settlement, ...]:
    """Leave out the comparisons of a terminal that a later one made again."""
    known = tuple(settlements)
    return tuple(each for each in known if not any(later.fact.since < each.number < later.number for later in known))


def _bare(request: SettleTerminal, journal: Journal, terminal: TerminalLabel) -> TerminalSettled:
    """Begin a comparison with what nobody knows the end of."""
    unknown = tuple(
        payment.request for payment in undecided(journal.open_payments()) if payment.asked.terminal.id == terminal.id
    )
    return TerminalSettled(request.counter.shift, request.counter.person, terminal, (), unknown)


def _beginnings(bare: TerminalSettled, journal: Journal) -> Iterable[int]:
    """Say since when a terminal can have been counting: since it was settled last, or since earlier in this shift.

    Not every terminal begins anew when its totals are asked for, and what was mistyped from its paper is typed again.
    """
    since = journal.settled_at(bare.terminal.id)
    yield since
    while since:
        entry = journal.entry(since)
        if entry is None or not isinstance(entry.fact, TerminalSettled) or entry.fact.shift != bare.shift:
            return
        since = entry.fact.since
        yield since


def _beside(
    bare: TerminalSettled, totals: TerminalTotals, since: int, journal: Journal, currency: Currency
) -> TerminalSettled:
    """Lay what the terminal told beside our payments since then."""
    kinds = tuple(_kinds(totals, journal.payments_on(bare.terminal.id, since=since), currency))
    net = total_of((_signed(kind) for kind in kinds), currency)
    return replace(bare, kinds=kinds, ours_net=net, since=since)


def _distance(fact: TerminalSettled) -> tuple[int, int, int]:
    """Measure how far the two are from each other: payments, then money. Of equals the first is taken."""
    counts = sum(abs(kind.theirs_count - kind.ours_count) for kind in fact.kinds)
    told = (kind for kind in fact.kinds if not kind.counts_only)
    net = 0 if fact.theirs_net is None or fact.ours_net is None else (fact.theirs_net - fact.ours_net).minor
    return counts, abs(net), sum(abs((kind.theirs - kind.ours).minor) for kind in told)


def _append(fact: Fact, journal: Journal) -> int:
    with journal.unit_of_work() as work:
        number = work.append(fact).entry.number
        work.commit()
    return number


def _signed(kind: SettledKind) -> Money:
    return kind.ours if kind.kind is PaymentKind.SALE else -kind.ours


def _kinds(totals: TerminalTotals, payments: Iterable[Payment], currency: Currency) -> Iterable[SettledKind]:
    counted = {kind: (count, total) for kind, count, total in totals.totals}
    approved = [payment for payment in payments if payment.state is PaymentState.APPROVED]
    for kind in PaymentKind:
        ours = [payment.paid for payment in approved if payment.asked.kind is kind]
        if ours or kind in counted:
            count, total = counted.get(kind, (0, None if totals.net is not None else zero(currency)))
            mine = total_of(ours, currency)
            yield SettledKind(kind, count, total or zero(currency), len(ours), mine, counts_only=total is None)

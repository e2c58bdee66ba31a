"""From a booth's day down to one fact: its shifts, the papers of one, what is on a paper, and what proves it."""

import json
from collections.abc import Mapping

from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.usecases.read_paper import ProvenPaper
from pos.wire.desk.days import ShiftSummary
from pos.wire.desk.drill import PaperLine, PaperSummary, PaperTender
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class ShiftChip:
    """A shift to choose."""

    title: str
    about: str
    figure: str


@dataclass(frozen=True, slots=True)
class PaperTold:
    """A paper in its row; `mark` says that it is a refund or came late, `wrong` that this is to be looked at."""

    time: str
    series: str
    about: str
    total: str
    mark: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paper: what, under it by whom, and how much."""

    label: str
    about: str
    figure: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper with all that is on it. `proven` is None while it is being checked."""

    title: str
    about: str
    lines: tuple[Line, ...]
    payments: tuple[Line, ...]
    total: str
    proof: str
    proven: bool
    fact: str
    entry: str


def shift_chip(shift: ShiftSummary, words: Words, offset_minutes: int) -> ShiftChip:
    """Tell a shift."""
    opened = words.time(shift.opened_ms, offset_minutes)
    if shift.closed:
        about = words.say("desk.shift_closed", opened=opened, closed=words.time(shift.closed_ms, offset_minutes))
    else:
        about = words.say("desk.shift_open", opened=opened)
    money = Money(shift.synced, Currency(shift.currency))
    return ShiftChip(words.say("desk.shift_of", stand=shift.stand), about, words.money(money))


def paper_row(paper: PaperSummary, words: Words, offset_minutes: int) -> PaperTold:
    """Tell a paper in one row."""
    marks = [words.say("desk.refund")] if paper.refund_of else []
    if paper.late:
        marks.append(words.say("desk.late"))
    return PaperTold(
        time=words.time(paper.utc_ms, offset_minutes),
        series=words.isolate(paper.series),
        about=words.say("desk.fact_number", number=str(paper.number)),
        total=words.amount(Money(paper.total, Currency(paper.currency))),
        mark=" · ".join(marks),
        wrong=paper.late,
    )


def paper_view(read: ProvenPaper, chains: Mapping[str, Names], words: Words, offset_minutes: int) -> PaperView:
    """Tell a paper, its payments and its proof."""
    paper, fact = read.paper.paper, read.fact
    currency = Currency(paper.currency)
    proven = read.proof is not None and read.proof.holds
    number = words.say("desk.fact_number", number=str(fact.number))
    came = words.say("desk.came_at", moment=words.moment(fact.received_ms, offset_minutes))
    return PaperView(
        title=words.isolate(paper.series),
        about=words.moment(paper.utc_ms, offset_minutes),
        lines=tuple(_line(line, currency, chains, words) for line in read.paper.lines),
        payments=tuple(_payment(tender, read, currency, words) for tender in read.paper.tenders),
        total=words.money(Money(paper.total, currency)),
        proof=words.say(_proof(read)),
        proven=proven,
        fact=f"{number} · {came}",
        entry=_entry(read),
    )


def _line(line: PaperLine, currency: Currency, chains: Mapping[str, Names], words: Words) -> Line:
    quantity = words.quantity(Quantity(line.milli))
    name = words.name(line.names) or words.isolate(line.product)
    chain = words.name(chains[line.chain]) if line.chain in chains else words.isolate(line.chain)
    seller = words.name(line.seller_names) or words.isolate(line.seller)
    about = " · ".join(filter(None, (chain, seller)))
    label = words.say("desk.line_of", quantity=quantity, name=name) if line.milli != _ONE else name
    return Line(label, about, words.amount(Money(line.total, currency)))


_ONE = 1000


def _payment(tender: PaperTender, read: ProvenPaper, currency: Currency, words: Words) -> Line:
    known = next((means for means in Means if means.value == tender.means), None)
    label = words.isolate(tender.means) if known is None else words.say(f"means.{known}")
    steps = [step for step in read.steps if step.number == tender.payment or step.state]
    last = steps[-1] if tender.payment and steps else None
    told = []
    if tender.payment:
        told.append(words.say("desk.step_fact", number=str(tender.payment)))
    if last is not None:
        told += [words.isolate(one) for one in (last.terminal, last.approval) if one]
    return Line(label, " · ".join(told), words.amount(Money(tender.applied, currency)))


def _proof(read: ProvenPaper) -> str:
    match read.proof:
        case None:
            return "desk.proof_unreadable"
        case proof if proof.holds:
            return "desk.proof_right"
        case proof if not proof.named:
            return "desk.proof_other_key"
        case proof if not proof.chained:
            return "desk.proof_broken"
        case _:
            return "desk.proof_unsigned"


def _entry(read: ProvenPaper) -> str:
    """Lay the bytes out to be read: the same members in the same order, one a line."""
    if read.proof is None:
        return ""
    try:
        return json.dumps(json.loads(read.proof.entry), ensure_ascii=False, indent=1)
    except ValueError:
        return read.proof.entry.decode("utf-8", "backslashreplace")

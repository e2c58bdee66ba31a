"""A paper is printed again and says so; the journal remembers who asked and how often."""

from pos.domain.facts import PaperReprinted, RefundFinished, SaleFinished, ShiftClosed
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal, PaperJob, Recorded
from pos.ports.keys import TillKey
from pos.ports.paper import Paper


@dataclass(frozen=True, slots=True)
class Reprint:
    """The journal number of the sale, refund or closing, and who wants its paper again."""

    number: int
    person: str


def reprint(request: Reprint, *, journal: Journal, key: TillKey, paper: Paper) -> int | Refused:
    """Queue a duplicate with the signature the original carries; gives the print job's number."""
    recorded = journal.recorded(request.number)
    copy = 1 + journal.reprints_of(request.number)
    job = None if recorded is None else _compose(recorded, copy, journal, key, paper)
    if job is None:
        return Refused(Rule.FACT_NOT_FOUND)
    with journal.unit_of_work() as work:
        work.append(PaperReprinted(request.number, copy, request.person))
        number = work.queue_paper(job)
        work.commit()
    return number


def _compose(recorded: Recorded, copy: int, journal: Journal, key: TillKey, paper: Paper) -> PaperJob | None:
    signature = key.sign(recorded.head)
    fact = recorded.entry.fact
    match fact:
        case SaleFinished():
            return paper.sale(recorded, fact, signature, copy)
        case RefundFinished():
            sale = journal.entry(fact.sale)
            if sale is None or not isinstance(sale.fact, SaleFinished):
                return None
            return paper.refund(recorded, fact, sale.fact, signature, copy)
        case ShiftClosed():
            return paper.closing(recorded, fact, signature, copy)
        case _:
            return None

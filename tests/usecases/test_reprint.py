import pytest

from pos.domain.facts import PaperReprinted, SaleFinished
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.usecases.refund import RefundRequest
from pos.usecases.reprint import Reprint, reprint
from pos.wire.canonical import canonical
from tests.fakes.journal import MemoryJournal
from tests.fakes.stall import BOWL
from tests.usecases.till import Till, must


def again(till: Till, number: int) -> int | Refused:
    return reprint(Reprint(number, till.manager), journal=till.journal, key=till.key, paper=till.paper)


def test_a_duplicate_says_which_one_it_is_and_carries_the_first_signature(
    failing: tuple[Till, MemoryJournal],
) -> None:
    till, journal = failing
    sale = till.sell(BOWL)
    till.sell(BOWL)
    signature = till.key.sign(sale.head).hex()
    for copy in (1, 2):
        number = must(again(till, sale.number))
        job = journal.memory.jobs[number - 1]
        assert job.document == canonical([sale.fact.series, signature, copy])
        assert (job.of, job.kick_drawer) == (sale.number, False)
        assert till.last == PaperReprinted(sale.number, copy, till.manager)


def test_refunds_and_closings_are_printed_again_too(failing: tuple[Till, MemoryJournal]) -> None:
    till, journal = failing
    sale = till.sell(BOWL)
    request = RefundRequest(sale.number, {1: pieces(1)}, till.shift, Role.MANAGER, till.ids.short())
    refund, closing = must(till.refund(request)), must(till.close())
    jobs = [must(again(till, done.number)) for done in (refund, closing)]
    assert [journal.memory.jobs[job - 1].kind for job in jobs] == ["refund", "z-report"]


def test_a_duplicate_makes_no_second_sale(till: Till) -> None:
    must(again(till, till.sell(BOWL).number))
    assert len(till.facts(SaleFinished)) == 1
    assert [row.reprints for row in till.journal.sales()] == [1]


@pytest.mark.parametrize("number", [0, 1, 3, 99], ids=["nothing", "founding", "shift", "future"])
def test_a_fact_without_a_paper_is_not_found(till: Till, number: int) -> None:
    assert again(till, number) == Refused(Rule.FACT_NOT_FOUND)
    assert till.facts(PaperReprinted) == []

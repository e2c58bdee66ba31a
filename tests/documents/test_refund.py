"""The paper of a refund names the sale it takes back from, and every figure on it has a minus."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pos.documents.blocks import Banner
from pos.documents.plain import plain_text
from pos.documents.refund import compose_refund
from pos.domain.names import Language
from pos.domain.quantity import Quantity
from tests.documents.figures import by_tax, goods, labelled, total
from tests.documents.samples import everyday_sale, provenance, reduced_sale, refund_of

SALES = (everyday_sale(), reduced_sale())


@given(st.sampled_from(SALES), st.data())
def test_goods_taxes_and_what_was_given_back_are_the_same_sum(sale: object, data: st.DataObject) -> None:
    chosen = SALES[0] if sale is SALES[0] else SALES[1]
    line = data.draw(st.sampled_from(chosen.lines))
    quantity = data.draw(st.integers(1, line.quantity.milli).map(Quantity))
    refund = refund_of(chosen, line.number, quantity)
    paper = compose_refund(refund, chosen, provenance(Language.EN))
    assert sum(goods(paper)) == sum(by_tax(paper)) == total(paper) == labelled(paper, "Cash") == -refund.total.minor


def test_it_cannot_be_taken_for_a_sale_and_names_the_sale_and_the_reason() -> None:
    sale = everyday_sale()
    paper = compose_refund(refund_of(sale, 2, Quantity(1000)), sale, provenance(Language.FR))
    assert [block.text for block in paper.blocks if isinstance(block, Banner)] == ["REMBOURSEMENT"]
    said = plain_text(paper)
    assert f"Ticket d’origine {sale.series}" in said
    assert "Émail ébréché" in said
    assert "1 × 320,00 · Si Brahim" in said


def test_a_refund_for_no_reason_prints_none() -> None:
    sale = everyday_sale()
    refund = refund_of(sale, 2, Quantity(1000))
    given, none = (
        plain_text(compose_refund(each, sale, provenance(Language.EN))) for each in (refund, replace(refund, reason=""))
    )
    assert len(given.splitlines()) == len(none.splitlines()) + 1


def test_a_duplicate_of_a_refund_says_both() -> None:
    sale = everyday_sale()
    paper = compose_refund(refund_of(sale, 2, Quantity(1000)), sale, provenance(Language.EN, copy=1))
    said = [block.text.replace("\u00a0", " ") for block in paper.blocks if isinstance(block, Banner)]
    assert said == ["REFUND", "DUPLICATE no. 1"]

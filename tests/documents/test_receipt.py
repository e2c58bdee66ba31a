"""A receipt can be added up by hand, names everybody it must, and says when it is not the original."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.documents.blocks import Banner, Code, Document, Pair, Text
from pos.documents.paid import signed
from pos.documents.plain import plain_text
from pos.documents.receipt import compose_receipt
from pos.documents.seal import read_seal
from pos.documents.voices import Voices
from pos.domain.card import CardReference
from pos.domain.facts import SaleFinished
from pos.domain.money import Currency, Money
from pos.domain.names import Language, Names
from pos.domain.parties import Seller
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.tender import Authorisation, Means, Tender
from pos.domain.ticket import Discount
from tests.documents import samples
from tests.documents.figures import by_tax, goods, labelled, total
from tests.documents.samples import PRODUCTS, everyday_sale, paid, provenance, reduced_sale, ticket_of

LANGUAGES = st.lists(st.sampled_from(list(Language)), min_size=1, max_size=3).map(tuple)
WANTED = st.lists(st.tuples(st.sampled_from(PRODUCTS), st.integers(1, 5000).map(Quantity)), min_size=1, max_size=6)
_BARE = re.compile("[\u2066-\u2069]")
"""What keeps the parts of a line apart where it runs both ways."""
DISCOUNT = st.none() | st.integers(1, 9_999).map(lambda points: Discount(basis_points=points))


def receipt(sale: SaleFinished, *languages: Language, copy: int = 0) -> Document:
    return compose_receipt(sale, provenance(*languages, copy=copy))


@given(WANTED, DISCOUNT, LANGUAGES)
def test_the_goods_and_the_taxes_add_up_to_the_total(
    wanted: list[tuple[Product, Quantity]], discount: Discount | None, languages: tuple[Language, ...]
) -> None:
    sale = paid(ticket_of(wanted, discount=discount))
    paper = receipt(sale, *languages)
    assert sum(goods(paper)) == total(paper) == sale.total.minor
    assert sum(by_tax(paper)) == total(paper)


@given(WANTED, st.integers(0, 100))
def test_what_was_handed_over_less_the_change_is_the_total(wanted: list[tuple[Product, Quantity]], share: int) -> None:
    ticket = ticket_of(wanted)
    by_card = samples.priced(ticket).total.minor * share // 100
    sale = paid(ticket, by_card=by_card)
    paper = receipt(sale, Language.EN)
    handed = sum(labelled(paper, label) for label in ("Cash", "Card") if label in plain_text(paper))
    change = labelled(paper, "Change") if "Change" in plain_text(paper) else 0
    assert handed - change == total(paper)


def test_every_line_carries_the_letter_of_its_tax() -> None:
    blocks = receipt(everyday_sale()).blocks
    marked = [(block.mark, block.label) for block in blocks if isinstance(block, Pair) and block.mark]
    assert [mark for mark, _ in marked] == ["A", "B", "C", "A", "B", "C"]
    mentions = dict(marked[3:])
    assert mentions["A"] == "exonéré TVA, CGI art. 91-I-C-4°"
    assert mentions["B"].startswith("dont TVA 20")
    assert mentions["C"] == "non assujetti"


def test_two_sellers_under_one_rule_have_a_letter_each() -> None:
    _, _, basket, _ = PRODUCTS
    other = replace(basket, id="p9", seller="s1")
    paper = receipt(paid(ticket_of([(basket, Quantity(1000)), (other, Quantity(2000))])))
    assert by_tax(paper) == [9_500, 19_000]
    assert [block.mark for block in paper.blocks if isinstance(block, Pair) and block.mark] == ["A", "B", "A", "B"]


def test_sellers_are_named_with_their_numbers_and_makers_with_their_work() -> None:
    said = plain_text(receipt(everyday_sale()))
    assert "Vendeur : Dar Tapis SARL" in said.replace("\u00a0", " ")
    assert "ICE 001561191000066 · IF 40112233" in said.replace("\u00a0", " ")
    assert "→ 4\u202f200,00 · Aïcha Ouhmad" in said


def test_a_seller_without_numbers_is_named_and_nothing_more() -> None:
    bare = replace(everyday_sale(), sellers=(Seller("s2", Names(fr="Atelier")),))
    texts = [block.text for block in receipt(bare).blocks if isinstance(block, Text)]
    assert "" not in texts
    assert not any("ICE" in text for text in texts)


def test_cash_to_the_unit_brings_no_change() -> None:
    _, plate, _, _ = PRODUCTS
    sale = paid(ticket_of([(plate, Quantity(1000))]))
    exact = replace(sale, tenders=(replace(sale.tenders[0], received=sale.total, change=sale.total - sale.total),))
    assert ["Change" in plain_text(receipt(each, Language.EN)) for each in (sale, exact)] == [True, False]


def test_a_paper_that_is_not_sealed_yet_carries_no_code() -> None:
    unsealed = compose_receipt(everyday_sale(), replace(provenance(), seal=None))
    assert not any(isinstance(block, Code) for block in unsealed.blocks)


@pytest.mark.parametrize(
    ("means", "said", "printed"),
    [
        (Means.CARD, Authorisation("TPE 1"), "TPE 1"),
        (Means.CARD, Authorisation("TPE 1", "004812"), "Approval 004812 · TPE 1"),
        (Means.CARD, Authorisation("TPE 1", card=CardReference("", "VISA")), "VISA · TPE 1"),
        (Means.CARD, Authorisation("TPE 1", card=CardReference("3315")), "•• 3315 · TPE 1"),
        (
            Means.MOBILE,
            Authorisation("QR 1", "W1", on_sight=True),
            "Reference W1 · QR 1 · seen on the customer’s phone",
        ),
    ],
)
def test_a_payment_tells_just_what_is_known_of_it(means: Means, said: Authorisation, printed: str) -> None:
    sale = everyday_sale()
    price = sale.total
    known = replace(sale, tenders=(Tender(means, price, price, price - price, 7, said),))
    lines = _BARE.sub("", plain_text(receipt(known, Language.EN))).splitlines()
    (at,) = (place for place, line in enumerate(lines) if line.startswith(("Card  ", "Phone  ")))
    assert lines[at + 1] == printed


@pytest.mark.parametrize(("centimes", "written"), [(1, "+0,01"), (0, "0,00"), (-1, "−0,01")])
def test_what_goes_either_way_says_which(centimes: int, written: str) -> None:
    assert _BARE.sub("", signed(Voices((Language.EN,)), Money(centimes, Currency.MAD))) == written


def test_a_seller_nobody_registered_is_said_to_be_so() -> None:
    stranger = replace(everyday_sale(), sellers=())
    assert "Vendeur non enregistré" in plain_text(receipt(stranger))


def test_a_discount_is_said_at_its_line_and_in_sum() -> None:
    sale = reduced_sale()
    off = sum(line.discount.minor for line in sale.lines)
    assert labelled(receipt(sale, Language.EN), "Discounts taken off") == -off < 0
    assert "discount −48,00" in plain_text(receipt(sale, Language.EN))
    assert "Discounts" not in plain_text(receipt(everyday_sale(), Language.EN))


def test_prices_quoted_before_tax_say_so() -> None:
    abroad = samples.product(7, samples.PLATE, Money(10_000, Currency.MAD), "s1/m2", "MA_20", included=False)
    paper = receipt(paid(ticket_of([(abroad, Quantity(1000))])), Language.EN)
    assert "1 × 100,00 · before tax" in plain_text(paper)
    assert total(paper) == 12_000


@pytest.mark.parametrize(
    ("reason", "article", "said"),
    [
        (TaxReason.EXEMPT, "", "exonéré TVA"),
        (TaxReason.NOT_LIABLE, "CGI art. 89-I-2°", "non assujetti, CGI art. 89-I-2°"),
        (TaxReason.EXPORT, "", "export, exonéré TVA"),
        (TaxReason.EXPORT, "CGI art. 92-I-1°", "export, exonéré TVA, CGI art. 92-I-1°"),
    ],
)
def test_the_reason_for_no_tax_is_said_with_its_article(
    monkeypatch: pytest.MonkeyPatch, reason: TaxReason, article: str, said: str
) -> None:
    rule = TaxTreatment("MA_EX_AE", 0, reason, article, date(2026, 1, 1))
    monkeypatch.setattr(samples, "RULES", (rule,))
    _, _, basket, _ = PRODUCTS
    assert f"A {said}  95,00" in plain_text(receipt(paid(ticket_of([(basket, Quantity(1000))]))))


def test_a_duplicate_says_so_and_an_original_does_not() -> None:
    def banners(copy: int) -> list[Banner]:
        return [block for block in receipt(everyday_sale(), copy=copy).blocks if isinstance(block, Banner)]

    assert banners(0) == []
    assert [banner.text.replace("\u00a0", " ") for banner in banners(3)] == ["DUPLICATA n° 3"]


def test_the_code_holds_the_seal_of_the_sale() -> None:
    (code,) = (block for block in receipt(everyday_sale()).blocks if isinstance(block, Code))
    assert read_seal(code.payload) == samples.seal()


def test_a_name_without_arabic_stands_on_an_arabic_paper_as_it_is_written() -> None:
    foreign = Seller("s2", Names(fr="Atelier (Fès)"))
    sale = replace(everyday_sale(), sellers=(foreign,))
    paper = compose_receipt(replace(sale, lines=sale.lines[2:]), provenance(Language.AR, Language.FR))
    headings = [block for block in paper.blocks if isinstance(block, Text) and "Fès" in block.text]
    assert [(heading.language, heading.also) for heading in headings] == [(Language.AR, None)]


def test_the_cashier_is_named_only_when_the_name_is_given() -> None:
    named = provenance(Language.EN)
    assert "Till 1 · Salma" in plain_text(compose_receipt(everyday_sale(), named))
    assert "Till 1\n" in plain_text(compose_receipt(everyday_sale(), replace(named, cashier="")))


def test_more_rules_than_letters_go_on_with_two() -> None:
    _, _, basket, _ = PRODUCTS
    many = [(replace(basket, id=f"p{n}", seller=f"s{n}"), Quantity(1000)) for n in range(28)]
    paper = receipt(paid(ticket_of(many)))
    marks = [block.mark for block in paper.blocks if isinstance(block, Pair) and block.mark]
    assert marks[24:28] == ["Y", "Z", "AA", "AB"]


def test_a_fair_named_in_one_language_is_named_once_on_a_paper_of_two() -> None:
    french = replace(samples.PLACE, fair_names=Names(fr="Foire de Fès"), city_names=Names(fr="Fès"))
    where = replace(provenance(Language.FR, Language.AR), place=french)
    assert plain_text(compose_receipt(everyday_sale(), where)).count("Foire de Fès") == 1

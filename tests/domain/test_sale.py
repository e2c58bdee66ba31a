from dataclasses import replace

from hypothesis import given

from pos.domain.facts import SaleFinished
from pos.domain.money import Currency, Money, zero
from pos.domain.names import Language, Names
from pos.domain.parties import Maker, Seller
from pos.domain.permissions import Action, Approval
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter, Parties, finish
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Discount, Ticket, add_product, approve, discount_ticket, remove_line
from tests.domain.tickets import done, priced, product, tickets

MAD = Currency.MAD
COUNTER = Counter(7, "amina", (Language.AR, Language.FR))
PARTIES = Parties(
    sellers={id_: Seller(id_, Names(fr=id_.title())) for id_ in ("amina", "brahim")},
    makers={"amina-hands": Maker("amina-hands", Names(fr="Amina"), "MA-FES")},
)


def paid(ticket: Ticket, off: int = 0) -> SaleFinished | Refused:
    """Pay a ticket in cash, `off` minor units beside what it costs."""
    figures = priced(ticket)
    amount = figures.total + Money(off, ticket.currency)
    tender = Tender(Means.CASH, amount, amount, zero(ticket.currency))
    return finish(ticket, figures, [tender], COUNTER, PARTIES)


@given(tickets())
def test_the_fact_of_a_sale_says_what_the_screen_said(ticket: Ticket) -> None:
    fact, figures = paid(ticket), priced(ticket)
    assert isinstance(fact, SaleFinished)
    assert fact.total == figures.total
    assert [(sold.total, sold.tax, sold.discount) for sold in fact.lines] == [
        (line.total, line.tax, line.discount) for line in figures.lines
    ]
    assert [(tax.seller, tax.tax_id, tax.base, tax.tax) for tax in fact.taxes] == [
        (group.seller, group.treatment.id, group.base, group.tax) for group in figures.groups
    ]


def test_the_fact_carries_the_sellers_and_makers_of_its_lines_and_nobody_else() -> None:
    fact = paid(done(add_product(Ticket(1, MAD), product(), pieces(1))))
    assert isinstance(fact, SaleFinished)
    assert [seller.id for seller in fact.sellers] == ["amina"]
    assert [maker.id for maker in fact.makers] == ["amina-hands"]


def test_the_fact_carries_all_that_happened_to_the_ticket() -> None:
    ticket = done(add_product(Ticket(4, MAD, key="k" * 16), product("bowl"), pieces(2)))
    ticket = done(add_product(ticket, product("lamp"), pieces(1)))
    ticket = replace(done(remove_line(ticket, 2)), note="gift")
    yes = Approval(Action.DISCOUNT_LARGE, "manager")
    fact = paid(approve(ticket, yes))
    assert isinstance(fact, SaleFinished)
    assert (fact.shift, fact.person, fact.languages) == (7, "amina", (Language.AR, Language.FR))
    assert (fact.nickname, fact.ticket, fact.note, fact.approvals) == (4, "k" * 16, "gift", (yes,))
    assert (fact.removed, fact.series) == (ticket.removed, "")


def test_the_fact_says_what_was_taken_off_the_ticket_and_of_which_chain_its_goods_are() -> None:
    tenth = Discount(basis_points=1_000)
    fact = paid(done(discount_ticket(done(add_product(Ticket(1, MAD), product(price=100_00), pieces(1))), tenth)))
    assert isinstance(fact, SaleFinished)
    assert (fact.total, fact.discount) == (Money(90_00, MAD), tenth)
    assert [line.chain for line in fact.lines] == ["pottery"]


def test_a_sale_is_paid_to_the_unit() -> None:
    ticket = done(add_product(Ticket(1, MAD), product(price=100_00), pieces(1)))
    assert paid(ticket, -1) == Refused(Rule.PAYMENT_SHORT, amount=Money(1, MAD))
    assert paid(ticket, 1) == Refused(Rule.PAYMENT_OVER, amount=Money(1, MAD))


def test_a_ticket_with_nothing_on_it_is_no_sale() -> None:
    assert paid(Ticket(1, MAD)) == Refused(Rule.EMPTY_TICKET)


def test_the_rule_of_tax_is_frozen_into_the_line_with_its_article() -> None:
    ticket = done(add_product(Ticket(1, MAD), product("rug", tax="MA_EX_TAPIS"), pieces(1)))
    ticket = done(add_product(ticket, product("lamp"), pieces(1)))
    fact = paid(done(discount_ticket(ticket, None)))
    assert isinstance(fact, SaleFinished)
    assert [(line.tax_id, line.rate_bp, line.reason, line.article) for line in fact.lines] == [
        ("MA_EX_TAPIS", 0, "exempt", "CGI art. 91-I-C-4°"),
        ("MA20", 2000, "standard", "CGI art. 98"),
    ]

"""Whatever coins there are, and in however many parts goods come back, the money that goes back is the money paid."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cash_terms import ROUNDINGS, CashTerms, DutyBearer, cash_due
from pos.domain.facts import RefundFinished, SaleFinished
from pos.domain.money import Currency, Money, total_of, zero
from pos.domain.quantity import Quantity
from pos.domain.refund import card_shares, cash_back, cash_left, refund_lines, refund_taxes, refund_total
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter, Parties, finish
from pos.domain.tender import Means, Tender, cash_tender, in_cash
from pos.domain.ticket import Ticket
from tests.domain.tickets import priced, tickets

coins = st.sampled_from((0, *ROUNDINGS))


@st.composite
def sales_in_cash(draw: st.DrawFn) -> SaleFinished:
    """Draw a sale paid in cash, on any terms."""
    ticket = draw(tickets())
    terms = CashTerms(draw(coins), draw(st.sampled_from(DutyBearer)))
    figures = priced(ticket)
    due = cash_due(figures.total, terms)
    tender = cash_tender(due, due.to_pay + Money(draw(st.integers(0, 300)), ticket.currency))
    assert isinstance(tender, Tender)
    fact = finish(ticket, figures, [tender], Counter(3, "amina", (), terms), Parties({}, {}))
    assert isinstance(fact, SaleFinished), fact
    return fact


@st.composite
def ways_back(draw: st.DrawFn, sale: SaleFinished) -> list[tuple[int, Quantity]]:
    """Draw a way to bring all of it back: pieces of any size, in any order."""
    steps: list[tuple[int, Quantity]] = []
    for line in sale.lines:
        cut = draw(st.integers(1, line.quantity.milli))
        parts = (cut, line.quantity.milli - cut)
        steps += [(line.number, Quantity(part)) for part in parts if part]
    return draw(st.permutations(steps))


def brought_back(sale: SaleFinished, before: list[RefundFinished], step: tuple[int, Quantity], coin: int) -> None:
    """Bring one piece back, in cash."""
    lines = refund_lines(sale, before, {step[0]: step[1]})
    assert not isinstance(lines, Refused), lines
    total = refund_total(sale, lines)
    tender, rounding = cash_back(sale, before, total, coin)
    fact = RefundFinished("", 3, "amina", 1, lines, refund_taxes(sale, lines), total, (tender,))
    before.append(replace(fact, rounding=rounding or None))


def handed(refunds: list[RefundFinished], sale: SaleFinished) -> Money:
    """Add up the cash that went out."""
    return -total_of((tender.kept for refund in refunds for tender in refund.tenders), sale.total.currency)


@given(st.data(), sales_in_cash(), coins)
def test_refunds_in_any_order_hand_out_what_was_handed_over_for_the_goods_and_never_more(
    data: st.DataObject, sale: SaleFinished, coin: int
) -> None:
    paid = sale.total + (sale.rounding or zero(sale.total.currency))
    refunds: list[RefundFinished] = []
    for step in data.draw(ways_back(sale)):
        brought_back(sale, refunds, step, coin)
        tender = refunds[-1].tenders[0]
        assert tender.kept.minor <= 0
        assert tender.kept - tender.applied == (refunds[-1].rounding or zero(sale.total.currency))
        assert handed(refunds, sale) <= paid
    assert handed(refunds, sale) == paid
    assert total_of((refund.total for refund in refunds), sale.total.currency) == sale.total


@given(st.data(), sales_in_cash(), coins)
def test_until_everything_is_back_what_was_handed_out_is_a_coin_at_most_from_what_came_back(
    data: st.DataObject, sale: SaleFinished, coin: int
) -> None:
    refunds: list[RefundFinished] = []
    for step in data.draw(ways_back(sale))[:-1]:
        brought_back(sale, refunds, step, coin)
        owed = total_of((refund.total for refund in refunds), sale.total.currency)
        off = abs((sale.rounding or zero(sale.total.currency)).minor)
        assert abs(handed(refunds, sale).minor - owed.minor) <= max(coin, 1) + off


@given(st.data(), tickets(), coins)
def test_cash_and_a_card_each_get_back_what_they_paid_in_any_order_and_by_any_choice(
    data: st.DataObject, ticket: Ticket, coin: int
) -> None:
    figures, terms = priced(ticket), CashTerms(coin)
    nothing = zero(ticket.currency)
    on_card = Money(data.draw(st.integers(0, figures.total.minor)), ticket.currency)
    due = cash_due(figures.total - on_card, terms)
    cash = cash_tender(due, due.to_pay)
    assert isinstance(cash, Tender)
    tenders = [Tender(Means.CARD, on_card, on_card, nothing, 7), cash]
    sale = finish(ticket, figures, tenders, Counter(3, "amina", (), terms), Parties({}, {}))
    assert isinstance(sale, SaleFinished), sale
    refunds: list[RefundFinished] = []
    for number, quantity in data.draw(ways_back(sale)):
        lines = refund_lines(sale, refunds, {number: quantity})
        assert not isinstance(lines, Refused), lines
        total, left = refund_total(sale, lines), cash_left(sale, refunds)
        card = on_card + total_of(
            (t.applied for each in refunds for t in each.tenders if t.means is Means.CARD), ticket.currency
        )
        share = nothing
        if left < total or data.draw(st.booleans()):
            asked = card_shares(total, [card], left)
            share = nothing if isinstance(asked, Refused) else asked[0][1]
        back = [Tender(Means.CARD, -share, -share, nothing, 9)] if share else []
        tender, rounding = cash_back(sale, refunds, total - share, coin)
        fact = RefundFinished("", 3, "amina", 1, lines, refund_taxes(sale, lines), total, (*back, tender))
        refunds.append(replace(fact, rounding=rounding or None))
        assert share <= card
        assert total - share <= left
    given_back = [tender for refund in refunds for tender in refund.tenders]
    assert in_cash(given_back, ticket.currency) == -in_cash(tenders, ticket.currency)
    assert total_of((t.kept for t in given_back), ticket.currency) == -total_of(
        (t.kept for t in tenders), ticket.currency
    )


def test_a_card_takes_all_of_it_where_one_can_and_else_what_it_can_beside_cash() -> None:
    def mad(*minors: int) -> list[Money]:
        return [Money(minor, Currency.MAD) for minor in minors]

    amount, cash = mad(500, 300)
    assert card_shares(amount, mad(200, 600), cash) == ((1, amount),)
    assert card_shares(amount, mad(100, 250), cash) == ((1, Money(250, Currency.MAD)),)
    assert card_shares(amount, mad(150, 100), cash) == ((0, mad(150)[0]), (1, mad(100)[0]))
    assert card_shares(amount, mad(50, 100), cash) == Refused(Rule.REFUND_MEANS_DIFFER, amount=mad(450)[0])
    assert card_shares(amount, [], cash) == Refused(Rule.REFUND_MEANS_DIFFER, amount=mad(0)[0])


def test_the_first_card_that_can_take_all_of_it_does_though_another_paid_more() -> None:
    left = [Money(500, Currency.MAD), Money(600, Currency.MAD)]
    assert card_shares(left[0], left, zero(Currency.MAD)) == ((0, left[0]),)


def test_a_card_takes_its_part_though_cash_could_give_all_of_it_back() -> None:
    amount, on_card, cash = Money(100, Currency.MAD), Money(50, Currency.MAD), Money(200, Currency.MAD)
    assert card_shares(amount, [on_card], cash) == ((0, on_card),)


def test_a_card_that_got_everything_back_takes_nothing_more() -> None:
    nothing, amount, cash = zero(Currency.MAD), Money(100, Currency.MAD), Money(200, Currency.MAD)
    assert card_shares(amount, [nothing], cash) == Refused(Rule.REFUND_MEANS_DIFFER, amount=nothing)
    assert card_shares(amount, [nothing, Money(60, Currency.MAD)], cash) == ((1, Money(60, Currency.MAD)),)


@given(st.integers(1, 900), st.lists(st.integers(0, 400), max_size=4), st.integers(0, 400))
def test_what_several_cards_take_is_never_more_than_each_paid_and_leaves_no_more_than_cash_paid(
    amount: int, left: list[int], cash: int
) -> None:
    money = [Money(minor, Currency.MAD) for minor in left]
    shares = card_shares(Money(amount, Currency.MAD), money, Money(cash, Currency.MAD))
    if isinstance(shares, Refused):
        assert amount > sum(left) + cash or not any(left)
        return
    taken = [share.minor for _, share in shares]
    assert len({place for place, _ in shares}) == len(shares)
    assert all(0 < share.minor <= left[place] for place, share in shares)
    assert amount - cash <= sum(taken) <= amount
    assert len(shares) == 1 or amount - sum(taken[:-1]) > cash

"""Cash on the house's terms, at the counter: rounded, with a duty on top, and with a reason where there is much of it."""

from pos.domain.cash_terms import CashTerms, DutyBearer
from pos.domain.money import Money
from pos.ui.presenters.sell_view import Pane
from tests.ui.booth import MAD, Booth
from tests.ui.seat import Seat, dirhams, seat


def on(terms: CashTerms) -> Seat:
    booth = Booth(cash_terms=terms)
    return seat(booth, booth.found())


def test_what_comes_on_top_is_told_before_the_cash_is_taken_and_after() -> None:
    at_work = on(CashTerms(coin=50, bearer=DutyBearer.CUSTOMER))
    at_work.take("plate")
    primary = at_work.view.foot.primary
    assert primary is not None
    assert primary.caption == "montant exact\u00a0: 321,00\u00a0DH"
    at_work.hands.press_second()
    pay, change = at_work.view.pay, at_work.view.ticket.change
    assert pay is not None
    assert change is not None
    assert (pay.due, pay.quick[0].caption) == ("321,00", "321")
    told = (("Articles", "320,00"), ("Droit de timbre", "0,80"), ("Arrondi", "+0,20"))
    assert change.facts == told
    at_work.hands.choose_quick(1)
    (sale,) = at_work.sales()
    assert (sale.total, sale.rounding) == (dirhams(320), Money(20, MAD))
    assert (sale.tenders[0].applied, sale.tenders[0].change) == (dirhams(320), dirhams(19))
    done = at_work.view.ticket.change
    assert done is not None
    assert done.facts[: len(told)] == told


def test_twenty_thousand_in_cash_take_a_reason_that_is_written_in_place(at_work: Seat) -> None:
    at_work.type("20000+")
    at_work.hands.press_primary()
    notice = at_work.view.notice
    assert notice is not None
    assert (notice.code, notice.act, at_work.sales()) == ("PAY-216", "Écrire la raison", [])
    at_work.hands.insist()
    assert at_work.view.pane is Pane.NOTE
    at_work.hands.type_note("un groupe paie ensemble")
    at_work.hands.press_primary()
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    assert (sale.total, sale.note) == (dirhams(20_000), "un groupe paie ensemble")

"""Cash on the house's terms: rounded, with a duty on top, in other currencies, with a reason where there is much."""

from pos.domain.cash_terms import CashTerms, DutyBearer
from pos.domain.foreign import DayRate
from pos.domain.money import Currency, Money
from pos.ui.presenters.selling.sell_view import Mood, Pane
from tests.ui.booth import DAY, MAD, Booth
from tests.ui.seat import Seat, dirhams, seat

OTHER_DAY = DAY.replace(year=2025)


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


def euros_taken() -> Seat:
    return on(CashTerms(rates=(DayRate(Currency.EUR, DAY, 108_532, 150), DayRate(Currency.USD, OTHER_DAY, 99_000))))


def test_euros_are_handed_over_and_the_change_is_in_dirhams() -> None:
    at_work = euros_taken()
    at_work.take("plate")
    at_work.hands.press_second()
    pay = at_work.view.pay
    assert pay is not None
    assert [chip.label for chip in pay.currencies] == ["DH", "EUR"]
    at_work.hands.pay.choose_currency("EUR")
    pay = at_work.view.pay
    assert pay is not None
    # 320 dirhams at 10,6904 are 29,94 euros; forty are worth 427,60 in coins.
    assert (pay.due, pay.unit) == ("29,94", "€")
    at_work.hands.add_piece(20_00)
    at_work.hands.add_piece(20_00)
    change = at_work.view.ticket.change
    assert change is not None
    assert (change.figure, change.unit) == ("107,60", "DH")
    assert change.facts == (("1 €", "10,6904"), ("40,00\u00a0€", "427,60"))
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    foreign = sale.tenders[0].foreign
    assert foreign is not None
    assert (foreign.received, sale.tenders[0].change) == (Money(40_00, Currency.EUR), Money(107_60, MAD))


def test_what_is_handed_over_in_two_currencies_adds_up() -> None:
    at_work = euros_taken()
    at_work.take("plate")
    at_work.hands.press_second()
    at_work.hands.pay.choose_currency("EUR")
    at_work.hands.add_piece(20_00)
    at_work.hands.pay.choose_currency("MAD")
    at_work.hands.add_piece(100_00)
    missing = at_work.view.ticket.change
    assert missing is not None
    assert (missing.mood, missing.figure) == (Mood.SHORT, "6,20")
    at_work.hands.add_piece(10_00)
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    assert [tender.applied.minor for tender in sale.tenders] == [213_80, 106_20]


def test_where_nothing_is_authorised_no_currency_is_asked_for(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_second()
    pay = at_work.view.pay
    assert pay is not None
    assert pay.currencies == ()

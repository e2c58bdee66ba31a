"""Closing the till: the difference, what is still open, the figures."""

from dataclasses import replace

import pytest

from pos.domain.cash import CashCount
from pos.domain.facts import MeansTotal, ShiftFigures, TaxOfShift
from pos.domain.money import Currency, Money, zero
from pos.domain.names import Language, Names
from pos.domain.parties import Seller
from pos.domain.product import Price
from pos.domain.quantity import pieces
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Line, Ticket
from pos.ui.presenters.drawer import close
from pos.ui.presenters.drawer.close import Closing, Fate
from pos.ui.presenters.shown.tone import Tone
from pos.usecases.count_drawer import CountDone
from pos.words.speech import words_for

FR, AR = words_for(Language.FR), words_for(Language.AR)
SELLERS = {"dar": Seller("dar", Names(fr="Dar Tapis", ar="دار الزرابي"))}


def dirhams(amount: int) -> Money:
    return Money(amount * 100, Currency.MAD)


FIGURES = ShiftFigures(
    opening_float=dirhams(500),
    sales=31,
    refunds=2,
    sold=dirhams(12_450),
    refunded=dirhams(320),
    discounts=dirhams(850),
    removed_lines=3,
    moved=dirhams(-200),
    means=(
        MeansTotal(Means.CASH, dirhams(8_450), dirhams(320), 25),
        MeansTotal(Means.CARD, dirhams(4_000), dirhams(0), 8),
    ),
    taxes=(
        TaxOfShift("dar", "exempt", 0, dirhams(3_000), dirhams(0)),
        TaxOfShift("dar", "standard", 2_000, dirhams(1_000), dirhams(200)),
    ),
    expected=dirhams(8_430),
    grand_total=dirhams(90_000),
)


def ticket(nickname: int, *, lines: int = 1, parked: bool = False) -> Ticket:
    line = Line(1, "p", "c", Names(fr="Plat"), pieces(1), Price(dirhams(10)), "dar", "m", "standard")
    return Ticket(nickname, Currency.MAD, lines=(line,) * lines, parked=parked, key=f"key-{nickname}")


def closing(difference: int = 0, *tickets: Ticket) -> Closing:
    counted = FIGURES.expected + dirhams(difference)
    count = CashCount(Currency.MAD, ((100, counted.minor // 100),))
    return close.counted(count, CountDone(dirhams(difference), FIGURES), tickets)


@pytest.mark.parametrize(
    ("difference", "tone", "figure", "told"),
    [
        (0, Tone.WELL, "0,00", "Le compte est juste"),
        (-20, Tone.WRONG, "−20,00", "Il manque 20,00\u00a0DH"),
        (50, Tone.WRONG, "+50,00", "50,00\u00a0DH de trop"),
    ],
)
def test_the_difference_has_a_colour_a_figure_and_words(difference: int, tone: Tone, figure: str, told: str) -> None:
    said = close.verdict(closing(difference), FR)
    assert (said.tone, said.figure, said.told) == (tone, figure, told)


def test_the_sign_of_a_surplus_stays_before_its_figure_in_arabic() -> None:
    assert close.verdict(closing(50), AR).figure == "\u2066+50,00\u2069"


def test_the_expected_cash_is_reckoned_line_by_line() -> None:
    drawer = close.groups(closing(-20), SELLERS, FR)[0]
    assert [(line.label, line.figure) for line in drawer.lines] == [
        ("Fond de caisse", "500,00"),
        ("Ventes en espèces", "8\u202f450,00"),
        ("Remboursements en espèces", "−320,00"),
        ("Entrées et sorties", "−200,00"),
        ("Attendu", "8\u202f430,00"),
        ("Compté", "8\u202f410,00"),
    ]


def test_the_day_tells_sales_refunds_discounts_and_lines_taken_off() -> None:
    day = close.groups(closing(), SELLERS, FR)[1]
    assert [(line.label, line.figure) for line in day.lines] == [
        ("31 ventes", "12\u202f450,00"),
        ("2 remboursements", "−320,00"),
        ("Remises", "−850,00"),
        ("Lignes retirées des tickets", "3"),
    ]


def test_each_means_is_told_with_its_refunds_taken_off() -> None:
    means = close.groups(closing(), SELLERS, FR)[2]
    assert [(line.label, line.figure) for line in means.lines] == [
        ("Espèces", "8\u202f130,00"),
        ("Carte", "4\u202f000,00"),
    ]


def test_tax_is_told_by_rate_and_seller_and_no_tax_is_not_told() -> None:
    taxes = close.groups(closing(), SELLERS, FR)[3]
    assert [(line.label, line.figure) for line in taxes.lines] == [("TVA 20\u00a0% · Dar Tapis", "200,00")]


def test_a_day_without_anything_has_no_empty_groups() -> None:
    nothing = zero(Currency.MAD)
    quiet = replace(FIGURES, means=(), taxes=(), refunds=0, discounts=nothing, removed_lines=0, moved=nothing)
    groups = close.groups(replace(closing(), done=CountDone(nothing, quiet)), SELLERS, FR)
    assert [group.title for group in groups] == ["Espèces dans le tiroir", "La journée"]


def test_a_parked_ticket_is_carried_over_and_another_is_put_by_unless_cleared() -> None:
    three = closing(0, ticket(1), ticket(3, parked=True), ticket(5))
    told = close.open_tickets(close.toggle_clearing(three, 5), FR)
    assert [(line.nickname, line.fate) for line in told] == [(1, Fate.PUT_BY), (3, Fate.CARRIED), (5, Fate.CLEARED)]


def test_clearing_can_be_taken_back_until_the_till_is_closed() -> None:
    one = closing(0, ticket(1))
    assert close.toggle_clearing(close.toggle_clearing(one, 1), 1).to_clear == ()


def test_what_is_put_by_is_saved_as_parked() -> None:
    one = closing(0, ticket(1), ticket(3, parked=True))
    assert [(each.nickname, each.parked) for each in one.to_put_by] == [(1, True)]


def test_a_parked_ticket_can_be_cleared_too() -> None:
    one = close.toggle_clearing(closing(0, ticket(3, parked=True)), 3)
    assert [each.nickname for each in one.to_clear] == [3]


def test_cash_that_was_taken_first_for_a_ticket_is_told_beside_it() -> None:
    cash = Tender(Means.CASH, dirhams(200), dirhams(200), dirhams(0))
    (told,) = close.open_tickets(closing(0, replace(ticket(3, parked=True), cash=(cash,))), FR)
    assert told.holds.endswith(" · reçu 200,00\u00a0DH")


def test_an_empty_ticket_asks_nothing() -> None:
    assert close.open_tickets(closing(0, ticket(1, lines=0)), FR) == ()


def test_another_count_keeps_the_note_and_what_was_said_about_tickets() -> None:
    first = replace(close.toggle_clearing(closing(-20, ticket(1)), 1), note="billet déchiré")
    again = close.recounted(first, first.count, CountDone(dirhams(0), FIGURES))
    assert (again.counts, again.note, again.cleared) == (2, "billet déchiré", frozenset({1}))
    assert close.counted_told(again, FR) == "Comptage n° 2"
    assert close.counted_told(first, FR) == ""

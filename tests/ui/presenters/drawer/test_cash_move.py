"""Cash in and out of the drawer."""

from dataclasses import replace

from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.domain.sale import Counter
from pos.ui.presenters.drawer import cash_move
from pos.ui.presenters.drawer.cash_move import CashMove, Way, Why
from pos.words.speech import words_for

FR = words_for(Language.FR)
COUNTER = Counter(7, "fatima", (Language.FR,))


def typed(text: str, way: Way = Way.IN, why: Why | None = None) -> CashMove:
    move = cash_move.turn(cash_move.begin(Currency.MAD), way)
    return replace(move, entry=move.entry.press(text), why=why)


def test_a_point_and_a_comma_are_the_same_ten_dirhams_fifty() -> None:
    assert typed("10,50").amount == typed("10.50").amount == Money(1050, Currency.MAD)


def test_what_goes_in_counts_up_and_what_goes_out_counts_down() -> None:
    into = cash_move.request(typed("10,50", Way.IN, Why.CHANGE), COUNTER)
    out = cash_move.request(typed("10,50", Way.OUT, Why.BANK), COUNTER)
    assert into is not None
    assert out is not None
    assert (into.amount.minor, into.reason) == (1050, "change")
    assert (out.amount.minor, out.reason) == (-1050, "bank")


def test_without_an_amount_or_a_reason_nothing_is_asked_for() -> None:
    assert cash_move.request(typed("", why=Why.CHANGE), COUNTER) is None
    assert cash_move.request(typed("0", why=Why.CHANGE), COUNTER) is None
    assert cash_move.request(typed("5"), COUNTER) is None


def test_the_sheet_says_what_is_still_missing() -> None:
    assert cash_move.cash_move_view(typed(""), FR).missing == "Saisissez le montant"
    assert cash_move.cash_move_view(typed("5"), FR).missing == "Choisissez la raison"
    ready = cash_move.cash_move_view(typed("5", why=Why.TOP_UP), FR)
    assert (ready.missing, ready.ready, ready.button) == ("", True, "Mettre 5,00\u00a0DH")


def test_turning_keeps_the_amount_and_forgets_a_reason_of_the_other_way() -> None:
    turned = cash_move.turn(typed("5", Way.IN, Why.CHANGE), Way.OUT)
    assert (turned.entry.text, turned.why) == ("5", None)
    assert cash_move.turn(typed("5", Way.IN, Why.CHANGE), Way.IN).why is Why.CHANGE


def test_every_reason_has_words_and_the_chosen_one_is_marked() -> None:
    shown = cash_move.cash_move_view(typed("5", Way.OUT, Why.SUPPLIER), FR)
    assert [label for _, label, chosen in shown.whys if chosen] == ["Fournisseur"]
    assert len(shown.whys) == 5


def test_what_was_done_is_said_with_its_amount() -> None:
    assert cash_move.done_told(typed("20", Way.OUT, Why.BANK), FR) == "Sortie de 20,00\u00a0DH notée"


def test_a_large_amount_is_read_while_it_is_typed() -> None:
    assert cash_move.cash_move_view(typed("1234567,8"), FR).typed == FR.isolate("1\u202f234\u202f567,8")

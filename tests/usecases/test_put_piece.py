"""A piece made or changed at the booth is one fact, and stands on the shelf with it."""

from dataclasses import replace

import pytest

from pos.domain.facts import ProductChanged
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.permissions import Action, Approval, Role
from pos.domain.product import Price
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import FreeAmount
from pos.ports.journal import Somebody
from pos.usecases.put_piece import PutPiece, Shelf, put_piece
from tests.fakes.journal import facts_of
from tests.fakes.stall import AMINA, BOWL, MAD, PARTIES
from tests.usecases.till import Till, must

STANDS = FreeAmount(Price(Money(0, MAD)), "amina", "MA_EX_PETIT_FAB", Names(fr="Montant"))
NEW = Shelf(None, PARTIES, STANDS)
HASSAN = PARTIES.makers["hassan"]
ME = Somebody("p1", Role.EXHIBITOR, "Amina")
VASE = PutPiece("v1", Names(ar="مزهرية"), Money(150_00, MAD), ME, "P03", "Fatima Zahra", unique=True)


def said(till: Till) -> list[ProductChanged]:
    return [fact for fact in facts_of(till.journal) if isinstance(fact, ProductChanged)]


def test_a_piece_that_is_made_is_on_the_shelf_and_in_the_journal(till: Till) -> None:
    piece = must(put_piece(VASE, NEW, journal=till.journal))
    assert (piece.seller, piece.tax, piece.unique, piece.stock) == ("amina", "MA_EX_PETIT_FAB", True, None)
    assert piece.pattern is not None
    (fact,) = said(till)
    assert (fact.product, fact.fields, fact.seller) == (piece, (), AMINA)
    assert fact.maker is not None
    assert (fact.maker.id, fact.maker.names) == (piece.maker, Names(fr="Fatima Zahra"))
    assert till.journal.products() == (piece,)
    assert piece.maker in till.journal.parties().makers


def test_a_changed_price_and_stock_are_all_that_is_said_to_be_changed(till: Till) -> None:
    asked = PutPiece("bowl", Names(), Money(99_00, MAD), ME, stock=7)
    piece = must(put_piece(asked, Shelf(BOWL, PARTIES, STANDS), journal=till.journal))
    assert piece == replace(BOWL, price=Price(Money(99_00, MAD)), stock=7)
    assert set(said(till)[0].fields) == {"price", "stock"}
    assert said(till)[0].maker == HASSAN
    assert must(put_piece(asked, Shelf(piece, PARTIES, STANDS), journal=till.journal)) == piece
    assert len(said(till)) == 1


def test_a_second_change_says_which_one_it_replaces(till: Till) -> None:
    for minor in (99_00, 95_00):
        asked = PutPiece("bowl", Names(), Money(minor, MAD), ME)
        must(put_piece(asked, Shelf(BOWL, PARTIES, STANDS), journal=till.journal))
    first, second = said(till)
    (replaced,) = second.over
    entry = till.journal.entry(replaced[2])
    assert (first.over, entry is not None and entry.fact) == ((), first)


def test_a_maker_who_is_known_is_not_made_again(till: Till) -> None:
    piece = must(put_piece(replace(VASE, maker="hassan"), NEW, journal=till.journal))
    assert piece.maker == "hassan"


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (replace(VASE, names=Names()), Rule.NAME_MISSING),
        (replace(VASE, price=Money(0, MAD)), Rule.AMOUNT_NOT_POSITIVE),
        (replace(VASE, by=replace(ME, role=Role.CASHIER)), Rule.NEEDS_APPROVAL),
    ],
)
def test_what_is_refused_leaves_nothing(till: Till, asked: PutPiece, rule: Rule) -> None:
    answer = put_piece(asked, NEW, journal=till.journal)
    assert isinstance(answer, Refused)
    assert answer.rule is rule
    assert said(till) == []


def test_a_cashier_puts_a_piece_with_the_yes_of_somebody_who_may(till: Till) -> None:
    yes = (Approval(Action.IMPORT_CATALOGUE, till.manager),)
    asked = replace(VASE, by=replace(ME, role=Role.CASHIER), approvals=yes)
    must(put_piece(asked, NEW, journal=till.journal))
    assert said(till)[0].approvals == yes

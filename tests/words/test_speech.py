"""How the program speaks in each language."""

from datetime import date

import pytest

from pos.domain.money import Currency, Money
from pos.domain.names import Language, Names
from pos.domain.permissions import Action
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused, Rule
from pos.words.bidi import FSI, LRI, PDI
from pos.words.figures import MINUS
from pos.words.messages import UnknownMessage
from pos.words.refusal import duration, refusal
from pos.words.speech import Direction, words_for

AR, FR, EN = words_for(Language.AR), words_for(Language.FR), words_for(Language.EN)
PRICE = Money(-1_250_50, Currency.MAD)
# Saturday 21 November 2026, 16:05 UTC; an hour later in Casablanca.
AT = 1_795_277_100_000
AN_HOUR_EAST = 60


def test_an_amount_says_its_unit_in_each_language() -> None:
    assert FR.money(PRICE) == EN.money(PRICE) == f"{MINUS}1\u202f250,50\u00a0DH"
    assert AR.money(PRICE) == f"{LRI}{MINUS}1\u202f250,50{PDI}\u00a0درهم"


def test_a_foreign_unit_stays_with_its_amount_in_arabic() -> None:
    assert AR.money(Money(1250, Currency.EUR)) == f"{LRI}12,50\u00a0€{PDI}"


def test_an_amount_can_stand_without_unit_and_without_idle_decimals() -> None:
    assert FR.amount(PRICE) == f"{MINUS}1\u202f250,50"
    assert FR.short(Money(1_250_00, Currency.MAD)) == "1\u202f250\u00a0DH"


def test_every_figure_is_isolated_in_arabic() -> None:
    figures = [
        AR.amount(PRICE),
        AR.number(7),
        AR.quantity(Quantity(250)),
        AR.percent(2000),
        AR.date(date(2026, 11, 21)),
        AR.time(AT, 0),
        AR.moment(AT, 0),
        AR.isolate("F-2026/000123"),
    ]
    assert [figure for figure in figures if not (figure.startswith(LRI) and figure.endswith(PDI))] == []


def test_days_and_times_are_local_to_their_offset() -> None:
    assert EN.moment(AT, 0) == "21/11/2026 16:05"
    assert EN.time(AT, AN_HOUR_EAST) == "17:05"
    assert EN.moment(AT, -17 * AN_HOUR_EAST) == "20/11/2026 23:05"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (Language.FR, "samedi 21 novembre 2026"),
        (Language.EN, "Saturday 21 November 2026"),
        (Language.AR, f"{FSI}السبت{PDI} {LRI}21{PDI} {FSI}نونبر{PDI} {LRI}2026{PDI}"),
    ],
)
def test_a_long_date_names_its_day_and_month(language: Language, written: str) -> None:
    assert words_for(language).long_date(date(2026, 11, 21)) == written


def test_a_name_is_said_in_the_language_with_its_figures_in_order() -> None:
    names = Names(ar="زربية 2×3 م", fr="Tapis 2×3")
    assert FR.name(names) == "Tapis 2×3"
    assert AR.name(names) == f"زربية {LRI}2×3{PDI} م"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا قطعة"),
        (1, "قطعة واحدة"),
        (2, "قطعتان"),
        (3, f"{LRI}3{PDI} قطع"),
        (11, f"{LRI}11{PDI} قطعة"),
        (100, f"{LRI}100{PDI} قطعة"),
        (103, f"{LRI}103{PDI} قطع"),
    ],
)
def test_arabic_counts_in_its_six_forms(count: int, said: str) -> None:
    assert AR.count("count.pieces", count) == said


def test_french_counts_nothing_as_one_and_english_as_many() -> None:
    assert FR.count("count.pieces", 0) == "0 pièce"
    assert EN.count("count.pieces", 0) == "0 pieces"
    assert EN.count("count.pieces", 1) == "1 piece"


def test_a_message_that_does_not_exist_is_a_mistake_that_is_heard() -> None:
    with pytest.raises(UnknownMessage, match=r"sell\.nonsense"):
        FR.say("sell.nonsense")
    with pytest.raises(UnknownMessage, match=r"count\.nonsense"):
        FR.count("count.nonsense", 2)


def test_a_language_without_words_of_its_own_is_served_by_its_neighbour() -> None:
    assert words_for(Language.ES).language is Language.FR
    assert words_for(Language.ZGH).direction is Direction.RIGHT_TO_LEFT


def test_directions_follow_the_language() -> None:
    assert (AR.direction, FR.direction) == (Direction.RIGHT_TO_LEFT, Direction.LEFT_TO_RIGHT)


def test_a_refusal_is_said_with_what_belongs_to_it() -> None:
    assert EN.money(Money(1500, Currency.MAD)) in refusal(
        EN, Refused(Rule.PAYMENT_SHORT, amount=Money(1500, Currency.MAD))
    )
    assert EN.say("action.refund") in refusal(EN, Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND))
    assert "2 minutes" in refusal(EN, Refused(Rule.PIN_LOCKED, seconds=120))
    assert f"{LRI}6111{PDI}" in refusal(AR, Refused(Rule.CODE_UNKNOWN, detail="6111"))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "2 minutes"),
        (7_200, "2 hours"),
        (86_400, "24 hours"),
    ],
)
def test_a_wait_is_said_in_the_unit_people_wait_in(seconds: int, said: str) -> None:
    assert duration(EN, seconds) == said

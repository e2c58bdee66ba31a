import pytest

from pos.domain.limits import cash_over_limit
from pos.domain.money import Currency, Money
from pos.domain.tender import Means, Tender

MAD = Currency.MAD


def tender(means: Means, minor: int, currency: Currency = MAD) -> Tender:
    amount = Money(minor, currency)
    return Tender(means, amount, amount, Money(0, currency))


@pytest.mark.parametrize(("minor", "over"), [(19_999_99, False), (20_000_00, True), (20_000_01, True)])
def test_twenty_thousand_dirhams_in_cash_reach_the_limit(minor: int, *, over: bool) -> None:
    assert cash_over_limit([tender(Means.CASH, minor)]) is over


def test_cash_is_added_up_and_what_a_card_pays_does_not_count() -> None:
    assert cash_over_limit([tender(Means.CASH, 12_000_00), tender(Means.CASH, 8_000_00)])
    assert not cash_over_limit([tender(Means.CASH, 12_000_00), tender(Means.CARD, 30_000_00)])


def test_other_currencies_have_no_limit_here() -> None:
    assert not cash_over_limit([tender(Means.CASH, 90_000_00, Currency.EUR)])

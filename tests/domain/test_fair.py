from pos.domain.fair import Place, series_number
from pos.domain.names import Names

PLACE = Place("FES26", Names(fr="Foire de Fès"), Names(fr="Fès"), "B12", Names(fr="Stand 12"), "T1")


def test_a_series_number_says_where_it_was_given_and_counts_without_gaps() -> None:
    assert series_number(PLACE, 1, 1) == "FES26-B12-T1.1-000001"
    assert series_number(PLACE, 1, 999_999) == "FES26-B12-T1.1-999999"
    assert series_number(PLACE, 1, 1_000_000) == "FES26-B12-T1.1-1000000"


def test_a_till_that_was_restored_never_gives_a_number_again() -> None:
    assert series_number(PLACE, 1, 11) != series_number(PLACE, 11, 1)
    assert series_number(PLACE, 2, 7) == "FES26-B12-T1.2-000007"

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.parties import Share, ShareOf, split_among

MAD = Currency.MAD


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10_000), max_size=4).map(sorted))
def test_a_sale_shared_among_its_parties_adds_up_to_the_sale(minor: int, cuts: list[int]) -> None:
    ends = [*cuts, 10_000]
    points = [end - start for start, end in zip([0, *cuts], ends, strict=True)]
    split = tuple(Share(f"p{n}", ShareOf.ARTISAN, share) for n, share in enumerate(points))
    parts = split_among(Money(minor, MAD), split)
    assert sum(part.minor for _, part in parts) == minor
    assert [share for share, _ in parts] == list(split)


def test_the_artisan_the_cooperative_and_the_organizer_each_get_their_part() -> None:
    split = (
        Share("amina", ShareOf.ARTISAN, 8_000),
        Share("coop", ShareOf.COOPERATIVE, 1_500),
        Share("fair", ShareOf.ORGANIZER, 500),
    )
    assert [part.minor for _, part in split_among(Money(999_99, MAD), split)] == [799_99, 150_00, 50_00]


@pytest.mark.parametrize("points", [(), (9_999,), (5_000, 5_001)])
def test_shares_that_make_no_whole_are_a_mistake_of_ours(points: tuple[int, ...]) -> None:
    split = tuple(Share("amina", ShareOf.ARTISAN, share) for share in points)
    with pytest.raises(ValueError, match="one whole"):
        split_among(Money(100, MAD), split)

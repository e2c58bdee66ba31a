import json
from dataclasses import dataclass
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import Fact
from pos.domain.money import Currency, Money
from pos.wire.canonical import canonical, read_as
from pos.wire.entry import KINDS
from tests.wire.values import facts, types_in


@dataclass(frozen=True, slots=True)
class Backwards:
    """Fields that stand in another order than their names."""

    zebra: int
    apple: str
    made: date
    price: Money | None = None


@pytest.mark.parametrize("kind", KINDS)
def test_no_fact_can_hold_a_number_that_is_not_whole(kind: str) -> None:
    assert not types_in(KINDS[kind]) & {float, complex, object}


@given(facts())
def test_the_same_fact_is_always_the_same_bytes(fact: Fact) -> None:
    data = canonical(fact)
    assert canonical(read_as(type(fact), data)) == data
    plain = json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert data.decode() == plain


@given(st.dictionaries(st.text(max_size=5), st.integers(-9, 9), max_size=5))
def test_the_order_in_which_a_value_was_made_leaves_no_trace(value: dict[str, int]) -> None:
    assert canonical(value) == canonical(dict(reversed(value.items())))


def test_canonical_bytes_are_plain_json_with_sorted_names_and_no_space() -> None:
    value = Backwards(1, "زربية", date(2026, 2, 12), Money(-5, Currency.MAD))
    assert canonical(value).decode() == (
        '{"apple":"زربية","made":"2026-02-12","price":{"currency":"MAD","minor":-5},"zebra":1}'
    )


def test_what_is_not_a_value_of_the_kind_is_not_read() -> None:
    for data in (b"", b"{}", b'{"currency":"XXX","minor":1}', b'{"currency":"MAD","minor":1.5}', b"[1"):
        with pytest.raises(msgspec.DecodeError):
            read_as(Money, data)

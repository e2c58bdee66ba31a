"""Tables of tax and of notes and coins, read from their text: what a law or a central bank changes is data.

A table that does not make sense is refused whole, with the row and what is wrong with it; a till never sells on half
a table.
"""

import json
from collections.abc import Mapping
from datetime import date
from itertools import combinations

from pos.domain.cash import Denomination
from pos.domain.money import BASIS, Currency
from pos.domain.tax import TaxReason, TaxTreatment

TAXED = frozenset({TaxReason.STANDARD, TaxReason.REDUCED})


def read_treatments(text: str) -> tuple[TaxTreatment, ...]:
    """Read the rules of tax of a country; raises `ValueError` naming the rule that makes no sense."""
    rules = tuple(_treatment(row) for row in _rows(_table(text), "treatments"))
    for one, other in combinations(rules, 2):
        if one.id == other.id and _overlap(one, other):
            raise ValueError(f"tax rule {one.id} is given twice for the same days")
    return rules


def read_denominations(text: str) -> Mapping[Currency, tuple[Denomination, ...]]:
    """Read the notes and coins of each currency, the dearest first; raises `ValueError` naming the bad row."""
    table = _table(text)
    return {currency: _denominations(table, currency) for currency in Currency if currency in table}


def _table(text: str) -> dict[str, object]:
    table: object = json.loads(text)
    if not isinstance(table, dict):
        raise ValueError("the table is not a JSON object")  # noqa: TRY004 -- the text is wrong, not its type
    return table


def _rows(table: dict[str, object], name: str) -> list[dict[str, object]]:
    rows = table.get(name)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"the table has no rows under {name!r}")
    return rows


def _text(row: dict[str, object], field: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{field!r} is missing or not a text in {row}")
    return value


def _whole(row: dict[str, object], field: str) -> int:
    value = row.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{field!r} is missing or not a whole number from zero up in {row}")
    return value


def _treatment(row: dict[str, object]) -> TaxTreatment:
    rule = TaxTreatment(
        id=_text(row, "id"),
        rate_bp=_whole(row, "rate_bp"),
        reason=TaxReason(_text(row, "reason")),
        article=_text(row, "article"),
        starts=date.fromisoformat(_text(row, "starts")),
        ends=date.fromisoformat(_text(row, "ends")) if "ends" in row else None,
    )
    if rule.rate_bp > BASIS or (rule.rate_bp > 0) != (rule.reason in TAXED):
        raise ValueError(f"tax rule {rule.id}: {rule.rate_bp} basis points do not go with {rule.reason!r}")
    if rule.ends is not None and rule.ends < rule.starts:
        raise ValueError(f"tax rule {rule.id} ends before it starts")
    return rule


def _overlap(one: TaxTreatment, other: TaxTreatment) -> bool:
    return one.in_force(other.starts) or other.in_force(one.starts)


def _denominations(table: dict[str, object], currency: Currency) -> tuple[Denomination, ...]:
    found: dict[int, Denomination] = {}
    for row in _rows(table, currency):
        minor = _whole(row, "minor")
        if minor == 0 or minor in found:
            raise ValueError(f"{currency}: {minor} is worth nothing or given twice")
        found[minor] = Denomination(minor, _text(row, "kind") == "note", counted=row.get("counted") is not False)
    return tuple(found[minor] for minor in sorted(found, reverse=True))

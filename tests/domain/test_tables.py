import json
from datetime import date
from pathlib import Path

import pytest

from pos.domain.cash import Denomination
from pos.domain.money import Currency
from pos.domain.tables import read_denominations, read_treatments
from pos.domain.tax import TaxReason, TaxTreatment, treatment_on

TABLES = Path(__file__).resolve().parents[2] / "resources" / "tables"
ROW: dict[str, object] = {
    "id": "MA20",
    "rate_bp": 2000,
    "reason": "standard",
    "article": "CGI art. 98",
    "starts": "2026-01-01",
}


def table(*rows: dict[str, object]) -> str:
    return json.dumps({"country": "MA", "treatments": list(rows)})


def test_the_table_of_morocco_holds_the_rules_that_craft_goods_meet() -> None:
    rules = read_treatments((TABLES / "tax_ma.json").read_text(encoding="utf-8"))
    day = date(2026, 2, 12)
    found = {id_: treatment_on(rules, id_, day) for id_ in ("MA20", "MA10", "MA_EX_TAPIS", "MA_EX_AE")}
    assert {id_: rule and (rule.rate_bp, rule.reason, rule.article) for id_, rule in found.items()} == {
        "MA20": (2000, TaxReason.STANDARD, "CGI art. 98"),
        "MA10": (1000, TaxReason.REDUCED, "CGI art. 99"),
        "MA_EX_TAPIS": (0, TaxReason.EXEMPT, "CGI art. 91-I-C-4°"),
        "MA_EX_AE": (0, TaxReason.NOT_LIABLE, "CGI art. 42 bis"),
    }
    assert treatment_on(rules, "MA10", date(2023, 12, 31)) is None


def test_the_table_of_cash_holds_what_is_met_in_a_drawer() -> None:
    cash = read_denominations((TABLES / "cash.json").read_text(encoding="utf-8"))
    assert set(cash) == {Currency.MAD, Currency.EUR, Currency.USD, Currency.GBP}
    counted = [coin.minor for coin in cash[Currency.MAD] if coin.counted]
    assert counted == [200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10]
    assert [note.minor for note in cash[Currency.MAD] if note.is_note and note.counted][-1] == 20_00
    assert Denomination(25_00, is_note=True, counted=False) in cash[Currency.MAD]


def test_a_rule_that_changed_has_two_rows_that_follow_each_other() -> None:
    old = ROW | {"rate_bp": 1400, "reason": "reduced", "starts": "2024-01-01", "ends": "2025-12-31"}
    rules = read_treatments(table(old, ROW))
    assert rules[0] == TaxTreatment(
        "MA20", 1400, TaxReason.REDUCED, "CGI art. 98", date(2024, 1, 1), date(2025, 12, 31)
    )
    assert rules[1].ends is None


@pytest.mark.parametrize("change", [{"rate_bp": 1}, {"rate_bp": 10_000}, {"ends": "2026-01-01"}])
def test_a_rule_may_be_as_small_as_large_and_as_short_as_can_be(change: dict[str, object]) -> None:
    (rule,) = read_treatments(table(ROW | change))
    assert rule.id == "MA20"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": ""}, "'id' is missing"),
        ({"rate_bp": "20"}, "'rate_bp' is missing or not a whole number"),
        ({"rate_bp": 20.5}, "'rate_bp' is missing or not a whole number"),
        ({"rate_bp": True}, "'rate_bp' is missing or not a whole number"),
        ({"rate_bp": -1}, "'rate_bp' is missing or not a whole number"),
        ({"rate_bp": 10_001}, "do not go with"),
        ({"rate_bp": 0}, "0 basis points do not go with"),
        ({"reason": "exempt"}, "2000 basis points do not go with"),
        ({"reason": "holy"}, "holy"),
        ({"article": None}, "'article' is missing"),
        ({"starts": "soon"}, "soon"),
        ({"ends": "2025-12-31"}, "ends before it starts"),
    ],
)
def test_a_row_of_tax_that_makes_no_sense_is_named(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_treatments(table(ROW | change))


def test_a_rule_given_twice_for_the_same_days_is_refused() -> None:
    with pytest.raises(ValueError, match="MA20 is given twice"):
        read_treatments(table(ROW, ROW | {"starts": "2027-01-01"}))
    with pytest.raises(ValueError, match="MA20 is given twice"):
        read_treatments(table(ROW | {"starts": "2027-01-01"}, ROW))


@pytest.mark.parametrize("text", ["[]", "{}", '{"treatments": []}', '{"treatments": [3]}', "3", "nonsense"])
def test_a_file_that_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"table|Expecting"):
        read_treatments(text)


@pytest.mark.parametrize(
    "rows", [[], [{"minor": 0, "kind": "coin"}], [{"minor": 5, "kind": "coin"}] * 2, [{"minor": 5}]]
)
def test_notes_and_coins_that_make_no_sense_are_refused(rows: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match=r"MAD|'kind'"):
        read_denominations(json.dumps({"MAD": rows}))

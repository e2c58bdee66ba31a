"""The tables of the sector are whole, and each craft belongs to a chain that is there."""

from pos.domain.crafts import CraftTables, read_tables
from tests.architecture.source import ROOT

TABLES = ROOT / "resources" / "tables"


def tables() -> CraftTables:
    return read_tables(
        *((TABLES / f"{name}.json").read_text(encoding="utf-8") for name in ("chains", "crafts", "regions"))
    )


def test_there_are_thirteen_chains_their_crafts_and_twelve_regions() -> None:
    read = tables()
    assert (len(read.chains), len(read.crafts), len(read.regions)) == (13, 159, 12)
    assert {chain.id for chain in read.chains} == {f"P{number:02d}" for number in range(1, 14)}
    assert {region.code for region in read.regions} == {f"MA-{number:02d}" for number in range(1, 13)}


def test_each_craft_stands_under_its_chain_and_all_are_named_in_three_languages() -> None:
    read = tables()
    assert all(craft.id.startswith(f"{craft.chain}-") for craft in read.crafts)
    assert len({craft.id for craft in read.crafts}) == len(read.crafts)
    named = [craft.names for craft in read.crafts] + [region.names for region in read.regions]
    named += [names for chain in read.chains for names in (chain.names, chain.chip)]
    assert [names for names in named if not (names.ar and names.fr and names.en)] == []


def test_the_chains_come_in_the_order_of_the_screen() -> None:
    assert [chain.chip.fr for chain in tables().chains[:7]] == [
        *("Tapis", "Poterie", "Vêtements", "Bois"),
        *("Cuir", "Dinanderie", "Bijoux"),
    ]


def test_a_chip_is_short_enough_for_a_button() -> None:
    chips = [text for chain in tables().chains for text in (chain.chip.ar, chain.chip.fr, chain.chip.en)]
    assert max(map(len, chips)) <= 10

"""A piece without a photograph wears the same pattern at every till, and rarely that of its neighbour."""

import re

from pos.domain.patterns import MOTIFS, PALETTES, pattern_of
from pos.domain.product import Motif


def test_the_same_piece_always_wears_the_same_pattern() -> None:
    assert pattern_of("P01", "k3v5") == pattern_of("P01", "k3v5")


def test_the_motif_is_that_of_the_chain_and_a_star_where_there_is_none() -> None:
    assert {chain: pattern_of(chain, "x").motif for chain in MOTIFS} == MOTIFS
    assert set(MOTIFS.values()) == set(Motif)
    assert pattern_of("", "x").motif is Motif.STAR


def test_pieces_of_one_chain_wear_every_palette() -> None:
    worn = {pattern_of("P03", f"piece-{at}").colours for at in range(400)}
    assert worn == set(PALETTES)
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for palette in PALETTES for colour in palette)

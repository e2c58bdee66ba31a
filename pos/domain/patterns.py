"""Gives a piece without a photograph a pattern of its own: the motif of its craft, the colours of its own palette.

The same piece always gets the same pattern, at every till, because the choice is made by its id.
"""

import hashlib

from pos.domain.product import Motif, Pattern

MOTIFS = {
    "P01": Motif.WEAVE,
    "P02": Motif.STAR,
    "P03": Motif.STAR,
    "P04": Motif.STAR,
    "P05": Motif.RING,
    "P06": Motif.RING,
    "P07": Motif.CHEVRON,
    "P08": Motif.ARCH,
    "P09": Motif.ARCH,
    "P10": Motif.WEAVE,
    "P11": Motif.CHEVRON,
    "P12": Motif.ARCH,
    "P13": Motif.STAR,
}
"""The motif of each chain."""

PALETTES: tuple[tuple[str, str, str], ...] = (
    ("#EFE7D6", "#2B2B2B", "#8C8373"),
    ("#EAF1F8", "#2F5FA5", "#C98A12"),
    ("#F6EBD3", "#B07A1E", "#7B3F12"),
    ("#F8E9D6", "#A3262B", "#C98A12"),
    ("#F1E2CF", "#7A4A22", "#B88A55"),
    ("#F3E3EC", "#8A2C5D", "#C98A12"),
    ("#E9F0EC", "#0B6B58", "#C98A12"),
    ("#ECEFF3", "#6C7A89", "#2F4E8F"),
    ("#F4EEDB", "#B4532A", "#7C8B3A"),
    ("#F9E7E2", "#B4532A", "#2F4E8F"),
    ("#E6F2F0", "#0B6B58", "#2F4E8F"),
    ("#F3E5D5", "#8C5A2B", "#B4532A"),
    ("#F7EFDA", "#6B7A2E", "#A3262B"),
    ("#E4EEF1", "#1F6F82", "#E0A93B"),
    ("#F2E6DE", "#5A2A1E", "#C77B4A"),
    ("#EEF0E2", "#4E5B2A", "#C98A12"),
)
"""Ground, main and second colour, at home beside the colours of the screens."""


def pattern_of(chain: str, product: str) -> Pattern:
    """Choose the pattern of a product of `chain` by its id."""
    chosen = hashlib.sha256(product.encode()).digest()
    return Pattern(MOTIFS.get(chain, Motif.STAR), PALETTES[chosen[0] % len(PALETTES)])

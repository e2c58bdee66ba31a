"""Where a stretch of a till's journal belongs among what is held of that till: a pure decision.

Entries are chained, so where two histories have the same hash at a number, they are the same up to there. A stretch
joins the history at whose end it fits, is known already, parts from one (then there are two, and nothing is thrown
away), or leaves a gap that must be asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pos.wire.entry import GENESIS

HashAt = Callable[[int, int], bytes]
"""Gives the hash of the entry of a number, from 1, on a branch that reaches that far."""

ROOT = 0
"""The branch of the history that came first."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One history: its end, and where it parted from its parent; the root has no parent and parted at 0."""

    id: int
    parent: int | None
    parted: int
    number: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hashes of entries `first` to `last`, with the hash before them at the front of the chain."""

    first: int
    chain: Sequence[bytes]

    @property
    def last(self) -> int:
        """The number it ends at."""
        return self.first + len(self.chain) - 2

    def hash_at(self, number: int) -> bytes:
        """The hash of an entry of the stretch, or of the one before it."""
        return self.chain[number - self.first + 1]


@dataclass(frozen=True, slots=True)
class Joins:
    """Entries from `fresh` on are new, and go on where that branch ends; the root may be begun by it."""

    branch: int
    fresh: int


@dataclass(frozen=True, slots=True)
class Known:
    """All of it is held already, on that branch."""

    branch: int


@dataclass(frozen=True, slots=True)
class Parts:
    """From `parent` another history parts here: they share entries up to `parted`, and it goes on otherwise."""

    parent: int
    parted: int


@dataclass(frozen=True, slots=True)
class Lacks:
    """What comes before it is not held, or is not the same: entries from `first` on must come before it."""

    first: int


Decision = Joins | Known | Parts | Lacks


def join(stretch: Stretch, branches: Sequence[Branch], hash_at: HashAt) -> Decision:
    """Decide where a stretch belongs. A stretch that begins at 1 is chained to the 32 zero bytes."""
    if not branches:
        return _begin(stretch)
    for branch in branches:
        if stretch.first - 1 <= branch.number <= stretch.last and stretch.hash_at(branch.number) == branch.hash:
            return Known(branch.id) if branch.number == stretch.last else Joins(branch.id, branch.number + 1)
    for branch in branches:
        if branch.number > stretch.last and _agree(stretch, branch, stretch.last, hash_at):
            return Known(branch.id)
    shared = [
        (_last_shared(stretch, branch, hash_at), -branch.id)
        for branch in branches
        if branch.number >= stretch.first - 1 and _agree(stretch, branch, stretch.first - 1, hash_at)
    ]
    if shared:
        parted, minus_id = max(shared)
        return Parts(owner(-minus_id, parted, branches), parted)
    before = [branch.number + 1 for branch in branches if branch.number < stretch.first - 1]
    return Lacks(max(before, default=max(1, stretch.first // 2)))


def _begin(stretch: Stretch) -> Decision:
    if stretch.first > 1:
        return Lacks(1)
    return Joins(ROOT, 1) if stretch.last else Known(ROOT)


def _agree(stretch: Stretch, branch: Branch, number: int, hash_at: HashAt) -> bool:
    held = hash_at(branch.id, number) if number else GENESIS
    return held == stretch.hash_at(number)


def _last_shared(stretch: Stretch, branch: Branch, hash_at: HashAt) -> int:
    """Find the last number at which both have the same hash; they do at the one before the stretch."""
    same, differs = stretch.first - 1, min(stretch.last, branch.number) + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if _agree(stretch, branch, middle, hash_at):
            same = middle
        else:
            differs = middle
    return same


def owner(branch: int, number: int, branches: Sequence[Branch]) -> int:
    """Find the branch on which an entry of that number was first held."""
    by_id = {known.id: known for known in branches}
    found = by_id[branch]
    while found.parent is not None and number <= found.parted:
        found = by_id[found.parent]
    return found.id

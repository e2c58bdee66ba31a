"""Services before the till is open: the first screen is painted before the journal is even read.

Every callable asks for the real one when it is called; what answers at once stands ready from the start.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import Field, fields, is_dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from pos.ui.ways.office import Office
    from pos.ui.ways.services import Services

Opened = TypeVar("Opened")
Bound = TypeVar("Bound", "Services", "Office")


class Once(Generic[Opened]):
    """Something that is opened at the first asking, on whichever thread asks, and only once.

    An opening that failed fails again at the next asking: it is tried anew.
    """

    def __init__(self, opening: Callable[[], Opened]) -> None:
        """Take the way to open it; nothing happens yet."""
        self._opening = opening
        self._opened: Opened | None = None
        self._one_at_a_time = threading.Lock()

    def __call__(self) -> Opened:
        """Give it, opened."""
        with self._one_at_a_time:
            if self._opened is None:
                self._opened = self._opening()
            return self._opened

    def known(self) -> Opened | None:
        """Give it if it is open already."""
        return self._opened


def late(kind: type[Bound], bound: Callable[[], Bound], **ready: object) -> Bound:
    """Give callables of a kind that ask for the real ones when called; `ready` are those that exist from the start.

    What such a kind holds in a bundle of its own is made late in the same way.
    """

    def asked(field: Field[object]) -> object:
        if isinstance(field.type, type) and is_dataclass(field.type):
            return _late_bundle(field.type, lambda: getattr(bound(), field.name))
        return _asked(bound, field.name)

    made = {field.name: asked(field) for field in fields(kind) if field.name not in ready}
    make: Callable[..., Bound] = kind
    return make(**made, **ready)


def _late_bundle(kind: type, bound: Callable[[], object]) -> object:
    return kind(**{field.name: _asked(bound, field.name) for field in fields(kind)})


def _asked(bound: Callable[[], object], name: str) -> Callable[..., object]:
    def call(*words: object) -> object:
        act: Callable[..., object] = getattr(bound(), name)
        return act(*words)

    return call

"""Draws values of any type that facts are made of, from the types themselves."""

import enum
from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from pos.domain.card import CardReference
from pos.domain.facts import Fact
from pos.wire.entry import KINDS

LEAVES: dict[object, st.SearchStrategy[object]] = {
    int: st.integers(-(2**63), 2**63 - 1),
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    bool: st.booleans(),
    date: st.dates(),
    type(None): st.none(),
    CardReference: st.builds(CardReference, st.from_regex(r"([0-9]{4})?", fullmatch=True), st.just("VISA")),
}


def values(kind: object) -> st.SearchStrategy[object]:
    """Draw values of a type: a leaf, an enum, a tuple, a choice of types, or a dataclass of such."""
    if kind in LEAVES:
        return LEAVES[kind]
    if isinstance(kind, UnionType):
        return st.one_of(*map(values, get_args(kind)))
    if get_origin(kind) is tuple:
        members = get_args(kind)
        if members[1:] == (...,):
            return st.lists(values(members[0]), max_size=3).map(tuple)
        return st.tuples(*map(values, members))
    assert isinstance(kind, type), kind
    if issubclass(kind, enum.Enum):
        return st.sampled_from(kind)
    assert is_dataclass(kind), kind
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})


def facts() -> st.SearchStrategy[Fact]:
    """Draw any fact of any kind."""
    return st.one_of(*map(_facts_of, KINDS.values()))


def _facts_of(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    return values(kind).filter(lambda value: isinstance(value, kind)).map(lambda value: cast("Fact", value))


def types_in(kind: object) -> set[object]:
    """Gather every type that values of a type can hold, itself included."""
    found = {kind}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        members: tuple[object, ...] = tuple(hints[field.name] for field in fields(kind))
    else:
        members = get_args(kind)
    for member in members:
        found |= types_in(member)
    return found

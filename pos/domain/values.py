"""Frozen values, made quickly: `dataclass` as the standard library has it, in a fifth of the time.

The library compiles six functions for each frozen class, from text, each time the program starts; for the till's two
hundred that was a fifth of its start. Five of them can be shared by all classes. A class stays a dataclass for whoever
asks (`fields`, `replace`, a decoder), and means what it meant; for the type checker it is the library's own.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # given on under the same name
else:

    def dataclass(cls: type | None = None, **asked: bool) -> object:
        """Make a class a dataclass: a frozen and slotted one here, any other by the standard library."""
        if asked != {"frozen": True, "slots": True}:
            return dataclasses.dataclass(cls, **asked)
        return _frozen if cls is None else _frozen(cls)


def _frozen(cls: type) -> type:
    own = set(vars(cls))
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    _give(made, own, "__init__", _init_of(made, fields))
    compared = _reader([field.name for field in fields if field.compare])
    for name, act in (
        ("__eq__", _equal(compared)),
        ("__hash__", lambda self: hash(compared(self))),
        ("__repr__", _told([field.name for field in fields if field.repr])),
        ("__setattr__", _refuse_setting),
        ("__delattr__", _refuse_deleting),
        ("__getstate__", _state),
        ("__setstate__", _restore),
    ):
        _give(made, own, name, act)
    return made


def _give(made: type, own: set[str], name: str, act: object) -> None:
    """Give a class a method unless it wrote its own."""
    if name not in own:
        setattr(made, name, act)


def _reader(names: list[str]) -> Callable[[object], object]:
    return attrgetter(*names) if names else lambda _: ()


def _equal(read: Callable[[object], object]) -> Callable[[object, object], object]:
    def equal(self: object, other: object) -> object:
        if self is other:
            return True
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _told(names: list[str]) -> Callable[[object], str]:
    def told(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return told


def _init_of(made: type, fields: tuple[dataclasses.Field[object], ...]) -> FunctionType:
    """Write the one function that must be a class's own: its parameters are the fields."""
    known: dict[str, object] = {"_absent": dataclasses.MISSING}
    taken, body = ["self"], []
    for field in fields:
        name = field.name
        known[f"_set_{name}"] = getattr(made, name).__set__
        value = name
        if field.default is not dataclasses.MISSING:
            known[f"_else_{name}"] = field.default
            taken.append(f"{name}=_else_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            taken.append(f"{name}=_absent")
            value = f"_make_{name}() if {name} is _absent else {name}"
        else:
            taken.append(name)
        body.append(f"    _set_{name}(self, {value})\n")
    if hasattr(made, "__post_init__"):
        body.append("    self.__post_init__()\n")
    exec(f"def __init__({', '.join(taken)}):\n{''.join(body) or '    pass'}", known)  # noqa: S102  # our own text
    init = known["__init__"]
    if not isinstance(init, FunctionType):
        raise TypeError(init)
    init.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    init.__module__, init.__qualname__ = made.__module__, f"{made.__qualname__}.__init__"
    return init


def _refuse_setting(self: object, name: str, _value: object) -> None:
    message = f"cannot assign to field {name!r} of {type(self).__qualname__}"
    raise dataclasses.FrozenInstanceError(message)


def _refuse_deleting(self: object, name: str) -> None:
    message = f"cannot delete field {name!r} of {type(self).__qualname__}"
    raise dataclasses.FrozenInstanceError(message)


def _state(self: object) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]  # type: ignore[arg-type]


def _restore(self: object, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):  # type: ignore[arg-type]
        object.__setattr__(self, field.name, value)

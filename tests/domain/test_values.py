"""A frozen value of the house is the standard library's, word for word, whoever made it."""

import copy
import dataclasses
import inspect
import pickle
import typing

import msgspec
import pytest

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """A value with a field of every sort."""

    name: str
    code: str = dataclasses.field(repr=False)
    count: int = 1
    seen: list[int] = dataclasses.field(default_factory=list, compare=False)

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(self.count)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same by the library."""

    name: str
    code: str = dataclasses.field(repr=False)
    count: int = 1
    seen: list[int] = dataclasses.field(default_factory=list, compare=False)

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(self.count)


@dataclass(frozen=True, slots=True)
class More(Ours):
    """A value with one field more than another."""

    place: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value without a field."""


def test_it_is_made_told_and_taken_apart_alike() -> None:
    ours, theirs = (inspect.signature(kind).parameters.values() for kind in (Ours, Theirs))
    assert [(each.name, each.kind, each.annotation) for each in ours] == [
        (each.name, each.kind, each.annotation) for each in theirs
    ]
    assert typing.get_type_hints(Ours.__init__) == typing.get_type_hints(Theirs.__init__)
    assert repr(Ours("a", "b", 2)) == repr(Theirs("a", "b", 2)).replace("Theirs", "Ours")
    assert dataclasses.asdict(Ours("a", "b")) == dataclasses.asdict(Theirs("a", "b"))
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__slots__ == Theirs.__slots__
    assert not hasattr(Ours("a", "b"), "__dict__")
    assert Ours("a", "b").seen is not Ours("a", "b").seen


def test_values_are_equal_by_their_fields_and_their_class() -> None:
    assert Ours("a", "b", 1, [1]) == Ours("a", "b", 1, [2])
    assert hash(Ours("a", "b", 1, [1])) == hash(Ours("a", "b", 1, [2]))
    assert Ours("a", "b") != Ours("a", "c")
    theirs: object = Theirs("a", "b")
    assert Ours("a", "b") != theirs
    assert Ours("a", "b") != More("a", "b")
    assert {Nothing(), Nothing()} == {Nothing()}


def test_nothing_in_it_changes() -> None:
    value = Ours("a", "b")
    for name in ("name", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, "c")
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(value, name)
    assert dataclasses.replace(value, name="c") == Ours("c", "b")


def test_a_value_that_may_not_be_is_not_made() -> None:
    for make in (Ours, Theirs):
        with pytest.raises(ValueError, match="-1"):
            make("a", "b", -1)
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'code'"):
            make("a")  # type: ignore[call-arg]


@pytest.mark.parametrize("value", [Ours("a", "b", 2, [3]), More("a", "b", 2, [3], "c"), Nothing()])
def test_it_survives_being_copied_pickled_and_written(value: object) -> None:
    for again in (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),  # noqa: S301  # what was written a moment ago
        msgspec.json.decode(msgspec.json.encode(value), type=type(value)),
    ):
        assert again == value
        assert again is not value


def test_any_other_dataclass_is_the_librarys() -> None:
    @dataclass(slots=True)
    class Loose:
        count: int = 0

    loose = Loose()
    loose.count = 2
    assert loose == Loose(2)

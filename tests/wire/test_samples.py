import json
from dataclasses import fields
from typing import get_args

import pytest

from pos.domain.facts import Fact
from pos.wire.canonical import canonical
from pos.wire.entry import GENESIS, KINDS, UnknownFact, entry_bytes, kind_of, link, read_entry
from tests.wire.examples import EXAMPLES
from tests.wire.samples import Sample, entry_of, newest, samples

SAMPLES = samples()


def holds(whole: object, part: object) -> bool:
    """Tell whether everything `part` says is said by `whole` too."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(name in whole and holds(whole[name], value) for name, value in part.items())
    if isinstance(whole, list) and isinstance(part, list):
        return len(whole) == len(part) and all(map(holds, whole, part))
    return whole == part


def test_every_fact_has_a_name_on_the_wire_and_an_example() -> None:
    assert set(get_args(Fact)) == set(KINDS.values())
    assert [kind_of(fact) for fact in EXAMPLES.values()] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_leaves_no_field_to_its_default(kind: str) -> None:
    fact = EXAMPLES[kind]
    left = [field.name for field in fields(fact) if getattr(fact, field.name) == field.default]
    assert left == []


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
def test_bytes_that_were_ever_written_are_read_as_they_were_meant(sample: Sample) -> None:
    entry = read_entry(sample.data)
    assert not isinstance(entry.fact, UnknownFact)
    assert kind_of(entry.fact) == sample.kind
    assert holds(json.loads(canonical(entry.fact)), json.loads(sample.data)[-1])
    assert link(GENESIS, sample.data).hex() == sample.hash


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_program_writes_today_is_what_was_approved(kind: str) -> None:
    sample = newest(kind)
    assert sample is not None, "python -m tests.wire.samples writes the first sample of a new kind"
    assert entry_bytes(entry_of(kind)) == sample.data, "a kind that gained a field needs a further sample"
    assert read_entry(sample.data) == entry_of(kind)

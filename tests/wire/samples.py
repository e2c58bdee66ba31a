"""The bytes that journals already hold: one frozen entry of each kind, and a further one each time a kind grew.

A sample is never changed or removed: a journal somewhere holds those bytes. When a kind gains a field, its newest
sample no longer says all of it; `python -m tests.wire.samples` then writes the next one beside it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from pos.wire.entry import GENESIS, KINDS, Entry, entry_bytes, link
from tests.wire.examples import EXAMPLES

FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Sample:
    """An entry's bytes, and its hash after the 32 zero bytes that a journal begins with."""

    name: str
    data: bytes
    hash: str

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[0]


def samples() -> list[Sample]:
    """Read every sample, the oldest of a kind first."""
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        found.append(Sample(path.stem, held["entry"].encode(), held["hash"]))
    return found


def newest(kind: str) -> Sample | None:
    """Find the newest sample of a kind."""
    return next((sample for sample in reversed(samples()) if sample.kind == kind), None)


def entry_of(kind: str) -> Entry:
    """Put the example of a kind in its place, the same place each time."""
    return Entry("t-7f3a", 1, 41, 1_770_897_600_000, 60, EXAMPLES[kind])


def approve(kind: str) -> str:
    """Write the next sample of a kind when its newest does not say what the program writes today."""
    data, last = entry_bytes(entry_of(kind)), newest(kind)
    if last is not None and last.data == data:
        return ""
    number = 1 if last is None else 1 + int(last.name.rpartition(".")[2])
    held = {"entry": data.decode(), "hash": link(GENESIS, data).hex()}
    path = FOLDER / f"{kind}.{number:02}.json"
    path.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path.name


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    print("\n".join(filter(None, map(approve, KINDS))))

"""The change log is kept for the shopkeeper: every release dated, nothing that only a programmer can read."""

import re
import tomllib
from datetime import date

from tests.architecture.source import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASE = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?$", re.MULTILINE)
GROUPS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_next_release_comes_first_and_the_others_are_dated_newest_first() -> None:
    headings = list(RELEASE.finditer(CHANGELOG))
    assert [heading["name"] for heading in headings[:1]] == ["Unreleased"]
    days = [date.fromisoformat(heading["day"]) for heading in headings[1:]]
    assert days == sorted(days, reverse=True)


def test_every_heading_is_a_release_or_a_known_group() -> None:
    headings = re.findall(r"^## .*$", CHANGELOG, re.MULTILINE)
    assert [heading for heading in headings if not RELEASE.fullmatch(heading)] == []
    assert set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE)) <= GROUPS


def test_the_version_of_the_program_is_the_last_release_or_the_coming_one() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    released = [heading["name"] for heading in RELEASE.finditer(CHANGELOG)][1:]
    assert not released or tuple(map(int, version.split("."))) >= tuple(map(int, released[0].split(".")))


def test_the_shopkeeper_reads_no_names_of_modules() -> None:
    assert re.findall(r"\b\w+\.py\b|\bpos/\w+", CHANGELOG) == []

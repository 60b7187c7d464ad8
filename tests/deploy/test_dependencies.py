"""What the program stands on: pinned to the last part, consistent, and under licences that it may be passed on with.

Whether a pinned version has a known weakness is in no file here: docs/operating.md names the command that asks.
"""

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deploy.test_wheel import PROJECT, constraints

EXTRAS = PROJECT["optional-dependencies"]
# What people install; the others are for those who work on the program.
INSTALLED = [*PROJECT["dependencies"], *EXTRAS["mcp"], *EXTRAS["milvus"]]
EVERYTHING = [*PROJECT["dependencies"], *(each for extra in EXTRAS.values() for each in extra)]
PINS = {canonicalize_name(line.partition("==")[0]): line.partition("==")[2] for line in constraints()}
BINDING = re.compile(r"(?<!L)GPL|SSPL|BUSL|commercial|proprietary|non-?commercial", re.IGNORECASE)


def closure(roots: Iterable[str]) -> dict[str, Distribution]:
    """All that these need on this machine, by name. Fails where what is installed is not what is asked for."""
    found: dict[tuple[str, frozenset[str]], Distribution] = {}
    waiting = [(Requirement(root), "") for root in roots]
    while waiting:
        need, extra = waiting.pop()
        one = (canonicalize_name(need.name), frozenset(need.extras))
        if one in found or (need.marker and not need.marker.evaluate({"extra": extra})):
            continue
        try:
            found[one] = distribution(need.name)
        except PackageNotFoundError:
            pytest.skip(f"{need.name} is not installed: pip install -c constraints.txt -e '.[test,docs,train]'")
        assert need.url is None, f"{need} comes from an address of its own"
        assert need.specifier.contains(found[one].version, prereleases=True), f"{need}, and {found[one].version} is in"
        for each in found[one].requires or []:
            waiting += [(Requirement(each), asked) for asked in ("", *need.extras)]
    return {name: one for (name, _), one in found.items()}


def test_everything_down_to_the_last_part_is_pinned() -> None:
    """Then what was tested is what gets installed, and an audit of the pins is one of all of it."""
    assert set(closure(EVERYTHING)) - set(PINS) == set()


def test_the_tests_run_on_the_versions_that_are_pinned() -> None:
    # A build for some processors ("2.13.0+cpu") is the same version.
    there = {name: one.version.partition("+")[0] for name, one in closure(EVERYTHING).items()}
    assert {name: version for name, version in there.items() if PINS.get(name) != version} == {}


def licences(one: Distribution) -> str:
    classifiers = one.metadata.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    stated = one.metadata.get("License-Expression") or one.metadata.get("License") or ""
    return " AND ".join(named) or stated.strip().partition("\n")[0]


def test_no_licence_binds_those_who_pass_the_program_on() -> None:
    told = {name: licences(one) for name, one in closure(INSTALLED).items()}
    assert [name for name, licence in told.items() if not licence] == [], "no licence is named"
    # Of alternatives one is enough.
    binding = {n: licence for n, licence in told.items() if all(BINDING.search(e) for e in licence.split(" OR "))}
    assert binding == {}

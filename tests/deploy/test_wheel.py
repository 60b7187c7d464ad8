"""What is built to be installed: it holds what the program needs and nothing else, and runs away from this checkout."""

import email
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from tests.deploy.conftest import Built, Installed

ROOT = Path(__file__).parents[2]
PACKAGES = {"bot", "index", "retrieval"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def metadata_of(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as file:
        name = next(name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(file.read(name))


def test_the_wheel_holds_every_module_the_reader_and_the_sample(built: Built) -> None:
    names = names_in(built.wheel)
    modules = {str(path.relative_to(ROOT)) for package in PACKAGES for path in tracked(ROOT / package, ".py")}
    assert modules <= names
    weights = {"reader.int8.onnx", "reader.json", "tokenizer.json", "MODEL_CARD.md"}
    assert {f"retrieval/weights/{name}" for name in weights} <= names
    assert {str(path.relative_to(ROOT)) for path in tracked(ROOT / "bot" / "sample")} <= names


def tracked(folder: Path, suffix: str = "") -> Iterator[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-zco", "--exclude-standard", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    yield from (ROOT / name for name in listed.stdout.split("\0") if name and name.endswith(suffix))


def test_the_wheel_holds_whatever_else_the_packages_read(built: Built) -> None:
    """A template or a font that is forgotten in `package-data` is missed only where it is installed."""
    not_needed = ("retrieval/training/",)
    data = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in tracked(ROOT / package)
        if path.is_file() and not str(path.relative_to(ROOT)).startswith(not_needed)
    }
    assert data - names_in(built.wheel) == set()


def test_the_wheel_holds_nothing_else(built: Built) -> None:
    names = names_in(built.wheel)
    info = {name for name in names if name.split("/")[0].endswith(".dist-info")}
    assert {name.split("/")[0] for name in names - info} == PACKAGES
    assert not [name for name in names if "training/material" in name or "test" in name.split("/")[-1]]
    assert any(name.endswith("licenses/LICENSE") for name in info)
    assert built.wheel.stat().st_size < 50_000_000  # two networks of 23 MB each


def test_the_source_archive_makes_the_same_wheel_and_holds_no_tests_or_training_texts(
    built: Built, tmp_path: Path
) -> None:
    with tarfile.open(built.sdist) as tar:
        tar.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert {"constraints.txt", "LICENSE", "README.md"} <= {path.name for path in source.iterdir()}
    assert not (source / "tests").exists()
    assert not (source / "retrieval" / "training" / "material").exists()
    again = "from setuptools import build_meta as b; b.build_wheel('..')"
    subprocess.run([sys.executable, "-c", again], cwd=source, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert names_in(wheel) == names_in(built.wheel)


def test_the_wheel_says_what_it_is_and_needs(built: Built) -> None:
    told = metadata_of(built.wheel)
    assert (told["Name"], told["License-Expression"]) == ("rashomon", "Apache-2.0")
    assert told["Requires-Python"] == PROJECT["requires-python"]
    needed = [line for line in told.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert len(needed) == len(PROJECT["dependencies"])
    assert set(told.get_all("Provides-Extra", [])) == set(PROJECT["optional-dependencies"])


def test_everything_that_is_needed_is_pinned() -> None:
    """`-c constraints.txt` is what makes an installation the one that was tested."""
    pinned = {line.partition("==")[0].lower() for line in constraints() if "==" in line}
    wanted = [
        *PROJECT["dependencies"],
        *(each for extra in PROJECT["optional-dependencies"].values() for each in extra),
    ]
    names = {name_of(each) for each in wanted}
    assert {name for name in names if name.replace("_", "-") not in {pin.replace("_", "-") for pin in pinned}} == set()


def constraints() -> list[str]:
    return [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line and not line.startswith("#")]


def name_of(requirement: str) -> str:
    for end in "[<>=!~; ":
        requirement = requirement.partition(end)[0]
    return requirement.strip().lower()


def test_a_fresh_environment_answers_from_the_wheel_alone(installed: Installed) -> None:
    """`deploy/check-install.sh` installs the dependencies as well."""
    done = installed.run("demo", XDG_CACHE_HOME=str(installed.home))
    assert done.stderr.startswith(str(installed.packages)), "the wheel's own code ran"
    assert "DISPUTED" in done.stdout
    assert installed.run("--version").stdout.startswith("rashomon ")

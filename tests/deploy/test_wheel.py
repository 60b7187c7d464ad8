"""What is built to be installed: it holds what the program needs and nothing else, and runs away from this checkout."""

import email
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {"bot", "index", "retrieval"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@dataclass(frozen=True, slots=True)
class Built:
    wheel: Path
    sdist: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both, built from a copy of what git knows: nothing that only lies about in this checkout can get in."""
    place = tmp_path_factory.mktemp("built")
    source = place / "source"
    copy_sources(source)
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "from setuptools import build_meta as b; print(b.build_sdist('..')); print(b.build_wheel('..'))",
        ],
        cwd=source,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = made.stdout.splitlines()
    sdist = next(line for line in lines if line.endswith(".tar.gz") and "/" not in line and " " not in line)
    return Built(place / lines[-1], place / sdist)


def copy_sources(target: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


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
        ["git", "ls-files", "-z", str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
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
    assert built.wheel.stat().st_size < 30_000_000


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


def test_a_fresh_environment_answers_from_the_wheel_alone(built: Built, tmp_path: Path) -> None:
    """The dependencies are borrowed from this environment; `deploy/check-install` installs those as well."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    packages = next(environment.glob("lib/python3*/site-packages"))
    with zipfile.ZipFile(built.wheel) as wheel:
        wheel.extractall(packages)
    # Not as a .pth of this checkout's own: what is installed in editable form would be found before the wheel.
    (packages / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    home = tmp_path / "home"
    home.mkdir()
    named = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    start = "import sys, bot.cli; print(bot.cli.__file__, file=sys.stderr); sys.exit(bot.cli.main())"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [environment / "bin" / "python", "-c", start, *arguments],
            cwd=home,
            env={"PATH": os.environ["PATH"], **named},
            capture_output=True,
            text=True,
            check=False,
        )

    done = run("demo")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(str(packages)), "the wheel's own code ran"
    assert "DISPUTED" in done.stdout
    assert run("--version").stdout.startswith("rashomon ")

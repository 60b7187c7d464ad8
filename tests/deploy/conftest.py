"""The wheel and the source archive, built once for all tests of what is installed."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILD = "from setuptools import build_meta as b; print(b.build_sdist('..')); print(b.build_wheel('..'))"
START = "import sys, bot.cli; print(bot.cli.__file__, file=sys.stderr); sys.exit(bot.cli.main())"


@dataclass(frozen=True, slots=True)
class Built:
    """Where the two files are."""

    wheel: Path
    sdist: Path


@dataclass(frozen=True, slots=True)
class Installed:
    """The wheel in an environment of its own, with a home of its own; the dependencies are borrowed from this one."""

    python: Path
    packages: Path
    home: Path

    def environment(self, **more: str) -> dict[str, str]:
        """No setting of the person who runs the tests gets in."""
        named = {name: str(self.home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        # The embedding model is made once for all tests.
        cache = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
        return {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": cache, **named, **more}

    def command(self, *arguments: str) -> list[str]:
        """How `rashomon` is run there; the first line on stderr names the file that ran."""
        return [str(self.python), "-c", START, *arguments]

    def run(self, *arguments: str, expect: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.home,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expect, (arguments, done.stdout, done.stderr)
        return done


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both, built from a copy of what git has or would take: nothing that it ignores can get in."""
    place = tmp_path_factory.mktemp("built")
    source = place / "source"
    _copy_sources(source)
    made = subprocess.run([sys.executable, "-c", BUILD], cwd=source, capture_output=True, text=True, check=True)
    lines = made.stdout.splitlines()
    sdist = next(line for line in lines if line.endswith(".tar.gz") and "/" not in line and " " not in line)
    return Built(place / lines[-1], place / sdist)


def _copy_sources(target: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-zco", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


@pytest.fixture
def installed(built: Built, tmp_path: Path) -> Installed:
    environment, home = tmp_path / "environment", tmp_path / "home"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    packages = next(environment.glob("lib/python3*/site-packages"))
    with zipfile.ZipFile(built.wheel) as wheel:
        wheel.extractall(packages)
    # After the wheel on the path; what is installed there in editable form is found through hooks that this skips.
    (packages / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    home.mkdir()
    return Installed(environment / "bin" / "python", packages, home)

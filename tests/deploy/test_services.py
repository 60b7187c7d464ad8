"""The container and the system's services: what they start is there, and they may do no more than they need."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import PREFIX, Settings
from index.milvus.address import read_address
from tests import readme

DEPLOY = Path(__file__).parents[2] / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
TIMERS = sorted((DEPLOY / "systemd").glob("*.timer"))
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
EVERYTHING = COMPOSE["services"]
SERVICES = {name: service for name, service in EVERYTHING.items() if service["image"] == "rashomon"}
MILVUS = {name: service for name, service in EVERYTHING.items() if name not in SERVICES}
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
# Of ten; 1.4 is the network and the memory that torch compiles into.
MOST_EXPOSED = 1.5


class Unit(configparser.RawConfigParser):
    """A unit file; a name that stands several times has all its values, a line each."""

    def __init__(self, path: Path) -> None:
        super().__init__(strict=False, delimiters=("=",), comment_prefixes=("#",), dict_type=_Joined)
        self.optionxform = str  # type: ignore[assignment,method-assign]  # as its documentation says to
        self.read(path, encoding="utf-8")


class _Joined(dict):  # type: ignore[type-arg]  # what configparser asks for
    def __setitem__(self, key: object, value: object) -> None:
        if isinstance(value, list) and isinstance(self.get(key), list):
            value = [*self[key], *value]
        super().__setitem__(key, value)


def known(arguments: list[str]) -> None:
    """Fails unless the program has that command and those options."""
    name = arguments[0]
    assert name in readme.names(), f"no command is called {name}"
    command = readme.command(name)
    for word in arguments[1:]:
        found = getattr(command, "commands", {}).get(word)
        command = found or command
    own = {flag for option in readme.options(command) for flag in option.opts}
    assert {word for word in arguments if word.startswith("--")} <= own


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_command_that_there_is(path: Path) -> None:
    program, *arguments = shlex.split(Unit(path)["Service"]["ExecStart"])
    assert program == "/opt/rashomon/bin/rashomon"
    known(arguments)


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_starts_a_command_that_there_is(name: str) -> None:
    arguments = [str(word) for word in SERVICES[name]["command"]]
    known(arguments)


def test_every_variable_is_a_setting() -> None:
    told = "\n".join(path.read_text() for path in DEPLOY.rglob("*") if path.is_file())
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]+\b", told))
    assert named <= {PREFIX + name.upper() for name in Settings.model_fields}
    assert len(named) >= 4


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_as_nobody_and_finds_the_same_archive(path: Path) -> None:
    service = Unit(path)["Service"]
    assert (service["User"], service["DynamicUser"]) == ("rashomon", "yes")
    assert "RASHOMON_ARCHIVE=/var/lib/rashomon/archive" in service["Environment"]
    assert "rashomon" in service["StateDirectory"].split()
    assert service["UMask"] == "0077"


@pytest.mark.parametrize("path", [*UNITS, *TIMERS], ids=lambda path: path.name)
def test_systemd_understands_a_unit(path: Path, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze") or pytest.skip("systemd-analyze is not on this machine")
    # It looks whether the program is there, which is installed elsewhere.
    for each in (*UNITS, *TIMERS):
        text = each.read_text().replace("/opt/rashomon/bin/rashomon", "/bin/true")
        (tmp_path / each.name).write_text(text)
    done = subprocess.run(
        [analyze, "verify", "--man=no", str(tmp_path / path.name)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_is_hardened(path: Path) -> None:
    analyze = shutil.which("systemd-analyze") or pytest.skip("systemd-analyze is not on this machine")
    threshold = round(10 * MOST_EXPOSED)
    done = subprocess.run(
        [analyze, "security", "--offline=yes", "--no-pager", f"--threshold={threshold}", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.splitlines()[-1]


def test_the_timer_starts_the_backup_and_keeps_several() -> None:
    (timer,) = TIMERS
    backup = Unit(timer.with_suffix(".service"))["Service"]
    assert backup["Type"] == "oneshot"
    words = shlex.split(backup["ExecStart"])
    assert int(words[words.index("--keep") + 1]) > 1
    assert words[-1] == "/var/lib/rashomon-backups"
    assert "rashomon-backups" in backup["StateDirectory"].split()


def test_the_image_is_built_in_stages_and_runs_as_a_user_of_its_own() -> None:
    final = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    assert DOCKERFILE.count("\nFROM ") == 2
    assert re.search(r"^USER 10001:10001$", final, re.MULTILINE)
    assert "HEALTHCHECK" in final
    assert "pip install" not in final
    port = re.search(r"RASHOMON_TELEGRAM_HEALTH=(\d+)", final)
    assert port is not None
    assert f"http://127.0.0.1:{port[1]}/health" in final


def test_only_what_the_image_is_made_from_is_sent_to_the_builder() -> None:
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    sent = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    copied = set(re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE))
    assert sent == {name for names in copied for name in names.split()}


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_may_write_only_to_its_volumes(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert {volume.partition(":")[0] for volume in service["volumes"]} <= set(COMPOSE["volumes"])
    assert "ports" not in service


def test_milvus_comes_as_its_makers_document_it_and_only_when_asked_for() -> None:
    assert set(MILVUS) == {"etcd", "minio", "milvus"}
    for name, service in MILVUS.items():
        assert service["profiles"] == ["milvus"], name
        assert re.search(r":(v\d+\.\d+\.\d+|RELEASE\.[\dTZ-]+)$", service["image"]), "a version, never latest"
        assert service["healthcheck"]["test"][0] == "CMD"
        assert {volume.partition(":")[0] for volume in service["volumes"]} == {name}
        assert name in COMPOSE["volumes"]
        assert "mem_limit" in service
        assert "ports" not in service
    assert {each["condition"] for each in MILVUS["milvus"]["depends_on"].values()} == {"service_healthy"}
    assert MILVUS["milvus"]["environment"]["MINIO_SECRET_ACCESS_KEY"] == "${MINIO_PASSWORD:-}"
    assert MILVUS["minio"]["environment"]["MINIO_ROOT_PASSWORD"] == "${MINIO_PASSWORD:-}"


@pytest.mark.parametrize("name", ["bot", "feeds"])
def test_the_bot_and_the_feeds_may_have_their_archive_on_milvus(name: str) -> None:
    service = SERVICES[name]
    assert service["environment"]["RASHOMON_ARCHIVE"] == "${RASHOMON_ARCHIVE:-/data/archive}"
    # Without the profile there is no such service, and none is waited for.
    assert service["depends_on"] == {"milvus": {"condition": "service_healthy", "required": False}}
    told = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    address = read_address(re.findall(r"RASHOMON_ARCHIVE=(milvus://\S+)", told)[0])
    assert address.uri == "http://milvus:19530"
    assert 'pip install --no-compile ".$EXTRAS"' in DOCKERFILE


def test_the_token_is_a_secret_and_no_variable() -> None:
    assert SERVICES["bot"]["secrets"] == ["telegram_token"]
    told = json.dumps(SERVICES)
    assert "RASHOMON_TELEGRAM_TOKEN_FILE" in told
    assert '"RASHOMON_TELEGRAM_TOKEN"' not in told
    unit = Unit(DEPLOY / "systemd" / "rashomon-bot.service")["Service"]
    assert unit["LoadCredential"] == "telegram-token:/etc/rashomon/telegram-token"


def test_compose_takes_the_file() -> None:
    """Its own schema, after what compose does first: variables filled in, anchors and merges resolved."""
    compose_spec = pytest.importorskip("compose_spec", reason="compose-spec is not installed (the extra 'test')")
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    filled = re.sub(r"\$\{\w+(?::-([^}]*))?\}", r"\1", text)
    taken = compose_spec.PyCompose.from_json(json.dumps(yaml.safe_load(filled)))
    taken.validate()
    assert set(taken.service_names()) == set(EVERYTHING)


def linter(name: str) -> str:
    """A program that the extra 'test' brings along where its makers have built one."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or pytest.skip(f"{name} is not on this machine")


def test_hadolint_finds_nothing() -> None:
    done = subprocess.run([linter("hadolint"), str(DEPLOY / "Dockerfile")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("script", ["deploy/systemd/rashomon-admin", "deploy/check-install.sh", ".ci/run"])
def test_shellcheck_finds_nothing(script: str) -> None:
    done = subprocess.run(
        [linter("shellcheck"), script], cwd=DEPLOY.parent, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")

"""A server of its own process, as a person starts it, for tests that need the real thing."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0  # seconds; a busy machine takes some of them for what is otherwise done at once


@dataclass(frozen=True, slots=True)
class Server:
    """`said` is what it said on stderr before the address; `address` ends with a slash, the token aside."""

    process: "subprocess.Popen[str]"
    address: str
    token: str
    said: tuple[str, ...]

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1].strip("/"))


@contextmanager
def serving(folder: Path, home: Path, *arguments: str) -> Iterator[Server]:
    """Started on a free port, ended at last."""
    command = [sys.executable, "-m", "tests.bot.newsstand", str(folder), "serve", "--port", "0", *arguments]
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, cwd=ROOT, text=True, stderr=subprocess.PIPE) as process:
        try:
            assert process.stderr is not None
            yield _started(process, process.stderr)
        finally:
            if process.poll() is None:
                process.kill()


def _started(process: "subprocess.Popen[str]", stream: IO[str]) -> Server:
    said: list[str] = []
    for line in stream:
        found = re.fullmatch(r"(http://\S+?:\d+/)(?:#(\S+))? \(Ctrl-C stops it\)\n", line)
        if found:
            return Server(process, found[1], found[2] or "", tuple(said))
        said.append(line)
    raise RuntimeError("".join(said))

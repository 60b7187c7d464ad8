"""How long the program takes from process start to its last word, beside a bare interpreter in the same run.

    python tests/bench/start.py [--archive DIR] [--question WORDS] [--runs N]

Without --archive it asks the sample archive (`rashomon demo` makes it). Seconds of wall clock, and of processor time in
the last column, which a busy machine changes less; each command in turn, so that all are slowed alike.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot import words_console
from bot.demo import demo_folder

HELP_BUDGET = 0.15
ASK_BUDGET = 1.0


def seconds(command: Sequence[str]) -> tuple[float, float]:
    """Wall clock and processor time of one run. Raises RuntimeError with what it said if it failed."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}: {done.stderr.strip()}")
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(commands: dict[str, Sequence[str]], runs: int) -> dict[str, list[tuple[float, float]]]:
    """Every command `runs` times, in turn, after one run of each that only warms the file cache."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            took = seconds(command)
            if run:
                found[name].append(took)
    return found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--archive", type=Path, default=demo_folder())
    parser.add_argument("--question", default=words_console.DEMO_QUESTIONS[0])
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    program = str(Path(sys.executable).with_name("rashomon"))
    commands: dict[str, Sequence[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "rashomon --help": [program, "--help"],
        "rashomon ask": [program, "--archive", str(options.archive), "ask", options.question],
    }
    budgets = {"rashomon --help": HELP_BUDGET, "rashomon ask": ASK_BUDGET}
    print(f"{'':18} {'least':>8} {'median':>8} {'most':>8} {'budget':>8} {'cpu':>8}   seconds, {options.runs} runs")
    for name, runs in measured(commands, options.runs).items():
        took, cpu = zip(*runs, strict=True)
        budget = f"{budgets[name]:8.2f}" if name in budgets else " " * 8
        walls = f"{min(took):8.3f} {statistics.median(took):8.3f} {max(took):8.3f}"
        print(f"{name:18} {walls} {budget} {statistics.median(cpu):8.3f}")


if __name__ == "__main__":
    main()

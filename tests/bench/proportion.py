"""Whether a parser's time grows in proportion to its input: `python -m tests.bench.proportion`.

In the middle of an input of every kind (those of `tests.bench.fuzz`) a piece is repeated, to 4,000 bytes and to 16,000.
What takes four times as many bytes much more than four times as long is a finding. Seconds are the processor's.
"""

import argparse
import signal
import sys
import time
from collections.abc import Iterator, Sequence

from index.errors import RashomonError
from tests.bench.fuzz import PIECES, Target, TooSlow, targets, too_slow

BYTES, TIMES = 4_000, 4
# Below it a clock's grain counts; a proportional reader takes a hundredth of the other.
WORTH_A_LOOK, TOO_SLOW = 0.5, 12.0
OUT_OF_PROPORTION = 6.0
WORDS = (
    *(
        b"Sunday ",
        b"3 May ",
        b"last ",
        b"10:30 ",
        b"1 ",
        b"one ",
        b"hundred ",
        b"twenty-",
        b"between 3 and 5 ",
        b"not ",
    ),
    *(b"said ", b"he said ", b"Mr ", b"John Smith ", b"(AP) - ", b"A.", b". ", b", ", b"- ", b"A", b" ", b"Share\n"),
    *(b"http://a.b/ ", b"a@b.c ", "“".encode(), "ا".encode(), b"<p>a</p>", b"<div>", b"<a href=x>b</a>", b"<script>"),
    *(b"<table><tr><td>", b"<item>", b'{"a":', b'"text": "a",', b"Content-Type: text/plain\r\n", b"--b\r\n"),
    *(b"=?utf-8?q?a?= ", b"Disallow: /a*b*c*d\n", b"/a*"),
)


def swollen(seed: bytes, piece: bytes, to: int) -> bytes:
    """The input with a piece repeated in its middle."""
    middle = len(seed) // 2
    return seed[:middle] + piece * (to // len(piece)) + seed[middle:]


def seconds(target: Target, data: bytes) -> float:
    """How long it takes, or until it is stopped."""
    signal.signal(signal.SIGPROF, too_slow)
    signal.setitimer(signal.ITIMER_PROF, TOO_SLOW)
    started = time.process_time()
    try:
        target.parse(data)
    except (RashomonError, TooSlow):
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - started


def findings(target: Target) -> Iterator[tuple[bytes, float, float]]:
    """The pieces whose repetition takes too long, with the seconds for few and for many."""
    for seed in target.seeds[:1]:
        target.parse(seed)
        for piece in (*WORDS, *PIECES):
            many = seconds(target, swollen(seed, piece, BYTES * TIMES))
            if many > WORTH_A_LOOK:
                few = seconds(target, swollen(seed, piece, BYTES))
                if many > few * OUT_OF_PROPORTION or many > TOO_SLOW:
                    yield piece, few, many


def main(arguments: Sequence[str] | None = None) -> int:
    """All targets, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="targets; else all")
    given = parser.parse_args(arguments)
    found = 0
    for target in targets():
        if given.names and target.name not in given.names:
            continue
        for piece, few, many in findings(target):
            found += 1
            print(f"{target.name:12} {piece[:20]!r:26} {few:6.2f} s, {TIMES} times as many {many:6.2f} s", flush=True)
        print(f"{target.name:12} looked through", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

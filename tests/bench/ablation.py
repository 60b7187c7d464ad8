"""Which rules on answers still win anything: `python -m tests.bench.ablation build/quality`.

Every function of `retrieval.nonanswers` and `retrieval.figures` that another module calls and that says yes or no is
made to say no, alone, and each question in which it had spoken is asked again. What a network read is remembered, so
that a question takes it once. On the sets that need nothing beside the checkout.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial, wraps
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval import figures, nonanswers
from retrieval.answer import Answer
from retrieval.ask import ask
from retrieval.evaluate import judge
from retrieval.gold import GoldQuestion, read_gold
from retrieval.readers.onnx_reader import OnnxReader, embedded_reader
from retrieval.readers.reader import ReadSpan, Window
from retrieval.readers.statement import Statement
from retrieval.training.confidence import texts_of
from tests.bench.quality.archives import opened
from tests.bench.quality.gold import INVENTED, STRANGERS

SETS = (INVENTED, STRANGERS)
COUNTED = ("verdict_right", "found_positions", "said_positions", "forbidden")


class Remembering:
    """Reads each window, and each statement, once."""

    def __init__(self, reader: OnnxReader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, Hashable], Any] = {}

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[ReadSpan, ...]]:
        """As the reader does."""
        return self._each(question, windows, self._reader.read)

    def weigh(self, question: str, statements: Sequence[Statement]) -> list[float]:
        """As the reader does."""
        return self._each(question, statements, self._reader.weigh)

    def _each(self, question: str, given: Sequence[Any], run: Callable[[str, list[Any]], list[Any]]) -> list[Any]:
        new = [each for each in dict.fromkeys(given) if (question, each) not in self._known]
        self._known.update({(question, each): read for each, read in zip(new, run(question, new), strict=True)})
        return [self._known[question, each] for each in given]


class Switches:
    """The rules, each of which can be made silent; `spoken` are those that have said yes."""

    def __init__(self, packages: Sequence[ModuleType]) -> None:
        self.spoken: set[str] = set()
        self.silent: str | None = None
        places = tuple(f"{package.__name__}." for package in packages)
        for user in [module for name, module in sys.modules.items() if name.startswith("retrieval.")]:
            for name, rule in list(vars(user).items()):
                is_anothers = isinstance(rule, FunctionType) and rule.__module__ != user.__name__
                if is_anothers and rule.__module__.startswith(places) and rule.__annotations__.get("return") is bool:
                    setattr(user, name, self._switched(rule))

    def _switched(self, rule: FunctionType) -> Callable[..., bool]:
        name = f"{rule.__module__.removeprefix('retrieval.')}.{rule.__name__}"

        @wraps(rule)
        def switched(*given: object, **named: object) -> bool:
            says = rule(*given, **named)
            self.spoken |= {name} if says else set()
            return says and self.silent != name

        return switched


def without_each(
    asked: Callable[[GoldQuestion], Answer], gold: GoldQuestion, switches: Switches, texts: Mapping[str, str]
) -> Iterator[tuple[str, list[int] | None]]:
    """Each rule that spoke, and how much more of what is counted there is without it; None where nothing changes."""
    switches.spoken, switches.silent = set(), None
    whole, spoken = asked(gold), sorted(switches.spoken)
    for switches.silent in spoken:
        other = asked(gold)
        on, off = judge(gold, whole, texts), judge(gold, other, texts)
        same = [each.value for each in whole.positions] == [each.value for each in other.positions]
        yield switches.silent, None if same else [getattr(off, name) - getattr(on, name) for name in COUNTED]


def _asked(archive: LocalArchive, encoder: OnnxEncoder, reader: Remembering, gold: GoldQuestion) -> Answer:
    as_of = date.fromisoformat(gold.as_of) if gold.as_of else None
    filters, today = Filters(as_of=as_of), as_of or date.today()
    return ask(gold.question, archive, encoder, reader, as_of=today, filters=filters)


def main() -> None:
    """Print a line a rule: questions, changed answers, and what is more without it."""
    kept = Path(sys.argv[1])
    switches, encoder, reader = Switches([nonanswers, figures]), open_encoder(), embedded_reader()
    changed: dict[str, list[list[int] | None]] = defaultdict(list)
    for folder in (each for each_set in SETS for each in sorted(each_set.iterdir()) if each.is_dir()):
        archive = opened(kept / f"{folder.parent.name}-{folder.name}", encoder, folder / "articles")
        asked, texts = partial(_asked, archive, encoder, Remembering(reader)), texts_of(archive)
        for gold in read_gold(folder / "questions.jsonl"):
            for rule, more in without_each(asked, gold, switches, texts):
                changed[rule].append(more)
    print("rule", "questions", "answers changed", *COUNTED, sep=" | ")
    for rule, each in sorted(changed.items()):
        told = [more for more in each if more is not None]
        print(rule, len(each), len(told), *(f"{sum(more):+d}" for more in zip(*told, strict=True)), sep=" | ")


if __name__ == "__main__":
    main()

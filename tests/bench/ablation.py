"""Which rules still win anything: `python -m tests.bench.ablation build/quality --data ../shared`.

Every function of `retrieval` that another module calls and that says yes or no, or may find nothing, is made to say no
or find nothing, alone, and some of the questions in which it had spoken are asked again. What a network read is
remembered, so that a question takes it once. Without --data on the sets that need nothing beside the checkout, with it
on the development questions and on real news too. What is done when an archive is made, is not asked again.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial, wraps
from pathlib import Path
from types import FunctionType, NoneType
from typing import Any, get_args, get_origin

from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.answer import Answer
from retrieval.ask import ask
from retrieval.evaluate import judge
from retrieval.gold import GoldQuestion, read_gold
from retrieval.readers.onnx_reader import OnnxReader, embedded_reader
from retrieval.readers.reader import ReadSpan, Window
from retrieval.readers.statement import Statement
from retrieval.training.confidence import texts_of
from tests.bench.quality import news
from tests.bench.quality.archives import Page, opened
from tests.bench.quality.gold import INVENTED, STRANGERS

COUNTED = ("verdict_right", "found_positions", "said_positions", "right_citations", "citations", "forbidden")
NO_RULES = ("training.", "readers.", "evaluate", "gold", "trace", "opening")


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
    """The rules, each of which can be made silent; `spoken` are those that have said yes or found something."""

    def __init__(self) -> None:
        self.spoken: set[str] = set()
        self.silent: str | None = None
        modules = [module for name, module in sys.modules.items() if name.startswith("retrieval.")]
        for user in modules:
            for name, rule in list(vars(user).items()):
                if isinstance(rule, FunctionType) and rule.__module__ != user.__name__ and _is_rule(rule):
                    setattr(user, name, self._switched(rule))
        readings = [each for module in modules for each in vars(module).values() if hasattr(each, "cache_parameters")]
        self._readings = [each for each in readings if each.cache_parameters()["maxsize"] not in (None, 1)]

    def silence(self, rule: str | None) -> None:
        """Make that one silent alone. What was read of a text with another is forgotten; tables and networks stay."""
        self.silent = rule
        for reading in self._readings:
            reading.cache_clear()

    def _switched(self, rule: FunctionType) -> Callable[..., Any]:
        name = f"{rule.__module__.removeprefix('retrieval.')}.{rule.__name__}"
        nothing = _nothing(rule)

        @wraps(rule)
        def switched(*given: object, **named: object) -> Any:
            says = rule(*given, **named)
            self.spoken |= {name} if says not in (None, nothing) else set()
            return nothing if self.silent == name else says

        return switched


def _is_rule(rule: FunctionType) -> bool:
    name = rule.__module__.removeprefix("retrieval.")
    return rule.__module__.startswith("retrieval.") and not name.startswith(NO_RULES) and _nothing(rule) is not rule


def _nothing(rule: FunctionType) -> Any:
    """What it says where it has nothing to say; itself where it always has something."""
    said = rule.__annotations__.get("return")
    if said is bool:
        return False
    if get_origin(said) is tuple and get_args(said)[-1] is Ellipsis:
        return ()
    if get_origin(said) in (list, frozenset):
        return get_origin(said)()
    return None if NoneType in get_args(said) else rule


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one of the archives; `texts` are those of the archive."""

    gold: GoldQuestion
    archive: LocalArchive
    texts: Mapping[str, str]


def without_each(
    asked: Asked, answered: Callable[[Asked], Answer], switches: Switches, times: Counter[str], most: int
) -> Iterator[tuple[str, list[int] | None]]:
    """Each rule that spoke, where it has spoken fewer `times` than the `most`, and how much more of what is counted
    there is without it; None where nothing changes."""
    switches.silence(None)
    switches.spoken = set()
    whole = answered(asked)
    on = judge(asked.gold, whole, asked.texts)
    for rule in sorted(rule for rule in switches.spoken if times[rule] < most):
        times[rule] += 1
        switches.silence(rule)
        other = answered(asked)
        off = judge(asked.gold, other, asked.texts)
        yield rule, None if _told(whole) == _told(other) else [getattr(off, n) - getattr(on, n) for n in COUNTED]


def _told(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(exclude={"took_ms"})


def _answered(encoder: OnnxEncoder, reader: Remembering, asked: Asked) -> Answer:
    as_of = date.fromisoformat(asked.gold.as_of) if asked.gold.as_of else None
    filters, today = Filters(as_of=as_of), as_of or date.today()
    return ask(asked.gold.question, asked.archive, encoder, reader, as_of=today, filters=filters)


def _sets(data: Path | None) -> Iterator[tuple[str, Path | list[Page], Sequence[GoldQuestion]]]:
    for folder in (each for each_set in (INVENTED, STRANGERS) for each in sorted(each_set.iterdir()) if each.is_dir()):
        yield f"{folder.parent.name}-{folder.name}", folder / "articles", read_gold(folder / "questions.jsonl")
    if data is not None:
        dev = data / "bench/dev"
        yield "dev", dev / "corpus.jsonl", read_gold(dev / "questions.jsonl")
        yield from news.archives(data)


def _questions(kept: Path, data: Path | None, encoder: OnnxEncoder) -> Iterator[Asked]:
    for name, pages, gold in _sets(data):
        archive = opened(kept / name, encoder, pages)
        texts = texts_of(archive)
        yield from (Asked(each, archive, texts) for each in gold)


def main() -> None:
    """Print a line a rule: questions, changed answers, and what is more without it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kept", type=Path, help="archives, as `tests.bench.quality` keeps them")
    parser.add_argument("--data", type=Path, help="the folder of the sets; without it only those of the checkout")
    parser.add_argument("--most", type=int, default=40, help="questions a rule, of all those in which it speaks")
    options = parser.parse_args()
    switches, encoder = Switches(), open_encoder()
    answered = partial(_answered, encoder, Remembering(embedded_reader()))
    questions = list(_questions(options.kept, options.data, encoder))
    random.Random(0).shuffle(questions)
    changed: dict[str, list[list[int] | None]] = defaultdict(list)
    times: Counter[str] = Counter()
    for asked in questions:
        for rule, more in without_each(asked, answered, switches, times, options.most):
            changed[rule].append(more)
    print("rule", "questions", "answers changed", *COUNTED, sep=" | ")
    for rule, each in sorted(changed.items()):
        told = [more for more in each if more is not None]
        print(rule, len(each), len(told), *(f"{sum(more):+d}" for more in zip(*told, strict=True)), sep=" | ")


if __name__ == "__main__":
    main()

"""How right answers are: by hand on small cases, and as the benchmark's own script says on real ones."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from index.archive import LocalArchive
from index.embedding.encoder import Encoder
from retrieval.answer import Answer, Evidence, Kind, Position, Reading, Slice, Took, Verdict
from retrieval.ask import ask
from retrieval.evaluate import Judged, figures, judge
from retrieval.gold import GoldEvidence, GoldPosition, GoldQuestion, read_gold
from retrieval.match import Match
from retrieval.readers.reader import Reader
from tests.conftest import SHARED

TEXTS = {
    "kite": "The East Quay burned until noon, the harbour master said. Nobody was hurt at the East Quay.",
    "post": "It was the West Quay that burned until noon, a stevedore said.",
}
EAST = GoldPosition(
    value="East Quay",
    accept=("east quay",),
    evidence=(GoldEvidence(article="kite", quote="The East Quay burned until noon"),),
)
WEST = GoldPosition(
    value="West Quay",
    accept=("west quay",),
    evidence=(GoldEvidence(article="post", quote="the West Quay that burned"),),
)
GOLD = GoldQuestion(
    id="quay",
    question="Which quay burned until noon?",
    kind=Kind.PLACE,
    verdict=Verdict.DISPUTED,
    positions=(EAST, WEST),
    forbid=("other",),
)


def evidence(key: str, words: str, span: str | None = None) -> Evidence:
    start = TEXTS[key].index(words)
    at = TEXTS[key].index(span) if span else 0
    return Evidence(
        article=key, version=1, outlet=None, title=None, url=None, published=None, published_basis="unknown", day=None,
        day_from=None, day_words=None, quote=Slice(start=start, end=start + len(words), text=words),
        span=Slice(start=at, end=at + len(span), text=span) if span else None, attribution=None, origin="o1", score=0.5,
    )  # fmt: skip


def position(value: str, *shown: Evidence) -> Position:
    return Position(value=value, also=(), outlets=1, origins=1, evidence=shown)


def answer(verdict: Verdict, *positions: Position) -> Answer:
    return Answer(
        question=GOLD.question, reading=Reading(kind=Kind.PLACE), verdict=verdict, positions=positions,
        took_ms=Took(total=0, search=0, read=0),
    )  # fmt: skip


EAST_SAID = position("the East Quay", evidence("kite", "The East Quay burned until noon, the harbour master said."))
WEST_SAID = position("West Quay", evidence("post", TEXTS["post"], "West Quay"))


def judged(said: Answer, gold: GoldQuestion = GOLD) -> Judged:
    return judge(gold, said, TEXTS)


def test_a_right_answer_is_right_in_every_figure() -> None:
    found = figures([judged(answer(Verdict.DISPUTED, EAST_SAID, WEST_SAID))])
    counted = {name: value for name, value in asdict(found).items() if value is not None}
    assert counted.pop("forbidden_citations") == 0
    assert set(counted.values()) == {1}


def test_a_position_said_twice_counts_once() -> None:
    found = judged(answer(Verdict.DISPUTED, EAST_SAID, EAST_SAID))
    assert (found.found_positions, found.said_positions) == (1, 2)
    assert found.reason == "missed West Quay; 1 position not in the gold answer"


def test_how_often_each_match_is_right_is_told() -> None:
    strong = EAST_SAID.model_copy(update={"match": Match.STRONG})
    weak, doubled = (each.model_copy(update={"match": Match.WEAK}) for each in (WEST_SAID, EAST_SAID))
    found = figures(
        [judged(answer(Verdict.DISPUTED, strong, weak, doubled)), judged(answer(Verdict.AGREED, EAST_SAID))]
    )
    assert (found.strong_matches_right, found.fair_matches_right, found.weak_matches_right) == (1.0, None, 0.5)


def test_a_right_answer_from_an_article_that_nobody_read_is_not_judged() -> None:
    gold = GOLD.model_copy(update={"articles": ("kite",), "positions": (EAST,), "verdict": Verdict.SINGLE_SOURCE})
    also_post = position("East Quay", *EAST_SAID.evidence, evidence("post", TEXTS["post"]))
    only_post = position("East Quay", evidence("post", TEXTS["post"]))
    found = judged(answer(Verdict.AGREED, also_post), gold)
    assert (found.citations, found.right_citations, found.said_positions) == (1, 1, 1)
    found = judged(answer(Verdict.AGREED, only_post), gold)
    assert (found.citations, found.found_positions, found.said_positions) == (0, 0, 0)


def test_another_answer_and_a_yes_are_judged_wherever_they_stand() -> None:
    gold = GOLD.model_copy(update={"articles": ("kite",), "positions": (EAST,)})
    assert judged(answer(Verdict.SINGLE_SOURCE, WEST_SAID), gold).citations == 1
    yes = EAST.model_copy(update={"value": "yes", "accept": ("yes",)})
    asked = gold.model_copy(update={"kind": Kind.POLARITY, "positions": (yes,)})
    said = answer(Verdict.SINGLE_SOURCE, position("yes", evidence("post", TEXTS["post"])))
    assert judged(said, asked).citations == 1


def test_the_right_words_on_the_wrong_article_are_not_right() -> None:
    wrong = position("East Quay", evidence("post", TEXTS["post"]))
    found = judged(answer(Verdict.SINGLE_SOURCE, wrong))
    assert (found.found_positions, found.right_citations, found.first_right) == (0, 0, False)


def test_another_sentence_of_the_article_is_right_only_where_it_says_the_same_of_the_same_matter() -> None:
    elsewhere = position("East Quay", evidence("kite", "Nobody was hurt at the East Quay."))
    assert judged(answer(Verdict.SINGLE_SOURCE, elsewhere)).found_positions == 0


def test_an_abstention_says_nothing_whatever_stands_in_it() -> None:
    found = judged(answer(Verdict.UNANSWERED, EAST_SAID))
    assert (found.said_positions, found.citations) == (0, 0)
    assert "said unanswered, is disputed" in found.reason


def test_agreed_and_single_source_are_one_verdict() -> None:
    single = GOLD.model_copy(update={"verdict": Verdict.SINGLE_SOURCE, "positions": (EAST,)})
    assert judged(answer(Verdict.AGREED, EAST_SAID), single).verdict_right
    assert not judged(answer(Verdict.DISPUTED, EAST_SAID), single).verdict_right


def test_a_quote_that_is_no_slice_is_not_verbatim() -> None:
    shifted = evidence("kite", "The East Quay burned until noon")
    moved = shifted.model_copy(update={"quote": shifted.quote.model_copy(update={"start": 1, "end": 32})})
    assert judged(answer(Verdict.SINGLE_SOURCE, position("East Quay", shifted))).verbatim == 1
    assert judged(answer(Verdict.SINGLE_SOURCE, position("East Quay", moved))).verbatim == 0


def test_no_questions_have_no_figures() -> None:
    found = figures([])
    assert (found.questions, found.verdict_accuracy, found.position_f1) == (0, None, 0.0)


@pytest.fixture(scope="module")
def gold(seeds: Path) -> list[GoldQuestion]:
    return read_gold(seeds.parent / "seeds.questions.jsonl")


@pytest.fixture(scope="module")
def answers(
    gold: list[GoldQuestion], seeds_archive: LocalArchive, own_encoder: Encoder, own_reader: Reader
) -> list[Answer]:
    today = date(2026, 1, 2)
    return [ask(one.question, seeds_archive, own_encoder, own_reader, as_of=today) for one in gold]


def _as_they_are(answers: list[Answer]) -> list[Answer]:
    return answers


def _to_the_next_question(answers: list[Answer]) -> list[Answer]:
    return [*answers[1:], answers[0]]


def _without_first_positions(answers: list[Answer]) -> list[Answer]:
    fewer = [one.model_copy(update={"positions": one.positions[1:]}) for one in answers]
    return [one if one.positions else one.model_copy(update={"verdict": Verdict.UNANSWERED}) for one in fewer]


def _all_disputed(answers: list[Answer]) -> list[Answer]:
    return [one.model_copy(update={"verdict": Verdict.DISPUTED}) for one in answers]


def _misquoted(answers: list[Answer]) -> list[Answer]:
    def shift(e: Evidence) -> Evidence:
        return e.model_copy(update={"quote": e.quote.model_copy(update={"start": e.quote.start + len(e.article) % 2})})

    def shifted(p: Position) -> Position:
        return p.model_copy(update={"evidence": (*p.evidence[:-1], shift(p.evidence[-1]).model_copy())})

    return [one.model_copy(update={"positions": tuple(map(shifted, one.positions))}) for one in answers]


@pytest.mark.parametrize(
    "change", [_as_they_are, _to_the_next_question, _without_first_positions, _all_disputed, _misquoted]
)
def test_the_figures_are_those_of_the_benchmarks_own_script(
    change: Callable[[list[Answer]], list[Answer]],
    gold: list[GoldQuestion],
    answers: list[Answer],
    seeds: Path,
    seeds_archive: LocalArchive,
    tmp_path: Path,
) -> None:
    said = change(answers)
    theirs = their_figures(seeds.parent / "seeds.questions.jsonl", said, seeds, tmp_path)
    texts = {key: seeds_archive.article(key).text for key in seeds_archive.keys()}  # noqa: SIM118 - not a mapping
    ours = asdict(figures([judge(one, found, texts) for one, found in zip(gold, said, strict=True)]))
    assert {name: ours[name] for name in theirs} == theirs


def their_figures(questions: Path, said: list[Answer], corpus: Path, tmp_path: Path) -> dict[str, object]:
    """What the benchmark's script prints."""
    file = tmp_path / "answers.jsonl"
    file.write_text("".join(one.to_json() + "\n" for one in said), encoding="utf-8")
    command = [sys.executable, str(SHARED / "bench" / "score.py"), str(questions), str(file), str(corpus), "--json"]
    found: dict[str, object] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return found


@pytest.mark.parametrize(("named", "which"), [(True, 0), (False, 0), (False, -1)])
def test_the_figures_are_the_scripts_for_answers_made_of_gold_quotes(named: bool, which: int, tmp_path: Path) -> None:
    folder = SHARED / "bench" / "dev"
    if not folder.is_dir():
        pytest.skip("the benchmark stands beside the repository, and is not there")
    lines = (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    gold = read_gold(folder / "questions.jsonl")
    said = [_of_gold(one, texts, named, which) for one in gold]
    ours = asdict(figures([judge(one, found, texts) for one, found in zip(gold, said, strict=True)]))
    theirs = their_figures(folder / "questions.jsonl", said, folder / "corpus.jsonl", tmp_path)
    assert {name: ours[name] for name in theirs} == theirs


def _of_gold(gold: GoldQuestion, texts: dict[str, str], named: bool, which: int) -> Answer:
    """The gold answer with one quote a position, its value said or not."""
    positions = []
    for each in gold.positions:
        key, words = each.evidence[which].article, each.evidence[which].quote
        start = texts[key].index(words)
        cited = evidence("kite", TEXTS["kite"]).model_copy(
            update={"article": key, "quote": Slice(start=start, end=start + len(words), text=words)}
        )
        positions.append(position(each.value if named else "no such value", cited))
    return answer(gold.verdict, *positions)

"""Training examples from dossiers and clippings: each question on the very windows that the program would read for it.

    python -m retrieval.training.written --archive DIR --out DIR                 written-train.jsonl, written-held.jsonl
    python -m retrieval.training.written --archive DIR --out DIR --news FILE     clipped-train.jsonl, clipped-held.jsonl

The archive holds the articles of all dossiers (see `retrieval.training.dossiers`), so that other events stand among the
candidates as they do for a user. A window holds the gold words or answers nothing; one that holds an accepted form
without being gold is left out, since nobody has said which it is.
"""

import argparse
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from index.archive import LocalArchive
from index.article import Article
from index.embedding.encoder import OnnxEncoder, open_encoder
from index.found import Filters
from retrieval.answer import Kind
from retrieval.ask import weigh_sentences
from retrieval.training.clippings import read_clippings
from retrieval.training.dossiers import Dossier, Question, found, read_dossiers
from retrieval.training.example import Example, write_examples
from retrieval.training.windows import names_in, swapped
from retrieval.windows import Placed, by_words, context, windows

SEED = 23
RANKED, OTHERS = 8, 5
"""Windows without an answer for each question: the best ranked, and some of the rest."""
TODAY = date(2035, 1, 1)  # after every written article

Gold = dict[str, dict[tuple[int, int], bool]]  # by article: the answering words, and whether they say no


class Asker:
    """Asks the questions of dossiers of an archive and cuts what would be read into examples."""

    def __init__(self, archive: LocalArchive, encoder: OnnxEncoder, dossiers: Sequence[Dossier]) -> None:
        self._archive, self._encoder, self._rng = archive, encoder, random.Random(SEED)
        self._texts = {report.id: report.text for dossier in dossiers for report in dossier.articles}
        self._swaps = names_in(list(self._texts.values()))

    def examples(self, dossier: Dossier, question: Question) -> Iterator[Example]:
        """Windows with the answer, look-alike windows without, and the same asked of another event."""
        gold = gold_of(question, self._texts)
        own = {report.id for report in dossier.articles} - set(question.forbid)
        weighed = weigh_sentences(question.question, self._archive, self._encoder, TODAY, Filters())
        read = windows([same[0] for same in by_words(weighed.worth_reading())])
        asked = weighed.asked.question.without_days
        answered = [each for each in read if inside(each, gold)]
        silent = [each for each in read if not inside(each, gold) and not hints(each, question, own)]
        for each in (*answered, *self._missed(gold, answered)):
            yield _answer(asked, each, inside(each, gold), dossier, question.kind)
            other = swapped(asked, f"{each.window.context} {each.window.text}", self._swaps, self._rng)
            if other is not None and self._rng.random() < 0.5:
                yield _silence(other, each, dossier, "swapped")
        rest = silent[RANKED:]
        for each in (*silent[:RANKED], *self._rng.sample(rest, min(OTHERS, len(rest)))):
            yield _silence(asked, each, dossier, "alike" if each.article.key in question.forbid else "silent")

    def _missed(self, gold: Gold, answered: Sequence[Placed]) -> Iterator[Placed]:
        """The sentences of gold words that search did not bring, alone."""
        for key, ranges in gold.items():
            article = self._archive.article(key)
            for span in ranges:
                seen = any(p.article.key == key and _holds(p, span) for p in answered)
                numbers = [n for n, s in enumerate(article.sentences) if s.start <= span[0] and span[1] <= s.end]
                if not seen and numbers:
                    yield _alone(article, numbers[0])


def gold_of(question: Question, texts: Mapping[str, str]) -> Gold:
    """The answering words of every quote. Raises ValueError where one does not stand in its article's text."""
    gold: Gold = {}
    for position in question.positions:
        for support in position.evidence:
            span = found(support, texts[support.article])[1]
            gold.setdefault(support.article, {})[span] = position.value == "no"
    return gold


def _holds(placed: Placed, span: tuple[int, int]) -> bool:
    return placed.start <= span[0] and span[1] <= placed.start + len(placed.window.text)


def inside(placed: Placed, gold: Gold) -> dict[tuple[int, int], bool]:
    """The gold words in the window, as ranges of it, in order; and whether they say no."""
    held = sorted((span, no) for span, no in gold.get(placed.article.key, {}).items() if _holds(placed, span))
    return {(start - placed.start, end - placed.start): no for (start, end), no in held}


def hints(placed: Placed, question: Question, own: set[str]) -> bool:
    """Whether a window of the asked event has an accepted form that is not gold: it may answer all the same."""
    if question.kind is Kind.POLARITY or placed.article.key not in own:
        return False
    forms = [form.rstrip("*") for position in question.positions for form in position.accept]
    text = placed.window.text.lower()
    return any(re.search(rf"(?<!\w){re.escape(form)}", text) for form in forms)


def _alone(article: Article, number: int) -> Placed:
    from retrieval.readers.reader import Window

    sentence = article.sentences[number]
    text = article.text[sentence.start : sentence.end]
    return Placed(Window(text, context(article), ((0, len(text)),)), article, sentence.start, (number,))


def _answer(asked: str, placed: Placed, gold: dict[tuple[int, int], bool], dossier: Dossier, kind: Kind) -> Example:
    denied = tuple(gold.values()) if kind is Kind.POLARITY else ()
    window = placed.window
    return Example(asked, window.context, window.text, tuple(gold), f"written-{kind.value}", dossier.name, denied)


def _silence(asked: str, placed: Placed, dossier: Dossier, kind: str) -> Example:
    return Example(asked, placed.window.context, placed.window.text, (), f"written-{kind}", dossier.name)


def main() -> None:
    """Write the examples of the dossiers to learn from and of those held out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, help="the news corpus: take the clippings of it, not the written dossiers")
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    dossiers = list(read_clippings(given.news) if given.news else read_dossiers())
    asker = Asker(LocalArchive.open(given.archive), open_encoder(None), dossiers)
    for name, held in (("train", False), ("held", True)):
        made = [
            example
            for dossier in dossiers
            if dossier.is_held_out is held
            for question in dossier.questions
            for example in _told(asker, dossier, question)
        ]
        print(name, write_examples(given.out / f"{'clipped' if given.news else 'written'}-{name}.jsonl", made))


def _told(asker: Asker, dossier: Dossier, question: Question) -> list[Example]:
    try:
        return list(asker.examples(dossier, question))
    except ValueError as error:
        print(f"left out: {question.id}: {error}")
        return []


if __name__ == "__main__":
    main()

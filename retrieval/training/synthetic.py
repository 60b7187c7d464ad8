"""Training questions from the news corpus: `python -m retrieval.training.synthetic --data DIR --out DIR`.

A question made from one outlet's sentence is asked of that sentence, of other outlets' reports of the story, and of
look-alike stories that must not answer it. Held out: stories of every twentieth week. Deterministic for a given corpus.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from index.sentences import split
from retrieval.training.anchoring import anchored, event_of, place_of
from retrieval.training.cores import cores_on
from retrieval.training.example import Example, write_examples
from retrieval.training.phrases import MONTHS, NAME
from retrieval.training.prepare import is_held_out
from retrieval.training.questions import Made, questions_on
from retrieval.training.rewording import other_detail, reworded, terse, with_detail
from retrieval.training.stories import Neighbourhood, News, neighbourhoods, read_news
from retrieval.training.windows import content_words, names_in, random_day, spoken_day, swapped

SEED = 21
FIRST_SENTENCES = 30
SHARE = {"number": 1.0, "place": 1.0, "date": 0.7, "person": 0.28, "account": 0.5, "polarity": 0.1}
_TIME = re.compile(rf"\b(?:19|20)\d\d\b|\b(?:{MONTHS})\b|\b\w+day\b|\blast\b")
_FURNITURE = re.compile(
    r"@\w+|pic\.twitter|contributed to this report|Getty|reported from|Follow |File photo|\bPhotos?:"
)
_SAID = re.compile(r"\b(?:said|told|says|according to|added)\b")


@dataclass(slots=True)
class Page:
    """An article cut into sentences, with the questions and the content words of each."""

    news: News
    sentences: list[str]
    words: list[set[str]]
    made: list[list[Made]]
    cores: list[list[Made]] = field(default_factory=list)


class Maker:
    """Makes the examples of one article at a time; pages are cut once."""

    def __init__(self, news: Sequence[News], hoods: Mapping[int, Neighbourhood], rng: random.Random) -> None:
        self._news, self._hoods, self._rng = news, hoods, rng
        self._pages: dict[int, Page] = {}
        self._names: Counter[str] = Counter()
        for at in sorted(hoods):
            self._names.update(re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", news[at].text[:4000]))
        self._swaps = names_in([news[at].text[:3000] for at in sorted(hoods)[:2000]])

    def page(self, at: int) -> Page:
        """The article's page."""
        if at not in self._pages:
            text = self._news[at].text
            ranges = split(text, [])[:FIRST_SENTENCES]
            said = [text[s.start : s.end] for s in ranges]
            made = [questions_on(sentence, self._names) for sentence in said]
            cores = [cores_on(sentence, self._rng) for sentence in said]
            self._pages[at] = Page(self._news[at], said, [content_words(sentence) for sentence in said], made, cores)
        return self._pages[at]

    def examples(self, at: int) -> Iterator[Example]:
        """All examples whose question comes from this article: from 14 of its sentences, or 4 if it has no company."""
        page, hood = self.page(at), self._hoods[at]
        numbers = [n for n, made in enumerate(page.made) if made]
        for number in sorted(self._rng.sample(numbers, min(14 if hood.story else 4, len(numbers)))):
            fitting = [one for one in page.made[number] if self._rng.random() < SHARE[one.kind]]
            if fitting:
                figures = [one for one in fitting if one.kind == "number"]
                yield from self._of(page, hood, number, self._rng.choice(figures or fitting))

    def cores(self, at: int) -> Iterator[Example]:
        """Bare questions about the article's event, of its own sentences, of other outlets' and of other events'."""
        page, hood, rng = self.page(at), self._hoods[at], self._rng
        event = event_of(page.news.title, page.sentences[:4], rng)
        numbers = [n for n, made in enumerate(page.cores[:16]) if made]
        if event is None:
            return
        for number in sorted(rng.sample(numbers, min(5, len(numbers)))):
            made = rng.choice(page.cores[number])
            if made.kind in {"date", "place"} and event.split()[-1].lower() not in page.sentences[number].lower():
                continue  # the sentence tells when and where of something else
            where = made.about == "core-where"
            named = re.sub(rf" (?:in|on|at|near) (?:the )?{NAME}$", "", event) if where else event
            yield self._core_window(page, number, (made.start, made.end), made, named, page.news, "core")
            for far in hood.story:
                other = self.page(far)
                same = [(n, m) for n, all_ in enumerate(other.cores) for m in all_ if m.about == made.about]
                if same:
                    n, twin = same[0]
                    yield self._core_window(other, n, (twin.start, twin.end), made, event, page.news, "core")
            silent = [n for n in range(len(page.sentences)) if not any(m.about == made.about for m in page.cores[n])]
            tempting = [n for n in silent if any(m.kind == made.kind for m in page.cores[n])] or silent
            if tempting and rng.random() < 0.6 and made.about not in {"core-when", "core-where"}:
                yield self._core_window(page, rng.choice(tempting), None, made, event, page.news, "core-sibling")
            if hood.alike and rng.random() < 0.5:
                stranger = self.page(rng.choice(hood.alike))
                other_event = event_of(stranger.news.title, stranger.sentences[:4], rng)
                around = " ".join((page.news.title, *page.sentences[:6]))
                capitals = re.findall(r"[A-Z][\w’'-]+", other_event or "")
                if other_event and capitals and not any(name in around for name in capitals):
                    day = stranger.news if rng.random() < 0.5 else page.news
                    yield self._core_window(page, number, None, made, other_event, day, "core-otherevent")

    def _core_window(
        self, page: Page, number: int, span: tuple[int, int] | None, made: Made, event: str, day: News, kind: str
    ) -> Example:
        """A bare question, perhaps dated, on one sentence with its neighbours; the title always goes before it."""
        rng = self._rng
        question = made.question.replace("{event}", event).replace("the the ", "the ").replace("the The ", "the ")
        if made.kind != "date" and day.day and rng.random() < 0.45:
            spoken = spoken_day(day.day - timedelta(days=rng.choice((0, 0, 1))), rng)
            question = with_detail(
                question, rng.choice((f"on {spoken}", f"of {spoken}", f", {spoken}", f"in {day.day:%B %Y}"))
            )
            question = question.replace(" ,", ",")
        if rng.random() < 0.2:
            question = question.lower()
        return self._window(page, number, span, question, self._context(page.news, rng, certain=True), kind)

    def _of(self, page: Page, hood: Neighbourhood, number: int, made: Made) -> Iterator[Example]:
        rng = self._rng
        question, day_words, place = self._variant(page, made)
        context = self._context(page.news, rng, certain=bool(place))
        if rng.random() < 0.9:
            yield self._window(page, number, (made.start, made.end), question, context, "own")
        if day_words and context and rng.random() < 0.35:
            wrong = with_detail(made.question, f"on {spoken_day(random_day(rng), rng)}")
            if not _TIME.search(page.sentences[number]) and self._has_day(page.news, context):
                yield self._window(page, number, None, wrong, context, "otherday")
        if rng.random() < 0.35:
            other = swapped(question, page.sentences[number], self._swaps, rng)
            if other is not None:
                yield self._window(page, number, None, other, context, "swapped")
        detail = other_detail(question, made.about, page.sentences[number], rng)
        if detail is not None:
            yield self._window(page, number, None, detail, context, "detail")
        yield from self._other_event(page, hood, number, made)
        yield from self._elsewhere(page, hood, number, made)
        yield from self._same_article(page, number, made, question, context)
        if day_words or place or self._names_of(question):
            yield from self._alike(hood, made, question)

    def _variant(self, page: Page, made: Made) -> tuple[str, str, str]:
        """The question as it will be asked, and the day and the place or event that were added to it."""
        rng, question, day_words, place = self._rng, made.question, "", ""
        event = self._event(page, made) if rng.random() < 0.5 else None
        if event is not None:
            question = anchored(question, event, rng)
        if rng.random() < 0.5:
            question = reworded(question, rng)
        if rng.random() < 0.25:
            question = terse(question, rng)
        if page.news.day and made.kind != "date" and not _TIME.search(question) and rng.random() < 0.4:
            day = page.news.day - timedelta(days=rng.choice((0, 0, 1, 1, 2)))
            spoken = spoken_day(day, rng)
            day_words = rng.choice(
                (f"on {spoken}", f"on {spoken}", f"in {day:%B %Y}", f"({spoken})", f"on {day.day} {day:%B}")
            )
            question = with_detail(question, day_words)
        where = place_of(page.sentences[:6])
        if where and event is None and made.kind != "place" and where not in question and rng.random() < 0.25:
            place = where
            question = with_detail(question, f"in {place}")
        return question, day_words, place or event or ""

    def _event(self, page: Page, made: Made) -> str | None:
        """What the question may name instead of the sentence's own words."""
        if made.about in {"old", "role"}:
            return None
        return event_of(page.news.title, page.sentences[:4], self._rng)

    def _other_event(self, page: Page, hood: Neighbourhood, number: int, made: Made) -> Iterator[Example]:
        """The same question about the event of a look-alike article, asked of this one."""
        if not hood.alike or self._rng.random() > 0.35:
            return
        other = self.page(self._rng.choice(hood.alike))
        event = self._event(other, made)
        around = " ".join((page.news.title, *page.sentences[:4], page.sentences[number]))
        if event is None or all(name in around for name in re.findall(r"[A-Z][\w’'-]+", event)):
            return
        question = anchored(made.question, event, self._rng)
        question = terse(question, self._rng) if self._rng.random() < 0.25 else question
        if other.news.day and self._rng.random() < 0.4:
            question = with_detail(question, f"on {spoken_day(other.news.day, self._rng)}")
        yield self._window(
            page, number, None, question, self._context(page.news, self._rng, certain=True), "otherevent"
        )

    def _context(self, news: News, rng: random.Random, certain: bool = False) -> str:
        """Title and day, or less; with `certain` at least the title."""
        day = spoken_day(news.day, rng) if news.day else ""
        both = " | ".join(part for part in (news.title.strip(), day) if part)
        title = news.title.strip()
        return rng.choice((both, both, both, title) if certain else (both, both, both, both, title, day, ""))

    def _has_day(self, news: News, context: str) -> bool:
        return news.day is not None and str(news.day.year) in context

    def _names_of(self, question: str) -> list[str]:
        return [m.group() for m in re.finditer(r"\b[A-Z][a-z]{2,}\b", question) if m.start() > 0]

    def _window(
        self, page: Page, number: int, span: tuple[int, int] | None, question: str, context: str, kind: str
    ) -> Example:
        """Sentence `number` with up to two neighbours as they follow one another in the article."""
        before, after = self._rng.choice(((0, 0), (0, 0), (0, 0), (1, 0), (0, 1), (1, 1)))
        first, last = max(0, number - before), min(len(page.sentences) - 1, number + after)
        text, shift = "", 0
        for at in range(first, last + 1):
            text += " " if text else ""
            shift = len(text) if at == number else shift
            text += page.sentences[at]
        answers = () if span is None else ((span[0] + shift, span[1] + shift),)
        return Example(question, context, text, answers, f"news-{kind}", f"news:{page.news.key}")

    def _elsewhere(self, page: Page, hood: Neighbourhood, number: int, made: Made) -> Iterator[Example]:
        """Other outlets' sentences on the story: the same kind of figure, or the same words as an answer."""
        answer = page.sentences[number][made.start : made.end]
        wanted = content_words(made.question)
        found = 0
        for at in hood.story:
            other = self.page(at)
            if len(other.sentences) > 1 and other.words[0] == page.words[0]:
                continue
            for n, sentence in enumerate(other.sentences):
                span = self._same_figure(other, n, made) or self._same_words(
                    sentence, other.words[n], answer, wanted, made
                )
                if span is not None and found < 2 and content_words(sentence) != page.words[number]:
                    found += 1
                    question = self._variant(page, made)[0]
                    yield self._window(
                        other, n, span, question, self._context(other.news, self._rng, True), "elsewhere"
                    )
                    break

    def _same_figure(self, page: Page, number: int, made: Made) -> tuple[int, int] | None:
        if made.kind != "number":
            return None
        start = " ".join(made.question.split()[:3])
        names = set(self._names_of(made.question))
        for other in page.made[number]:
            alike = other.kind == "number" and other.about == made.about and other.question.startswith(start)
            if alike and (made.about != "old" or names <= set(self._names_of(other.question))):
                return other.start, other.end
        return None

    def _same_words(
        self, sentence: str, words: set[str], answer: str, wanted: set[str], made: Made
    ) -> tuple[int, int] | None:
        if made.kind in {"polarity", "account"} or len(answer) < 2:
            return None
        match = re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", sentence)
        asked = wanted - content_words(answer)
        needed = 0.4 if made.kind == "number" else 0.5
        if match is None or len(asked & words) < max(2, needed * len(asked)):
            return None
        return match.span()

    def _same_article(self, page: Page, number: int, made: Made, question: str, context: str) -> Iterator[Example]:
        """The article's own sentence that is most like the question and does not answer it."""
        if self._rng.random() > 0.5:
            return
        at = self._nearest(page, made, page.sentences[number][made.start : made.end], number)
        if at is not None:
            yield self._alone(page, at, question, context, "sibling")

    def _alike(self, hood: Neighbourhood, made: Made, question: str) -> Iterator[Example]:
        """A look-alike story's sentence that is most like the question, where none of the question's names stands."""
        names = self._names_of(question)
        for at in self._rng.sample(hood.alike, min(1, len(hood.alike))):
            page = self.page(at)
            near = self._nearest(page, made, "", -1)
            if near is None:
                continue
            around = page.news.title + " " + page.sentences[near]
            context = self._context(page.news, self._rng)
            missing = [name for name in names if name not in around]
            dated = _TIME.search(question) and re.search(r"\d{4}", question) and self._has_day(page.news, context)
            if dated and page.news.day and str(page.news.day.year) in question:
                dated = None
            if missing or dated:
                yield self._alone(page, near, question, context, "alike")

    def _nearest(self, page: Page, made: Made, answer: str, own: int) -> int | None:
        wanted = content_words(made.question)
        best: tuple[float, int] | None = None
        for at, words in enumerate(page.words):
            same = at != own and answer and answer.lower() in page.sentences[at].lower()
            figure = own >= 0 and self._same_figure(page, at, made) is not None
            if abs(at - own) < 1 or same or figure or len(page.sentences[at]) < 30:
                continue
            if own >= 0 and made.kind in {"polarity", "account"} and len(words & wanted) > 0.5 * len(wanted):
                continue
            score = len(words & wanted) + self._lure(page, at, made, own) + 0.5 * self._rng.random()
            if best is None or score > best[0]:
                best = (score, at)
        return best[1] if best and best[0] >= 1 else None

    def _lure(self, page: Page, at: int, made: Made, own: int) -> float:
        """How much a sentence that does not answer looks as if it did: a figure or a speaker where one is asked for."""
        sentence, lure = page.sentences[at], 0.0
        if any(o.kind == made.kind and (own < 0) == (o.about == made.about) for o in page.made[at]):
            lure += 2.0 if made.kind != "polarity" else 0.0
        if made.kind == "person" and _SAID.search(sentence):
            lure += 1.0
        if _FURNITURE.search(sentence) and self._rng.random() < 0.3:
            lure += 4.0
        return lure

    def _alone(self, page: Page, number: int, question: str, context: str, kind: str) -> Example:
        return Example(question, context, page.sentences[number], (), f"news-{kind}", f"news:{page.news.key}")


def measured_texts(shared: Path) -> list[str]:
    """Texts that measure the product: nothing like them may be trained on."""
    corpus = shared / "bench/dev/corpus.jsonl"
    texts = (
        [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()]
        if corpus.exists()
        else []
    )
    return texts + [path.read_text(encoding="utf-8") for path in sorted((shared / "corpus/seeds").glob("*.txt"))]


def main() -> None:
    """Write news-train.jsonl and news-held.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds news/ and train/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=6000)
    options = parser.parse_args()
    rng = random.Random(SEED)
    news = read_news(options.data / "news/articles.jsonl.xz", measured_texts(options.data.parent))
    rng.shuffle(news)
    hoods = neighbourhoods(news, options.articles)
    maker = Maker(news, hoods, rng)
    trained: list[Example] = []
    held: list[Example] = []
    for at in sorted(hoods):
        day = news[at].day
        week = f"week:{day.isocalendar()[:2]}" if day else ""
        (held if is_held_out(week, 0.05) else trained).extend((*maker.examples(at), *maker.cores(at)))
    for name, examples in (("news-train", trained), ("news-held", held)):
        write_examples(options.out / f"{name}.jsonl", examples)
        print(name, len(examples), sorted(Counter(example.kind for example in examples).items()))


if __name__ == "__main__":
    main()

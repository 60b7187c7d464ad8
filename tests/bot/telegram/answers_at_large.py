"""Answers of every shape for property tests: hostile words in every field, few or many positions, any lengths."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from retrieval.answer import (
    Answer,
    Attribution,
    Days,
    Disagreement,
    Evidence,
    Kind,
    Position,
    Reading,
    Slice,
    Took,
    Verdict,
)
from tests.bot.telegram.blocks import long_texts, texts, urls

TOOK = Took(total=1, search=0, read=0)
words_of_any_kind = st.one_of(texts, long_texts).filter(bool)
names = st.one_of(st.none(), words_of_any_kind)
iso_days = st.one_of(
    st.none(),
    st.sampled_from(("2031", "2031-05", "2031-05-04/2031-05-06", "no day at all")),
    st.dates().map(lambda day: day.isoformat()),
)
moments = st.one_of(iso_days, st.just("2031-05-05T06:30:00Z"), st.just("2031-05-05Tnonsense"))


@st.composite
def evidence(draw: Callable[..., Any]) -> Evidence:
    """One piece whose span lies in its quote."""
    text = draw(words_of_any_kind)
    start = draw(st.integers(0, 500))
    a = draw(st.integers(0, len(text) - 1))
    b = draw(st.integers(a + 1, len(text)))
    span = draw(st.sampled_from((None, Slice(start=start + a, end=start + b, text=text[a:b]))))
    return Evidence(
        article=draw(words_of_any_kind),
        version=draw(st.integers(1, 9)),
        outlet=draw(names),
        title=draw(names),
        url=draw(urls),
        published=draw(moments),
        published_basis=draw(st.sampled_from(("stated", "inferred", "unknown"))),
        published_from=tuple(draw(st.lists(words_of_any_kind, max_size=5))),
        day=draw(iso_days),
        day_from=draw(st.sampled_from((None, "sentence", "context", "lead", "story"))),
        day_words=draw(names),
        quote=Slice(start=start, end=start + len(text), text=text),
        span=span,
        attribution=draw(
            st.one_of(st.none(), st.builds(Attribution, who=words_of_any_kind, anonymous=st.booleans(), via=names))
        ),
        origin=draw(st.sampled_from(("o1", "o2", "o3"))),
        score=draw(st.floats(0, 1)),
    )


positions = st.builds(
    Position,
    value=words_of_any_kind,
    also=st.lists(words_of_any_kind, max_size=6).map(tuple),
    outlets=st.integers(1, 40),
    origins=st.integers(1, 40),
    evidence=st.lists(evidence(), min_size=1, max_size=3).map(tuple),
)


@st.composite
def answers(draw: Callable[..., Any]) -> Answer:
    """Any answer that could be made, and many that could not."""
    held = draw(st.lists(positions, max_size=4))
    held = held * draw(st.sampled_from((1, 1, 1, 12)))
    indexes = draw(st.permutations(range(len(held))))
    kind = draw(st.sampled_from(("number", "account", "superseded")))
    apart = [Disagreement(kind=kind, positions=tuple(indexes), words=draw(words_of_any_kind))] if len(held) > 1 else []
    first = draw(st.dates())
    days = Days(first=first, last=first, words=draw(words_of_any_kind), note=draw(names))
    verdict = Verdict.UNANSWERED if not held else Verdict.DISPUTED if apart else Verdict.SINGLE_SOURCE
    return Answer(
        question=draw(words_of_any_kind),
        reading=Reading(
            kind=draw(st.sampled_from(Kind)),
            days=draw(st.sampled_from((None, days))),
            filters=draw(st.dictionaries(st.sampled_from(("outlet", "since", "language")), words_of_any_kind)),
        ),
        verdict=verdict,
        positions=tuple(held),
        disagreements=tuple(apart),
        vague=tuple(draw(st.lists(evidence(), max_size=2))) if held else (),
        nearest=() if held else tuple(draw(st.lists(evidence(), max_size=3))),
        took_ms=TOOK,
    )
